/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The AVX-512 backend: x86-64 with AVX-512BW and VL. */
#include <hdrtrie/detail/backend/backends.h>

#ifdef HDRTRIE_HAS_X86_BACKENDS
#define BACKEND hdrtrie_avx512
#define BACKEND_SUPPORTED HDRTRIE_CPU_HAS_AVX512
#include "backend.inl.h"

const hdrtrie_backend hdrtrie_backend_avx512 = BACKEND_CALLS("avx512");

#undef BACKEND /* all backends also compile as one file */
#undef BACKEND_SUPPORTED
#endif
