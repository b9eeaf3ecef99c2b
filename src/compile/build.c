/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_build and hdrtrie_list_build: run the phases in order (pipeline.h). */
#include <hdrtrie/find.h>
#include <string.h>

#include "pipeline.h"

static hdrtrie_error run_phases(const hdrtrie_rule *rules, size_t count, const char *const *groups, size_t group_count,
    hdrtrie_fold fold, hdrtrie_reporter *reporter, hdrtrie_pipeline *p)
{
    hdrtrie_error error = hdrtrie_names_make(rules, count, group_count, fold, reporter, &p->arena, &p->names);
    if (error == HDRTRIE_OK) error = hdrtrie_trie_make(&p->names, &p->arena, &p->trie);
    if (error == HDRTRIE_OK) error = hdrtrie_pack(&p->trie, rules, groups, group_count, &p->arena, &p->table);
    return error;
}

hdrtrie_error hdrtrie_pipeline_run(
    const char *file, const char *text, size_t len, const hdrtrie_list_options *options, hdrtrie_pipeline *p)
{
    static const hdrtrie_list_options none;
    hdrtrie_reporter reporter = {NULL, NULL, NULL, NULL, false};
    hdrtrie_error error;
    if (options == NULL) options = &none;
    memset(p, 0, sizeof *p);
    hdrtrie_arena_init(&p->arena, options->build.allocator);
    error = hdrtrie_list_read(file, text, len, options, &p->arena, &p->list);
    if (error != HDRTRIE_OK && error != HDRTRIE_ERR_LIST) return error;
    reporter.options = &options->build;
    reporter.files = p->list.files;
    reporter.origins = p->list.origins;
    if (error == HDRTRIE_ERR_LIST) {
        /* report the errors of the second phase, too, so that one run shows them all */
        hdrtrie_error names = HDRTRIE_OK;
        if (p->list.fold_stated) {
            names = hdrtrie_names_make(
                p->list.rules, p->list.count, p->list.group_count, p->list.fold, &reporter, &p->arena, &p->names);
        }
        return names == HDRTRIE_OK ? error : names;
    }
    return run_phases(p->list.rules, p->list.count, p->list.groups, p->list.group_count, p->list.fold, &reporter, p);
}

void hdrtrie_pipeline_free(hdrtrie_pipeline *p, bool keep_table)
{
    const hdrtrie_allocator *allocator = p->arena.allocator;
    hdrtrie_arena_free(&p->arena);
    if (!keep_table) {
        hdrtrie_free(p->table, allocator);
        p->table = NULL;
    }
}

hdrtrie_error hdrtrie_list_build(
    const char *file, const char *text, size_t len, const hdrtrie_list_options *options, hdrtrie_table **table)
{
    hdrtrie_pipeline p;
    hdrtrie_error error = hdrtrie_pipeline_run(file, text, len, options, &p);
    hdrtrie_pipeline_free(&p, true);
    *table = p.table;
    return error;
}

/* Whether all group names are tokens and differ, as the sections of a list do. Reports the first that does not. */
static bool groups_are_sound(const char *const *groups, size_t count, const hdrtrie_build_options *options)
{
    size_t i, j;
    for (i = 0; i < count; i++) {
        size_t len = strlen(groups[i]);
        hdrtrie_diagnostic d = {HDRTRIE_ERROR, "", 0, 0, NULL};
        for (j = 0; j < i && strcmp(groups[i], groups[j]) != 0; j++) continue;
        if (j != i) d.text = "two groups have the same name; rename one of them";
        if (len == 0 || len > HDRTRIE_PATTERN_MAX || !hdrtrie_name_is_token(groups[i], len)) {
            d.text = "a group's name is not a token of 1 to 255 bytes; use letters, digits, - _ and .";
        }
        if (d.text == NULL) continue;
        if (options->diagnose != NULL) options->diagnose(options->diagnose_context, &d);
        return false;
    }
    return true;
}

hdrtrie_error hdrtrie_build(const hdrtrie_rule *rules, size_t count, const char *const *groups, size_t group_count,
    const hdrtrie_build_options *options, hdrtrie_table **table)
{
    static const hdrtrie_build_options none;
    hdrtrie_reporter reporter = {NULL, NULL, NULL, NULL, false};
    hdrtrie_pipeline p;
    hdrtrie_error error;
    *table = NULL;
    if (options == NULL) options = &none;
    if (group_count > HDRTRIE_GROUP_MAX || (unsigned)options->fold > HDRTRIE_FOLD_SEPARATORS) return HDRTRIE_ERR_LIMIT;
    if (!groups_are_sound(groups, group_count, options)) return HDRTRIE_ERR_LIST;
    memset(&p, 0, sizeof p);
    hdrtrie_arena_init(&p.arena, options->allocator);
    reporter.options = options;
    reporter.rules = rules;
    error = run_phases(rules, count, groups, group_count, options->fold, &reporter, &p);
    hdrtrie_pipeline_free(&p, true);
    *table = p.table;
    return error;
}
