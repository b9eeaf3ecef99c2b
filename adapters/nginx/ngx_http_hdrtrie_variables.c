/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* $hdrtrie_removed and the other variables of the module; and the invalidation of nginx's variables that were computed from a
   removed field. */
#include "ngx_http_hdrtrie.h"

/* A variable whose value nginx computes from the request fields with a name. */
typedef struct {
    ngx_uint_t index;
    ngx_str_t field; /* the name, with "_" in place of "-" */
} ngx_http_hdrtrie_cached_t;

/* Which removals a variable shows, and what of each field. */
enum {
    NGX_HTTP_HDRTRIE_REQUEST = 1,
    NGX_HTTP_HDRTRIE_RESPONSE = 2,
    NGX_HTTP_HDRTRIE_BOTH = NGX_HTTP_HDRTRIE_REQUEST | NGX_HTTP_HDRTRIE_RESPONSE,
    NGX_HTTP_HDRTRIE_RULES = 4 /* the rules that removed the fields; else their names */
};

/* Returns the latest removal in cleanup and the cleanups after it that shown contains, or NULL if there is none. */
static const ngx_http_hdrtrie_removal_t *ngx_http_hdrtrie_removal_shown(
    const ngx_http_request_t *r, const ngx_pool_cleanup_t *cleanup, uintptr_t shown)
{
    const ngx_http_hdrtrie_removal_t *removal = ngx_http_hdrtrie_removal_find(r, cleanup);
    while (
        removal != NULL && !(shown & (removal->is_response ? NGX_HTTP_HDRTRIE_RESPONSE : NGX_HTTP_HDRTRIE_REQUEST))) {
        removal = ngx_http_hdrtrie_removal_find(r, removal->cleanup.next);
    }
    return removal;
}

static ngx_int_t ngx_http_hdrtrie_variable_count(ngx_http_request_t *r, ngx_http_variable_value_t *v, uintptr_t data)
{
    const ngx_http_hdrtrie_removal_t *removal = ngx_http_hdrtrie_removal_shown(r, r->pool->cleanup, data);
    ngx_uint_t count = 0;
    for (; removal != NULL; removal = ngx_http_hdrtrie_removal_shown(r, removal->cleanup.next, data)) {
        count += removal->count;
    }
    v->data = ngx_pnalloc(r->pool, NGX_INT_T_LEN);
    if (v->data == NULL) return NGX_ERROR;
    v->len = (unsigned)(ngx_sprintf(v->data, "%ui", count) - v->data);
    v->valid = 1;
    v->no_cacheable = 0;
    v->not_found = 0;
    return NGX_OK;
}

/* Writes the name of a field, or its rule, to at most size bytes at p. Returns its length. */
static size_t ngx_http_hdrtrie_item_write(
    const ngx_http_hdrtrie_removal_t *removal, const ngx_table_elt_t *field, uintptr_t shown, u_char *p, size_t size)
{
    if (shown & NGX_HTTP_HDRTRIE_RULES) return ngx_http_hdrtrie_reason_write(removal, field, p, size);
    if (size != 0) ngx_memcpy(p, field->key.data, ngx_min(size, field->key.len));
    return field->key.len;
}

