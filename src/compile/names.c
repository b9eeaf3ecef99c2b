/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Second phase: folds the rules' literals and joins the rules of one name. */
#include "names.h"

#include <hdrtrie/detail/fold.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

void hdrtrie_report(hdrtrie_reporter *reporter, hdrtrie_severity severity, size_t rule, const char *format, ...)
{
    const hdrtrie_build_options *options = reporter->options;
    hdrtrie_diagnostic d;
    char text[1024];
    va_list arguments;
    if (severity == HDRTRIE_ERROR) reporter->failed = true;
    if (options->diagnose == NULL) return;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    d.severity = severity;
    d.text = text;
    if (reporter->origins != NULL) {
        d.file = reporter->files[reporter->origins[rule].file];
        d.line = reporter->origins[rule].line;
        d.column = reporter->origins[rule].column;
    } else {
        d.file = "";
        d.line = reporter->rules[rule].line != 0 ? reporter->rules[rule].line : (uint32_t)(rule + 1);
        d.column = 1;
    }
    options->diagnose(options->diagnose_context, &d);
}

/* Writes the place of a rule that another rule's diagnostic mentions. */
static void place(const hdrtrie_reporter *reporter, size_t rule, char *text, size_t len)
{
    if (reporter->origins != NULL) {
        const hdrtrie_origin *o = &reporter->origins[rule];
        snprintf(text, len, "%s:%u", reporter->files[o->file], (unsigned)o->line);
    } else if (reporter->rules[rule].line != 0) {
        snprintf(text, len, "line %u", (unsigned)reporter->rules[rule].line);
    } else {
        snprintf(text, len, "rule %zu", rule + 1);
    }
}

/* All names so far, in a hash table by kind and folded text. A slot is 1 + a name's index, or 0. */
typedef struct index_table {
    uint32_t *slots;
    size_t mask;
    hdrtrie_name *names;
    size_t count;
} index_table;

/* The slot of a name; an empty slot if the name is new. */
static uint32_t *index_find(const index_table *table, unsigned kind, const uint8_t *text, size_t len)
{
    size_t at = (size_t)XXH3_64bits_withSeed(text, len, kind) & table->mask;
    for (;; at = (at + 1) & table->mask) {
        const hdrtrie_name *name;
        if (table->slots[at] == 0) return &table->slots[at];
        name = &table->names[table->slots[at] - 1];
        if (name->kind == kind && name->len == len && memcmp(name->text, text, len) == 0) return &table->slots[at];
    }
}

/* Folds the rule's literal into out, reversed for a suffix. */
static void fold_literal(hdrtrie_fold fold, const hdrtrie_rule *rule, uint8_t *out)
{
    size_t i;
    for (i = 0; i < rule->len; i++) {
        uint8_t c = hdrtrie_byte_fold(fold, (uint8_t)rule->literal[i]);
        out[rule->kind == HDRTRIE_KIND_SUFFIX ? rule->len - 1 - i : i] = c;
    }
}

#define NO_NAME UINT32_MAX

/* The index of the rule's name among all names. Adds the name if it is new. NO_NAME if memory is short. */
static uint32_t name_take(index_table *all, hdrtrie_fold fold, const hdrtrie_rule *rule, hdrtrie_arena *arena)
{
    uint8_t folded[HDRTRIE_PATTERN_MAX];
    hdrtrie_name *name = &all->names[all->count];
    uint32_t *slot;
    char *text;
    fold_literal(fold, rule, folded);
    slot = index_find(all, (unsigned)rule->kind, folded, rule->len);
    if (*slot != 0) return *slot - 1;
    text = hdrtrie_arena_text(arena, (const char *)folded, rule->len);
    if (text == NULL) return NO_NAME;
    memset(name, 0, sizeof *name);
    name->text = (const uint8_t *)text;
    name->len = (uint8_t)rule->len;
    name->kind = (uint8_t)rule->kind;
    name->id = -1;
    *slot = (uint32_t)++all->count;
    return *slot - 1;
}

