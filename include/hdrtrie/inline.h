/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* mark, drop, clear and keep, inline, over a hdrtrie_layout: for callers that hold a table's shape as a constant, which
   generated code does. With a constant layout, too, the compiler folds both into the loop. */
#ifndef HDRTRIE_INLINE_H
#define HDRTRIE_INLINE_H

#include <hdrtrie/detail/array.h>
#include <hdrtrie/detail/backend/backends.h>
#include <hdrtrie/types.h>

/* hdrtrie_find for a table whose shape the caller holds: generated code, with the shape as a constant. */
/*@ requires table_sound((uint8_t *)table) && shape_of((uint8_t *)table, shape);
    requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
HDRTRIE_INLINE hdrtrie_match hdrtrie_find_shaped(const hdrtrie_table *table, hdrtrie_shape shape, const char *name,
                                                 size_t len)
{
    return hdrtrie_verdict_match(HDRTRIE_PASTE(HDRTRIE_BEST_BACKEND, lookup)(table, shape, name, len, HDRTRIE_WANT_ID));
}

/* hdrtrie_find, inline, with the best body that the compiler's flags allow. */
/*@ requires table_sound((uint8_t *)table);
    requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
HDRTRIE_INLINE hdrtrie_match hdrtrie_find_inline(const hdrtrie_table *table, const char *name, size_t len)
{
    return hdrtrie_find_shaped(table, hdrtrie_shape_read_hot(table, HDRTRIE_FLAGS_UNKNOWN), name, len);
}

#define HDRTRIE_CLEAR hdrtrie_array
#define HDRTRIE_CLEAR_FIELDS hdrtrie_array
#define HDRTRIE_CLEAR_NAME(a, i) hdrtrie_layout_name((a).layout, (a).fields, i)
#define HDRTRIE_CLEAR_LEN(a, i) hdrtrie_layout_len((a).layout, (a).fields, i)
#define HDRTRIE_CLEAR_MOVE(a, to, from) hdrtrie_layout_move((a).layout, (a).fields, to, from)
#define HDRTRIE_CLEAR_FLAGS fields.layout->flags
#define HDRTRIE_CLEAR_PLAIN
#include <hdrtrie/template/clear.inl.h>

/* hdrtrie_mark, hdrtrie_clear and hdrtrie_keep for a known shape, with the best body that the compiler's flags allow. */
HDRTRIE_INLINE size_t hdrtrie_mark_shaped(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
                                          const void *fields, size_t count, const hdrtrie_layout *layout,
                                          uint64_t *bitmap)
{
    return hdrtrie_array_mark(table, shape, groups, hdrtrie_array_of(fields, layout), count, bitmap);
}

HDRTRIE_INLINE size_t hdrtrie_clear_shaped(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
                                           void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_array_clear(table, shape, groups, hdrtrie_array_of(fields, layout), count);
}

HDRTRIE_INLINE size_t hdrtrie_keep_shaped(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
                                          void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_array_keep(table, shape, groups, hdrtrie_array_of(fields, layout), count);
}

#endif
