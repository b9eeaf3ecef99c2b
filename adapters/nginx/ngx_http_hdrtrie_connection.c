/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_connection: the algorithm of connection.h over the parts of an ngx_list_t. */
#include "ngx_http_hdrtrie.h"

/* Reads fields by their index. The template reads them in ascending order, so the reader stores the part of the last one. */
typedef struct {
    const ngx_list_part_t *first, *part;
    size_t before;          /* the number of fields in the parts before part */
    const uint64_t *listed; /* the marks of the fields that the table of hop-by-hop fields matches */
} ngx_http_hdrtrie_reader_t;

static const ngx_table_elt_t *ngx_http_hdrtrie_reader_at(ngx_http_hdrtrie_reader_t *reader, size_t i)
{
    const ngx_table_elt_t *fields;
    if (i < reader->before) {
        reader->part = reader->first;
        reader->before = 0;
    }
    while (i - reader->before >= reader->part->nelts) {
        reader->before += reader->part->nelts;
        reader->part = reader->part->next;
    }
    fields = reader->part->elts;
    return &fields[i - reader->before];
}

/* Returns the marks of up to 64 fields from first on. The mark loop has already compared them with the table. */
static uint64_t ngx_http_hdrtrie_reader_listed(
    const hdrtrie_table *table, uint32_t groups, ngx_http_hdrtrie_reader_t *reader, size_t first, size_t count)
{
    (void)table, (void)groups, (void)count;
    return reader->listed[first / 64] >> (first % 64);
}

#define HDRTRIE_CONNECTION ngx_http_hdrtrie_hop_by_hop
#define HDRTRIE_CONNECTION_FIELDS ngx_http_hdrtrie_reader_t *
#define HDRTRIE_CONNECTION_NAME(fields, i) ((const char *)ngx_http_hdrtrie_reader_at(fields, i)->key.data)
#define HDRTRIE_CONNECTION_LEN(fields, i) ngx_http_hdrtrie_reader_at(fields, i)->key.len
#define HDRTRIE_CONNECTION_VALUE(fields, i) ((const char *)ngx_http_hdrtrie_reader_at(fields, i)->value.data)
#define HDRTRIE_CONNECTION_VALUE_LEN(fields, i) ngx_http_hdrtrie_reader_at(fields, i)->value.len
#define HDRTRIE_CONNECTION_FIND hdrtrie_find
#define HDRTRIE_CONNECTION_JUDGE ngx_http_hdrtrie_reader_listed
#include <hdrtrie/template/connection.inl.h>

ngx_int_t ngx_http_hdrtrie_connection_mark(
    const ngx_http_hdrtrie_connection_t *connection, ngx_http_request_t *r, ngx_http_hdrtrie_marks_t *marks)
{
    const ngx_list_t *list = &r->headers_in.headers;
    ngx_http_hdrtrie_reader_t reader = {&list->part, &list->part, 0, NULL};
    ngx_http_hdrtrie_marks_t listed;
    hdrtrie_connection_verdict verdict;
    if (ngx_http_hdrtrie_marks_make(&listed, &connection->uses, list, r->pool) != NGX_OK) return NGX_ERROR;
    reader.listed = listed.words;
    verdict = ngx_http_hdrtrie_hop_by_hop_mark(&connection->options, &reader, marks->count, marks->words);
    if (verdict.refused[HDRTRIE_CONNECTION_OVER_CAP].count == 0) return NGX_OK;
    ngx_log_error(NGX_LOG_INFO, r->connection->log, 0,
        "hdrtrie: client nominated %uz fields in Connection, the limit is %d", verdict.nominated,
        HDRTRIE_CONNECTION_CAP);
    return NGX_HTTP_BAD_REQUEST;
}