/* Writes the items in the order of removal, starting at the end, because the latest removal comes first. */
static ngx_int_t ngx_http_hdrtrie_variable_items(ngx_http_request_t *r, ngx_http_variable_value_t *v, uintptr_t data)
{
    const ngx_http_hdrtrie_removal_t *removal;
    ngx_uint_t i;
    size_t len = 0, item;
    u_char *p;
    removal = ngx_http_hdrtrie_removal_shown(r, r->pool->cleanup, data);
    for (; removal != NULL; removal = ngx_http_hdrtrie_removal_shown(r, removal->cleanup.next, data)) {
        for (i = 0; i < removal->count; i++) {
            len += ngx_http_hdrtrie_item_write(removal, removal->fields[i], data, NULL, 0) + 1;
        }
    }
    if (len == 0) {
        v->not_found = 1;
        return NGX_OK;
    }
    v->data = ngx_pnalloc(r->pool, len);
    if (v->data == NULL) return NGX_ERROR;
    p = v->data + len;
    removal = ngx_http_hdrtrie_removal_shown(r, r->pool->cleanup, data);
    for (; removal != NULL; removal = ngx_http_hdrtrie_removal_shown(r, removal->cleanup.next, data)) {
        for (i = removal->count; i-- != 0;) {
            *--p = ',';
            item = ngx_http_hdrtrie_item_write(removal, removal->fields[i], data, NULL, 0);
            p -= item;
            ngx_http_hdrtrie_item_write(removal, removal->fields[i], data, p, item);
        }
    }
    v->len = (unsigned)(len - 1); /* without the last comma */
    v->valid = 1;
    v->no_cacheable = 0;
    v->not_found = 0;
    return NGX_OK;
}

static ngx_int_t ngx_http_hdrtrie_variable_dry_run(ngx_http_request_t *r, ngx_http_variable_value_t *v, uintptr_t data)
{
    const ngx_http_hdrtrie_loc_conf_t *conf = ngx_http_get_module_loc_conf(r, ngx_http_hdrtrie_module);
    (void)data;
    v->data = (u_char *)(conf->dry_run ? "on" : "off");
    v->len = conf->dry_run ? 2 : 3;
    v->valid = 1;
    v->no_cacheable = 0;
    v->not_found = 0;
    return NGX_OK;
}

ngx_int_t ngx_http_hdrtrie_variables_add(ngx_conf_t *cf)
{
    static const struct {
        ngx_str_t name;
        ngx_http_get_variable_pt get;
        uintptr_t shown;
    } variables[] = {
        {ngx_string("hdrtrie_removed"), ngx_http_hdrtrie_variable_count, NGX_HTTP_HDRTRIE_BOTH},
        {ngx_string("hdrtrie_removed_request"), ngx_http_hdrtrie_variable_count, NGX_HTTP_HDRTRIE_REQUEST},
        {ngx_string("hdrtrie_removed_response"), ngx_http_hdrtrie_variable_count, NGX_HTTP_HDRTRIE_RESPONSE},
        {ngx_string("hdrtrie_removed_names"), ngx_http_hdrtrie_variable_items, NGX_HTTP_HDRTRIE_BOTH},
        {ngx_string("hdrtrie_removed_request_names"), ngx_http_hdrtrie_variable_items, NGX_HTTP_HDRTRIE_REQUEST},
        {ngx_string("hdrtrie_removed_response_names"), ngx_http_hdrtrie_variable_items, NGX_HTTP_HDRTRIE_RESPONSE},
        {ngx_string("hdrtrie_removed_rules"), ngx_http_hdrtrie_variable_items,
            NGX_HTTP_HDRTRIE_BOTH | NGX_HTTP_HDRTRIE_RULES},
        {ngx_string("hdrtrie_removed_request_rules"), ngx_http_hdrtrie_variable_items,
            NGX_HTTP_HDRTRIE_REQUEST | NGX_HTTP_HDRTRIE_RULES},
        {ngx_string("hdrtrie_removed_response_rules"), ngx_http_hdrtrie_variable_items,
            NGX_HTTP_HDRTRIE_RESPONSE | NGX_HTTP_HDRTRIE_RULES},
        {ngx_string("hdrtrie_dry_run"), ngx_http_hdrtrie_variable_dry_run, 0},
    };
    ngx_uint_t i;
    for (i = 0; i < sizeof(variables) / sizeof(variables[0]); i++) {
        ngx_str_t name = variables[i].name;
        ngx_http_variable_t *variable = ngx_http_add_variable(cf, &name, NGX_HTTP_VAR_NOCACHEABLE);
        if (variable == NULL) return NGX_ERROR;
        variable->get_handler = variables[i].get;
        variable->data = variables[i].shown;
    }
    return NGX_OK;
}

