/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Lists: reads the files that a configuration names. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "envoy_policy.h"

void envoy_log(envoy_level level, const char *format, ...)
{
    char line[1024];
    va_list arguments;
    int len;
    va_start(arguments, format);
    len = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (len < 0) return;
    envoy_dynamic_module_callback_log(
        level, (envoy_text){line, (size_t)len < sizeof line ? (size_t)len : sizeof line - 1});
}

static void diagnose(void *context, const hdrtrie_diagnostic *d)
{
    const bool is_error = d->severity == HDRTRIE_ERROR;
    const char *kind = is_error ? "error" : "warning";
    (void)context;
    if (d->line != 0) {
        envoy_log(is_error ? ENVOY_LEVEL_ERROR : ENVOY_LEVEL_WARNING, "hdrtrie: %s:%u:%u: %s: %s", d->file,
            (unsigned)d->line, (unsigned)d->column, kind, d->text);
    } else { /* a table */
        envoy_log(ENVOY_LEVEL_ERROR, "hdrtrie: %s: %s: %s", d->file, kind, d->text);
    }
}

static const hdrtrie_list_options options = {{HDRTRIE_FOLD_NONE, NULL, diagnose, NULL}, NULL};

/* Logs an error that diagnose has not received. */
static void explain(const char *path, hdrtrie_error error)
{
    if (error == HDRTRIE_ERR_READ) {
        envoy_log(ENVOY_LEVEL_ERROR, "hdrtrie: %s: error: cannot read this file: %s", path, strerror(errno));
    } else if (error == HDRTRIE_ERR_MEMORY || error == HDRTRIE_ERR_LIMIT) {
        envoy_log(ENVOY_LEVEL_ERROR, "hdrtrie: %s: error: %s", path, hdrtrie_error_text(error));
    }
}

static hdrtrie_table *text_build(const char *name, const char *text, size_t len)
{
    hdrtrie_table *table = NULL;
    explain(name, hdrtrie_list_build(name, text, len, &options, &table));
    return table;
}

/* Gives the table to the policy. Returns NULL if there is none, or if memory runs out. */
static const hdrtrie_table *table_own(envoy_policy *policy, const char *path, hdrtrie_table *table)
{
    envoy_list *list = &policy->lists[policy->list_count];
    if (table == NULL) return NULL;
    list->path = strdup(path);
    if (list->path == NULL) {
        hdrtrie_free(table, NULL);
        return NULL;
    }
    list->table = table;
    policy->list_count++;
    return table;
}

const hdrtrie_table *envoy_preset_read(envoy_policy *policy, const char *preset, const char *fold)
{
    char text[64];
    snprintf(text, sizeof text, "fold %s\ninclude <%s>\n", fold, preset);
    return table_own(policy, preset, text_build(preset, text, strlen(text)));
}

const hdrtrie_table *envoy_list_read(envoy_policy *policy, envoy_text path, const char *rest, size_t rest_len)
{
    const hdrtrie_table *owned;
    hdrtrie_table *table = NULL;
    char *name = strndup(path.at, path.len);
    size_t i;
    if (name == NULL) return NULL;
    for (i = 0; i < policy->list_count; i++) {
        if (strcmp(policy->lists[i].path, name) != 0) continue;
        free(name);
        return policy->lists[i].table;
    }
    if (strcmp(name, "-") == 0) {
        table = text_build("configuration", rest, rest_len);
    } else {
        explain(name, hdrtrie_list_load(name, &options, &table));
    }
    owned = table_own(policy, name, table);
    free(name);
    return owned;
}
