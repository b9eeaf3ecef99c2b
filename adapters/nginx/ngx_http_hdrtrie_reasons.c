/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The reason why a field was removed, LIST:GROUP:RULE. The marks do not store it, because most requests never need it. It is
   found again from the name of the field and the uses of its location. */
#include <string.h>

#include "ngx_http_hdrtrie.h"

typedef struct {
    u_char *p;
    size_t size;
    size_t len; /* of the whole text, also of what does not fit */
} ngx_http_hdrtrie_reason_t;

static void ngx_http_hdrtrie_reason_add(ngx_http_hdrtrie_reason_t *reason, const void *text, size_t len)
{
    if (reason->len < reason->size) ngx_memcpy(reason->p + reason->len, text, ngx_min(len, reason->size - reason->len));
    reason->len += len;
}

static void ngx_http_hdrtrie_reason_add_text(ngx_http_hdrtrie_reason_t *reason, const char *text)
{
    ngx_http_hdrtrie_reason_add(reason, text, strlen(text));
}

/* Adds the name of the list that has this table. The configuration does not name the preset of hdrtrie_connection. */
static void ngx_http_hdrtrie_reason_add_list(
    ngx_http_hdrtrie_reason_t *reason, ngx_http_request_t *r, const hdrtrie_table *table)
{
    const ngx_http_hdrtrie_main_conf_t *main = ngx_http_get_module_main_conf(r, ngx_http_hdrtrie_module);
    const ngx_http_hdrtrie_list_t *list = main->lists.elts;
    ngx_uint_t i;
    for (i = 0; i < main->lists.nelts; i++) {
        if (list[i].table != table) continue;
        ngx_http_hdrtrie_reason_add(reason, list[i].name.data, list[i].name.len);
        return;
    }
    ngx_http_hdrtrie_reason_add_text(reason, "hdrtrie_connection");
}

/* Adds the names of the lists in uses, with "+" between them; if cookies is not 0, only of those with cookie rules. */
static void ngx_http_hdrtrie_reason_add_lists(
    ngx_http_hdrtrie_reason_t *reason, ngx_http_request_t *r, const ngx_array_t *uses, ngx_uint_t cookies)
{
    const ngx_http_hdrtrie_use_t *use = uses->elts;
    ngx_uint_t i, some = 0;
    for (i = 0; i < uses->nelts; i++) {
        if (cookies && hdrtrie_cookies(use[i].table) == NULL) continue;
        if (some++) ngx_http_hdrtrie_reason_add_text(reason, "+");
        ngx_http_hdrtrie_reason_add_list(reason, r, use[i].table);
    }
}

/* Adds LIST:GROUP:RULE for a name that use removes. */
static void ngx_http_hdrtrie_reason_add_use(
    ngx_http_hdrtrie_reason_t *reason, ngx_http_request_t *r, const ngx_http_hdrtrie_use_t *use, const ngx_str_t *name)
{
    const hdrtrie_match match = hdrtrie_find(use->table, (const char *)name->data, name->len);
    const uint32_t groups = match.groups & use->groups;
    uint32_t group;
    ngx_uint_t some = 0;
    ngx_http_hdrtrie_reason_add_list(reason, r, use->table);
    if (groups == 0) {
        ngx_http_hdrtrie_reason_add_text(reason, "::(malformed)");
        return;
    }
    ngx_http_hdrtrie_reason_add_text(reason, ":");
    for (group = 0; group < hdrtrie_group_count(use->table); group++) {
        if (!(groups >> group & 1)) continue;
        if (some++) ngx_http_hdrtrie_reason_add_text(reason, "+");
        ngx_http_hdrtrie_reason_add_text(reason, hdrtrie_group_name(use->table, group, NULL));
    }
    ngx_http_hdrtrie_reason_add_text(reason, ":");
    ngx_http_hdrtrie_reason_add_text(reason, hdrtrie_rule_text(use->table, match.id, NULL));
}

/* Returns the first use of clear that removes the name, or NULL if there is none. */
static const ngx_http_hdrtrie_use_t *ngx_http_hdrtrie_clear_find(const ngx_array_t *clear, const ngx_str_t *name)
{
    const ngx_http_hdrtrie_use_t *use;
    ngx_uint_t i;
    if (clear == NULL) return NULL;
    use = clear->elts;
    for (i = 0; i < clear->nelts; i++) {
        if (ngx_http_hdrtrie_use_removes(&use[i], (const char *)name->data, name->len)) return &use[i];
    }
    return NULL;
}

static ngx_uint_t ngx_http_hdrtrie_keep_removes(const ngx_array_t *keep, const ngx_str_t *name)
{
    const ngx_http_hdrtrie_use_t *use;
    ngx_uint_t i;
    if (keep == NULL) return 0;
    use = keep->elts;
    for (i = 0; i < keep->nelts; i++) {
        if (!ngx_http_hdrtrie_use_removes(&use[i], (const char *)name->data, name->len)) return 0;
    }
    return 1;
}

/* Tests the reasons in the same order as the module marks a request. */
size_t ngx_http_hdrtrie_reason_write(
    const ngx_http_hdrtrie_removal_t *removal, const ngx_table_elt_t *field, u_char *p, size_t size)
{
    const ngx_http_hdrtrie_loc_conf_t *conf = removal->conf;
    const ngx_http_hdrtrie_uses_t *uses = removal->is_response ? &conf->response : &conf->request;
    const ngx_http_hdrtrie_use_t *use = ngx_http_hdrtrie_clear_find(uses->clear, &field->key);
    ngx_http_request_t *r = removal->request;
    ngx_http_hdrtrie_reason_t reason = {p, size, 0};
    if (use != NULL) {
        ngx_http_hdrtrie_reason_add_use(&reason, r, use, &field->key);
        return reason.len;
    }
    if (ngx_http_hdrtrie_keep_removes(uses->keep, &field->key)) {
        ngx_http_hdrtrie_reason_add_lists(&reason, r, uses->keep, 0);
        ngx_http_hdrtrie_reason_add_text(&reason, "::(not kept)");
        return reason.len;
    }
    if (conf->connection != NULL) use = ngx_http_hdrtrie_clear_find(conf->connection->uses.clear, &field->key);
    if (use != NULL) {
        ngx_http_hdrtrie_reason_add_use(&reason, r, use, &field->key);
    } else if (ngx_http_hdrtrie_cookies_empty(r, conf, field)) {
        ngx_http_hdrtrie_reason_add_lists(&reason, r, conf->request.clear, 1);
        ngx_http_hdrtrie_reason_add_text(&reason, "::(cookies)");
    } else {
        ngx_http_hdrtrie_reason_add_text(&reason, "hdrtrie_connection::(nominated)");
    }
    return reason.len;
}
