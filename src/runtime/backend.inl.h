/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The compiled loops of one backend. Include with three macros defined: BACKEND, such as hdrtrie_avx2; BACKEND_STRUCT, its
   hdrtrie_backend; and BACKEND_SUPPORTED, an expression that is true if this CPU can run it. BACKEND_CALLS is then the
   initializer of that struct.

   A loop is a find and a judge for tables of one kind: hdrtrie_avx2_find_case_ends, hdrtrie_avx2_judge_case_ends. It
   knows the table's fold, mode and flags as constants, so it decides nothing about the table. One more loop per
   fold, `any`, is for all other tables. It tests mode and flags for each name; these branches are predicted, because
   they never change. `spelled` does so too, for tables with spelled exceptions: in `any` their test would cost each name
   five instructions. HDRTRIE_DISPATCH_OF numbers the loops. */
#include "dispatch.h"

#define FN(name) HDRTRIE_PASTE(BACKEND, name)

/* Finds a candidate of a sift by the loop for this table. */
static inline hdrtrie_match FN(candidate_call)(
    const hdrtrie_table *table, hdrtrie_shape shape, const char *name, size_t len)
{
    (void)shape; /* the loop reads the part of it that it does not know */
    return BACKEND_STRUCT.find[hdrtrie_backend_call(table)](table, name, len);
}

/* Makes FN(array_judge) and FN(array_removes): hdrtrie_avx2_array_judge, hdrtrie_avx2_array_removes, ... */
#define HDRTRIE_CLEAR FN(array)
#define HDRTRIE_CLEAR_BACKEND BACKEND
#define HDRTRIE_CLEAR_FIELDS hdrtrie_array
#define HDRTRIE_CLEAR_NAME(a, i) hdrtrie_layout_name((a).layout, (a).fields, i)
#define HDRTRIE_CLEAR_LEN(a, i) hdrtrie_layout_len((a).layout, (a).fields, i)
#define HDRTRIE_CLEAR_FLAGS fields.layout->flags
#include <hdrtrie/template/clear.inl.h>

/* Makes FN(uncommon_judge_each) for tables that are not of a common kind: long names take a call, so the code is smaller. */
#define HDRTRIE_CLEAR FN(uncommon)
#define HDRTRIE_CLEAR_BACKEND BACKEND
#define HDRTRIE_CLEAR_FIELDS hdrtrie_array
#define HDRTRIE_CLEAR_NAME(a, i) hdrtrie_layout_name((a).layout, (a).fields, i)
#define HDRTRIE_CLEAR_LEN(a, i) hdrtrie_layout_len((a).layout, (a).fields, i)
#define HDRTRIE_CLEAR_FLAGS fields.layout->flags
#define HDRTRIE_CLEAR_WANT HDRTRIE_WANT_CALL
#include <hdrtrie/template/clear.inl.h>

/* Makes FN(columns_sift) and the functions around it. */
#define HDRTRIE_CLEAR FN(columns)
#define HDRTRIE_CLEAR_BACKEND BACKEND
#define HDRTRIE_CLEAR_FIELDS hdrtrie_columns
#define HDRTRIE_CLEAR_NAME hdrtrie_columns_name
#define HDRTRIE_CLEAR_LEN hdrtrie_columns_len
#define HDRTRIE_CLEAR_FLAGS fields.flags
#define HDRTRIE_CLEAR_FIND FN(candidate_call)
#include <hdrtrie/template/clear.inl.h>

/* The argument `flags` below for a table with spelled exceptions and other flags that are not known. */
#define FLAGS_SPELLED (-2)

