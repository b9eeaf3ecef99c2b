/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The runtime as one file, for vendoring by #include. */
#include "clear.c"
#include "connection.c"
#include "find.c"
#include "find_avx2.c"
#include "find_avx512.c"
#include "find_neon.c"
#include "find_portable.c"
#include "find_sse2.c"
#include "head.c"
#include "mark.c"
