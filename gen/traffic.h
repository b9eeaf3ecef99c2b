/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Which of a table's exact names pass each of its nodes: for comments, graphs and loads. */
#ifndef HDRTRIE_GEN_TRAFFIC_H
#define HDRTRIE_GEN_TRAFFIC_H

#include <hdrtrie/detail/shape.h>
#include <stdio.h>

#include "pieces.h"

#define GEN_TRAFFIC_SHOWN 3 /* so many names are shown, others counted */

typedef struct gen_traffic_node {
    uint32_t count;                    /* how many names pass */
    uint32_t texts[GEN_TRAFFIC_SHOWN]; /* offsets of the first ones */
} gen_traffic_node;

typedef struct gen_traffic {
    const hdrtrie_table *table;
    hdrtrie_shape shape;
    gen_traffic_node *nodes; /* a length, or a pilot, each */
    uint32_t node_count;
} gen_traffic;

/* False when there is no memory. Free with gen_traffic_free in any case. */
bool gen_traffic_make(const hdrtrie_table *table, const gen_pieces *pieces, gen_traffic *traffic);

void gen_traffic_free(gen_traffic *traffic);

/* "5 names: a, b, c, ..." */
void gen_traffic_print(const gen_traffic *traffic, uint32_t node_index, FILE *out);

#endif
