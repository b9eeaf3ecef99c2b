/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The SSE2 backend: every x86-64. */
#include <hdrtrie/detail/backend/backends.h>

#ifdef HDRTRIE_HAS_X86_BACKENDS
#define BACKEND hdrtrie_sse2
#define BACKEND_STRUCT hdrtrie_backend_sse2
#define BACKEND_SUPPORTED 1
#include "dispatch.h"

/* The loops that backend.inl.h makes. */
static hdrtrie_sse2_target hdrtrie_find_call hdrtrie_sse2_find_none_any, hdrtrie_sse2_find_none_hashed,
    hdrtrie_sse2_find_none_ends, hdrtrie_sse2_find_none_large, hdrtrie_sse2_find_case_any,
    hdrtrie_sse2_find_case_hashed, hdrtrie_sse2_find_case_ends, hdrtrie_sse2_find_case_large,
    hdrtrie_sse2_find_underscore_any, hdrtrie_sse2_find_separators_any, hdrtrie_sse2_find_separators_hashed,
    hdrtrie_sse2_find_separators_ends, hdrtrie_sse2_find_separators_large;
static hdrtrie_sse2_target hdrtrie_judge_call hdrtrie_sse2_judge_none_any, hdrtrie_sse2_judge_none_hashed,
    hdrtrie_sse2_judge_none_ends, hdrtrie_sse2_judge_none_large, hdrtrie_sse2_judge_case_any,
    hdrtrie_sse2_judge_case_hashed, hdrtrie_sse2_judge_case_ends, hdrtrie_sse2_judge_case_large,
    hdrtrie_sse2_judge_underscore_any, hdrtrie_sse2_judge_separators_any, hdrtrie_sse2_judge_separators_hashed,
    hdrtrie_sse2_judge_separators_ends, hdrtrie_sse2_judge_separators_large;

#include "backend.inl.h"

const hdrtrie_backend hdrtrie_backend_sse2 = BACKEND_CALLS("sse2");

#undef BACKEND_STRUCT
#undef BACKEND /* all backends also compile as one file */
#undef BACKEND_SUPPORTED
#endif
