/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* $hdrtrie_removed and $hdrtrie_removed_names; and the invalidation of nginx's variables that were computed from a removed
   field. */
#include "ngx_http_hdrtrie.h"

/* A variable whose value nginx computes from the request fields with a name. */
typedef struct {
    ngx_uint_t index;
    ngx_str_t field; /* the name, with "_" in place of "-" */
} ngx_http_hdrtrie_cached_t;

void ngx_http_hdrtrie_removal_cleanup(void *data)
{
    (void)data;
}

/* Returns the first removal of r from cleanup on, or NULL if there is none. Later removals come first. */
static const ngx_http_hdrtrie_removal_t *ngx_http_hdrtrie_removal_find(
    const ngx_http_request_t *r, const ngx_pool_cleanup_t *cleanup)
{
    for (; cleanup != NULL; cleanup = cleanup->next) {
        const ngx_http_hdrtrie_removal_t *removal = cleanup->data;
        if (cleanup->handler == ngx_http_hdrtrie_removal_cleanup && removal->request == r) return removal;
    }
    return NULL;
}

/* Returns the number of fields removed. Sets *len to the length of their names with a comma after each. */
static ngx_uint_t ngx_http_hdrtrie_removal_count(const ngx_http_request_t *r, size_t *len)
{
    const ngx_http_hdrtrie_removal_t *removal = ngx_http_hdrtrie_removal_find(r, r->pool->cleanup);
    ngx_uint_t count = 0, i;
    *len = 0;
    for (; removal != NULL; removal = ngx_http_hdrtrie_removal_find(r, removal->cleanup.next)) {
        count += removal->count;
        for (i = 0; i < removal->count; i++) *len += removal->fields[i]->key.len + 1;
    }
    return count;
}

static ngx_int_t ngx_http_hdrtrie_variable_count(ngx_http_request_t *r, ngx_http_variable_value_t *v, uintptr_t data)
{
    size_t len;
    (void)data;
    v->data = ngx_pnalloc(r->pool, NGX_INT_T_LEN);
    if (v->data == NULL) return NGX_ERROR;
    v->len = (unsigned)(ngx_sprintf(v->data, "%ui", ngx_http_hdrtrie_removal_count(r, &len)) - v->data);
    v->valid = 1;
    v->no_cacheable = 0;
    v->not_found = 0;
    return NGX_OK;
}

/* Writes the names in the order of removal, starting at the end, because the latest removal comes first. */
static ngx_int_t ngx_http_hdrtrie_variable_names(ngx_http_request_t *r, ngx_http_variable_value_t *v, uintptr_t data)
{
    const ngx_http_hdrtrie_removal_t *removal = ngx_http_hdrtrie_removal_find(r, r->pool->cleanup);
    ngx_uint_t i;
    size_t len;
    u_char *p;
    (void)data;
    if (ngx_http_hdrtrie_removal_count(r, &len) == 0) {
        v->not_found = 1;
        return NGX_OK;
    }
    v->data = ngx_pnalloc(r->pool, len);
    if (v->data == NULL) return NGX_ERROR;
    p = v->data + len;
    for (; removal != NULL; removal = ngx_http_hdrtrie_removal_find(r, removal->cleanup.next)) {
        for (i = removal->count; i-- != 0;) {
            const ngx_str_t *name = &removal->fields[i]->key;
            *--p = ',';
            p -= name->len;
            ngx_memcpy(p, name->data, name->len);
        }
    }
    v->len = (unsigned)(len - 1); /* without the last comma */
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
    } variables[] = {
        {ngx_string("hdrtrie_removed"), ngx_http_hdrtrie_variable_count},
        {ngx_string("hdrtrie_removed_names"), ngx_http_hdrtrie_variable_names},
    };
    ngx_uint_t i;
    for (i = 0; i < sizeof(variables) / sizeof(variables[0]); i++) {
        ngx_str_t name = variables[i].name;
        ngx_http_variable_t *variable = ngx_http_add_variable(cf, &name, NGX_HTTP_VAR_NOCACHEABLE);
        if (variable == NULL) return NGX_ERROR;
        variable->get_handler = variables[i].get;
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
