/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The result of each build phase as text, for people and for golden files. */
#ifndef HDRTRIE_GEN_DUMP_H
#define HDRTRIE_GEN_DUMP_H

#include <stdio.h>

#include "../../src/compile/pipeline.h"

/* The rules in the order of the list, each with its line, kind and id. */
void gen_dump_rules(const hdrtrie_pipeline *pipeline, FILE *out);

/* The trie before packing: nodes, slots and their names with groups and id; then prefixes and suffixes. */
void gen_dump_trie(const hdrtrie_pipeline *pipeline, FILE *out);

/* The packed table: every byte and its meaning. Returns false if memory runs out. */
bool gen_dump_table(const hdrtrie_table *table, FILE *out);

/* "exact", "prefix" or "suffix". */
const char *gen_dump_kind_name(unsigned kind);

#endif