/* Returns the name of the fields that the variable is computed from; empty if it is not computed from fields. */
static ngx_str_t ngx_http_hdrtrie_variable_field(const ngx_str_t *variable)
{
    static const struct {
        ngx_str_t variable, field;
    } computed[] = {
        {ngx_string("content_type"), ngx_string("content_type")},
        {ngx_string("proxy_add_x_forwarded_for"), ngx_string("x_forwarded_for")},
        {ngx_string("remote_user"), ngx_string("authorization")},
    };
    ngx_str_t field = ngx_null_string;
    ngx_uint_t i;
    if (variable->len > 5 && ngx_strncmp(variable->data, "http_", 5) == 0) {
        field.data = variable->data + 5;
        field.len = variable->len - 5;
    } else if (variable->len > 7 && ngx_strncmp(variable->data, "cookie_", 7) == 0) {
        ngx_str_set(&field, "cookie");
    }
    for (i = 0; i < sizeof(computed) / sizeof(computed[0]); i++) {
        if (variable->len == computed[i].variable.len &&
            ngx_strncmp(variable->data, computed[i].variable.data, variable->len) == 0) {
            field = computed[i].field;
        }
    }
    return field;
}

ngx_int_t ngx_http_hdrtrie_variables_create(ngx_conf_t *cf, ngx_http_hdrtrie_main_conf_t *main)
{
    return ngx_array_init(&main->cached, cf->pool, 4, sizeof(ngx_http_hdrtrie_cached_t));
}

ngx_int_t ngx_http_hdrtrie_variables_init(ngx_cycle_t *cycle)
{
    ngx_http_hdrtrie_main_conf_t *main = ngx_http_cycle_get_module_main_conf(cycle, ngx_http_hdrtrie_module);
    ngx_http_core_main_conf_t *core = ngx_http_cycle_get_module_main_conf(cycle, ngx_http_core_module);
    ngx_http_variable_t *variable;
    ngx_uint_t i;
    if (main == NULL || core == NULL) return NGX_OK; /* the configuration does not have an http block */
    variable = core->variables.elts;
    for (i = 0; i < core->variables.nelts; i++) {
        const ngx_str_t field = ngx_http_hdrtrie_variable_field(&variable[i].name);
        ngx_http_hdrtrie_cached_t *cached;
        if (field.len == 0) continue;
        cached = ngx_array_push(&main->cached);
        if (cached == NULL) return NGX_ERROR;
        cached->index = i;
        cached->field = field;
    }
    return NGX_OK;
}

/* Compares the names as nginx does: without case, and with "_" in place of "-". */
static ngx_uint_t ngx_http_hdrtrie_variable_depends(const ngx_str_t *field, const ngx_str_t *name)
{
    size_t i;
    if (field->len != name->len) return 0;
    for (i = 0; i < name->len; i++) {
        const u_char c = name->data[i] == '-' ? '_' : ngx_tolower(name->data[i]);
        if (c != ngx_tolower(field->data[i])) return 0;
    }
    return 1;
}

void ngx_http_hdrtrie_variables_invalidate(ngx_http_request_t *r, const ngx_http_hdrtrie_removal_t *removal)
{
    ngx_http_hdrtrie_main_conf_t *main = ngx_http_get_module_main_conf(r, ngx_http_hdrtrie_module);
    const ngx_http_hdrtrie_cached_t *cached = main->cached.elts;
    ngx_uint_t i, k;
    for (i = 0; i < main->cached.nelts; i++) {
        ngx_http_variable_value_t *value = &r->variables[cached[i].index];
        if (!value->valid && !value->not_found) continue; /* usually nginx has not computed the variable yet */
        for (k = 0; k < removal->count; k++) {
            if (!ngx_http_hdrtrie_variable_depends(&cached[i].field, &removal->fields[k]->key)) continue;
            value->valid = 0;
            value->not_found = 0;
            break;
        }
    }
}
