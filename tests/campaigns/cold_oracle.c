/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "cold_oracle.h"
#include <stdlib.h>

void cold_oracle_open(cold_oracle *c, const hdrtrie_table *table)
{
    const uint8_t *t = (const uint8_t *)table;
    const uint32_t rules = hdrtrie_load_le32(t + HDRTRIE_AT_RULES),
                   count = hdrtrie_load_le32(t + HDRTRIE_AT_RULE_COUNT);
    ruleset_start(&c->set, (hdrtrie_fold)t[HDRTRIE_AT_FOLD]);
    c->set.group_count = hdrtrie_load_le32(t + HDRTRIE_AT_GROUP_COUNT);
    c->o.set = &c->set;
    c->o.ids = calloc(count + 1, sizeof *c->o.ids);
    if (c->o.ids == NULL) abort();
    for (uint32_t i = 0; i < count; i++) {
        const hdrtrie_rule_entry r = hdrtrie_rule_entry_read(t + rules + (size_t)HDRTRIE_RULE_LEN * i);
        const char *text = (const char *)t + r.text + (r.kind == HDRTRIE_KIND_SUFFIX);
        ruleset_add(&c->set, r.group, (hdrtrie_kind)r.kind, r.exception != 0, text, r.len);
        if (r.exception == HDRTRIE_EXCEPTION_SPELLED) ruleset_spell(&c->set);
        c->o.ids[i] = r.exception ? -1 : r.id;
    }
    c->fast = fast_oracle_open(&c->o);
}

void cold_oracle_close(cold_oracle *c)
{
    fast_oracle_close(c->fast);
    free(c->o.ids);
    ruleset_free(&c->set);
}

void cold_oracle_respell(const cold_oracle *c, char *name, size_t len, cold_oracle_random *random, void *state)
{
    for (size_t i = 0; i < len; i++) {
        const uint64_t dice = random(state);
        const uint8_t folded = oracle_fold_byte(c->set.fold, (uint8_t)name[i]);
        const uint8_t other = dice & 1 ? (uint8_t)(folded ^ 0x20) : (uint8_t)(dice >> 8);
        if (oracle_fold_byte(c->set.fold, other) == folded) name[i] = (char)other;
    }
}
