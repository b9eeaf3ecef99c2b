/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The SSE2 backend: every x86-64. */
#include <hdrtrie/detail/backend/backends.h>

#ifdef HDRTRIE_HAS_X86_BACKENDS
#define BACKEND hdrtrie_sse2
#define BACKEND_SUPPORTED 1
#include "backend.inl.h"

const hdrtrie_backend hdrtrie_backend_sse2 = BACKEND_CALLS("sse2");

#undef BACKEND /* all backends also compile as one file */
#undef BACKEND_SUPPORTED
#endif