/* The shape of a table whose fold is known, and, unless they are negative, mode and flags. All three are constants. */
HDRTRIE_INLINE hdrtrie_shape FN(shape)(const hdrtrie_table *table, unsigned fold, int mode, int flags)
{
    hdrtrie_shape s = hdrtrie_shape_read_hot(table, flags);
    s.fold = (uint8_t)fold;
    if (mode >= 0) s.mode = (uint8_t)mode;
    s.flags &= (uint8_t)~HDRTRIE_FLAG_SPELLED;
    if (flags == FLAGS_SPELLED) s.flags |= HDRTRIE_FLAG_SPELLED;
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
        const hdrtrie_shape shape = FN(shape)(table, fold, mode, flags);                                               \
        if (mode < 0) return FN(uncommon_judge_each)(table, shape, groups, keep, fields, first, count, before);        \
        return FN(array_judge_each)(table, shape, groups, keep, fields, first, count, before);                         \
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
LOOP(find_underscore_spelled, judge_underscore_spelled, HDRTRIE_FOLD_UNDERSCORE, -1, FLAGS_SPELLED)
LOOP(find_separators_any, judge_separators_any, HDRTRIE_FOLD_SEPARATORS, -1, HDRTRIE_FLAGS_UNKNOWN)
LOOP(find_separators_hashed, judge_separators_hashed, HDRTRIE_FOLD_SEPARATORS, HDRTRIE_MODE_HASHED, 0)
LOOP(find_separators_ends, judge_separators_ends, HDRTRIE_FOLD_SEPARATORS, HDRTRIE_MODE_ENDS, 0)
LOOP(find_separators_large, judge_separators_large, HDRTRIE_FOLD_SEPARATORS, HDRTRIE_MODE_HASHED, HDRTRIE_FLAG_WIDE)

LOOP(find_separators_spelled, judge_separators_spelled, HDRTRIE_FOLD_SEPARATORS, -1, FLAGS_SPELLED)

/* Judges by the sieve, for keep 0: one function per size of a row. If the sift gives up, the loop that looks up every field
   follows. */
#define LOOP_SIEVED(judge_sieved, row_len)                                                                             \
    static FN(target) uint64_t FN(judge_sieved)(const hdrtrie_table *table, uint32_t groups, int keep,                 \
        hdrtrie_array fields, size_t first, size_t count, uint32_t *before)                                            \
    {                                                                                                                  \
        const hdrtrie_shape shape = hdrtrie_shape_read_first_line(table, HDRTRIE_FLAGS_UNKNOWN);                       \
        const hdrtrie_columns columns = hdrtrie_columns_of(fields, first);                                             \
        hdrtrie_sieve_view sieve = hdrtrie_sieve_of(table, shape);                                                     \
        hdrtrie_sifted sifted;                                                                                         \
        (void)keep;                                                                                                    \
        sieve.row = row_len;                                                                                           \
        if (HDRTRIE_LIKELY(hdrtrie_columns_usual(columns))) {                                                          \
            sifted = FN(columns_sift)(sieve, hdrtrie_columns_as_usual(columns), 0, count);                             \
        } else {                                                                                                       \
            sifted = FN(columns_sift)(sieve, columns, 0, count);                                                       \
        }                                                                                                              \
        if (HDRTRIE_UNLIKELY(sifted.given_up)) {                                                                       \
            return BACKEND_STRUCT.judge[hdrtrie_backend_call(table)](table, groups, 0, fields, first, count, before);  \
        }                                                                                                              \
        return FN(columns_judge_sifted)(table, shape, sifted, groups, columns, 0, count, before);                      \
    }

LOOP_SIEVED(judge_sieve2, 2)
LOOP_SIEVED(judge_sieve4, 4)
LOOP_SIEVED(judge_sieve8, 8)

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
   by mode (hashed, ends, free); wide and hashed without patterns. Those for spelled exceptions follow all folds. */
#define CALLS_OF_FOLD(any, hashed, ends, large) FN(any), FN(any), FN(any), FN(hashed), FN(ends), FN(any), FN(large)
#define BACKEND_CALLS(name)                                                                                            \
    {                                                                                                                  \
        name, FN(supported),                                                                                           \
            {CALLS_OF_FOLD(find_none_any, find_none_hashed, find_none_ends, find_none_large),                          \
                CALLS_OF_FOLD(find_case_any, find_case_hashed, find_case_ends, find_case_large),                       \
                CALLS_OF_FOLD(find_underscore_any, find_underscore_any, find_underscore_any, find_underscore_any),     \
                CALLS_OF_FOLD(                                                                                         \
                    find_separators_any, find_separators_hashed, find_separators_ends, find_separators_large),         \
                FN(find_underscore_spelled), FN(find_separators_spelled), FN(find_nothing), FN(find_nothing)},         \
            {CALLS_OF_FOLD(judge_none_any, judge_none_hashed, judge_none_ends, judge_none_large),                      \
                CALLS_OF_FOLD(judge_case_any, judge_case_hashed, judge_case_ends, judge_case_large),                   \
                CALLS_OF_FOLD(judge_underscore_any, judge_underscore_any, judge_underscore_any, judge_underscore_any), \
                CALLS_OF_FOLD(                                                                                         \
                    judge_separators_any, judge_separators_hashed, judge_separators_ends, judge_separators_large),     \
                FN(judge_underscore_spelled), FN(judge_separators_spelled), FN(judge_nothing), FN(judge_nothing)},     \
            {FN(judge_sieve2), FN(judge_sieve4), FN(judge_sieve8), FN(judge_sieve8)},                                  \
    }
