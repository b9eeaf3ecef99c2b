/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The compiled loops of one backend. Include with two macros defined: BACKEND, such as hdrtrie_avx2, and
   BACKEND_SUPPORTED, an expression that is true if this CPU can run it. BACKEND_CALLS is then the initializer of its
   hdrtrie_backend.

   A loop is a find and a judge for tables of one kind: hdrtrie_avx2_find_case_ends, hdrtrie_avx2_judge_case_ends. It
   knows the table's fold, mode and flags as constants, so it decides nothing about the table. One loop per fold, `any`,
   serves all other tables: it decides again for each name, always the same way. HDRTRIE_DISPATCH_OF numbers the
   loops. */
#include "dispatch.h"

#define FN(name) HDRTRIE_PASTE(BACKEND, name)
#define LOOP_FN(call, loop) HDRTRIE_PASTE(BACKEND, HDRTRIE_PASTE(call, loop))

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
#define LOOP(loop, fold, mode, flags)                                                                                  \
    static FN(target) hdrtrie_match LOOP_FN(find, loop)(const hdrtrie_table *table, const char *name, size_t len)      \
    {                                                                                                                  \
        return hdrtrie_verdict_match(                                                                                  \
            FN(lookup)(table, FN(shape)(table, fold, mode, flags), name, len, HDRTRIE_WANT_ID | HDRTRIE_WANT_CALL));   \
    }                                                                                                                  \
    static FN(target) uint64_t LOOP_FN(judge, loop)(const hdrtrie_table *table, uint32_t groups, int keep,             \
        hdrtrie_array fields, size_t first, size_t count, uint32_t *before)                                            \
    {                                                                                                                  \
        return HDRTRIE_PASTE(FN(array), judge)(                                                                        \
            table, FN(shape)(table, fold, mode, flags), groups, keep, fields, first, count, before);                   \
    }

#define LOOPS_OF_FOLD(name, fold)                                                                                      \
    LOOP(HDRTRIE_PASTE(name, any), fold, -1, HDRTRIE_FLAGS_UNKNOWN)                                                    \
    LOOP(HDRTRIE_PASTE(name, hashed), fold, HDRTRIE_MODE_HASHED, 0)                                                    \
    LOOP(HDRTRIE_PASTE(name, ends), fold, HDRTRIE_MODE_ENDS, 0)                                                        \
    LOOP(HDRTRIE_PASTE(name, large), fold, HDRTRIE_MODE_HASHED, HDRTRIE_FLAG_WIDE)

LOOPS_OF_FOLD(none, HDRTRIE_FOLD_NONE)
LOOPS_OF_FOLD(case, HDRTRIE_FOLD_CASE)
LOOP(underscore_any, HDRTRIE_FOLD_UNDERSCORE, -1, HDRTRIE_FLAGS_UNKNOWN)
LOOPS_OF_FOLD(separators, HDRTRIE_FOLD_SEPARATORS)

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
#define CALLS_OF_FOLD(call, any, hashed, ends, large)                                                                  \
    LOOP_FN(call, any), LOOP_FN(call, any), LOOP_FN(call, any), LOOP_FN(call, hashed), LOOP_FN(call, ends),            \
        LOOP_FN(call, any), LOOP_FN(call, large)
#define CALLS(call)                                                                                                    \
    {                                                                                                                  \
        CALLS_OF_FOLD(call, none_any, none_hashed, none_ends, none_large),                                             \
            CALLS_OF_FOLD(call, case_any, case_hashed, case_ends, case_large),                                         \
            CALLS_OF_FOLD(call, underscore_any, underscore_any, underscore_any, underscore_any),                       \
            CALLS_OF_FOLD(call, separators_any, separators_hashed, separators_ends, separators_large),                 \
            LOOP_FN(call, nothing), LOOP_FN(call, nothing), LOOP_FN(call, nothing), LOOP_FN(call, nothing)             \
    }
#define BACKEND_CALLS(name)                                                                                            \
    {                                                                                                                  \
        name, FN(supported), CALLS(find), CALLS(judge)                                                                 \
    }
