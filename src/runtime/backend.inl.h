/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Instantiates a body for tables of any shape: include with HDRTRIE_INSTANCE defined as the body's name. The kinds of table that
   are most used have a copy of find and of the loop each, which hold no decision about the table; one copy a fold serves
   the others, and decides again, always alike, for each name. */
#include "body.h"

#define HDRTRIE_INSTANCE_CONCAT_(a, b, c) a##b##c
#define HDRTRIE_INSTANCE_CONCAT(a, b, c) HDRTRIE_INSTANCE_CONCAT_(a, b, c)
#define HDRTRIE_INSTANCE_CALL_(call, body, copy) hdrtrie_##call##_##body##_##copy
#define HDRTRIE_INSTANCE_CALL_OF(call, body, copy) HDRTRIE_INSTANCE_CALL_(call, body, copy)
#define HDRTRIE_INSTANCE_CALL(call, copy) HDRTRIE_INSTANCE_CALL_OF(call, HDRTRIE_INSTANCE, copy)
#define HDRTRIE_INSTANCE_NAME(verb) HDRTRIE_INSTANCE_CONCAT(hdrtrie_##verb, _, HDRTRIE_INSTANCE)
#define HDRTRIE_INSTANCE_TARGET HDRTRIE_INSTANCE_CONCAT(HDRTRIE_TARGET, _, HDRTRIE_INSTANCE)
#define HDRTRIE_INSTANCE_ARRAY HDRTRIE_INSTANCE_CONCAT(hdrtrie_array, _, HDRTRIE_INSTANCE)

#define HDRTRIE_CLEAR HDRTRIE_INSTANCE_ARRAY
#define HDRTRIE_CLEAR_BODY HDRTRIE_INSTANCE
#define HDRTRIE_CLEAR_FIELDS hdrtrie_array
#define HDRTRIE_CLEAR_NAME(a, i) hdrtrie_layout_name((a).layout, (a).fields, i)
#define HDRTRIE_CLEAR_LEN(a, i) hdrtrie_layout_len((a).layout, (a).fields, i)
#define HDRTRIE_CLEAR_MOVE(a, to, from) hdrtrie_layout_move((a).layout, (a).fields, to, from)
#define HDRTRIE_CLEAR_FLAGS fields.layout->flags
#include <hdrtrie/clear_template.h>

/* The shape of a table of which fold is known, and, unless they are negative, mode and flags. All three are constants. */
HDRTRIE_INLINE hdrtrie_shape HDRTRIE_INSTANCE_NAME(shape)(const hdrtrie_table *table, unsigned fold, int mode,
                                                          int flags)
{
    hdrtrie_shape s = hdrtrie_shape_read_hot(table, flags);
    s.fold = (uint8_t)fold;
    if (mode >= 0) s.mode = (uint8_t)mode;
    return s;
}

/* The two calls, each a function of its own for each copy, so that none pays for the registers of another. */
#define HDRTRIE_INSTANCE_COPY(name, fold, mode, flags)                                                                 \
    static HDRTRIE_INSTANCE_TARGET hdrtrie_match HDRTRIE_INSTANCE_CALL(find, name)(const hdrtrie_table *table,         \
                                                                                   const char *text, size_t len)       \
    {                                                                                                                  \
        return hdrtrie_verdict_match(                                                                                  \
            HDRTRIE_PASTE(HDRTRIE_INSTANCE, lookup)(table, HDRTRIE_INSTANCE_NAME(shape)(table, fold, mode, flags),     \
                                                    text, len, HDRTRIE_WANT_ID | HDRTRIE_WANT_CALL));                  \
    }                                                                                                                  \
    static HDRTRIE_INSTANCE_TARGET uint64_t HDRTRIE_INSTANCE_CALL(word, name)(                                         \
        const hdrtrie_table *table, uint32_t groups, int keep, hdrtrie_array fields, size_t first, size_t count,       \
        uint32_t *before)                                                                                              \
    {                                                                                                                  \
        return HDRTRIE_CLEAR_CONCAT(HDRTRIE_INSTANCE_ARRAY,                                                            \
                                    word)(table, HDRTRIE_INSTANCE_NAME(shape)(table, fold, mode, flags), groups, keep, \
                                          fields, first, count, before);                                               \
    }

