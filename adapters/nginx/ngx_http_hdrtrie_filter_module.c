/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The filter for the fields of a response. It is a second module, because nginx orders modules, and the filter must run
   after all filters that add fields and right before those that send them. Those do not send a field whose hash is 0. */
#include "ngx_http_hdrtrie.h"

static ngx_int_t ngx_http_hdrtrie_filter_init(ngx_conf_t *cf);

static ngx_http_output_header_filter_pt ngx_http_hdrtrie_next_header_filter;
static ngx_http_output_body_filter_pt ngx_http_hdrtrie_next_body_filter;

static ngx_http_module_t ngx_http_hdrtrie_filter_module_ctx = {
    NULL,
    ngx_http_hdrtrie_filter_init,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
};

ngx_module_t ngx_http_hdrtrie_filter_module = {
    NGX_MODULE_V1,
    &ngx_http_hdrtrie_filter_module_ctx,
    NULL, /* ngx_http_hdrtrie_module has the directives */
    NGX_HTTP_MODULE,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NGX_MODULE_V1_PADDING,
};

void ngx_http_hdrtrie_response_plan(ngx_http_hdrtrie_loc_conf_t *conf)
{
    /* without the uses of keep, which do not remove fields that nginx writes itself */
    const ngx_http_hdrtrie_uses_t clear = {conf->response.clear, NULL};
    conf->clears_server = ngx_http_hdrtrie_uses_may_remove(&clear, "Server", 6);
    conf->clears_date = ngx_http_hdrtrie_uses_may_remove(&clear, "Date", 4);
    conf->clears_type = ngx_http_hdrtrie_uses_may_remove(&clear, "Content-Type", 12);
    conf->clears_modified = ngx_http_hdrtrie_uses_may_remove(&clear, "Last-Modified", 13);
}

/* nginx writes these fields itself if the response does not contain them. An element that is not sent is enough to prevent
   that. */
static void ngx_http_hdrtrie_response_suppress(ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf)
{
    static ngx_table_elt_t unsent; /* hash 0 */
    ngx_http_headers_out_t *out = &r->headers_out;
    if (conf->clears_server && out->server == NULL) out->server = &unsent;
    if (conf->clears_date && out->date == NULL) out->date = &unsent;
    if (conf->clears_modified && out->last_modified == NULL) out->last_modified_time = -1;
    if (conf->clears_type) out->content_type.len = 0;
}

#define NGX_HTTP_HDRTRIE_IS(field, name) ngx_http_hdrtrie_field_is(field, (u_char *)(uintptr_t)(name), sizeof(name) - 1)

/* Returns 1 if a client would misread the response without field. Content-Length is required if nginx sends this element.
   That is rare, because nginx usually writes the field itself. The others are required for keep, because authors of a list to
   keep rarely think of them. */
static ngx_uint_t ngx_http_hdrtrie_response_requires(
    const ngx_http_request_t *r, const ngx_table_elt_t *field, ngx_uint_t keep)
{
    if (field == r->headers_out.content_length) return 1;
    if (!keep) return 0;
    if (NGX_HTTP_HDRTRIE_IS(field, "Content-Encoding") || NGX_HTTP_HDRTRIE_IS(field, "Content-Range")) return 1;
    return r->headers_out.status == NGX_HTTP_SWITCHING_PROTOCOLS && NGX_HTTP_HDRTRIE_IS(field, "Upgrade");
}

/* Sets the hash of the fields of list that conf marks to 0, unless this is a dry run, and records the removal. */
static ngx_int_t ngx_http_hdrtrie_response_remove(
    ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf, ngx_list_t *list)
{
    ngx_http_hdrtrie_marks_t marks;
    ngx_http_hdrtrie_removal_t *removal;
    ngx_list_part_t *part;
    ngx_uint_t i, at = 0;
    if (ngx_http_hdrtrie_marks_make(&marks, &conf->response, list, r->pool) != NGX_OK) return NGX_ERROR;
    if (ngx_http_hdrtrie_marks_count(&marks) == 0) return NGX_OK;
    removal = ngx_palloc(r->pool, sizeof(ngx_http_hdrtrie_removal_t) + marks.marked * sizeof(ngx_table_elt_t *));
    if (removal == NULL) return NGX_ERROR;
    removal->count = 0;
    for (part = &list->part; part != NULL; part = part->next) {
        ngx_table_elt_t *fields = part->elts;
        for (i = 0; i < part->nelts; i++, at++) {
            ngx_table_elt_t *field = &fields[i];
            if (!(marks.words[at / 64] >> (at % 64) & 1) || field->hash == 0) continue;
            if (ngx_http_hdrtrie_response_requires(r, field, conf->response.keep != NULL)) continue;
            removal->fields[removal->count++] = field;
            if (conf->dry_run) continue;
            field->hash = 0;
            /* nginx would send the field that this pointer leads to in spite of its hash */
            if (r->headers_out.location == field) r->headers_out.location = NULL;
        }
    }
    ngx_http_hdrtrie_removal_record(removal, r, conf, 1);
    return NGX_OK;
}

static ngx_inline ngx_uint_t ngx_http_hdrtrie_response_applies(
    const ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf)
{
    return (conf->response.clear != NULL || conf->response.keep != NULL) && r == r->main;
}

static ngx_int_t ngx_http_hdrtrie_header_filter(ngx_http_request_t *r)
{
    const ngx_http_hdrtrie_loc_conf_t *conf = ngx_http_get_module_loc_conf(r, ngx_http_hdrtrie_module);
    if (ngx_http_hdrtrie_response_applies(r, conf) && !r->header_sent) {
        if (ngx_http_hdrtrie_response_remove(r, conf, &r->headers_out.headers) != NGX_OK) return NGX_ERROR;
        if (!conf->dry_run) ngx_http_hdrtrie_response_suppress(r, conf);
    }
    return ngx_http_hdrtrie_next_header_filter(r);
}

/* The trailers are complete when the last buffer arrives. */
static ngx_int_t ngx_http_hdrtrie_body_filter(ngx_http_request_t *r, ngx_chain_t *in)
{
    const ngx_http_hdrtrie_loc_conf_t *conf = ngx_http_get_module_loc_conf(r, ngx_http_hdrtrie_module);
    ngx_chain_t *link;
    if (ngx_http_hdrtrie_response_applies(r, conf) && r->headers_out.trailers.part.nelts != 0) {
        for (link = in; link != NULL && !link->buf->last_buf; link = link->next) {
        }
        if (link != NULL && ngx_http_hdrtrie_response_remove(r, conf, &r->headers_out.trailers) != NGX_OK) {
            return NGX_ERROR;
        }
    }
    return ngx_http_hdrtrie_next_body_filter(r, in);
}

static ngx_int_t ngx_http_hdrtrie_filter_init(ngx_conf_t *cf)
{
    (void)cf;
    ngx_http_hdrtrie_next_header_filter = ngx_http_top_header_filter;
    ngx_http_top_header_filter = ngx_http_hdrtrie_header_filter;
    ngx_http_hdrtrie_next_body_filter = ngx_http_top_body_filter;
    ngx_http_top_body_filter = ngx_http_hdrtrie_body_filter;
    return NGX_OK;
}