/* Checks what line.c checks in a list, because rules may also come from a caller of hdrtrie_build. */
static bool rule_is_sound(hdrtrie_reporter *reporter, const hdrtrie_rule *rule, size_t index, size_t group_count)
{
    size_t i;
    if (rule->group >= group_count) {
        hdrtrie_report(reporter, HDRTRIE_ERROR, index, "unknown group %u; the number of groups is %zu",
            (unsigned)rule->group, group_count);
        return false;
    }
    if (rule->len > HDRTRIE_PATTERN_MAX) {
        hdrtrie_report(
            reporter, HDRTRIE_ERROR, index, "the pattern is longer than %d bytes; shorten it", HDRTRIE_PATTERN_MAX);
        return false;
    }
    if ((unsigned)rule->kind > HDRTRIE_KIND_SUFFIX || (rule->len == 0 && rule->kind != HDRTRIE_KIND_PREFIX)) {
        hdrtrie_report(reporter, HDRTRIE_ERROR, index, "the pattern is empty or its kind is unknown");
        return false;
    }
    if (rule->len == 0 && rule->exception) {
        hdrtrie_report(reporter, HDRTRIE_ERROR, index, "`!*` would except every name; delete the rules instead");
        return false;
    }
    for (i = 0; i < rule->len; i++) {
        if (!hdrtrie_byte_is_token((uint8_t)rule->literal[i])) {
            hdrtrie_report(reporter, HDRTRIE_ERROR, index,
                "byte 0x%02x is not a token character; no field name contains it", (unsigned)(uint8_t)rule->literal[i]);
            return false;
        }
    }
    return true;
}

static void warn_on_rule(hdrtrie_reporter *reporter, hdrtrie_fold fold, const hdrtrie_rule *rule, size_t index)
{
    size_t i;
    if (rule->kind == HDRTRIE_KIND_SUFFIX && rule->exception) {
        hdrtrie_report(
            reporter, HDRTRIE_WARNING, index, "a suffix exception lets clients choose names that escape the group");
    }
    if (fold != HDRTRIE_FOLD_NONE) return;
    for (i = 0; i < rule->len; i++) {
        if (rule->literal[i] >= 'A' && rule->literal[i] <= 'Z') {
            hdrtrie_report(reporter, HDRTRIE_WARNING, index,
                "capitals under `fold none` never match in HTTP/2 and HTTP/3, where names are lower case");
            return;
        }
    }
}

/* Adds a rule's group to its name. Returns false, and reports it, if another rule decides that group already. */
static bool name_join(
    hdrtrie_reporter *reporter, hdrtrie_name *name, const uint32_t *previous, const hdrtrie_rule *rules, size_t index)
{
    const hdrtrie_rule *rule = &rules[index];
    uint32_t bit = (uint32_t)1 << rule->group;
    if ((name->in | name->out) & bit) {
        uint32_t other = previous[index];
        char where[512];
        while (rules[other - 1].group != rule->group) other = previous[other - 1];
        place(reporter, other - 1, where, sizeof where);
        if (rules[other - 1].exception != rule->exception) {
            hdrtrie_report(reporter, HDRTRIE_ERROR, index,
                "a rule and an exception for one name in one group; delete this one or the one at %s", where);
        } else {
            hdrtrie_report(reporter, HDRTRIE_WARNING, index, "this name is already in the same group, by %s", where);
        }
        return false;
    }
    if (rule->exception) {
        name->out |= bit;
    } else {
        name->in |= bit;
    }
    return true;
}

/* Sorts the rules by name. A counting sort: rules of one name keep their order. rule_names[i] is the name of rule i,
   NO_NAME if the rule repeats another. */
static hdrtrie_error rules_order(
    const index_table *all, size_t count, const uint32_t *rule_names, hdrtrie_arena *arena, hdrtrie_names *names)
{
    uint32_t *starts = hdrtrie_arena_zeros(arena, all->count + 1, sizeof *starts);
    size_t i;
    names->rule_order = hdrtrie_arena_take(arena, count, sizeof *names->rule_order);
    names->rule_at = hdrtrie_arena_zeros(arena, count, sizeof *names->rule_at);
    if (starts == NULL || names->rule_order == NULL || names->rule_at == NULL) return HDRTRIE_ERR_MEMORY;
    for (i = 0; i < count; i++) {
        if (rule_names[i] != NO_NAME) starts[rule_names[i] + 1]++;
    }
    for (i = 1; i <= all->count; i++) starts[i] += starts[i - 1];
    names->rule_order_count = starts[all->count];
    for (i = 0; i < count; i++) {
        if (rule_names[i] == NO_NAME) continue;
        names->rule_at[i] = starts[rule_names[i]]++;
        names->rule_order[names->rule_at[i]] = (uint32_t)i;
    }
    return HDRTRIE_OK;
}

