/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Connection over a layout. template/connection.inl.h is the algorithm; the backend for this CPU judges fields, 64 per
   call. */
#include "dispatch.h"
#include <hdrtrie/connection.h>
#include <hdrtrie/find.h>

/* Fields, where they keep names and values, and the backend that judges them. */
typedef struct connection_array {
    hdrtrie_array names;
    const hdrtrie_layout *values;
    const hdrtrie_backend *backend;
} connection_array;

/* hdrtrie_mark removes malformed names, so here they are allowed. The options decide on framing fields, so here they are
   judged like all others. */
static inline uint64_t connection_array_call(
    const hdrtrie_table *table, uint32_t groups, connection_array fields, size_t first, size_t count)
{
    hdrtrie_layout layout = *fields.names.layout;
    uint32_t before = 0;
    layout.flags |= HDRTRIE_LAYOUT_FRAMING;
    fields.names.layout = &layout;
    if (count == 0) return 0;
    return hdrtrie_backend_judge(
        fields.backend, table, groups | HDRTRIE_ALLOW_MALFORMED, 0, fields.names, first, count, &before);
}

#define HDRTRIE_CONNECTION connection_array
#define HDRTRIE_CONNECTION_FIELDS connection_array
#define HDRTRIE_CONNECTION_NAME(a, i) hdrtrie_layout_name((a).names.layout, (a).names.fields, i)
#define HDRTRIE_CONNECTION_LEN(a, i) hdrtrie_layout_len((a).names.layout, (a).names.fields, i)
#define HDRTRIE_CONNECTION_VALUE(a, i) hdrtrie_layout_name((a).values, (a).names.fields, i)
#define HDRTRIE_CONNECTION_VALUE_LEN(a, i) hdrtrie_layout_len((a).values, (a).names.fields, i)
#define HDRTRIE_CONNECTION_FLAGS fields.names.layout->flags
#define HDRTRIE_CONNECTION_FIND hdrtrie_find
#define HDRTRIE_CONNECTION_JUDGE connection_array_call
#include <hdrtrie/template/connection.inl.h>

static connection_array connection_array_of(const void *fields, const hdrtrie_field_layout *layout)
{
    connection_array a = {hdrtrie_array_of(fields, &layout->name), &layout->value, hdrtrie_backend_best()};
    return a;
}

void hdrtrie_connection_read(const hdrtrie_connection_options *options, const void *fields, size_t count,
    const hdrtrie_field_layout *layout, hdrtrie_connection *connection)
{
    connection_array_read(options, connection_array_of(fields, layout), count, connection);
}

void hdrtrie_connection_apply(hdrtrie_connection *connection, const void *fields, size_t count,
    const hdrtrie_field_layout *layout, uint64_t *bitmap)
{
    connection_array_apply(connection, connection_array_of(fields, layout), count, bitmap);
}

hdrtrie_connection_verdict hdrtrie_connection_mark(const hdrtrie_connection_options *options, const void *fields,
    size_t count, const hdrtrie_field_layout *layout, uint64_t *bitmap)
{
    return connection_array_mark(options, connection_array_of(fields, layout), count, bitmap);
}

const char *hdrtrie_connection_wrong(const hdrtrie_connection_options *options)
{
    const hdrtrie_table *table = options->protected_names;
    const uint32_t known =
        HDRTRIE_CONNECTION_KEEP_TE_TRAILERS | HDRTRIE_CONNECTION_KEEP_UPGRADE | HDRTRIE_CONNECTION_MARK_FRAMING;
    if (table != NULL && hdrtrie_table_bytes(table)[HDRTRIE_AT_FOLD] != HDRTRIE_FOLD_SEPARATORS) {
        return "protected names must be a table with `fold separators`";
    }
    if (options->cap > HDRTRIE_CONNECTION_CAP_MAX) return "the cap exceeds 64 nominations";
    if (options->flags & ~known) return "unknown flags are set";
    return NULL;
}
