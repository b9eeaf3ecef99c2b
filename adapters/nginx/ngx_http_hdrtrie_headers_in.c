/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* r->headers_in points to the fields that nginx knows by name. After such a field is unlinked, its pointer, array or chain
   is rebuilt from the fields that are left. The configuration determines which of these names the uses of a location may
   remove. For most lists there are none, and requests cost nothing here. */
#include <hdrtrie/detail/format/table.h>
#include <hdrtrie/detail/framing_name.h>

#include "ngx_http_hdrtrie.h"

/* nginx compares names without case. Under the fold none a list may contain any spelling of the name, so the answer is 1. */
static ngx_uint_t ngx_http_hdrtrie_use_may_remove(const ngx_http_hdrtrie_use_t *use, const char *name, size_t len)
{
    return hdrtrie_table_bytes(use->table)[HDRTRIE_AT_FOLD] == HDRTRIE_FOLD_NONE ||
           ngx_http_hdrtrie_use_removes(use, name, len);
}

ngx_uint_t ngx_http_hdrtrie_uses_may_remove(const ngx_http_hdrtrie_uses_t *uses, const char *name, size_t len)
{
    const ngx_http_hdrtrie_use_t *use;
    ngx_uint_t i;
    if (uses->clear != NULL) {
        use = uses->clear->elts;
        for (i = 0; i < uses->clear->nelts; i++) {
            if (ngx_http_hdrtrie_use_may_remove(&use[i], name, len)) return 1;
        }
    }
    if (uses->keep == NULL) return 0;
    use = uses->keep->elts;
    for (i = 0; i < uses->keep->nelts; i++) {
        if (!ngx_http_hdrtrie_use_may_remove(&use[i], name, len)) return 0;
    }
    return 1;
}

static ngx_uint_t ngx_http_hdrtrie_conf_may_remove(const ngx_http_hdrtrie_loc_conf_t *conf, const ngx_str_t *name)
{
    if (conf->clears_cookies && name->len == 6 && ngx_strncasecmp(name->data, (u_char *)"cookie", 6) == 0) return 1;
    return conf->connection != NULL ||
           ngx_http_hdrtrie_uses_may_remove(&conf->request, (const char *)name->data, name->len);
}

ngx_int_t ngx_http_hdrtrie_headers_in_plan(ngx_conf_t *cf, ngx_http_hdrtrie_loc_conf_t *conf)
{
    ngx_http_header_t *header, **known;
    conf->clears_cookies = ngx_http_hdrtrie_uses_have_cookies(&conf->request) ? 1 : 0;
    conf->known = ngx_array_create(cf->pool, 4, sizeof(ngx_http_header_t *));
    if (conf->known == NULL) return NGX_ERROR;
    for (header = ngx_http_headers_in; header->name.len != 0; header++) {
        if (!ngx_http_hdrtrie_conf_may_remove(conf, &header->name)) continue;
        if (hdrtrie_name_is_framing((const char *)header->name.data, header->name.len)) conf->removes_framing = 1;
        known = ngx_array_push(conf->known);
        if (known == NULL) return NGX_ERROR;
        *known = header;
    }
    return NGX_OK;
}

/* Returns the first field with that name from element *at of *part on, or NULL if there is none. Moves *part and *at past
   it. */
static ngx_table_elt_t *ngx_http_hdrtrie_list_next(ngx_list_part_t **part, ngx_uint_t *at, const ngx_str_t *name)
{
    for (; *part != NULL; *part = (*part)->next, *at = 0) {
        ngx_table_elt_t *fields = (*part)->elts;
        while (*at < (*part)->nelts) {
            ngx_table_elt_t *field = &fields[(*at)++];
            if (ngx_http_hdrtrie_field_is(field, name->data, name->len)) return field;
        }
    }
    return NULL;
}

#if (NGX_HTTP_HDRTRIE_CHAINS)

/* Rebuilds the chain from the fields that are left. A subrequest shares its fields with its parent. If it removes some
   fields of one name but not all, the parent's chain becomes shorter, too. The parent's list, from which nginx forwards,
   does not. */
static ngx_int_t ngx_http_hdrtrie_headers_in_rebuild(ngx_http_request_t *r, const ngx_http_header_t *header)
{
    ngx_table_elt_t **link = (ngx_table_elt_t **)(void *)((char *)&r->headers_in + header->offset), *field;
    ngx_list_part_t *part = &r->headers_in.headers.part;
    ngx_uint_t at = 0;
    while ((field = ngx_http_hdrtrie_list_next(&part, &at, &header->name)) != NULL) {
        *link = field;
        link = &field->next;
    }
    *link = NULL;
    return NGX_OK;
}

#else

static ngx_uint_t ngx_http_hdrtrie_header_is_array(const ngx_http_header_t *header)
{
#if (NGX_HTTP_X_FORWARDED_FOR)
    if (header->offset == offsetof(ngx_http_headers_in_t, x_forwarded_for)) return 1;
#endif
    return header->offset == offsetof(ngx_http_headers_in_t, cookies);
}

/* Sets the pointer, or makes a new array. The old array must not change, because a subrequest shares its memory with its
   parent. */
static ngx_int_t ngx_http_hdrtrie_headers_in_rebuild(ngx_http_request_t *r, const ngx_http_header_t *header)
{
    void *place = (char *)&r->headers_in + header->offset;
    ngx_list_part_t *part = &r->headers_in.headers.part;
    ngx_uint_t at = 0;
    ngx_table_elt_t *field = ngx_http_hdrtrie_list_next(&part, &at, &header->name), **pushed;
    ngx_array_t *array = place;
    if (!ngx_http_hdrtrie_header_is_array(header)) {
        *(ngx_table_elt_t **)place = field;
        return NGX_OK;
    }
    if (field == NULL) { /* the state of a request without such a field */
        ngx_memzero(array, sizeof(ngx_array_t));
        return NGX_OK;
    }
    if (ngx_array_init(array, r->pool, 4, sizeof(ngx_table_elt_t *)) != NGX_OK) return NGX_ERROR;
    for (; field != NULL; field = ngx_http_hdrtrie_list_next(&part, &at, &header->name)) {
        pushed = ngx_array_push(array);
        if (pushed == NULL) return NGX_ERROR;
        *pushed = field;
    }
    return NGX_OK;
}

#endif

ngx_int_t ngx_http_hdrtrie_headers_in_repair(
    ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf, const ngx_http_hdrtrie_removal_t *removal)
{
    ngx_http_header_t *const *known = conf->known->elts;
    ngx_uint_t i, k;
    for (k = 0; k < conf->known->nelts; k++) {
        const ngx_str_t *name = &known[k]->name;
        i = 0;
        while (i < removal->count && !ngx_http_hdrtrie_field_is(removal->fields[i], name->data, name->len)) i++;
        if (i == removal->count) continue;
        if (ngx_http_hdrtrie_headers_in_rebuild(r, known[k]) != NGX_OK) return NGX_ERROR;
    }
    return NGX_OK;
}
