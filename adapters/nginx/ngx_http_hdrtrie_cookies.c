/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Removes cookies from the Cookie fields of a request. A field that changes is replaced by a copy with a new value, because
   its memory belongs to the client's buffer, and a subrequest shares its fields with its parent. */
#include "ngx_http_hdrtrie.h"

typedef struct {
    const ngx_table_elt_t *field; /* in the list */
    ngx_table_elt_t *copy;        /* takes its place */
} ngx_http_hdrtrie_change_t;

ngx_uint_t ngx_http_hdrtrie_uses_have_cookies(const ngx_http_hdrtrie_uses_t *uses)
{
    const ngx_http_hdrtrie_use_t *use;
    ngx_uint_t i;
    if (uses->clear == NULL) return 0;
    use = uses->clear->elts;
    for (i = 0; i < uses->clear->nelts; i++) {
        if (hdrtrie_cookies(use[i].table) != NULL) return 1;
    }
    return 0;
}

/* Sets *value to a copy with room for a NUL. Returns NGX_ERROR if memory runs out, else NGX_OK. */
static ngx_int_t ngx_http_hdrtrie_value_copy(ngx_http_request_t *r, const ngx_table_elt_t *field, ngx_str_t *value)
{
    *value = field->value;
    value->data = ngx_pnalloc(r->pool, value->len + 1);
    if (value->data == NULL) return NGX_ERROR;
    ngx_memcpy(value->data, field->value.data, value->len);
    return NGX_OK;
}

/* Clears value, a copy, by all lists of conf. Returns the number of cookies removed. */
static size_t ngx_http_hdrtrie_value_clear(const ngx_http_hdrtrie_loc_conf_t *conf, ngx_str_t *value)
{
    const ngx_http_hdrtrie_use_t *use = conf->request.clear->elts;
    size_t removed = 0;
    ngx_uint_t i;
    for (i = 0; i < conf->request.clear->nelts; i++) {
        const hdrtrie_cookie_result result =
            hdrtrie_cookie_clear(hdrtrie_cookies(use[i].table), use[i].cookie_groups, (char *)value->data, value->len);
        value->len = result.len;
        removed += result.removed;
    }
    return removed;
}

/* Adds a change of field to changes, or marks it if no cookie is left; at is its index. */
static ngx_int_t ngx_http_hdrtrie_field_change(ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf,
    const ngx_table_elt_t *field, ngx_uint_t at, ngx_http_hdrtrie_marks_t *marks, ngx_array_t *changes)
{
    ngx_http_hdrtrie_change_t *change;
    ngx_str_t value;
    size_t removed;
    if (ngx_http_hdrtrie_value_copy(r, field, &value) != NGX_OK) return NGX_ERROR;
    removed = ngx_http_hdrtrie_value_clear(conf, &value);
    if (removed == 0) return NGX_OK;
    ngx_log_error(NGX_LOG_INFO, r->connection->log, 0, "hdrtrie: %s%uz cookies of a request field \"%V\" %s removed",
        conf->dry_run ? "dry run: " : "", removed, &field->key, conf->dry_run ? "would be" : "were");
    if (value.len == 0) {
        marks->words[at / 64] |= (uint64_t)1 << (at % 64);
        return NGX_OK;
    }
    value.data[value.len] = '\0'; /* nginx ends all values with a NUL */
    change = ngx_array_push(changes);
    if (change == NULL) return NGX_ERROR;
    change->field = field;
    change->copy = ngx_palloc(r->pool, sizeof(ngx_table_elt_t));
    if (change->copy == NULL) return NGX_ERROR;
    *change->copy = *field;
    change->copy->value = value;
    return NGX_OK;
}

ngx_uint_t ngx_http_hdrtrie_cookies_empty(
    ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf, const ngx_table_elt_t *field)
{
    ngx_str_t value;
    if (!conf->clears_cookies || !ngx_http_hdrtrie_field_is(field, (u_char *)"cookie", 6)) return 0;
    if (ngx_http_hdrtrie_value_copy(r, field, &value) != NGX_OK) return 0;
    return ngx_http_hdrtrie_value_clear(conf, &value) != 0 && value.len == 0;
}

