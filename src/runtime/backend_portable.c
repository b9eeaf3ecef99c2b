/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The portable backend: every CPU, with exact reads. */
#define BACKEND hdrtrie_portable
#define BACKEND_STRUCT hdrtrie_backend_portable
#define BACKEND_SUPPORTED 1
#include "dispatch.h"

/* The loops that backend.inl.h makes. */
static hdrtrie_portable_target hdrtrie_find_call hdrtrie_portable_find_none_any, hdrtrie_portable_find_none_hashed,
    hdrtrie_portable_find_none_ends, hdrtrie_portable_find_none_large, hdrtrie_portable_find_case_any,
    hdrtrie_portable_find_case_hashed, hdrtrie_portable_find_case_ends, hdrtrie_portable_find_case_large,
    hdrtrie_portable_find_underscore_any, hdrtrie_portable_find_separators_any, hdrtrie_portable_find_separators_hashed,
    hdrtrie_portable_find_separators_ends, hdrtrie_portable_find_separators_large;
static hdrtrie_portable_target hdrtrie_judge_call hdrtrie_portable_judge_none_any, hdrtrie_portable_judge_none_hashed,
    hdrtrie_portable_judge_none_ends, hdrtrie_portable_judge_none_large, hdrtrie_portable_judge_case_any,
    hdrtrie_portable_judge_case_hashed, hdrtrie_portable_judge_case_ends, hdrtrie_portable_judge_case_large,
    hdrtrie_portable_judge_underscore_any, hdrtrie_portable_judge_separators_any,
    hdrtrie_portable_judge_separators_hashed, hdrtrie_portable_judge_separators_ends,
    hdrtrie_portable_judge_separators_large;

#include "backend.inl.h"

const hdrtrie_backend hdrtrie_backend_portable = BACKEND_CALLS("portable");

#undef BACKEND_STRUCT
#undef BACKEND /* all backends also compile as one file */
#undef BACKEND_SUPPORTED
