/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The AVX-512 backend: x86-64 with AVX-512BW and VL. */
#include <hdrtrie/detail/backend/backends.h>

#ifdef HDRTRIE_HAS_X86_BACKENDS
#define BACKEND hdrtrie_avx512
#define BACKEND_STRUCT hdrtrie_backend_avx512
#define BACKEND_SUPPORTED HDRTRIE_CPU_HAS_AVX512
#include "dispatch.h"

/* The loops that backend.inl.h makes. */
static hdrtrie_avx512_target hdrtrie_find_call hdrtrie_avx512_find_none_any, hdrtrie_avx512_find_none_hashed,
    hdrtrie_avx512_find_none_ends, hdrtrie_avx512_find_none_large, hdrtrie_avx512_find_case_any,
    hdrtrie_avx512_find_case_hashed, hdrtrie_avx512_find_case_ends, hdrtrie_avx512_find_case_large,
    hdrtrie_avx512_find_underscore_any, hdrtrie_avx512_find_separators_any, hdrtrie_avx512_find_separators_hashed,
    hdrtrie_avx512_find_separators_ends, hdrtrie_avx512_find_separators_large;
static hdrtrie_avx512_target hdrtrie_judge_call hdrtrie_avx512_judge_none_any, hdrtrie_avx512_judge_none_hashed,
    hdrtrie_avx512_judge_none_ends, hdrtrie_avx512_judge_none_large, hdrtrie_avx512_judge_case_any,
    hdrtrie_avx512_judge_case_hashed, hdrtrie_avx512_judge_case_ends, hdrtrie_avx512_judge_case_large,
    hdrtrie_avx512_judge_underscore_any, hdrtrie_avx512_judge_separators_any, hdrtrie_avx512_judge_separators_hashed,
    hdrtrie_avx512_judge_separators_ends, hdrtrie_avx512_judge_separators_large;

#include "backend.inl.h"

const hdrtrie_backend hdrtrie_backend_avx512 = BACKEND_CALLS("avx512");

#undef BACKEND_STRUCT
#undef BACKEND /* all backends also compile as one file */
#undef BACKEND_SUPPORTED
#endif
