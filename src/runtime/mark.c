/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* mark, drop, clear and keep over a layout. template/clear.inl.h is the loop over fields; the backend for this CPU
   judges them, 64 per call, so the choice of a backend costs one indirect call per 64 fields. */
#include <hdrtrie/mark.h>

#include "dispatch.h"

/* Fields and the backend that judges them. */
typedef struct dispatched_array {
    hdrtrie_array array;
    size_t stride; /* of the array's layout; a constant for the usual one */
    const hdrtrie_backend *backend;
} dispatched_array;

static inline uint64_t dispatched_array_call(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, int keep,
    dispatched_array fields, size_t first, size_t count, uint32_t *before)
{
    (void)shape; /* the backend reads the part of it that its loop does not know */
    return hdrtrie_backend_judge(fields.backend, table, groups, keep, fields.array, first, count, before);
}

/* Makes dispatched_array_mark, _clear, _keep and their parts: dispatched_array_filter, dispatched_array_compact, ... */
#define HDRTRIE_CLEAR dispatched_array
#define HDRTRIE_CLEAR_FIELDS dispatched_array
#define HDRTRIE_CLEAR_NAME(a, i) hdrtrie_layout_name((a).array.layout, (a).array.fields, i)
#define HDRTRIE_CLEAR_LEN(a, i) hdrtrie_layout_len((a).array.layout, (a).array.fields, i)
#define HDRTRIE_CLEAR_MOVE(a, to, from) hdrtrie_stride_move((a).stride, (a).array.fields, to, from)
#define HDRTRIE_CLEAR_FLAGS fields.array.layout->flags
#define HDRTRIE_CLEAR_BACKEND hdrtrie_portable
#define HDRTRIE_CLEAR_JUDGE dispatched_array_call
#include <hdrtrie/template/clear.inl.h>

static dispatched_array dispatched_array_of(
    const hdrtrie_backend *backend, const void *fields, const hdrtrie_layout *layout)
{
    dispatched_array a = {hdrtrie_array_of(fields, layout), layout->stride, backend};
    return a;
}

size_t hdrtrie_backend_mark(const hdrtrie_backend *backend, const hdrtrie_table *table, uint32_t groups,
    const void *fields, size_t count, const hdrtrie_layout *layout, uint64_t *bitmap)
{
    return dispatched_array_mark(table, hdrtrie_shape_read_hot(table, HDRTRIE_FLAGS_UNKNOWN), groups,
        dispatched_array_of(backend, fields, layout), count, bitmap);
}

size_t hdrtrie_backend_clear(const hdrtrie_backend *backend, const hdrtrie_table *table, uint32_t groups, void *fields,
    size_t count, const hdrtrie_layout *layout)
{
    const hdrtrie_shape shape = hdrtrie_shape_read_hot(table, HDRTRIE_FLAGS_UNKNOWN);
    dispatched_array a = dispatched_array_of(backend, fields, layout);
    if (HDRTRIE_UNLIKELY(a.stride != HDRTRIE_USUAL_STRIDE))
        return dispatched_array_clear(table, shape, groups, a, count);
    a.stride = HDRTRIE_USUAL_STRIDE;
    return dispatched_array_clear(table, shape, groups, a, count);
}

size_t hdrtrie_backend_keep(const hdrtrie_backend *backend, const hdrtrie_table *table, uint32_t groups, void *fields,
    size_t count, const hdrtrie_layout *layout)
{
    return dispatched_array_keep(table, hdrtrie_shape_read_hot(table, HDRTRIE_FLAGS_UNKNOWN), groups,
        dispatched_array_of(backend, fields, layout), count);
}

size_t hdrtrie_mark(const hdrtrie_table *table, uint32_t groups, const void *fields, size_t count,
    const hdrtrie_layout *layout, uint64_t *bitmap)
{
    return hdrtrie_backend_mark(hdrtrie_backend_best(), table, groups, fields, count, layout, bitmap);
}

size_t hdrtrie_drop(const uint64_t *bitmap, void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_array_drop(bitmap, hdrtrie_array_of(fields, layout), count);
}

size_t hdrtrie_clear(
    const hdrtrie_table *table, uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_backend_clear(hdrtrie_backend_best(), table, groups, fields, count, layout);
}

size_t hdrtrie_keep(
    const hdrtrie_table *table, uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_backend_keep(hdrtrie_backend_best(), table, groups, fields, count, layout);
}
