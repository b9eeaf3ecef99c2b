/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "sieve_parts.h"

int hdrtrie_part_at(const hdrtrie_part *part, size_t offset)
{
    const hdrtrie_name *rule = part->rule;
    const size_t len = part->to; /* of the names, if it is one length */
    if (rule->kind != HDRTRIE_KIND_SUFFIX) return offset < rule->len ? rule->text[offset] : HDRTRIE_PART_FREE;
    if (part->from != len || len == HDRTRIE_SIEVE_LONG || offset >= len || offset + rule->len < len)
        return HDRTRIE_PART_FREE;
    return rule->text[len - 1 - offset]; /* reversed */
}

int hdrtrie_rule_last(const hdrtrie_name *rule)
{
    if (rule->kind == HDRTRIE_KIND_PREFIX) return HDRTRIE_PART_FREE;
    return rule->text[rule->kind == HDRTRIE_KIND_SUFFIX ? 0 : rule->len - 1];
}

size_t hdrtrie_parts_make(const hdrtrie_name *const *rules, size_t count, const uint8_t offsets[HDRTRIE_SIEVE_LEVELS],
    hdrtrie_part *parts, size_t max)
{
    const size_t reach = offsets[HDRTRIE_SIEVE_LEVELS - 1];
    size_t i, n = 0, suffixes = 0;
    for (i = 0; i < count; i++) suffixes += rules[i]->kind == HDRTRIE_KIND_SUFFIX;
    for (i = 0; i < count; i++) {
        const hdrtrie_name *rule = rules[i];
        uint8_t from = hdrtrie_length_row(rule->len);
        if (rule->kind == HDRTRIE_KIND_SUFFIX && count + suffixes * (reach + 1) <= max) {
            for (; from < HDRTRIE_SIEVE_LONG && from <= rule->len + reach; from++)
                parts[n++] = (hdrtrie_part){rule, from, from};
        }
        parts[n++] = (hdrtrie_part){rule, from, rule->kind == HDRTRIE_KIND_EXACT ? from : HDRTRIE_SIEVE_LONG};
    }
    return n;
}
