/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "effects.h"

#include <hdrtrie/detail/fold.h>
#include <stdio.h>

/* Groups that have a rule (not an exception) of each length, among the prefixes or the suffixes. */
typedef struct group_lens {
    uint32_t in[HDRTRIE_PATTERN_MAX + 1];
} group_lens;

typedef struct effects {
    const hdrtrie_trie *trie;
    const hdrtrie_rule *rules;
    hdrtrie_reporter *reporter;
    group_lens prefixes, suffixes;
    uint32_t *idle; /* per rule: 1 + a rule that gives its name the id, if the rule has no effect; else 0 */
} effects;

/* The literal at `at` or its nearest parent that the group lists; 0 if there is none. */
static uint32_t find_in_group(const hdrtrie_affixes *affixes, uint32_t at, uint32_t group)
{
    while (at != 0 && !((affixes->literals[at - 1].in | affixes->literals[at - 1].out) & group)) {
        at = affixes->parents[at - 1];
    }
    return at;
}

/* Whether the prefixes and suffixes of a group put an exact name into it, without an exact rule. */
static bool is_covered(const hdrtrie_trie *trie, const uint8_t *text, size_t len, uint32_t group)
{
    uint8_t reversed[HDRTRIE_PATTERN_MAX];
    const hdrtrie_name *prefix, *suffix;
    uint32_t p, s;
    size_t i;
    for (i = 0; i < len; i++) reversed[i] = text[len - 1 - i];
    p = find_in_group(&trie->prefix, hdrtrie_affixes_longest(&trie->prefix, text, len), group);
    s = find_in_group(&trie->suffix, hdrtrie_affixes_longest(&trie->suffix, reversed, len), group);
    prefix = p != 0 ? &trie->prefix.literals[p - 1] : NULL;
    suffix = s != 0 ? &trie->suffix.literals[s - 1] : NULL;
    if (prefix == NULL) return suffix != NULL && (suffix->in & group) != 0;
    if (suffix == NULL || prefix->len >= suffix->len) return (prefix->in & group) != 0;
    return (suffix->in & group) != 0;
}

/* Whether a prefix or suffix takes any name out of the group. Without it, its next parent in the group would decide, or
   a pattern of the other end that is longer than the parent and not more specific than the exception. Some names have
   both ends, because a name may be longer than the two. */
static bool affix_excepts(const effects *e, const hdrtrie_rule *rule, const uint8_t *text, uint32_t group)
{
    const bool suffix = rule->kind == HDRTRIE_KIND_SUFFIX;
    const hdrtrie_affixes *affixes = suffix ? &e->trie->suffix : &e->trie->prefix;
    const group_lens *others = suffix ? &e->prefixes : &e->suffixes;
    const uint32_t own = hdrtrie_affixes_longest(affixes, text, rule->len);
    const uint32_t parent = find_in_group(affixes, affixes->parents[own - 1], group);
    size_t from = 0, to = rule->len, len; /* the lengths of the other end that count; a prefix wins a tie */
    if (parent != 0) {
        if (affixes->literals[parent - 1].in & group) return true;
        from = affixes->literals[parent - 1].len + (suffix ? 0u : 1u);
    }
    if (!suffix) to++;
    for (len = from; len < to; len++) {
        if (others->in[len] & group) return true;
    }
    return false;
}

static bool excepts(const effects *e, size_t index)
{
    const hdrtrie_names *names = e->trie->names;
    const hdrtrie_rule *rule = &e->rules[index];
    const uint32_t group = (uint32_t)1 << rule->group, spelling = names->rule_spellings[index];
    uint8_t text[HDRTRIE_PATTERN_MAX];
    hdrtrie_rule_fold(names->fold, rule, text);
    if (spelling != 0) {
        const hdrtrie_name *base = names->spelled_bases[spelling - 1];
        if (((base->in | base->out) & group) != 0) return (base->in & group) != 0;
    }
    if (rule->kind == HDRTRIE_KIND_EXACT) return is_covered(e->trie, text, rule->len, group);
    return affix_excepts(e, rule, text, group);
}

/* Marks the rules of one exact name that change nothing: other rules of the group cover the name, and the rule that
   stays gives the id. That is the first rule that is not covered; if all are covered, the first one. order has no
   repetitions. */
static void mark_idle(effects *e, const uint32_t *order, size_t count)
{
    uint8_t text[HDRTRIE_PATTERN_MAX];
    const size_t len = e->rules[order[0]].len;
    uint32_t stays = 0, covered = 0; /* covered: groups */
    size_t i;
    hdrtrie_rule_fold(e->trie->names->fold, &e->rules[order[0]], text);
    for (i = 0; i < count; i++) {
        const hdrtrie_rule *rule = &e->rules[order[i]];
        const uint32_t group = (uint32_t)1 << rule->group;
        if (!rule->exception && is_covered(e->trie, text, len, group)) covered |= group;
    }
    for (i = count; i-- != 0;) {
        const hdrtrie_rule *rule = &e->rules[order[i]];
        const bool free = !(covered >> rule->group & 1);
        if (!rule->exception && (free || stays == 0 || (covered >> e->rules[stays - 1].group & 1)))
            stays = order[i] + 1;
    }
    for (i = 0; i < count; i++) {
        const hdrtrie_rule *rule = &e->rules[order[i]];
        if (!rule->exception && order[i] + 1 != stays && (covered >> rule->group & 1)) e->idle[order[i]] = stays;
    }
}

