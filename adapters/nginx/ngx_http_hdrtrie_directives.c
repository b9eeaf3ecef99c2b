/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The handlers of the directives that use lists. */
#include <hdrtrie/detail/format/table.h>

#include "ngx_http_hdrtrie.h"

/* Returns the table of the list, or NULL after it has logged that no list has this name. */
static const hdrtrie_table *ngx_http_hdrtrie_list_resolve(ngx_conf_t *cf, const ngx_str_t *name)
{
    const ngx_http_hdrtrie_list_t *list = ngx_http_hdrtrie_list_find(cf, name);
    if (list != NULL) return list->table;
    ngx_conf_log_error(
        NGX_LOG_EMERG, cf, 0, "no list is named \"%V\"; define it with \"hdrtrie_list\" before this line", name);
    return NULL;
}

/* Reads the arguments after the name of the list: groups, and malformed=pass. */
static ngx_int_t ngx_http_hdrtrie_groups_read(
    ngx_conf_t *cf, const hdrtrie_table *table, ngx_uint_t keep, uint32_t *groups, ngx_uint_t *checks_malformed)
{
    ngx_str_t *value = cf->args->elts;
    ngx_uint_t i;
    *groups = 0;
    *checks_malformed = 1;
    for (i = 2; i < cf->args->nelts; i++) {
        int group;
        if (ngx_strcmp(value[i].data, "malformed=pass") == 0 && !keep) {
            *checks_malformed = 0;
            continue;
        }
        group = hdrtrie_group_find(table, (const char *)value[i].data, value[i].len);
        if (group < 0) {
            ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                "list \"%V\" does not contain a group \"%V\"; remove it or correct its name", &value[1], &value[i]);
            return NGX_ERROR;
        }
        *groups |= (uint32_t)1 << group;
    }
    if (*groups == 0) *groups = HDRTRIE_ALL_GROUPS;
    return NGX_OK;
}

/* Arguments: off, or NAME [group...] [malformed=pass]. cmd->offset is the offset of the array in *conf; cmd->post is not
   NULL for keep. All directives of one level are added to one array, which replaces the array of the level above. */
char *ngx_http_hdrtrie_use(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_array_t **uses = (ngx_array_t **)(void *)((char *)conf + cmd->offset);
    ngx_http_hdrtrie_main_conf_t *main = ngx_http_conf_get_module_main_conf(cf, ngx_http_hdrtrie_module);
    const ngx_uint_t keep = cmd->post != NULL;
    ngx_str_t *value = cf->args->elts;
    ngx_http_hdrtrie_use_t *use;
    const hdrtrie_table *table;
    ngx_array_t **request;
    ngx_uint_t checks_malformed;
    uint32_t groups;
    if (*uses == NULL) return "follows \"off\" on the same level; remove one of the two";
    if (ngx_strcmp(value[1].data, "off") == 0) {
        if (*uses != NGX_CONF_UNSET_PTR) return "is \"off\" after a list on the same level; remove one of the two";
        if (cf->args->nelts != 2) return "has arguments after \"off\"; remove them";
        *uses = NULL;
        return NGX_CONF_OK;
    }
    table = ngx_http_hdrtrie_list_resolve(cf, &value[1]);
    if (table == NULL || ngx_http_hdrtrie_groups_read(cf, table, keep, &groups, &checks_malformed) != NGX_OK) {
        return NGX_CONF_ERROR;
    }
    if (keep && hdrtrie_table_bytes(table)[HDRTRIE_AT_FOLD] > HDRTRIE_FOLD_CASE) {
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
            "list \"%V\" has a fold wider than \"case\" and would keep aliases of its names (use a list with "
            "\"fold case\" or \"fold none\")",
            &value[1]);
        return NGX_CONF_ERROR;
    }
    if (keep && hdrtrie_cookies(table) != NULL) {
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
            "list \"%V\" has \"cookie:\" rules, which remove cookies; move them to a list for "
            "\"hdrtrie_clear_request\"",
            &value[1]);
        return NGX_CONF_ERROR;
    }
    if (*uses == NGX_CONF_UNSET_PTR) {
        *uses = ngx_array_create(cf->pool, 1, sizeof(ngx_http_hdrtrie_use_t));
        if (*uses == NULL) return NGX_CONF_ERROR;
        if (cmd->offset == offsetof(ngx_http_hdrtrie_loc_conf_t, request.clear)) {
            request = ngx_array_push(&main->requests);
            if (request == NULL) return NGX_CONF_ERROR;
            *request = *uses;
        }
    }
    use = ngx_array_push(*uses);
    if (use == NULL) return NGX_CONF_ERROR;
    use->table = table;
    use->groups = groups;
    use->cookie_groups = groups | (checks_malformed ? 0 : HDRTRIE_ALLOW_MALFORMED);
    use->keep = keep ? 1 : 0;
    use->checks_malformed = checks_malformed ? 1 : 0;
    ngx_http_hdrtrie_mark_choose(use);
    return NGX_CONF_OK;
}

