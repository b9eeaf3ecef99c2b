/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The fields of a request, as soon as its location is known: at the beginning of the rewrite phase, which each location passes
   that an internal redirect, an error page, a named location or a subrequest leads to. */
#include "ngx_http_hdrtrie.h"

#define NGX_HTTP_HDRTRIE_GONE 32 /* removed fields without an allocation */

/* nginx has read these already, and acted on them: where the message ends and whom it is for stays in it. */
static void ngx_http_hdrtrie_marks_spare_framing(ngx_http_request_t *r, ngx_http_hdrtrie_marks_t *marks)
{
    ngx_http_headers_in_t *in = &r->headers_in;
    ngx_http_hdrtrie_marks_spare(marks, &in->headers, in->host);
    ngx_http_hdrtrie_marks_spare(marks, &in->headers, in->content_length);
    ngx_http_hdrtrie_marks_spare(marks, &in->headers, in->transfer_encoding);
}

static ngx_int_t ngx_http_hdrtrie_request_remove(ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf,
                                                 const ngx_http_hdrtrie_marks_t *marks)
{
    ngx_table_elt_t *few[NGX_HTTP_HDRTRIE_GONE], **gone = few;
    if (marks->marked > NGX_HTTP_HDRTRIE_GONE) {
        gone = ngx_palloc(r->pool, marks->marked * sizeof(ngx_table_elt_t *));
        if (gone == NULL) return NGX_ERROR;
    }
    if (ngx_http_hdrtrie_list_unlink(&r->headers_in.headers, marks, r->pool, gone) != NGX_OK) return NGX_ERROR;
    if (conf->known->nelts != 0 && ngx_http_hdrtrie_headers_in_repair(r, conf, gone, marks->marked) != NGX_OK) {
        return NGX_ERROR;
    }
    ngx_http_hdrtrie_variables_expire(r, gone, marks->marked);
    return ngx_http_hdrtrie_removed_add(r, gone, marks->marked);
}

ngx_int_t ngx_http_hdrtrie_request_clear(ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf)
{
    ngx_http_hdrtrie_marks_t marks;
    ngx_int_t verdict = NGX_DECLINED;
    if (ngx_http_hdrtrie_marks_make(&marks, &conf->request, &r->headers_in.headers, r->pool) != NGX_OK) {
        return NGX_ERROR;
    }
    if (conf->connection != NULL && ngx_http_hdrtrie_connection_mark(conf->connection, &r->headers_in.headers, &marks,
                                                                     r->connection->log) != NGX_OK) {
        verdict = NGX_HTTP_BAD_REQUEST; /* what was within the cap goes all the same: an error page may be proxied */
    }
    if (ngx_http_hdrtrie_marks_count(&marks) == 0) return verdict;
    if (conf->takes_framing) {
        ngx_http_hdrtrie_marks_spare_framing(r, &marks);
        if (ngx_http_hdrtrie_marks_count(&marks) == 0) return verdict;
    }
    if (ngx_http_hdrtrie_request_remove(r, conf, &marks) != NGX_OK) return NGX_ERROR;
    return verdict;
}
