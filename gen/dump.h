/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Each phase of a build as text, for people and for golden files. */
#ifndef HDRTRIE_GEN_DUMP_H
#define HDRTRIE_GEN_DUMP_H

#include <stdio.h>

#include "../src/compile/pipeline.h"

/* The rules as read, in the order of the list: where each stands, what it is, and its id. */
void gen_dump_rules(const hdrtrie_pipeline *pipeline, FILE *out);

/* The trie as decided: nodes, slots and the names in them with what all rules say of these; both ends. */
void gen_dump_trie(const hdrtrie_pipeline *pipeline, FILE *out);

/* The table as packed: every byte, and what it means. False when there is no memory. */
bool gen_dump_table(const hdrtrie_table *table, FILE *out);

/* "exact", "prefix" or "suffix". */
const char *gen_dump_kind_name(unsigned kind);

#endif
