/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_build and hdrtrie_list_build: run the phases in order (pipeline.h). */
#include <hdrtrie/find.h>
#include <string.h>

#include "effects.h"
#include "pipeline.h"

/* Builds the nested table of the spelled exceptions: fold case, one group, and the id k for spelling k. *table is NULL
   if there are none. */
static hdrtrie_error build_spelled(const hdrtrie_names *names, hdrtrie_arena *arena, hdrtrie_table **table)
{
    static const char *const groups[] = {"spelled"};
    static const hdrtrie_build_options quiet = HDRTRIE_ZERO;
    const hdrtrie_nested nested = {NULL, NULL};
    hdrtrie_reporter reporter = {&quiet, NULL, NULL, NULL, NULL, false};
    hdrtrie_names own_names;
    hdrtrie_trie trie;
    hdrtrie_error error;
    hdrtrie_rule *rules;
    size_t i;
    *table = NULL;
    if (names->spelled_count == 0) return HDRTRIE_OK;
    memset(&own_names, 0, sizeof own_names);
    memset(&trie, 0, sizeof trie);
    rules = (hdrtrie_rule *)hdrtrie_arena_zeros(arena, names->spelled_count, sizeof *rules);
    if (rules == NULL) return HDRTRIE_ERR_MEMORY;
    for (i = 0; i < names->spelled_count; i++) {
        rules[i].literal = (const char *)names->spelled[i].text;
        rules[i].len = names->spelled[i].len;
        rules[i].kind = HDRTRIE_KIND_EXACT;
    }
    error = hdrtrie_names_make(rules, names->spelled_count, 1, HDRTRIE_FOLD_CASE, &reporter, arena, &own_names);
    if (error == HDRTRIE_OK) error = hdrtrie_trie_make(&own_names, arena, &trie);
    if (error == HDRTRIE_OK) error = hdrtrie_pack(&trie, rules, groups, 1, &nested, arena, table);
    return error;
}

/* The rules of one table. */
typedef struct table_rules {
    const hdrtrie_rule *rules;
    const hdrtrie_origin *origins; /* in parallel, or NULL */
    const uint32_t *indices;       /* in the caller's array; NULL: the same */
    size_t count;
} table_rules;

typedef struct table_groups {
    const char *const *names;
    size_t count;
} table_groups;

static void report_on(hdrtrie_reporter *reporter, table_rules r)
{
    reporter->rules = r.rules;
    reporter->origins = r.origins;
    reporter->indices = r.indices;
}

/* Runs the phases from names.c on. *names and *trie are zeros before. */
static hdrtrie_error run_phases(table_rules r, table_groups groups, hdrtrie_fold fold, hdrtrie_reporter *reporter,
    hdrtrie_arena *arena, hdrtrie_names *names, hdrtrie_trie *trie)
{
    hdrtrie_error error;
    report_on(reporter, r);
    error = hdrtrie_names_make(r.rules, r.count, groups.count, fold, reporter, arena, names);
    if (error == HDRTRIE_OK) error = hdrtrie_trie_make(names, arena, trie);
    if (error == HDRTRIE_OK) error = hdrtrie_effects_warn(trie, r.rules, r.count, reporter, arena);
    return error;
}

/* Makes the table of fields, with the table of cookies in it if there are any. Errors of both are reported. */
static hdrtrie_error make_table(table_rules fields, table_rules cookies, table_groups groups, hdrtrie_fold fold,
    hdrtrie_reporter *reporter, hdrtrie_pipeline *p)
{
    static const hdrtrie_nested none = HDRTRIE_ZERO;
    hdrtrie_table *inner = NULL, *spelled = NULL;
    hdrtrie_error error = run_phases(fields, groups, fold, reporter, &p->arena, &p->names, &p->trie), inner_error;
    if (cookies.count != 0 && (error == HDRTRIE_OK || error == HDRTRIE_ERR_LIST)) {
        inner_error =
            run_phases(cookies, groups, HDRTRIE_FOLD_NONE, reporter, &p->arena, &p->cookie_names, &p->cookie_trie);
        if (inner_error != HDRTRIE_OK) error = inner_error;
        if (error == HDRTRIE_OK) {
            error = hdrtrie_pack(&p->cookie_trie, cookies.rules, groups.names, groups.count, &none, &p->arena, &inner);
        }
    }
    if (error == HDRTRIE_OK) error = build_spelled(&p->names, &p->arena, &spelled);
    if (error == HDRTRIE_OK) {
        error = hdrtrie_sieve_make(&p->names, &p->trie.prefix, &p->trie.suffix, &p->arena, &p->trie.sieve);
    }
    if (error == HDRTRIE_OK) {
        const hdrtrie_nested nested = {inner, spelled};
        error = hdrtrie_pack(&p->trie, fields.rules, groups.names, groups.count, &nested, &p->arena, &p->table);
    }
    hdrtrie_free(inner, p->arena.allocator);
    hdrtrie_free(spelled, p->arena.allocator);
    return error;
}

