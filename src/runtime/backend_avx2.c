/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The AVX2 backend: x86-64 with AVX2 and BMI. */
#include <hdrtrie/detail/backend/backends.h>

#ifdef HDRTRIE_HAS_X86_BACKENDS
#define BACKEND hdrtrie_avx2
#define BACKEND_SUPPORTED HDRTRIE_CPU_HAS_AVX2
#include "backend.inl.h"

const hdrtrie_backend hdrtrie_backend_avx2 = BACKEND_CALLS("avx2");

#undef BACKEND /* all backends also compile as one file */
#undef BACKEND_SUPPORTED
#endif