#define HDRTRIE_INSTANCE_FOLD(name, fold)                                                                              \
    HDRTRIE_INSTANCE_COPY(name##_any, fold, -1, HDRTRIE_FLAGS_UNKNOWN)                                                 \
    HDRTRIE_INSTANCE_COPY(name##_hashed, fold, HDRTRIE_MODE_HASHED, 0)                                                 \
    HDRTRIE_INSTANCE_COPY(name##_ends, fold, HDRTRIE_MODE_ENDS, 0)                                                     \
    HDRTRIE_INSTANCE_COPY(name##_large, fold, HDRTRIE_MODE_HASHED, HDRTRIE_FLAG_WIDE)

HDRTRIE_INSTANCE_FOLD(none, HDRTRIE_FOLD_NONE)
HDRTRIE_INSTANCE_FOLD(case, HDRTRIE_FOLD_CASE)
HDRTRIE_INSTANCE_COPY(underscore_any, HDRTRIE_FOLD_UNDERSCORE, -1, HDRTRIE_FLAGS_UNKNOWN)
HDRTRIE_INSTANCE_FOLD(separators, HDRTRIE_FOLD_SEPARATORS)

/* What a call finds in a table that no check has accepted. */
static hdrtrie_match HDRTRIE_INSTANCE_NAME(find_nothing)(const hdrtrie_table *table, const char *text, size_t len)
{
    const hdrtrie_match none = {-1, 0};
    (void)table, (void)text, (void)len;
    return none;
}

static uint64_t HDRTRIE_INSTANCE_NAME(word_nothing)(const hdrtrie_table *table, uint32_t groups, int keep,
                                                    hdrtrie_array fields, size_t first, size_t count, uint32_t *before)
{
    (void)table, (void)groups, (void)keep, (void)fields, (void)first, (void)count, (void)before;
    return 0;
}

/* By kind, in HDRTRIE_KIND_OF's order: any and plain, each hashed, ends, free; large; the last four are nobody's. */
#define HDRTRIE_INSTANCE_CALLS(call, any, hashed, ends, large)                                                         \
    HDRTRIE_INSTANCE_CALL(call, any), HDRTRIE_INSTANCE_CALL(call, any), HDRTRIE_INSTANCE_CALL(call, any),              \
        HDRTRIE_INSTANCE_CALL(call, hashed), HDRTRIE_INSTANCE_CALL(call, ends), HDRTRIE_INSTANCE_CALL(call, any),      \
        HDRTRIE_INSTANCE_CALL(call, large)
#define HDRTRIE_INSTANCE_KINDS(call)                                                                                   \
    {                                                                                                                  \
        HDRTRIE_INSTANCE_CALLS(call, none_any, none_hashed, none_ends, none_large),                                    \
            HDRTRIE_INSTANCE_CALLS(call, case_any, case_hashed, case_ends, case_large),                                \
            HDRTRIE_INSTANCE_CALLS(call, underscore_any, underscore_any, underscore_any, underscore_any),              \
            HDRTRIE_INSTANCE_CALLS(call, separators_any, separators_hashed, separators_ends, separators_large),        \
            HDRTRIE_INSTANCE_NOTHING(call##_nothing)                                                                   \
    }
#define HDRTRIE_INSTANCE_NOTHING(call)                                                                                 \
    HDRTRIE_INSTANCE_NAME(call), HDRTRIE_INSTANCE_NAME(call), HDRTRIE_INSTANCE_NAME(call), HDRTRIE_INSTANCE_NAME(call)

#define HDRTRIE_INSTANCE_BODY(name_, supported_)                                                                       \
    {                                                                                                                  \
        name_, supported_, HDRTRIE_INSTANCE_KINDS(find), HDRTRIE_INSTANCE_KINDS(word)                                  \
    }
