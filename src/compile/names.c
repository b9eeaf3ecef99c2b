/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Second phase: folds the rules' literals and joins the rules of one name. */
#include "names.h"

#include <hdrtrie/detail/fold.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../check/xxh3_64.h"

static size_t callers_index(const hdrtrie_reporter *reporter, size_t rule)
{
    return reporter->indices != NULL ? reporter->indices[rule] : rule;
}

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
        d.line = reporter->rules[rule].line;
        if (d.line == 0) d.line = (uint32_t)callers_index(reporter, rule) + 1;
        d.column = 1;
    }
    options->diagnose(options->diagnose_context, &d);
}

void hdrtrie_place(const hdrtrie_reporter *reporter, size_t rule, char *text, size_t len)
{
    if (reporter->origins != NULL) {
        const hdrtrie_origin *o = &reporter->origins[rule];
        snprintf(text, len, "%s:%u", reporter->files[o->file], (unsigned)o->line);
    } else if (reporter->rules[rule].line != 0) {
        snprintf(text, len, "line %u", (unsigned)reporter->rules[rule].line);
    } else {
        snprintf(text, len, "rule %zu", callers_index(reporter, rule) + 1);
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
    size_t at = ((size_t)hdrtrie_xxh3_64(text, len) + kind) & table->mask;
    for (;; at = (at + 1) & table->mask) {
        const hdrtrie_name *name;
        if (table->slots[at] == 0) return &table->slots[at];
        name = &table->names[table->slots[at] - 1];
        if (name->kind == kind && name->len == len && memcmp(name->text, text, len) == 0) return &table->slots[at];
    }
}

void hdrtrie_rule_fold(hdrtrie_fold fold, const hdrtrie_rule *rule, uint8_t *out)
{
    size_t i;
    for (i = 0; i < rule->len; i++) {
        uint8_t c = hdrtrie_byte_fold(fold, (uint8_t)rule->literal[i]);
        out[rule->kind == HDRTRIE_KIND_SUFFIX ? rule->len - 1 - i : i] = c;
    }
}

bool hdrtrie_rule_is_spelled(hdrtrie_fold fold, const hdrtrie_rule *rule)
{
    return rule->exception == HDRTRIE_EXCEPTION_SPELLED && fold > HDRTRIE_FOLD_CASE;
}

#define NO_NAME UINT32_MAX

/* The index of the rule's name among all names. Adds the name if it is new. NO_NAME if memory is short. */
static uint32_t name_take(index_table *all, hdrtrie_fold fold, const hdrtrie_rule *rule, hdrtrie_arena *arena)
{
    uint8_t folded[HDRTRIE_PATTERN_MAX];
    hdrtrie_name *name = &all->names[all->count];
    uint32_t *slot;
    char *text;
    hdrtrie_rule_fold(fold, rule, folded);
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
static bool rule_is_sound(
    hdrtrie_reporter *reporter, hdrtrie_fold fold, const hdrtrie_rule *rule, size_t index, size_t group_count)
{
    const bool spelled = rule->exception == HDRTRIE_EXCEPTION_SPELLED;
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
    if (rule->exception > HDRTRIE_EXCEPTION_SPELLED) {
        hdrtrie_report(reporter, HDRTRIE_ERROR, index, "the rule's exception is unknown");
        return false;
    }
    if (spelled && rule->kind != HDRTRIE_KIND_EXACT) {
        hdrtrie_report(reporter, HDRTRIE_ERROR, index, "`!case` excepts one exact name; list each name");
        return false;
    }
    if (spelled && fold == HDRTRIE_FOLD_NONE) {
        hdrtrie_report(reporter, HDRTRIE_ERROR, index,
            "`!case` ignores case and `fold none` does not: it would retain more names; write !%.*s for each spelling",
            (int)rule->len, rule->literal);
        return false;
    }
    for (i = 0; i < rule->len; i++) {
        if (!hdrtrie_byte_is_token((uint8_t)rule->literal[i])) {
            hdrtrie_report(reporter, HDRTRIE_ERROR, index,
                "byte 0x%02x is not a token character; give the literal without star, ! and backslashes",
                (unsigned)(uint8_t)rule->literal[i]);
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
    if (fold != HDRTRIE_FOLD_NONE || rule->cookie) return;
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
        hdrtrie_place(reporter, other - 1, where, sizeof where);
        if ((rules[other - 1].exception != 0) != (rule->exception != 0)) {
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

/* Sorts rules by their name. A counting sort: rules of one name keep their order. Rule i has the name rule_names[i],
   name_count at most. sorted receives count rules; places has zeros, and room for name_count + 2. */
static void rules_sort(const uint32_t *rules, size_t count, const uint32_t *rule_names, size_t name_count,
    uint32_t *places, uint32_t *sorted)
{
    size_t i;
    for (i = 0; i < count; i++) places[rule_names[rules[i]] + 1]++;
    for (i = 1; i <= name_count; i++) places[i] += places[i - 1];
    for (i = 0; i < count; i++) sorted[places[rule_names[rules[i]]]++] = rules[i];
}

/* The names that rules belong to while they are read. */
typedef struct rule_names {
    uint32_t *bases;     /* per rule: the index of its name; NO_NAME if the rule repeats another */
    uint32_t *spellings; /* per rule: 1 + the index of its spelling, 0 if it is not spelled */
} rule_names;

/* Fills in rule_order: first sorts by spelling, other rules first, then by name. */
static hdrtrie_error rules_order(size_t name_count, size_t spelled_count, size_t count, const rule_names *of,
    hdrtrie_arena *arena, hdrtrie_names *names)
{
    uint32_t *name_places = (uint32_t *)hdrtrie_arena_zeros(arena, name_count + 2, sizeof *name_places);
    uint32_t *spelled_places = (uint32_t *)hdrtrie_arena_zeros(arena, spelled_count + 3, sizeof *spelled_places);
    uint32_t *rules = (uint32_t *)hdrtrie_arena_take(arena, count, sizeof *rules);
    uint32_t *by_spelling =
        spelled_count != 0 ? (uint32_t *)hdrtrie_arena_take(arena, count, sizeof *by_spelling) : rules;
    size_t i, n = 0;
    names->rule_order = (uint32_t *)hdrtrie_arena_take(arena, count, sizeof *names->rule_order);
    names->rule_at = (uint32_t *)hdrtrie_arena_zeros(arena, count, sizeof *names->rule_at);
    if (name_places == NULL || spelled_places == NULL || rules == NULL || by_spelling == NULL ||
        names->rule_order == NULL || names->rule_at == NULL) {
        return HDRTRIE_ERR_MEMORY;
    }
    for (i = 0; i < count; i++) {
        if (of->bases[i] != NO_NAME) rules[n++] = (uint32_t)i;
    }
    if (spelled_count != 0) rules_sort(rules, n, of->spellings, spelled_count + 1, spelled_places, by_spelling);
    rules_sort(by_spelling, n, of->bases, name_count, name_places, names->rule_order);
    for (i = 0; i < n; i++) names->rule_at[names->rule_order[i]] = (uint32_t)i;
    names->rule_order_count = n;
    return HDRTRIE_OK;
}

static int compare_texts(const void *left, const void *right)
{
    const hdrtrie_name *a = (const hdrtrie_name *)left, *b = (const hdrtrie_name *)right;
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
    for (i = 0; i < all->count; i++) {
        if ((all->names[i].in | all->names[i].out) != 0) (*counts[all->names[i].kind])++;
    }
    for (kind = 0; kind < 3; kind++) {
        *lists[kind] = (hdrtrie_name *)hdrtrie_arena_take(arena, *counts[kind], sizeof **lists[kind]);
        if (*lists[kind] == NULL) return HDRTRIE_ERR_MEMORY;
        *counts[kind] = 0;
    }
    for (i = 0; i < all->count; i++) {
        if ((all->names[i].in | all->names[i].out) == 0) continue; /* it has spelled exceptions only */
        kind = all->names[i].kind;
        (*lists[kind])[(*counts[kind])++] = all->names[i];
    }
    for (kind = 1; kind < 3; kind++) qsort(*lists[kind], *counts[kind], sizeof **lists[kind], compare_texts);
    return HDRTRIE_OK;
}

static bool index_init(index_table *table, size_t count, hdrtrie_arena *arena)
{
    table->mask = 15;
    table->count = 0;
    while (table->mask < 2 * count) table->mask = 2 * table->mask + 1;
    table->slots = (uint32_t *)hdrtrie_arena_zeros(arena, table->mask + 1, sizeof *table->slots);
    table->names = (hdrtrie_name *)hdrtrie_arena_take(arena, count, sizeof *table->names);
    return table->slots != NULL && table->names != NULL;
}

hdrtrie_error hdrtrie_names_make(const hdrtrie_rule *rules, size_t count, size_t group_count, hdrtrie_fold fold,
    hdrtrie_reporter *reporter, hdrtrie_arena *arena, hdrtrie_names *names)
{
    index_table all, spelled;
    uint32_t *previous, *latest, *latest_spelled;
    size_t i, spelled_rules = 0;
    rule_names of;
    hdrtrie_error error;
    names->fold = fold;
    if (count > HDRTRIE_ID_MAX) return HDRTRIE_ERR_LIMIT;
    if (!index_init(&all, count, arena)) return HDRTRIE_ERR_MEMORY;
    for (i = 0; i < count; i++) spelled_rules += hdrtrie_rule_is_spelled(fold, &rules[i]);
    names->id_rules = (uint32_t *)hdrtrie_arena_take(arena, count, sizeof *names->id_rules);
    names->rule_ids = (int32_t *)hdrtrie_arena_take(arena, count, sizeof *names->rule_ids);
    names->spelled_bases =
        (const hdrtrie_name **)hdrtrie_arena_take(arena, spelled_rules, sizeof *names->spelled_bases);
    previous = (uint32_t *)hdrtrie_arena_zeros(
        arena, count, sizeof *previous); /* per rule: 1 + the name's rule before it, or 0 */
    latest = (uint32_t *)hdrtrie_arena_zeros(arena, count, sizeof *latest); /* per name: 1 + its last rule so far */
    latest_spelled =
        (uint32_t *)hdrtrie_arena_zeros(arena, spelled_rules, sizeof *latest_spelled); /* per spelling: the same */
    of.bases = (uint32_t *)hdrtrie_arena_take(arena, count, sizeof *of.bases);
    of.spellings = (uint32_t *)hdrtrie_arena_zeros(arena, count, sizeof *of.spellings);
    if (!index_init(&spelled, spelled_rules, arena) || names->id_rules == NULL || names->rule_ids == NULL ||
        names->spelled_bases == NULL || previous == NULL || latest == NULL || latest_spelled == NULL ||
        of.bases == NULL || of.spellings == NULL) {
        return HDRTRIE_ERR_MEMORY;
    }
    for (i = 0; i < count; i++) {
        const hdrtrie_rule *rule = &rules[i];
        hdrtrie_name *name;
        uint32_t *last, base;
        of.bases[i] = NO_NAME;
        if (!rule_is_sound(reporter, fold, rule, i, group_count)) continue;
        warn_on_rule(reporter, fold, rule, i);
        base = name_take(&all, fold, rule, arena);
        if (base == NO_NAME) return HDRTRIE_ERR_MEMORY;
        name = &all.names[base];
        last = &latest[base];
        if (hdrtrie_rule_is_spelled(fold, rule)) {
            const uint32_t index = name_take(&spelled, HDRTRIE_FOLD_CASE, rule, arena);
            if (index == NO_NAME) return HDRTRIE_ERR_MEMORY;
            name = &spelled.names[index];
            last = &latest_spelled[index];
            names->spelled_bases[index] = &all.names[base];
            of.spellings[i] = index + 1;
        }
        previous[i] = *last;
        *last = (uint32_t)i + 1;
        names->rule_ids[i] = (int32_t)base; /* the name for now; replaced by its id below */
        if (name_join(reporter, name, previous, rules, i)) of.bases[i] = base;
        if (!rule->exception && name->id < 0) {
            name->id = (int32_t)names->id_count;
            names->id_rules[names->id_count++] = (uint32_t)i;
        }
    }
    if (reporter->failed) return HDRTRIE_ERR_LIST;
    for (i = 0; i < count; i++) {
        names->rule_ids[i] = of.spellings[i] != 0 ? -1 : all.names[names->rule_ids[i]].id;
    }
    names->rule_spellings = of.spellings;
    names->spelled = spelled.names;
    names->spelled_count = spelled.count;
    error = rules_order(all.count, spelled.count, count, &of, arena, names);
    if (error != HDRTRIE_OK) return error;
    return names_split(&all, arena, names);
}