ngx_array_t *ngx_http_hdrtrie_cookies_clear(
    ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf, ngx_http_hdrtrie_marks_t *marks)
{
    ngx_array_t *changes = ngx_array_create(r->pool, 1, sizeof(ngx_http_hdrtrie_change_t));
    const ngx_list_part_t *part;
    ngx_uint_t at = 0, i;
    if (changes == NULL) return NULL;
    for (part = &r->headers_in.headers.part; part != NULL; part = part->next) {
        const ngx_table_elt_t *fields = part->elts;
        for (i = 0; i < part->nelts; i++, at++) {
            if ((marks->words[at / 64] >> (at % 64) & 1) != 0) continue;
            if (!ngx_http_hdrtrie_field_is(&fields[i], (u_char *)"cookie", 6)) continue;
            if (ngx_http_hdrtrie_field_change(r, conf, &fields[i], at, marks, changes) != NGX_OK) return NULL;
        }
    }
    return changes;
}

/* Adds a part of count fields to the parts at *run. */
static void ngx_http_hdrtrie_run_add(ngx_list_part_t **run, ngx_table_elt_t *fields, ngx_uint_t count)
{
    if (count == 0) return;
    (*run)->elts = fields;
    (*run)->nelts = count;
    (*run)->next = *run + 1;
    (*run)++;
}

/* Puts the copies into the list. A part with a change becomes several new parts. */
static ngx_int_t ngx_http_hdrtrie_list_replace(ngx_list_t *list, const ngx_array_t *changes, ngx_pool_t *pool)
{
    const ngx_http_hdrtrie_change_t *change = changes->elts;
    const ngx_list_part_t *part;
    ngx_list_part_t *runs, *run;
    ngx_uint_t parts = 0, next = 0, first, i;
    for (part = &list->part; part != NULL; part = part->next) parts++;
    run = runs = ngx_palloc(pool, (parts + 2 * changes->nelts) * sizeof(ngx_list_part_t));
    if (runs == NULL) return NGX_ERROR;
    for (part = &list->part; part != NULL; part = part->next) {
        ngx_table_elt_t *fields = part->elts;
        first = 0;
        for (i = 0; i < part->nelts && next < changes->nelts; i++) {
            if (&fields[i] != change[next].field) continue;
            ngx_http_hdrtrie_run_add(&run, fields + first, i - first);
            ngx_http_hdrtrie_run_add(&run, change[next++].copy, 1);
            first = i + 1;
        }
        ngx_http_hdrtrie_run_add(&run, fields + first, part->nelts - first);
    }
    ngx_http_hdrtrie_list_rebuild(list, runs, (ngx_uint_t)(run - runs));
    return NGX_OK;
}

ngx_int_t ngx_http_hdrtrie_cookies_replace(
    ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf, const ngx_array_t *changes)
{
    const ngx_http_hdrtrie_change_t *change = changes->elts;
    ngx_http_hdrtrie_removal_t *replaced; /* not recorded: no field was removed */
    ngx_uint_t i;
    replaced = ngx_pcalloc(r->pool, sizeof(ngx_http_hdrtrie_removal_t) + changes->nelts * sizeof(ngx_table_elt_t *));
    if (replaced == NULL) return NGX_ERROR;
    if (ngx_http_hdrtrie_list_replace(&r->headers_in.headers, changes, r->pool) != NGX_OK) return NGX_ERROR;
    replaced->count = changes->nelts;
    for (i = 0; i < changes->nelts; i++) replaced->fields[i] = change[i].copy;
    ngx_http_hdrtrie_variables_invalidate(r, replaced);
    return ngx_http_hdrtrie_headers_in_repair(r, conf, replaced);
}
