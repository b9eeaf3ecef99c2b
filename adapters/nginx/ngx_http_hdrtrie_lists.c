/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_list: reads lists and tables while nginx reads its configuration. */
#include <hdrtrie/detail/format/table.h>
#include <string.h>

#include "ngx_http_hdrtrie.h"

/* Logs a diagnostic with the file, line and column of the list, in the form that compilers use. */
static void ngx_http_hdrtrie_list_diagnose(void *context, const hdrtrie_diagnostic *d)
{
    ngx_conf_t *cf = context;
    const ngx_uint_t is_error = d->severity == HDRTRIE_ERROR, level = is_error ? NGX_LOG_EMERG : NGX_LOG_WARN;
    ngx_log_error(
        level, cf->log, 0, "%s:%uD:%uD: %s: %s", d->file, d->line, d->column, is_error ? "error" : "warning", d->text);
}

/* Reads a whole file into memory from malloc, to be freed by the caller. On NGX_ERROR, ngx_errno is the cause. */
static ngx_int_t ngx_http_hdrtrie_file_read(const char *path, char **text, size_t *len)
{
    FILE *file = fopen(path, "rb");
    size_t capacity = 64 << 10;
    char *larger;
    *len = 0;
    *text = file != NULL ? malloc(capacity) : NULL;
    if (*text == NULL) goto failed;
    for (;;) {
        *len += fread(*text + *len, 1, capacity - *len, file);
        if (ferror(file)) goto failed;
        if (feof(file)) break;
        larger = realloc(*text, capacity *= 2);
        if (larger == NULL) goto failed;
        *text = larger;
    }
    fclose(file);
    return NGX_OK;

failed:
    if (file != NULL) {
        const ngx_err_t saved = ngx_errno;
        fclose(file);
        ngx_set_errno(saved);
    }
    free(*text);
    return NGX_ERROR;
}

/* Opens an included file, whose name is relative to the file that includes it. The path is allocated from the pool, so it
   lives as long as the configuration. */
static bool ngx_http_hdrtrie_include_open(
    void *context, const char *name, const char *from, const char **path, const char **text, size_t *len)
{
    ngx_conf_t *cf = context;
    const char *slash = from != NULL && name[0] != '/' ? strrchr(from, '/') : NULL;
    const size_t folder = slash != NULL ? (size_t)(slash + 1 - from) : 0;
    char *joined = ngx_pnalloc(cf->pool, folder + strlen(name) + 1), *read;
    if (joined == NULL) return false;
    if (folder != 0) memcpy(joined, from, folder);
    memcpy(joined + folder, name, strlen(name) + 1);
    if (ngx_http_hdrtrie_file_read(joined, &read, len) != NGX_OK) return false;
    *path = joined;
    *text = read;
    return true;
}

static void ngx_http_hdrtrie_include_release(void *context, const char *path, const char *text)
{
    (void)context, (void)path;
    free((void *)(uintptr_t)text);
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

/* Builds the table of a list. Returns NULL after it has logged why that is impossible. */
static const hdrtrie_table *ngx_http_hdrtrie_list_build(ngx_conf_t *cf, const char *file, const char *text, size_t len)
{
    const hdrtrie_resolver resolver = {ngx_http_hdrtrie_include_open, ngx_http_hdrtrie_include_release, cf};
    const hdrtrie_list_options options = {{HDRTRIE_FOLD_NONE, NULL, ngx_http_hdrtrie_list_diagnose, cf}, &resolver};
    hdrtrie_table *table;
    const hdrtrie_error error = hdrtrie_list_build(file, text, len, &options, &table);
    if (error == HDRTRIE_OK) return ngx_http_hdrtrie_table_attach(cf, table);
    if (error != HDRTRIE_ERR_LIST) { /* errors in the list have been logged by ngx_http_hdrtrie_list_diagnose */
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0, "list \"%s\" cannot be built: %s", file, hdrtrie_error_text(error));
    }
    return NULL;
}

const hdrtrie_table *ngx_http_hdrtrie_preset_build(ngx_conf_t *cf, const char *text)
{
    return ngx_http_hdrtrie_list_build(cf, "hdrtrie_connection", text, strlen(text));
}

/* Loads a binary table. Returns NULL after it has logged why that is impossible. */
static const hdrtrie_table *ngx_http_hdrtrie_table_load(ngx_conf_t *cf, const char *file, const char *bytes, size_t len)
{
    hdrtrie_table *table;
    const char *reason;
    if (hdrtrie_load_bytes(bytes, len, NULL, &table, &reason) == HDRTRIE_OK) {
        return ngx_http_hdrtrie_table_attach(cf, table);
    }
    ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
        "table \"%s\" is not valid: %s; write it again with \"hdrtrie gen --format bin\"", file, reason);
    return NULL;
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
    const char *file;
    char *text;
    size_t len;
    if (ngx_strcmp(value[1].data, "off") == 0 || ngx_strcmp(value[1].data, "on") == 0) {
        return "cannot name a list \"on\" or \"off\"; choose another name";
    }
    if (ngx_http_hdrtrie_list_find(cf, &value[1]) != NULL) return "is duplicate";
    if (ngx_conf_full_name(cf->cycle, &path, 1) != NGX_OK) return NGX_CONF_ERROR;
    file = (const char *)path.data; /* nginx ends each argument of a directive with a NUL */
    if (ngx_http_hdrtrie_file_read(file, &text, &len) != NGX_OK) {
        ngx_conf_log_error(NGX_LOG_EMERG, cf, ngx_errno, "cannot read \"%s\"", file);
        return NGX_CONF_ERROR;
    }
    if (len >= sizeof(uint32_t) && hdrtrie_load_le32((const uint8_t *)text) == HDRTRIE_MAGIC) {
        table = ngx_http_hdrtrie_table_load(cf, file, text, len);
    } else {
        table = ngx_http_hdrtrie_list_build(cf, file, text, len);
    }
    free(text);
    if (table == NULL) return "cannot use this file (see the messages above)";
    list = ngx_array_push(&main->lists);
    if (list == NULL) return NGX_CONF_ERROR;
    list->name = value[1];
    list->table = table;
    return NGX_CONF_OK;
}
