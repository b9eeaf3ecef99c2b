/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Mark, clear and keep over a body chosen at run time: the one loop of clear_template.h, which asks the body for 64
   verdicts at a time. */
#include "body.h"

/* Fields and the body that judges them. */
typedef struct judged_array {
    hdrtrie_array array;
    const hdrtrie_body *body;
} judged_array;

static inline uint64_t judged_array_ask(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, int keep,
                                        judged_array fields, size_t first, size_t count, uint32_t *before)
{
    (void)shape; /* the body reads it itself, for the copy of its loop that it chooses */
    return fields.body->word[hdrtrie_body_call(table)](table, groups, keep, fields.array, first, count, before);
}

#define HDRTRIE_CLEAR judged_array
#define HDRTRIE_CLEAR_FIELDS judged_array
#define HDRTRIE_CLEAR_NAME(a, i) hdrtrie_layout_name((a).array.layout, (a).array.fields, i)
#define HDRTRIE_CLEAR_LEN(a, i) hdrtrie_layout_len((a).array.layout, (a).array.fields, i)
#define HDRTRIE_CLEAR_MOVE(a, to, from) hdrtrie_layout_move((a).array.layout, (a).array.fields, to, from)
#define HDRTRIE_CLEAR_FLAGS fields.array.layout->flags
#define HDRTRIE_CLEAR_BODY portable
#define HDRTRIE_CLEAR_WORD judged_array_ask
#include <hdrtrie/clear_template.h>

static judged_array judged_by(const hdrtrie_body *body, const void *fields, const hdrtrie_layout *layout)
{
    judged_array a = {hdrtrie_array_of(fields, layout), body};
    return a;
}

size_t hdrtrie_body_mark(const hdrtrie_body *body, const hdrtrie_table *table, uint32_t groups, const void *fields,
                         size_t count, const hdrtrie_layout *layout, uint64_t *bitmap)
{
    return judged_array_mark(table, hdrtrie_shape_read_hot(table, HDRTRIE_FLAGS_UNKNOWN), groups,
                             judged_by(body, fields, layout), count, bitmap);
}

size_t hdrtrie_body_clear(const hdrtrie_body *body, const hdrtrie_table *table, uint32_t groups, void *fields,
                          size_t count, const hdrtrie_layout *layout)
{
    return judged_array_clear(table, hdrtrie_shape_read_hot(table, HDRTRIE_FLAGS_UNKNOWN), groups,
                              judged_by(body, fields, layout), count);
}

size_t hdrtrie_body_keep(const hdrtrie_body *body, const hdrtrie_table *table, uint32_t groups, void *fields,
                         size_t count, const hdrtrie_layout *layout)
{
    return judged_array_keep(table, hdrtrie_shape_read_hot(table, HDRTRIE_FLAGS_UNKNOWN), groups,
                             judged_by(body, fields, layout), count);
}

size_t hdrtrie_clear(const hdrtrie_table *table, uint32_t groups, void *fields, size_t count,
                     const hdrtrie_layout *layout)
{
    return hdrtrie_body_clear(hdrtrie_body_best(), table, groups, fields, count, layout);
}

size_t hdrtrie_keep(const hdrtrie_table *table, uint32_t groups, void *fields, size_t count,
                    const hdrtrie_layout *layout)
{
    return hdrtrie_body_keep(hdrtrie_body_best(), table, groups, fields, count, layout);
}
