/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Which rule decides on a name, group by group (reference 2.5), found the slow way: by a look at every rule of the table.
   A find answers from what was decided at build time; explain puts the two side by side. */
#ifndef HDRTRIE_GEN_DECISION_H
#define HDRTRIE_GEN_DECISION_H

#include <hdrtrie/detail/format/table.h>
#include <hdrtrie/hdrtrie.h>

#define GEN_DECISION_NONE UINT32_MAX

typedef struct gen_decision {
    uint32_t rules[HDRTRIE_GROUP_MAX]; /* for each group the index of the table's rule, or GEN_DECISION_NONE */
    hdrtrie_match match;               /* what that makes together */
} gen_decision;

gen_decision gen_decision_make(const hdrtrie_table *table, const char *name, size_t len);

/* The table's rule with that index. */
hdrtrie_rule_entry gen_decision_rule(const hdrtrie_table *table, uint32_t index);

#endif
