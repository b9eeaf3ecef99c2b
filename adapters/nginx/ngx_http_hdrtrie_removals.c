/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Records of removed fields, for the variables and the error log. */
#include <stdlib.h>

#include "ngx_http_hdrtrie.h"

/* Bytes of each part of a line of the error log. A line has at most 2,048. */
#define NGX_HTTP_HDRTRIE_REASON_MAX 512
#define NGX_HTTP_HDRTRIE_NAME_MAX 256

/* Does nothing. Its address identifies removals among the cleanups of a pool. */
static void ngx_http_hdrtrie_removal_cleanup(void *data)
{
    (void)data;
}

/* Later removals come first in the cleanups of a pool. */
static ngx_http_hdrtrie_removal_t *ngx_http_hdrtrie_removal_next(
    const ngx_http_request_t *r, const ngx_pool_cleanup_t *cleanup)
{
    for (; cleanup != NULL; cleanup = cleanup->next) {
        ngx_http_hdrtrie_removal_t *removal = cleanup->data;
        if (cleanup->handler == ngx_http_hdrtrie_removal_cleanup && removal->request == r) return removal;
    }
    return NULL;
}

const ngx_http_hdrtrie_removal_t *ngx_http_hdrtrie_removal_find(
    const ngx_http_request_t *r, const ngx_pool_cleanup_t *cleanup)
{
    return ngx_http_hdrtrie_removal_next(r, cleanup);
}

/* Writes at most NGX_HTTP_HDRTRIE_NAME_MAX bytes of a name, and returns the length of the text. Clients choose the name, so
   the text has \xNN for a byte that is not printable, and for quotes and backslashes. "..." ends a name that is cut. */
static size_t ngx_http_hdrtrie_name_write(const ngx_str_t *name, u_char *p)
{
    const u_char *begin = p;
    size_t i;
    for (i = 0; i < name->len && i < NGX_HTTP_HDRTRIE_NAME_MAX; i++) {
        const u_char c = name->data[i];
        if (c <= ' ' || c > '~' || c == '"' || c == '\\') {
            p = ngx_sprintf(p, "\\x%02Xd", (int)c);
        } else {
            *p++ = c;
        }
    }
    if (i != name->len) p = ngx_cpymem(p, "...", 3);
    return (size_t)(p - begin);
}

static void ngx_http_hdrtrie_removal_log(const ngx_http_hdrtrie_removal_t *removal)
{
    const char *of = removal->is_response ? "response" : "request";
    u_char text[NGX_HTTP_HDRTRIE_REASON_MAX], shown[4 * NGX_HTTP_HDRTRIE_NAME_MAX + 3];
    ngx_str_t reason = {0, text}, name = {0, shown};
    ngx_uint_t i;
    for (i = 0; i < removal->count; i++) {
        reason.len = ngx_http_hdrtrie_reason_write(removal, removal->fields[i], text, sizeof(text));
        reason.len = ngx_min(reason.len, sizeof(text));
        name.len = ngx_http_hdrtrie_name_write(&removal->fields[i]->key, shown);
        ngx_log_error(NGX_LOG_INFO, removal->request->connection->log, 0, "hdrtrie: %s%s field \"%V\" %s removed by %V",
            removal->conf->dry_run ? "dry run: " : "", of, &name, removal->conf->dry_run ? "would be" : "was", &reason);
    }
}

static int ngx_libc_cdecl ngx_http_hdrtrie_field_compare(const void *one, const void *two)
{
    const uintptr_t a = (uintptr_t) * (ngx_table_elt_t *const *)one, b = (uintptr_t) * (ngx_table_elt_t *const *)two;
    return (a > b) - (a < b);
}

/* Takes the fields of removal out of r's removals from earlier on. A dry run leaves its fields in the request, so the
   location after an internal redirect meets them again. They are sorted first, because clients choose their number. */
static void ngx_http_hdrtrie_removals_supersede(
    ngx_http_request_t *r, const ngx_http_hdrtrie_removal_t *removal, ngx_http_hdrtrie_removal_t *earlier)
{
    const size_t size = removal->count * sizeof(ngx_table_elt_t *);
    ngx_table_elt_t **sorted = ngx_palloc(r->pool, size);
    if (sorted == NULL) return; /* the logs count these fields twice, and the request continues */
    ngx_memcpy(sorted, removal->fields, size);
    ngx_qsort(sorted, removal->count, sizeof(ngx_table_elt_t *), ngx_http_hdrtrie_field_compare);
    for (; earlier != NULL; earlier = ngx_http_hdrtrie_removal_next(r, earlier->cleanup.next)) {
        ngx_uint_t left = 0, i;
        for (i = 0; i < earlier->count; i++) {
            ngx_table_elt_t *field = earlier->fields[i];
            if (bsearch(&field, sorted, removal->count, sizeof(field), ngx_http_hdrtrie_field_compare) == NULL) {
                earlier->fields[left++] = field;
            }
        }
        earlier->count = left;
    }
}

void ngx_http_hdrtrie_removal_record(ngx_http_hdrtrie_removal_t *removal, ngx_http_request_t *r,
    const ngx_http_hdrtrie_loc_conf_t *conf, ngx_uint_t is_response)
{
    const ngx_http_hdrtrie_main_conf_t *main = ngx_http_get_module_main_conf(r, ngx_http_hdrtrie_module);
    removal->request = r;
    removal->conf = conf;
    removal->is_response = is_response;
    removal->cleanup.handler = ngx_http_hdrtrie_removal_cleanup;
    removal->cleanup.data = removal;
    removal->cleanup.next = r->pool->cleanup;
    r->pool->cleanup = &removal->cleanup;
    if (main->dry_runs.nelts != 0 && removal->count != 0) {
        ngx_http_hdrtrie_removal_t *earlier = ngx_http_hdrtrie_removal_next(r, removal->cleanup.next);
        if (earlier != NULL) ngx_http_hdrtrie_removals_supersede(r, removal, earlier);
    }
    if (r->connection->log->log_level >= NGX_LOG_INFO) ngx_http_hdrtrie_removal_log(removal);
}
