/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* mark, drop, clear and keep, inline, over a hdrtrie_layout: for callers that hold a table's shape as a constant, which
   generated code does. With a constant layout, too, the compiler folds both into the loop. */
#ifndef HDRTRIE_CLEAR_H
#define HDRTRIE_CLEAR_H

#include <hdrtrie/mark.h>

/* An array of fields and where they keep their names. */
typedef struct hdrtrie_array {
    void *fields;
    const hdrtrie_layout *layout;
} hdrtrie_array;

HDRTRIE_INLINE hdrtrie_array hdrtrie_array_of(const void *fields, const hdrtrie_layout *layout)
{
    hdrtrie_array a;
    a.fields = (void *)(uintptr_t)fields; /* mark only reads; drop, clear and keep were given what they may write */
    a.layout = layout;
    return a;
}

#define HDRTRIE_CLEAR hdrtrie_array
#define HDRTRIE_CLEAR_FIELDS hdrtrie_array
#define HDRTRIE_CLEAR_NAME(a, i) hdrtrie_layout_name((a).layout, (a).fields, i)
#define HDRTRIE_CLEAR_LEN(a, i) hdrtrie_layout_len((a).layout, (a).fields, i)
#define HDRTRIE_CLEAR_MOVE(a, to, from) hdrtrie_layout_move((a).layout, (a).fields, to, from)
#define HDRTRIE_CLEAR_FLAGS fields.layout->flags
#define HDRTRIE_CLEAR_PLAIN
#include <hdrtrie/clear_template.h>

/* hdrtrie_mark, hdrtrie_clear and hdrtrie_keep for a known shape, with the best body that the compiler's flags allow. */
HDRTRIE_INLINE size_t hdrtrie_shaped_mark(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
                                          const void *fields, size_t count, const hdrtrie_layout *layout,
                                          uint64_t *bitmap)
{
    return hdrtrie_array_mark(table, shape, groups, hdrtrie_array_of(fields, layout), count, bitmap);
}

HDRTRIE_INLINE size_t hdrtrie_shaped_clear(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
                                           void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_array_clear(table, shape, groups, hdrtrie_array_of(fields, layout), count);
}

HDRTRIE_INLINE size_t hdrtrie_shaped_keep(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
                                          void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_array_keep(table, shape, groups, hdrtrie_array_of(fields, layout), count);
}

#endif
