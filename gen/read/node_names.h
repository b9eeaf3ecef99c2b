/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Which of a table's exact names pass each of its nodes: for comments, graphs and loads. */
#ifndef HDRTRIE_GEN_NODE_NAMES_H
#define HDRTRIE_GEN_NODE_NAMES_H

#include "pieces.h"

#define GEN_NODE_NAMES_SHOWN 3 /* so many names are shown, others counted */

typedef struct gen_node_name_list {
    uint32_t count;                       /* how many names pass */
    uint32_t texts[GEN_NODE_NAMES_SHOWN]; /* offsets of the first ones */
} gen_node_name_list;

typedef struct gen_node_names {
    const hdrtrie_table *table;
    hdrtrie_shape shape;
    gen_node_name_list *nodes; /* a length, or a pilot, each */
    uint32_t node_count;
} gen_node_names;

/* False when there is no memory. Free with gen_node_names_free in any case. */
bool gen_node_names_make(const hdrtrie_table *table, const gen_pieces *pieces, gen_node_names *node_names);

void gen_node_names_free(gen_node_names *node_names);

#endif