static int compare_texts(const void *left, const void *right)
{
    const hdrtrie_name *a = left, *b = right;
    size_t len = a->len < b->len ? a->len : b->len;
    int order = len != 0 ? memcmp(a->text, b->text, len) : 0;
    return order != 0 ? order : (int)a->len - (int)b->len;
}

/* Splits all names by kind. Sorts prefixes and suffixes by text. */
static hdrtrie_error names_split(const index_table *all, hdrtrie_arena *arena, hdrtrie_names *names)
{
    hdrtrie_name **lists[3] = {&names->exact, &names->prefixes, &names->suffixes};
    size_t *counts[3] = {&names->exact_count, &names->prefix_count, &names->suffix_count};
    size_t i, kind;
    for (i = 0; i < all->count; i++) (*counts[all->names[i].kind])++;
    for (kind = 0; kind < 3; kind++) {
        *lists[kind] = hdrtrie_arena_take(arena, *counts[kind], sizeof **lists[kind]);
        if (*lists[kind] == NULL) return HDRTRIE_ERR_MEMORY;
        *counts[kind] = 0;
    }
    for (i = 0; i < all->count; i++) {
        kind = all->names[i].kind;
        (*lists[kind])[(*counts[kind])++] = all->names[i];
    }
    for (kind = 1; kind < 3; kind++) qsort(*lists[kind], *counts[kind], sizeof **lists[kind], compare_texts);
    return HDRTRIE_OK;
}

hdrtrie_error hdrtrie_names_make(const hdrtrie_rule *rules, size_t count, size_t group_count, hdrtrie_fold fold,
    hdrtrie_reporter *reporter, hdrtrie_arena *arena, hdrtrie_names *names)
{
    index_table all = {NULL, 15, NULL, 0};
    uint32_t *previous, *latest, *rule_names;
    hdrtrie_error error;
    size_t i;
    names->fold = fold;
    if (count > HDRTRIE_ID_MAX) return HDRTRIE_ERR_LIMIT;
    while (all.mask < 2 * count) all.mask = 2 * all.mask + 1;
    all.slots = hdrtrie_arena_zeros(arena, all.mask + 1, sizeof *all.slots);
    all.names = hdrtrie_arena_take(arena, count, sizeof *all.names);
    names->id_rules = hdrtrie_arena_take(arena, count, sizeof *names->id_rules);
    names->rule_ids = hdrtrie_arena_take(arena, count, sizeof *names->rule_ids);
    previous = hdrtrie_arena_zeros(arena, count, sizeof *previous); /* per rule: 1 + the name's rule before it, or 0 */
    latest = hdrtrie_arena_zeros(arena, count, sizeof *latest);     /* per name: 1 + its last rule so far */
    rule_names = hdrtrie_arena_take(arena, count, sizeof *rule_names);
    if (all.slots == NULL || all.names == NULL || names->id_rules == NULL || names->rule_ids == NULL ||
        previous == NULL || latest == NULL || rule_names == NULL) {
        return HDRTRIE_ERR_MEMORY;
    }
    for (i = 0; i < count; i++) {
        const hdrtrie_rule *rule = &rules[i];
        hdrtrie_name *name;
        uint32_t index;
        rule_names[i] = NO_NAME;
        if (!rule_is_sound(reporter, rule, i, group_count)) continue;
        warn_on_rule(reporter, fold, rule, i);
        index = name_take(&all, fold, rule, arena);
        if (index == NO_NAME) return HDRTRIE_ERR_MEMORY;
        name = &all.names[index];
        previous[i] = latest[index];
        latest[index] = (uint32_t)i + 1;
        names->rule_ids[i] = (int32_t)index; /* the name for now; replaced by its id below */
        if (name_join(reporter, name, previous, rules, i)) rule_names[i] = index;
        if (!rule->exception && name->id < 0) {
            name->id = (int32_t)names->id_count;
            names->id_rules[names->id_count++] = (uint32_t)i;
        }
    }
    if (reporter->failed) return HDRTRIE_ERR_LIST;
    for (i = 0; i < count; i++) names->rule_ids[i] = all.names[names->rule_ids[i]].id;
    error = rules_order(&all, count, rule_names, arena, names);
    if (error != HDRTRIE_OK) return error;
    return names_split(&all, arena, names);
}
