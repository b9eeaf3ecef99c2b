/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The module: its directives, how levels inherit them, and its handler. */
#include "ngx_http_hdrtrie.h"

static ngx_int_t ngx_http_hdrtrie_handler(ngx_http_request_t *r)
{
    const ngx_http_hdrtrie_loc_conf_t *conf = ngx_http_get_module_loc_conf(r, ngx_http_hdrtrie_module);
    if (conf->request.clear == NULL && conf->request.keep == NULL && conf->connection == NULL) return NGX_DECLINED;
    return ngx_http_hdrtrie_request_clear(r, conf);
}

static ngx_int_t ngx_http_hdrtrie_init(ngx_conf_t *cf)
{
    ngx_http_core_main_conf_t *core = ngx_http_conf_get_module_main_conf(cf, ngx_http_core_module);
    ngx_http_handler_pt *handler = ngx_array_push(&core->phases[NGX_HTTP_REWRITE_PHASE].handlers);
    if (handler == NULL) return NGX_ERROR;
    *handler = ngx_http_hdrtrie_handler; /* nginx runs the handlers of a phase in reverse order */
    ngx_http_hdrtrie_checks_skip(cf);
    return NGX_OK;
}

static void *ngx_http_hdrtrie_main_conf_create(ngx_conf_t *cf)
{
    ngx_http_hdrtrie_main_conf_t *main = ngx_pcalloc(cf->pool, sizeof(ngx_http_hdrtrie_main_conf_t));
    if (main == NULL) return NULL;
    if (ngx_array_init(&main->lists, cf->pool, 4, sizeof(ngx_http_hdrtrie_list_t)) != NGX_OK) return NULL;
    if (ngx_array_init(&main->dry_runs, cf->pool, 1, sizeof(ngx_http_hdrtrie_place_t)) != NGX_OK) return NULL;
    if (ngx_array_init(&main->requests, cf->pool, 4, sizeof(ngx_array_t *)) != NGX_OK) return NULL;
    if (ngx_http_hdrtrie_variables_create(cf, main) != NGX_OK) return NULL;
    return main;
}

static void *ngx_http_hdrtrie_loc_conf_create(ngx_conf_t *cf)
{
    ngx_http_hdrtrie_loc_conf_t *conf = ngx_pcalloc(cf->pool, sizeof(ngx_http_hdrtrie_loc_conf_t));
    if (conf == NULL) return NULL;
    conf->request.clear = NGX_CONF_UNSET_PTR;
    conf->request.keep = NGX_CONF_UNSET_PTR;
    conf->response.clear = NGX_CONF_UNSET_PTR;
    conf->response.keep = NGX_CONF_UNSET_PTR;
    conf->connection = NGX_CONF_UNSET_PTR;
    conf->dry_run = NGX_CONF_UNSET;
    return conf;
}

static char *ngx_http_hdrtrie_loc_conf_merge(ngx_conf_t *cf, void *parent, void *child)
{
    ngx_http_hdrtrie_loc_conf_t *prev = parent, *conf = child;
    ngx_conf_merge_ptr_value(conf->request.clear, prev->request.clear, NULL);
    ngx_conf_merge_ptr_value(conf->request.keep, prev->request.keep, NULL);
    ngx_conf_merge_ptr_value(conf->response.clear, prev->response.clear, NULL);
    ngx_conf_merge_ptr_value(conf->response.keep, prev->response.keep, NULL);
    ngx_conf_merge_ptr_value(conf->connection, prev->connection, NULL);
    ngx_conf_merge_value(conf->dry_run, prev->dry_run, 0);
    ngx_http_hdrtrie_response_plan(conf);
    return ngx_http_hdrtrie_headers_in_plan(cf, conf) == NGX_OK ? NGX_CONF_OK : NGX_CONF_ERROR;
}

/* Runs when nginx starts or tests a configuration, and after each reload. The error log of the configuration is open by then. */
static ngx_int_t ngx_http_hdrtrie_start(ngx_cycle_t *cycle)
{
    const ngx_http_hdrtrie_main_conf_t *main = ngx_http_cycle_get_module_main_conf(cycle, ngx_http_hdrtrie_module);
    const ngx_http_hdrtrie_place_t *place;
    ngx_uint_t i;
    if (main == NULL) return NGX_OK; /* the configuration does not have an http block */
    ngx_http_hdrtrie_lists_log(main, cycle->log);
    place = main->dry_runs.elts;
    for (i = 0; i < main->dry_runs.nelts; i++) {
        /* not a warning: the default level of error_log would hide it */
        ngx_log_error(NGX_LOG_ERR, cycle->log, 0,
            "hdrtrie: dry run: by \"hdrtrie_dry_run on\" in %V:%ui, listed fields are logged and NOT removed",
            &place[i].file, place[i].line);
    }
    return ngx_http_hdrtrie_variables_init(cycle);
}

#define NGX_HTTP_HDRTRIE_ANYWHERE (NGX_HTTP_MAIN_CONF | NGX_HTTP_SRV_CONF | NGX_HTTP_LOC_CONF)
#define NGX_HTTP_HDRTRIE_USE(name, uses, keep)                                                                         \
    {                                                                                                                  \
        ngx_string(name), NGX_HTTP_HDRTRIE_ANYWHERE | NGX_CONF_1MORE, ngx_http_hdrtrie_use, NGX_HTTP_LOC_CONF_OFFSET,  \
            offsetof(ngx_http_hdrtrie_loc_conf_t, uses), keep                                                          \
    }

static ngx_command_t ngx_http_hdrtrie_commands[] = {
    {ngx_string("hdrtrie_list"), NGX_HTTP_MAIN_CONF | NGX_CONF_TAKE2, ngx_http_hdrtrie_list, NGX_HTTP_MAIN_CONF_OFFSET,
        0, NULL},
    NGX_HTTP_HDRTRIE_USE("hdrtrie_clear_request", request.clear, NULL),
    NGX_HTTP_HDRTRIE_USE("hdrtrie_keep_request", request.keep, &ngx_http_hdrtrie_module),
    NGX_HTTP_HDRTRIE_USE("hdrtrie_clear_response", response.clear, NULL),
    NGX_HTTP_HDRTRIE_USE("hdrtrie_keep_response", response.keep, &ngx_http_hdrtrie_module),
    {ngx_string("hdrtrie_connection"), NGX_HTTP_HDRTRIE_ANYWHERE | NGX_CONF_TAKE12, ngx_http_hdrtrie_connection,
        NGX_HTTP_LOC_CONF_OFFSET, 0, NULL},
    {ngx_string("hdrtrie_dry_run"), NGX_HTTP_HDRTRIE_ANYWHERE | NGX_CONF_FLAG, ngx_http_hdrtrie_dry_run,
        NGX_HTTP_LOC_CONF_OFFSET, offsetof(ngx_http_hdrtrie_loc_conf_t, dry_run), NULL},
    ngx_null_command,
};

static ngx_http_module_t ngx_http_hdrtrie_module_ctx = {
    ngx_http_hdrtrie_variables_add,
    ngx_http_hdrtrie_init,
    ngx_http_hdrtrie_main_conf_create,
    NULL,
    NULL,
    NULL,
    ngx_http_hdrtrie_loc_conf_create,
    ngx_http_hdrtrie_loc_conf_merge,
};

ngx_module_t ngx_http_hdrtrie_module = {
    NGX_MODULE_V1,
    &ngx_http_hdrtrie_module_ctx,
    ngx_http_hdrtrie_commands,
    NGX_HTTP_MODULE,
    NULL,
    ngx_http_hdrtrie_start,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NGX_MODULE_V1_PADDING,
};
