/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The runtime as one file, for vendoring by #include. */
#include "backend_avx2.c"
#include "backend_avx512.c"
#include "backend_neon.c"
#include "backend_portable.c"
#include "backend_sse2.c"
#include "connection.c"
#include "error.c"
#include "find.c"
#include "head.c"
#include "mark.c"
#include "rules.c"
