/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* r->headers_in points to the fields that nginx knows by name. Where such a field was unlinked, what pointed to it is made anew
   from the fields that are left. Which names a location's uses can take at all is known when it is configured; for most
   lists none, and then no request is looked at here. */
#include <hdrtrie/detail/format/table.h>

#include "ngx_http_hdrtrie.h"

/* Without regard to case a list may have a spelling of the name that is not the one asked for: fold none always may. */
static ngx_uint_t ngx_http_hdrtrie_use_may_take(const ngx_http_hdrtrie_use_t *use, const char *name, size_t len)
{
    return hdrtrie_table_bytes(use->table)[HDRTRIE_AT_FOLD] == HDRTRIE_FOLD_NONE ||
           ngx_http_hdrtrie_use_takes(use, name, len);
}

ngx_uint_t ngx_http_hdrtrie_uses_take(const ngx_http_hdrtrie_uses_t *uses, const char *name, size_t len)
{
    const ngx_http_hdrtrie_use_t *use;
    ngx_uint_t i;
    if (uses->clear != NULL) {
        use = uses->clear->elts;
        for (i = 0; i < uses->clear->nelts; i++) {
            if (ngx_http_hdrtrie_use_may_take(&use[i], name, len)) return 1;
        }
    }
    if (uses->keep == NULL) return 0;
    use = uses->keep->elts;
    for (i = 0; i < uses->keep->nelts; i++) {
        if (!ngx_http_hdrtrie_use_may_take(&use[i], name, len)) return 0;
    }
    return 1;
}

static ngx_uint_t ngx_http_hdrtrie_conf_takes(const ngx_http_hdrtrie_loc_conf_t *conf, const ngx_str_t *name)
{
    return conf->connection != NULL || ngx_http_hdrtrie_uses_take(&conf->request, (const char *)name->data, name->len);
}

ngx_int_t ngx_http_hdrtrie_headers_in_plan(ngx_conf_t *cf, ngx_http_hdrtrie_loc_conf_t *conf)
{
    static const ngx_str_t framing[] = {ngx_string("host"), ngx_string("content-length"),
                                        ngx_string("transfer-encoding")};
    ngx_http_header_t *header, **known;
    ngx_uint_t i;
    for (i = 0; i < sizeof(framing) / sizeof(framing[0]); i++) {
        if (ngx_http_hdrtrie_conf_takes(conf, &framing[i])) conf->takes_framing = 1;
    }
    conf->known = ngx_array_create(cf->pool, 4, sizeof(ngx_http_header_t *));
    if (conf->known == NULL) return NGX_ERROR;
    for (header = ngx_http_headers_in; header->name.len != 0; header++) {
        if (!ngx_http_hdrtrie_conf_takes(conf, &header->name)) continue;
        known = ngx_array_push(conf->known);
        if (known == NULL) return NGX_ERROR;
        *known = header;
    }
    return NGX_OK;
}

static ngx_inline ngx_uint_t ngx_http_hdrtrie_field_has_name(const ngx_table_elt_t *field, const ngx_str_t *name)
{
    return field->key.len == name->len && ngx_strncasecmp(field->key.data, name->data, name->len) == 0;
}

/* The first field with that name from *part and *at on, which are left behind it; NULL if there is none. */
static ngx_table_elt_t *ngx_http_hdrtrie_list_next(ngx_list_part_t **part, ngx_uint_t *at, const ngx_str_t *name)
{
    for (; *part != NULL; *part = (*part)->next, *at = 0) {
        ngx_table_elt_t *fields = (*part)->elts;
        while (*at < (*part)->nelts) {
            ngx_table_elt_t *field = &fields[(*at)++];
            if (ngx_http_hdrtrie_field_has_name(field, name)) return field;
        }
    }
    return NULL;
}

#if (NGX_HTTP_HDRTRIE_CHAINS)

/* The chain of the fields left. A subrequest's fields are its parent's: where it removes some of one name but not all, the
   parent's chain shrinks with it; its list, which is what is forwarded, does not. */
static ngx_int_t ngx_http_hdrtrie_headers_in_remake(ngx_http_request_t *r, const ngx_http_header_t *header)
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

/* Arrays are remade, not changed: a subrequest's has the same memory as its parent's. */
static ngx_int_t ngx_http_hdrtrie_headers_in_remake(ngx_http_request_t *r, const ngx_http_header_t *header)
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
    if (field == NULL) { /* as if there had never been one */
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

ngx_int_t ngx_http_hdrtrie_headers_in_repair(ngx_http_request_t *r, const ngx_http_hdrtrie_loc_conf_t *conf,
                                             const ngx_http_hdrtrie_removal_t *removal)
{
    ngx_http_header_t *const *known = conf->known->elts;
    ngx_uint_t i, k;
    for (k = 0; k < conf->known->nelts; k++) {
        i = 0;
        while (i < removal->count && !ngx_http_hdrtrie_field_has_name(removal->fields[i], &known[k]->name)) i++;
        if (i == removal->count) continue;
        if (ngx_http_hdrtrie_headers_in_remake(r, known[k]) != NGX_OK) return NGX_ERROR;
    }
    return NGX_OK;
}