void ngx_http_hdrtrie_checks_skip(ngx_conf_t *cf)
{
    ngx_http_hdrtrie_main_conf_t *main = ngx_http_conf_get_module_main_conf(cf, ngx_http_hdrtrie_module);
    ngx_http_core_main_conf_t *core = ngx_http_conf_get_module_main_conf(cf, ngx_http_core_module);
    ngx_http_core_srv_conf_t **server = core->servers.elts;
    ngx_array_t **uses = main->requests.elts;
    ngx_uint_t i, k;
    /* a location does not know which server parses a request, so all locations check if one server lets such names pass */
    for (i = 0; i < core->servers.nelts; i++) {
        const ngx_http_core_srv_conf_t *local = server[i]->ctx->srv_conf[ngx_http_core_module.ctx_index];
        if (!local->ignore_invalid_headers) return;
    }
    for (i = 0; i < main->requests.nelts; i++) {
        ngx_http_hdrtrie_use_t *use = uses[i]->elts;
        for (k = 0; k < uses[i]->nelts; k++) {
            use[k].checks_malformed = 0;
            ngx_http_hdrtrie_mark_choose(&use[k]);
        }
    }
}

char *ngx_http_hdrtrie_dry_run(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_hdrtrie_main_conf_t *main = ngx_http_conf_get_module_main_conf(cf, ngx_http_hdrtrie_module);
    const ngx_http_hdrtrie_loc_conf_t *local = conf;
    ngx_http_hdrtrie_place_t *place;
    char *error = ngx_conf_set_flag_slot(cf, cmd, conf);
    if (error != NGX_CONF_OK || !local->dry_run) return error;
    place = ngx_array_push(&main->dry_runs);
    if (place == NULL) return NGX_CONF_ERROR;
    place->file = cf->conf_file->file.name;
    place->line = cf->conf_file->line;
    return NGX_CONF_OK;
}

/* Returns *preset. Builds it for the first directive that needs it. */
static const hdrtrie_table *ngx_http_hdrtrie_preset(ngx_conf_t *cf, const hdrtrie_table **preset, const char *text)
{
    if (*preset == NULL) *preset = ngx_http_hdrtrie_preset_build(cf, text);
    return *preset;
}

/* Arguments: off, or on [protect=NAME]. */
char *ngx_http_hdrtrie_connection(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_hdrtrie_main_conf_t *main = ngx_http_conf_get_module_main_conf(cf, ngx_http_hdrtrie_module);
    ngx_http_hdrtrie_loc_conf_t *local = conf;
    ngx_str_t *value = cf->args->elts, name;
    ngx_http_hdrtrie_connection_t *connection;
    ngx_http_hdrtrie_use_t *use;
    const char *error;
    (void)cmd;
    if (local->connection != NGX_CONF_UNSET_PTR) return "is duplicate";
    if (ngx_strcmp(value[1].data, "off") == 0) {
        if (cf->args->nelts != 2) return "has arguments after \"off\"; remove them";
        local->connection = NULL;
        return NGX_CONF_OK;
    }
    if (ngx_strcmp(value[1].data, "on") != 0) return "must be \"on\" or \"off\"";
    connection = ngx_pcalloc(cf->pool, sizeof(ngx_http_hdrtrie_connection_t));
    if (connection == NULL) return NGX_CONF_ERROR;
    connection->options.flags = HDRTRIE_CONNECTION_KEEP_TE_TRAILERS | HDRTRIE_CONNECTION_KEEP_UPGRADE;
    connection->options.hop_by_hop =
        ngx_http_hdrtrie_preset(cf, &main->hop_by_hop, "fold case\ninclude <hop-by-hop>\n");
    if (cf->args->nelts == 3) {
        name = value[2];
        if (ngx_strncmp(name.data, "protect=", 8) != 0) {
            ngx_conf_log_error(NGX_LOG_EMERG, cf, 0, "invalid parameter \"%V\"; use \"protect=NAME\"", &name);
            return NGX_CONF_ERROR;
        }
        name.data += 8;
        name.len -= 8;
        connection->options.protected_names = ngx_http_hdrtrie_list_resolve(cf, &name);
    } else {
        connection->options.protected_names =
            ngx_http_hdrtrie_preset(cf, &main->protected_names, "fold separators\ninclude <protected>\n");
    }
    if (connection->options.hop_by_hop == NULL || connection->options.protected_names == NULL) return NGX_CONF_ERROR;
    error = hdrtrie_connection_wrong(&connection->options);
    if (error != NULL) {
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0, "\"hdrtrie_connection\" cannot use this list: %s", error);
        return NGX_CONF_ERROR;
    }
    connection->uses.clear = ngx_array_create(cf->pool, 1, sizeof(ngx_http_hdrtrie_use_t));
    use = connection->uses.clear != NULL ? ngx_array_push(connection->uses.clear) : NULL;
    if (use == NULL) return NGX_CONF_ERROR;
    ngx_memzero(use, sizeof(ngx_http_hdrtrie_use_t));
    use->table = connection->options.hop_by_hop;
    use->groups = HDRTRIE_ALL_GROUPS;
    ngx_http_hdrtrie_mark_choose(use);
    local->connection = connection;
    return NGX_CONF_OK;
}
