/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "decision.h"

#include <hdrtrie/detail/fold.h>
#include <hdrtrie/detail/format/table.h>
#include <stdbool.h>

hdrtrie_rule_entry gen_decision_rule(const hdrtrie_table *table, uint32_t index)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    const uint32_t rules = hdrtrie_load_le32(t + HDRTRIE_AT_RULES);
    return hdrtrie_rule_entry_read(t + rules + (size_t)HDRTRIE_RULE_LEN * index);
}

static bool rule_matches(const hdrtrie_table *table, const hdrtrie_rule_entry *rule, const char *name, size_t len)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    const unsigned fold = rule->exception == HDRTRIE_EXCEPTION_SPELLED ? HDRTRIE_FOLD_CASE : t[HDRTRIE_AT_FOLD];
    const uint8_t *literal = t + rule->text + (rule->kind == HDRTRIE_KIND_SUFFIX); /* after its star */
    const size_t from = rule->kind == HDRTRIE_KIND_SUFFIX && len >= rule->len ? len - rule->len : 0;
    if (rule->kind == HDRTRIE_KIND_EXACT ? len != rule->len : len < rule->len) return false;
    for (size_t i = 0; i < rule->len; i++) {
        if (hdrtrie_byte_fold(fold, literal[i]) != hdrtrie_byte_fold(fold, (uint8_t)name[from + i])) return false;
    }
    return true;
}

/* A spelled exception wins, then an exact rule, then the longer literal, then a prefix over a suffix. */
static bool is_more_specific(const hdrtrie_rule_entry *a, const hdrtrie_rule_entry *b)
{
    const bool spelled = a->exception == HDRTRIE_EXCEPTION_SPELLED;
    if (spelled != (b->exception == HDRTRIE_EXCEPTION_SPELLED)) return spelled;
    if ((a->kind == HDRTRIE_KIND_EXACT) != (b->kind == HDRTRIE_KIND_EXACT)) return a->kind == HDRTRIE_KIND_EXACT;
    if (a->len != b->len) return a->len > b->len;
    return a->kind == HDRTRIE_KIND_PREFIX && b->kind == HDRTRIE_KIND_SUFFIX;
}

gen_decision gen_decision_make(const hdrtrie_table *table, const char *name, size_t len)
{
    const uint32_t rule_count = hdrtrie_load_le32(hdrtrie_table_bytes(table) + HDRTRIE_AT_RULE_COUNT);
    gen_decision decision = {.match = {-1, 0}};
    hdrtrie_rule_entry best = {0};
    for (uint32_t g = 0; g < HDRTRIE_GROUP_MAX; g++) decision.rules[g] = GEN_DECISION_NONE;
    for (uint32_t i = 0; i < rule_count; i++) {
        const hdrtrie_rule_entry rule = gen_decision_rule(table, i);
        uint32_t *const decided = &decision.rules[rule.group];
        hdrtrie_rule_entry other = {0};
        if (!rule_matches(table, &rule, name, len)) continue;
        if (*decided != GEN_DECISION_NONE) other = gen_decision_rule(table, *decided);
        if (*decided == GEN_DECISION_NONE || is_more_specific(&rule, &other)) *decided = i;
    }
    for (uint32_t g = 0; g < HDRTRIE_GROUP_MAX; g++) {
        hdrtrie_rule_entry rule;
        if (decision.rules[g] == GEN_DECISION_NONE) continue;
        rule = gen_decision_rule(table, decision.rules[g]);
        if (rule.exception) continue;
        if (decision.match.groups == 0 || is_more_specific(&rule, &best)) {
            best = rule;
            decision.match.id = rule.id;
        }
        decision.match.groups |= (uint32_t)1 << g;
    }
    return decision;
}
