/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Which exact names lead to each node (or pilot) of a table: for comments and statistics. */
#ifndef HDRTRIE_GEN_NODE_NAMES_H
#define HDRTRIE_GEN_NODE_NAMES_H

#include <hdrtrie/detail/shape.h>

#include "pieces.h"

#define GEN_NODE_NAMES_SHOWN 3 /* names kept per node; the others are only counted */

typedef struct gen_node_name_list {
    uint32_t count;                       /* of names that lead to the node */
    uint32_t texts[GEN_NODE_NAMES_SHOWN]; /* offsets in the table of the first names */
} gen_node_name_list;

typedef struct gen_node_names {
    const hdrtrie_table *table;
    hdrtrie_shape shape;
    gen_node_name_list *nodes; /* one per length, or one per pilot */
    uint32_t node_count;
} gen_node_names;

/* Returns false if memory runs out. Free with gen_node_names_free in both cases. */
bool gen_node_names_make(const hdrtrie_table *table, const gen_pieces *pieces, gen_node_names *node_names);

void gen_node_names_free(gen_node_names *node_names);

#endif
