/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The fields of a request, as soon as its location is known: at the beginning of the rewrite phase, which each location passes
   that an internal redirect, an error page, a named location or a subrequest leads to. */
#include "ngx_http_hdrtrie.h"

/* nginx has read these already, and acted on them: where the message ends and whom it is for stays in it. */
static void ngx_http_hdrtrie_marks_unset_framing(ngx_http_request_t *r, ngx_http_hdrtrie_marks_t *marks)
{
    ngx_http_headers_in_t *in = &r->headers_in;
    ngx_http_hdrtrie_marks_unset(marks, &in->headers, in->host);
    ngx_http_hdrtrie_marks_unset(marks, &in->headers, in->content_length);
    ngx_http_hdrtrie_marks_unset(marks, &in->headers, in->transfer_encoding);
}

static ngx_int_t ngx_http_hdrtrie_request_remove(ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf,
                                                 const ngx_http_hdrtrie_marks_t *marks)
{
    const ngx_http_hdrtrie_removal_t *removal = ngx_http_hdrtrie_list_unlink(&r->headers_in.headers, marks, r);
    if (removal == NULL) return NGX_ERROR;
    ngx_http_hdrtrie_variables_invalidate(r, removal);
    return conf->known->nelts != 0 ? ngx_http_hdrtrie_headers_in_repair(r, conf, removal) : NGX_OK;
}

ngx_int_t ngx_http_hdrtrie_request_clear(ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf)
{
    ngx_http_hdrtrie_marks_t marks;
    ngx_int_t verdict = NGX_DECLINED;
    if (ngx_http_hdrtrie_marks_make(&marks, &conf->request, &r->headers_in.headers, r->pool) != NGX_OK) {
        return NGX_ERROR;
    }
    if (conf->connection != NULL) {
        /* what was within the cap goes all the same before a bad request is answered: its error page may be proxied */
        const ngx_int_t rc = ngx_http_hdrtrie_connection_mark(conf->connection, r, &marks);
        if (rc == NGX_ERROR) return rc;
        if (rc != NGX_OK) verdict = rc;
    }
    if (ngx_http_hdrtrie_marks_count(&marks) == 0) return verdict;
    if (conf->removes_framing) {
        ngx_http_hdrtrie_marks_unset_framing(r, &marks);
        if (ngx_http_hdrtrie_marks_count(&marks) == 0) return verdict;
    }
    if (ngx_http_hdrtrie_request_remove(r, conf, &marks) != NGX_OK) return NGX_ERROR;
    return verdict;
}