/* Reports the errors of the second phase, too, so that one run shows them all. */
static hdrtrie_error report_names(
    table_rules r, size_t group_count, hdrtrie_fold fold, hdrtrie_reporter *reporter, hdrtrie_arena *arena)
{
    hdrtrie_names names;
    hdrtrie_error error;
    memset(&names, 0, sizeof names);
    report_on(reporter, r);
    error = hdrtrie_names_make(r.rules, r.count, group_count, fold, reporter, arena, &names);
    return error == HDRTRIE_OK ? HDRTRIE_ERR_LIST : error;
}

hdrtrie_error hdrtrie_pipeline_run(
    const char *file, const char *text, size_t len, const hdrtrie_list_options *options, hdrtrie_pipeline *p)
{
    static const hdrtrie_list_options none = HDRTRIE_ZERO;
    hdrtrie_reporter reporter = {NULL, NULL, NULL, NULL, NULL, false};
    table_rules fields, cookies;
    table_groups groups;
    hdrtrie_error error;
    if (options == NULL) options = &none;
    memset(p, 0, sizeof *p);
    hdrtrie_arena_init(&p->arena, options->build.allocator);
    error = hdrtrie_list_read(file, text, len, options, &p->arena, &p->list);
    if (error != HDRTRIE_OK && error != HDRTRIE_ERR_LIST) return error;
    reporter.options = &options->build;
    reporter.files = p->list.files;
    fields = (table_rules){p->list.rules, p->list.origins, NULL, p->list.count};
    cookies = (table_rules){p->list.cookies, p->list.cookie_origins, NULL, p->list.cookie_count};
    groups = (table_groups){p->list.groups, p->list.group_count};
    if (error == HDRTRIE_OK) return make_table(fields, cookies, groups, p->list.fold, &reporter, p);
    if (!p->list.fold_stated) return error;
    error = report_names(fields, groups.count, p->list.fold, &reporter, &p->arena);
    if (error != HDRTRIE_ERR_LIST) return error;
    return report_names(cookies, groups.count, HDRTRIE_FOLD_NONE, &reporter, &p->arena);
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
static bool group_names_are_sound(const char *const *groups, size_t count, const hdrtrie_build_options *options)
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

/* Copies the rules whose member cookie is as given. False if memory is short. */
static bool rules_select(
    const hdrtrie_rule *rules, size_t count, bool cookie, hdrtrie_arena *arena, table_rules *selected)
{
    hdrtrie_rule *copies = (hdrtrie_rule *)hdrtrie_arena_take(arena, count, sizeof *copies);
    uint32_t *indices = (uint32_t *)hdrtrie_arena_take(arena, count, sizeof *indices);
    size_t i;
    if (copies == NULL || indices == NULL) return false;
    *selected = (table_rules){copies, NULL, indices, 0};
    for (i = 0; i < count; i++) {
        if (rules[i].cookie != cookie) continue;
        indices[selected->count] = (uint32_t)i;
        copies[selected->count++] = rules[i];
    }
    return true;
}

hdrtrie_error hdrtrie_build(const hdrtrie_rule *rules, size_t count, const char *const *groups, size_t group_count,
    const hdrtrie_build_options *options, hdrtrie_table **table)
{
    static const hdrtrie_build_options none = HDRTRIE_ZERO;
    hdrtrie_reporter reporter = {NULL, NULL, NULL, NULL, NULL, false};
    table_rules fields = {rules, NULL, NULL, count}, cookies = {NULL, NULL, NULL, 0};
    hdrtrie_pipeline p;
    hdrtrie_error error = HDRTRIE_OK;
    size_t i;
    *table = NULL;
    if (options == NULL) options = &none;
    if (group_count > HDRTRIE_GROUP_MAX || (unsigned)options->fold > HDRTRIE_FOLD_SEPARATORS) return HDRTRIE_ERR_LIMIT;
    if (count > HDRTRIE_ID_MAX) return HDRTRIE_ERR_LIMIT;
    if (!group_names_are_sound(groups, group_count, options)) return HDRTRIE_ERR_LIST;
    memset(&p, 0, sizeof p);
    hdrtrie_arena_init(&p.arena, options->allocator);
    reporter.options = options;
    for (i = 0; i < count && !rules[i].cookie;) i++;
    if (i < count && (!rules_select(rules, count, false, &p.arena, &fields) ||
                         !rules_select(rules, count, true, &p.arena, &cookies))) {
        error = HDRTRIE_ERR_MEMORY;
    }
    if (error == HDRTRIE_OK) {
        error = make_table(fields, cookies, (table_groups){groups, group_count}, options->fold, &reporter, &p);
    }
    hdrtrie_pipeline_free(&p, true);
    *table = p.table;
    return error;
}
