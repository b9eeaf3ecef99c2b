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

/* Runs statement with the shape's fold and mode as constants, and for plain tables, which are the most, also their being so:
   narrow, without prefixes and suffixes, one vector. Mode 1 runs as mode 2, since its second mask is 0: 4 instructions
   more, but half the code. A table that check accepts has no other. */
#define HDRTRIE_EACH_MODE(f, statement)                                                                                \
    case 4 * (f) + 0: s.fold = (f), s.mode = HDRTRIE_MODE_HASHED; statement;                                           \
    case 4 * (f) + 1: s.fold = (f), s.mode = HDRTRIE_MODE_TWO; statement;                                              \
    case 4 * (f) + 2: s.fold = (f), s.mode = HDRTRIE_MODE_HASHED, s.flags = 0, s.vectors = 1; statement;               \
    case 4 * (f) + 3:                                                                                                  \
        s.fold = (f), s.mode = HDRTRIE_MODE_TWO, s.flags = 0, s.vectors = 1;                                           \
        statement
#define HDRTRIE_EACH_SHAPE(statement)                                                                                  \
    switch (4 * s.fold + 2 * (s.flags == 0 && s.vectors == 1) + (s.mode != HDRTRIE_MODE_HASHED)) {                     \
        HDRTRIE_EACH_MODE(HDRTRIE_FOLD_NONE, statement);                                                               \
        HDRTRIE_EACH_MODE(HDRTRIE_FOLD_CASE, statement);                                                               \
        HDRTRIE_EACH_MODE(HDRTRIE_FOLD_UNDERSCORE, statement);                                                         \
        HDRTRIE_EACH_MODE(HDRTRIE_FOLD_SEPARATORS, statement);                                                         \
    default: break;                                                                                                    \
    }

static HDRTRIE_INSTANCE_TARGET hdrtrie_match HDRTRIE_INSTANCE_NAME(find)(const hdrtrie_table *table, const char *name,
                                                                         size_t len)
{
    hdrtrie_shape s = hdrtrie_shape_read_hot(table);
    hdrtrie_match none = {-1, 0};
    HDRTRIE_EACH_SHAPE(return HDRTRIE_PASTE(HDRTRIE_INSTANCE, lookup)(table, s, name, len, 0).match)
    return none;
}

static HDRTRIE_INSTANCE_TARGET uint64_t HDRTRIE_INSTANCE_NAME(word)(const hdrtrie_table *table, uint32_t groups,
                                                                    int keep, hdrtrie_array fields, size_t first,
                                                                    size_t count, uint32_t *before)
{
    hdrtrie_shape s = hdrtrie_shape_read_hot(table);
    HDRTRIE_EACH_SHAPE(
        return HDRTRIE_CLEAR_CONCAT(HDRTRIE_INSTANCE_ARRAY, word)(table, s, groups, keep, fields, first, count, before))
    return 0;
}

#undef HDRTRIE_INSTANCE /* so that the bodies also compile as one file */
