/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Instantiates a body for tables of any shape: include with HDRTRIE_INSTANCE defined as the body's name. One copy of
   the loop for each kind of table, chosen once for 64 fields, so that the loop itself holds no decision about the table. */
#include "body.h"

#define HDRTRIE_INSTANCE_CONCAT_(a, b, c) a##b##c
#define HDRTRIE_INSTANCE_CONCAT(a, b, c) HDRTRIE_INSTANCE_CONCAT_(a, b, c)
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

/* The shape of a table of that kind, with what the kind says of it as constants. */
HDRTRIE_INLINE hdrtrie_shape HDRTRIE_INSTANCE_NAME(shape)(const hdrtrie_table *table, unsigned kind)
{
    hdrtrie_shape s = hdrtrie_shape_read_hot(table, HDRTRIE_KIND_IS_PLAIN(kind));
    s.fold = HDRTRIE_KIND_FOLD(kind);
    s.mode = HDRTRIE_KIND_MODE(kind);
    return s;
}

/* The two calls for one kind of table, each a function of its own, so that none pays for the registers of another. */
#define HDRTRIE_INSTANCE_KIND(name, kind)                                                                              \
    static HDRTRIE_INSTANCE_TARGET hdrtrie_match HDRTRIE_INSTANCE_CONCAT(HDRTRIE_INSTANCE_NAME(find), _, name)(        \
        const hdrtrie_table *table, const char *text, size_t len)                                                      \
    {                                                                                                                  \
        return hdrtrie_verdict_match(                                                                                  \
            HDRTRIE_PASTE(HDRTRIE_INSTANCE, lookup)(table, HDRTRIE_INSTANCE_NAME(shape)(table, kind), text, len, HDRTRIE_WANT_ID));  \
    }                                                                                                                  \
    static HDRTRIE_INSTANCE_TARGET uint64_t HDRTRIE_INSTANCE_CONCAT(HDRTRIE_INSTANCE_NAME(word), _, name)(             \
        const hdrtrie_table *table, uint32_t groups, int keep, hdrtrie_array fields, size_t first, size_t count,       \
        uint32_t *before)                                                                                              \
    {                                                                                                                  \
        return HDRTRIE_CLEAR_CONCAT(HDRTRIE_INSTANCE_ARRAY, word)(table, HDRTRIE_INSTANCE_NAME(shape)(table, kind),    \
                                                                  groups, keep, fields, first, count, before);         \
    }

/* Tables that are not plain run mode ENDS as FREE, which it is a case of: 2 instructions more a find, but a fifth less code. */
#define HDRTRIE_INSTANCE_FOLD(name, fold)                                                                              \
    HDRTRIE_INSTANCE_KIND(name##_rich_hashed, HDRTRIE_KIND_OF(fold, HDRTRIE_MODE_HASHED, HDRTRIE_FLAG_WIDE))           \
    HDRTRIE_INSTANCE_KIND(name##_rich_free, HDRTRIE_KIND_OF(fold, HDRTRIE_MODE_FREE, HDRTRIE_FLAG_WIDE))               \
    HDRTRIE_INSTANCE_KIND(name##_hashed, HDRTRIE_KIND_OF(fold, HDRTRIE_MODE_HASHED, 0))                                \
    HDRTRIE_INSTANCE_KIND(name##_ends, HDRTRIE_KIND_OF(fold, HDRTRIE_MODE_ENDS, 0))                                    \
    HDRTRIE_INSTANCE_KIND(name##_free, HDRTRIE_KIND_OF(fold, HDRTRIE_MODE_FREE, 0))

HDRTRIE_INSTANCE_FOLD(none, HDRTRIE_FOLD_NONE)
HDRTRIE_INSTANCE_FOLD(case, HDRTRIE_FOLD_CASE)
HDRTRIE_INSTANCE_FOLD(underscore, HDRTRIE_FOLD_UNDERSCORE)
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

/* By kind, from HDRTRIE_KIND_OF's order: not plain hashed, ends, free; plain hashed, ends, free; the last eight are nobody's. */
#define HDRTRIE_INSTANCE_CALLS(call, fold)                                                                             \
    HDRTRIE_INSTANCE_CONCAT(HDRTRIE_INSTANCE_NAME(call), _, fold##_rich_hashed),                                       \
        HDRTRIE_INSTANCE_CONCAT(HDRTRIE_INSTANCE_NAME(call), _, fold##_rich_free),                                     \
        HDRTRIE_INSTANCE_CONCAT(HDRTRIE_INSTANCE_NAME(call), _, fold##_rich_free),                                     \
        HDRTRIE_INSTANCE_CONCAT(HDRTRIE_INSTANCE_NAME(call), _, fold##_hashed),                                        \
        HDRTRIE_INSTANCE_CONCAT(HDRTRIE_INSTANCE_NAME(call), _, fold##_ends),                                          \
        HDRTRIE_INSTANCE_CONCAT(HDRTRIE_INSTANCE_NAME(call), _, fold##_free)
#define HDRTRIE_INSTANCE_NOTHING(call)                                                                                 \
    HDRTRIE_INSTANCE_NAME(call), HDRTRIE_INSTANCE_NAME(call), HDRTRIE_INSTANCE_NAME(call),                             \
        HDRTRIE_INSTANCE_NAME(call), HDRTRIE_INSTANCE_NAME(call), HDRTRIE_INSTANCE_NAME(call),                         \
        HDRTRIE_INSTANCE_NAME(call), HDRTRIE_INSTANCE_NAME(call)

#define HDRTRIE_INSTANCE_BODY(name_, supported_)                                                                       \
    {                                                                                                                  \
        name_, supported_,                                                                                             \
            {HDRTRIE_INSTANCE_CALLS(find, none), HDRTRIE_INSTANCE_CALLS(find, case),                                   \
             HDRTRIE_INSTANCE_CALLS(find, underscore), HDRTRIE_INSTANCE_CALLS(find, separators),                       \
             HDRTRIE_INSTANCE_NOTHING(find_nothing)},                                                                  \
            {HDRTRIE_INSTANCE_CALLS(word, none), HDRTRIE_INSTANCE_CALLS(word, case),                                   \
             HDRTRIE_INSTANCE_CALLS(word, underscore), HDRTRIE_INSTANCE_CALLS(word, separators),                       \
             HDRTRIE_INSTANCE_NOTHING(word_nothing)},                                                                  \
    }
