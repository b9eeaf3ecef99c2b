/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_list: reads lists and tables while nginx reads its configuration. */
#include <string.h>

#include "ngx_http_hdrtrie.h"

/* Logs a diagnostic with the file, line and column of the list, in the form that compilers use. */
static void ngx_http_hdrtrie_list_diagnose(void *context, const hdrtrie_diagnostic *d)
{
    ngx_conf_t *cf = context;
    const ngx_uint_t is_error = d->severity == HDRTRIE_ERROR, level = is_error ? NGX_LOG_EMERG : NGX_LOG_WARN;
    if (d->line == 0) {
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
            "table \"%s\" is not valid: %s; write it again with \"hdrtrie gen --format bin\"", d->file, d->text);
        return;
    }
    ngx_log_error(
        level, cf->log, 0, "%s:%uD:%uD: %s: %s", d->file, d->line, d->column, is_error ? "error" : "warning", d->text);
}

static void ngx_http_hdrtrie_table_free(void *data)
{
    hdrtrie_free(data, NULL);
}

/* Makes the pool of the configuration free the table. Returns table, or NULL, with table freed, if memory runs out. */
static const hdrtrie_table *ngx_http_hdrtrie_table_attach(ngx_conf_t *cf, hdrtrie_table *table)
{
    ngx_pool_cleanup_t *cleanup = ngx_pool_cleanup_add(cf->pool, 0);
    if (cleanup == NULL) {
        hdrtrie_free(table, NULL);
        return NULL;
    }
    cleanup->handler = ngx_http_hdrtrie_table_free;
    cleanup->data = table;
    return table;
}

/* Attaches a table that was made without an error, else logs the error. Returns NULL after it has logged. Those of
   ngx_http_hdrtrie_list_diagnose have been logged already. */
static const hdrtrie_table *ngx_http_hdrtrie_table_take(
    ngx_conf_t *cf, const char *file, hdrtrie_table *table, hdrtrie_error error)
{
    switch (error) {
    case HDRTRIE_OK: return ngx_http_hdrtrie_table_attach(cf, table);
    case HDRTRIE_ERR_READ: ngx_conf_log_error(NGX_LOG_EMERG, cf, ngx_errno, "cannot read \"%s\"", file); break;
    case HDRTRIE_ERR_LIMIT:
    case HDRTRIE_ERR_MEMORY:
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0, "list \"%s\" cannot be built: %s", file, hdrtrie_error_text(error));
        break;
    default: break;
    }
    return NULL;
}

const hdrtrie_table *ngx_http_hdrtrie_preset_build(ngx_conf_t *cf, const char *text)
{
    const hdrtrie_list_options options = {{HDRTRIE_FOLD_NONE, NULL, ngx_http_hdrtrie_list_diagnose, cf}, NULL};
    hdrtrie_table *table;
    const hdrtrie_error error = hdrtrie_list_build("hdrtrie_connection", text, strlen(text), &options, &table);
    return ngx_http_hdrtrie_table_take(cf, "hdrtrie_connection", table, error);
}

/* Reads a list or a binary table. Returns NULL after it has logged why that is impossible. */
static const hdrtrie_table *ngx_http_hdrtrie_file_load(ngx_conf_t *cf, const char *file)
{
    const hdrtrie_list_options options = {{HDRTRIE_FOLD_NONE, NULL, ngx_http_hdrtrie_list_diagnose, cf}, NULL};
    hdrtrie_table *table;
    const hdrtrie_error error = hdrtrie_list_load(file, &options, &table);
    return ngx_http_hdrtrie_table_take(cf, file, table, error);
}

void ngx_http_hdrtrie_lists_log(const ngx_http_hdrtrie_main_conf_t *main, ngx_log_t *log)
{
    const ngx_http_hdrtrie_list_t *list = main->lists.elts;
    ngx_uint_t i;
    for (i = 0; i < main->lists.nelts; i++) {
        const hdrtrie_table *cookies = hdrtrie_cookies(list[i].table);
        const uint32_t rules = hdrtrie_id_count(list[i].table) + (cookies != NULL ? hdrtrie_id_count(cookies) : 0);
        ngx_log_error(NGX_LOG_NOTICE, log, 0, "hdrtrie: list \"%V\": %uD rules, %uD groups, %uz bytes", &list[i].name,
            rules, hdrtrie_group_count(list[i].table), hdrtrie_table_len(list[i].table));
    }
}

const ngx_http_hdrtrie_list_t *ngx_http_hdrtrie_list_find(ngx_conf_t *cf, const ngx_str_t *name)
{
    const ngx_http_hdrtrie_main_conf_t *main = ngx_http_conf_get_module_main_conf(cf, ngx_http_hdrtrie_module);
    const ngx_http_hdrtrie_list_t *list = main->lists.elts;
    ngx_uint_t i;
    for (i = 0; i < main->lists.nelts; i++) {
        if (list[i].name.len == name->len && ngx_memcmp(list[i].name.data, name->data, name->len) == 0) return &list[i];
    }
    return NULL;
}

char *ngx_http_hdrtrie_list(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_hdrtrie_main_conf_t *main = conf;
    ngx_str_t *value = cf->args->elts, path = value[2];
    ngx_http_hdrtrie_list_t *list;
    const hdrtrie_table *table;
    if (ngx_strcmp(value[1].data, "off") == 0 || ngx_strcmp(value[1].data, "on") == 0) {
        return "cannot name a list \"on\" or \"off\"; choose another name";
    }
    if (ngx_http_hdrtrie_list_find(cf, &value[1]) != NULL) return "is duplicate";
    if (ngx_conf_full_name(cf->cycle, &path, 1) != NGX_OK) return NGX_CONF_ERROR;
    table = ngx_http_hdrtrie_file_load(
        cf, (const char *)path.data); /* nginx ends each argument of a directive with a NUL */
    if (table == NULL) return "cannot use this file (see the messages above)";
    list = ngx_array_push(&main->lists);
    if (list == NULL) return NGX_CONF_ERROR;
    list->name = value[1];
    list->table = table;
    return NGX_CONF_OK;
}