/* Whether the rule at this place of rule_order is a spelled exception to the name with this id. */
static bool is_spelling_of(const effects *e, size_t at, int32_t id)
{
    const hdrtrie_names *names = e->trie->names;
    const uint32_t spelling = at < names->rule_order_count ? names->rule_spellings[names->rule_order[at]] : 0;
    return spelling != 0 && names->spelled_bases[spelling - 1]->id == id;
}

/* Finds the names that several groups list. Rules of one name are neighbours in rule_order and share an id. A name with
   spelled exceptions is left out: a rule that changes nothing else may give such a spelling its id. Rules without an id
   are exceptions, which mark_idle skips. */
static void mark_all_idle(effects *e)
{
    const hdrtrie_names *names = e->trie->names;
    size_t from, to;
    for (from = 0; from < names->rule_order_count; from = to) {
        const int32_t id = names->rule_ids[names->rule_order[from]];
        for (to = from; to < names->rule_order_count && names->rule_ids[names->rule_order[to]] == id; to++) continue;
        if (to - from > 1 && !is_spelling_of(e, to, id) &&
            e->rules[names->rule_order[from]].kind == HDRTRIE_KIND_EXACT) {
            mark_idle(e, names->rule_order + from, to - from);
        }
    }
}

/* The first byte of the literal that the fold equates with another separator; len if there is none. */
static size_t find_separator(hdrtrie_fold fold, const hdrtrie_rule *rule)
{
    size_t i;
    if (fold <= HDRTRIE_FOLD_CASE) return rule->len;
    for (i = 0; i < rule->len; i++) {
        if (hdrtrie_byte_fold(fold, (uint8_t)rule->literal[i]) == '-') break;
    }
    return i;
}

static void warn_on_exception(effects *e, size_t index)
{
    const hdrtrie_rule *rule = &e->rules[index];
    const hdrtrie_fold fold = e->trie->names->fold;
    const hdrtrie_origin *origins = e->reporter->origins;
    const size_t at = find_separator(fold, rule);
    const char *before = rule->kind == HDRTRIE_KIND_SUFFIX ? "*" : "";
    const char *after = rule->kind == HDRTRIE_KIND_PREFIX ? "*" : "";
    const bool exact = rule->kind == HDRTRIE_KIND_EXACT;
    if (!excepts(e, index)) {
        hdrtrie_report(e->reporter, HDRTRIE_WARNING, index,
            "this exception excepts nothing: no other rule of its group matches the names; delete it or move it to the "
            "section of the rule that it is for");
        return;
    }
    if (hdrtrie_rule_is_spelled(fold, rule)) return;
    /* only a list can say that aliases are meant, and its literals end with NUL */
    if (at == rule->len || origins == NULL || origins[index].aliases_meant) return;
    hdrtrie_report(e->reporter, HDRTRIE_WARNING, index,
        "`fold %s` widens this exception: it also keeps aliases such as %s%.*s%c%s%s; if you mean that, write "
        "!fold %s%s%s%s%s",
        fold == HDRTRIE_FOLD_UNDERSCORE ? "underscore" : "separators", before, (int)at, rule->literal,
        rule->literal[at] == '-' ? '_' : '-', rule->literal + at + 1, after, before, rule->literal, after,
        exact ? "; to keep only this spelling, write !case " : "", exact ? rule->literal : "");
}

static void warn_on_idle(effects *e, size_t index)
{
    char where[512];
    hdrtrie_place(e->reporter, e->idle[index] - 1, where, sizeof where);
    hdrtrie_report(e->reporter, HDRTRIE_WARNING, index,
        "this rule changes nothing: other rules of its group match the name, and its id comes from %s; delete it",
        where);
}

static void count_lens(const hdrtrie_name *names, size_t count, group_lens *lens)
{
    size_t i;
    for (i = 0; i < count; i++) lens->in[names[i].len] |= names[i].in;
}

hdrtrie_error hdrtrie_effects_warn(
    const hdrtrie_trie *trie, const hdrtrie_rule *rules, size_t count, hdrtrie_reporter *reporter, hdrtrie_arena *arena)
{
    const hdrtrie_names *names = trie->names;
    effects e = {.trie = trie, .rules = rules, .reporter = reporter};
    size_t i;
    if (reporter->options->diagnose == NULL) return HDRTRIE_OK;
    e.idle = (uint32_t *)hdrtrie_arena_zeros(arena, count, sizeof *e.idle);
    if (e.idle == NULL) return HDRTRIE_ERR_MEMORY;
    count_lens(names->prefixes, names->prefix_count, &e.prefixes);
    count_lens(names->suffixes, names->suffix_count, &e.suffixes);
    if (names->prefix_count + names->suffix_count != 0) mark_all_idle(&e);
    for (i = 0; i < count; i++) {
        if (rules[i].exception) {
            /* a repetition has a warning already */
            if (names->rule_order[names->rule_at[i]] == i) warn_on_exception(&e, i);
        } else if (e.idle[i] != 0) {
            warn_on_idle(&e, i);
        }
    }
    return HDRTRIE_OK;
}
