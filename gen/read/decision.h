/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Which rule decides a name in each group (reference 2.5), found the slow way: by comparing every rule of the table.
   A find uses decisions of the build and cannot name a group's rule. explain compares both, so this code shares nothing
   with the builder (src/compile/names.c) or the find. */
#ifndef HDRTRIE_GEN_DECISION_H
#define HDRTRIE_GEN_DECISION_H

#include <hdrtrie/detail/format/table.h>
#include <hdrtrie/hdrtrie.h>

#define GEN_DECISION_NONE UINT32_MAX

typedef struct gen_decision {
    uint32_t rules[HDRTRIE_GROUP_MAX]; /* per group: the index of the deciding rule, or GEN_DECISION_NONE */
    hdrtrie_match match;               /* the answer that follows for a find */
} gen_decision;

gen_decision gen_decision_make(const hdrtrie_table *table, const char *name, size_t len);

/* Reads the table's rule at an index below its rule count. */
hdrtrie_rule_entry gen_decision_rule(const hdrtrie_table *table, uint32_t index);

#endif
