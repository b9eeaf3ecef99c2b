/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The compiled loops of one backend. Include with two macros defined: BACKEND, such as hdrtrie_avx2, and
   BACKEND_SUPPORTED, an expression that is true if this CPU can run it. BACKEND_CALLS is then the initializer of its
   hdrtrie_backend.

   A loop is a find and a judge for tables of one kind: hdrtrie_avx2_find_case_ends, hdrtrie_avx2_judge_case_ends. It
   knows the table's fold, mode and flags as constants, so it decides nothing about the table. One more loop per
   fold, `any`, is for all other tables. It tests mode and flags for each name; these branches are predicted, because
   they never change. HDRTRIE_DISPATCH_OF numbers the loops. */
#include "dispatch.h"

#define FN(name) HDRTRIE_PASTE(BACKEND, name)

/* Makes FN(array_judge) and FN(array_removes): hdrtrie_avx2_array_judge, hdrtrie_avx2_array_removes, ... */
#define HDRTRIE_CLEAR FN(array)
#define HDRTRIE_CLEAR_BACKEND BACKEND
#define HDRTRIE_CLEAR_FIELDS hdrtrie_array
#define HDRTRIE_CLEAR_NAME(a, i) hdrtrie_layout_name((a).layout, (a).fields, i)
#define HDRTRIE_CLEAR_LEN(a, i) hdrtrie_layout_len((a).layout, (a).fields, i)
#define HDRTRIE_CLEAR_FLAGS fields.layout->flags
#include <hdrtrie/template/clear.inl.h>

/* The shape of a table whose fold is known, and, unless they are negative, mode and flags. All three are constants. */
HDRTRIE_INLINE hdrtrie_shape FN(shape)(const hdrtrie_table *table, unsigned fold, int mode, int flags)
{
    hdrtrie_shape s = hdrtrie_shape_read_hot(table, flags);
    s.fold = (uint8_t)fold;
    if (mode >= 0) s.mode = (uint8_t)mode;
    return s;
}

/* Separate functions, so that no loop pays for the registers of another. */
#define LOOP(find, judge, fold, mode, flags)                                                                           \
    static FN(target) hdrtrie_match FN(find)(const hdrtrie_table *table, const char *name, size_t len)                 \
    {                                                                                                                  \
        return hdrtrie_verdict_match(                                                                                  \
            FN(lookup)(table, FN(shape)(table, fold, mode, flags), name, len, HDRTRIE_WANT_ID | HDRTRIE_WANT_CALL));   \
    }                                                                                                                  \
    static FN(target) uint64_t FN(judge)(const hdrtrie_table *table, uint32_t groups, int keep, hdrtrie_array fields,  \
        size_t first, size_t count, uint32_t *before)                                                                  \
    {                                                                                                                  \
        return FN(array_judge)(                                                                                        \
            table, FN(shape)(table, fold, mode, flags), groups, keep, fields, first, count, before);                   \
    }

LOOP(find_none_any, judge_none_any, HDRTRIE_FOLD_NONE, -1, HDRTRIE_FLAGS_UNKNOWN)
LOOP(find_none_hashed, judge_none_hashed, HDRTRIE_FOLD_NONE, HDRTRIE_MODE_HASHED, 0)
LOOP(find_none_ends, judge_none_ends, HDRTRIE_FOLD_NONE, HDRTRIE_MODE_ENDS, 0)
LOOP(find_none_large, judge_none_large, HDRTRIE_FOLD_NONE, HDRTRIE_MODE_HASHED, HDRTRIE_FLAG_WIDE)
LOOP(find_case_any, judge_case_any, HDRTRIE_FOLD_CASE, -1, HDRTRIE_FLAGS_UNKNOWN)
LOOP(find_case_hashed, judge_case_hashed, HDRTRIE_FOLD_CASE, HDRTRIE_MODE_HASHED, 0)
LOOP(find_case_ends, judge_case_ends, HDRTRIE_FOLD_CASE, HDRTRIE_MODE_ENDS, 0)
LOOP(find_case_large, judge_case_large, HDRTRIE_FOLD_CASE, HDRTRIE_MODE_HASHED, HDRTRIE_FLAG_WIDE)
LOOP(find_underscore_any, judge_underscore_any, HDRTRIE_FOLD_UNDERSCORE, -1, HDRTRIE_FLAGS_UNKNOWN)
LOOP(find_separators_any, judge_separators_any, HDRTRIE_FOLD_SEPARATORS, -1, HDRTRIE_FLAGS_UNKNOWN)
LOOP(find_separators_hashed, judge_separators_hashed, HDRTRIE_FOLD_SEPARATORS, HDRTRIE_MODE_HASHED, 0)
LOOP(find_separators_ends, judge_separators_ends, HDRTRIE_FOLD_SEPARATORS, HDRTRIE_MODE_ENDS, 0)
LOOP(find_separators_large, judge_separators_large, HDRTRIE_FOLD_SEPARATORS, HDRTRIE_MODE_HASHED, HDRTRIE_FLAG_WIDE)

/* The result for a table that no check has accepted. */
static hdrtrie_match FN(find_nothing)(const hdrtrie_table *table, const char *name, size_t len)
{
    const hdrtrie_match none = {-1, 0};
    (void)table, (void)name, (void)len;
    return none;
}

static uint64_t FN(judge_nothing)(const hdrtrie_table *table, uint32_t groups, int keep, hdrtrie_array fields,
    size_t first, size_t count, uint32_t *before)
{
    (void)table, (void)groups, (void)keep, (void)fields, (void)first, (void)count, (void)before;
    return 0;
}

static int FN(supported)(void)
{
    return BACKEND_SUPPORTED;
}

/* The calls of one fold in the order of HDRTRIE_DISPATCH_OF: with patterns or wide, by mode; narrow without patterns,
   by mode (hashed, ends, free); wide and hashed without patterns. */
#define CALLS_OF_FOLD(any, hashed, ends, large) FN(any), FN(any), FN(any), FN(hashed), FN(ends), FN(any), FN(large)
#define BACKEND_CALLS(name)                                                                                            \
    {                                                                                                                  \
        name, FN(supported),                                                                                           \
            {CALLS_OF_FOLD(find_none_any, find_none_hashed, find_none_ends, find_none_large),                          \
                CALLS_OF_FOLD(find_case_any, find_case_hashed, find_case_ends, find_case_large),                       \
                CALLS_OF_FOLD(find_underscore_any, find_underscore_any, find_underscore_any, find_underscore_any),     \
                CALLS_OF_FOLD(                                                                                         \
                    find_separators_any, find_separators_hashed, find_separators_ends, find_separators_large),         \
                FN(find_nothing), FN(find_nothing), FN(find_nothing), FN(find_nothing)},                               \
            {CALLS_OF_FOLD(judge_none_any, judge_none_hashed, judge_none_ends, judge_none_large),                      \
                CALLS_OF_FOLD(judge_case_any, judge_case_hashed, judge_case_ends, judge_case_large),                   \
                CALLS_OF_FOLD(judge_underscore_any, judge_underscore_any, judge_underscore_any, judge_underscore_any), \
                CALLS_OF_FOLD(                                                                                         \
                    judge_separators_any, judge_separators_hashed, judge_separators_ends, judge_separators_large),     \
                FN(judge_nothing), FN(judge_nothing), FN(judge_nothing), FN(judge_nothing)},                           \
    }
