/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Removes the fields of a request at the start of the rewrite phase, as soon as its location is known. Internal redirects,
   error pages, named locations and subrequests run this phase again for their location. */
#include "ngx_http_hdrtrie.h"

/* nginx has already used these fields to find the end of the message and its server, so they must be forwarded unchanged. */
static void ngx_http_hdrtrie_marks_unset_framing(ngx_http_request_t *r, ngx_http_hdrtrie_marks_t *marks)
{
    ngx_http_headers_in_t *in = &r->headers_in;
    ngx_http_hdrtrie_marks_unset(marks, &in->headers, in->host);
    ngx_http_hdrtrie_marks_unset(marks, &in->headers, in->content_length);
    ngx_http_hdrtrie_marks_unset(marks, &in->headers, in->transfer_encoding);
}

static ngx_int_t ngx_http_hdrtrie_request_remove(
    ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf, const ngx_http_hdrtrie_marks_t *marks)
{
    ngx_http_hdrtrie_removal_t *removal = ngx_http_hdrtrie_list_unlink(&r->headers_in.headers, marks, r->pool);
    if (removal == NULL) return NGX_ERROR;
    ngx_http_hdrtrie_removal_record(removal, r, conf, 0);
    ngx_http_hdrtrie_variables_invalidate(r, removal);
    return conf->known->nelts != 0 ? ngx_http_hdrtrie_headers_in_repair(r, conf, removal) : NGX_OK;
}

/* The dry run: records the marked fields and lets the request through. */
static ngx_int_t ngx_http_hdrtrie_request_report(
    ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf, const ngx_http_hdrtrie_marks_t *marks)
{
    ngx_http_hdrtrie_removal_t *removal;
    if (marks->marked == 0) return NGX_DECLINED;
    removal = ngx_http_hdrtrie_list_select(&r->headers_in.headers, marks, r->pool);
    if (removal == NULL) return NGX_ERROR;
    ngx_http_hdrtrie_removal_record(removal, r, conf, 0);
    return NGX_DECLINED;
}

ngx_int_t ngx_http_hdrtrie_request_clear(ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf)
{
    ngx_http_hdrtrie_marks_t marks;
    ngx_int_t result = NGX_DECLINED;
    const ngx_array_t *changes = NULL;
    if (ngx_http_hdrtrie_marks_make(&marks, &conf->request, &r->headers_in.headers, r->pool) != NGX_OK) {
        return NGX_ERROR;
    }
    if (conf->connection != NULL) {
        /* after BAD_REQUEST, still remove the fields that were nominated below the limit: nginx may proxy the error page */
        const ngx_int_t rc = ngx_http_hdrtrie_connection_mark(conf->connection, r, &marks);
        if (rc == NGX_ERROR) return rc;
        if (rc != NGX_OK) result = rc;
    }
    if (conf->clears_cookies) {
        changes = ngx_http_hdrtrie_cookies_clear(r, conf, &marks);
        if (changes == NULL) return NGX_ERROR;
    }
    if (ngx_http_hdrtrie_marks_count(&marks) != 0 && conf->removes_framing) {
        ngx_http_hdrtrie_marks_unset_framing(r, &marks);
        ngx_http_hdrtrie_marks_count(&marks);
    }
    if (conf->dry_run) return ngx_http_hdrtrie_request_report(r, conf, &marks);
    if (marks.marked != 0 && ngx_http_hdrtrie_request_remove(r, conf, &marks) != NGX_OK) return NGX_ERROR;
    if (changes != NULL && changes->nelts != 0 && ngx_http_hdrtrie_cookies_replace(r, conf, changes) != NGX_OK) {
        return NGX_ERROR;
    }
    return result;
}
