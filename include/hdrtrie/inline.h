/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* mark, drop, clear and keep, inline, over a hdrtrie_layout: for callers that hold a table's shape as a constant, which
   generated code does. With a constant layout, too, the compiler folds both into the loop. */
#ifndef HDRTRIE_INLINE_H
#define HDRTRIE_INLINE_H

#include <hdrtrie/detail/array.h>
#include <hdrtrie/detail/find_inline.h>
#include <hdrtrie/types.h>

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
    const void *fields, size_t count, const hdrtrie_layout *layout, uint64_t *bitmap)
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
