/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "node_names.h"

#include <hdrtrie/detail/shape.h>
#include <stdlib.h>

#include "path.h"

bool gen_node_names_make(const hdrtrie_table *table, const gen_pieces *pieces, gen_node_names *node_names)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    node_names->table = table;
    node_names->shape = hdrtrie_shape_read(table);
    node_names->node_count = gen_path_node_count(&node_names->shape);
    node_names->nodes = calloc(node_names->node_count, sizeof *node_names->nodes);
    if (node_names->nodes == NULL) return false;
    for (size_t i = 0; i < pieces->count; i++) {
        const gen_piece *piece = &pieces->items[i];
        const uint32_t text = piece->at + HDRTRIE_RECORD_LEN(node_names->shape.flags);
        gen_node_name_list *node;
        uint32_t len;
        if (piece->kind != GEN_PIECE_RECORD) continue;
        len = hdrtrie_record_read(t + text, node_names->shape.flags).len;
        if (len == 0) continue; /* record 0 is without a name */
        node = &node_names->nodes[gen_path_walk(table, (const char *)t + text, len).node_index];
        if (node->count < GEN_NODE_NAMES_SHOWN) node->texts[node->count] = text;
        node->count++;
    }
    return true;
}

void gen_node_names_free(gen_node_names *node_names)
{
    free(node_names->nodes);
    node_names->nodes = NULL;
}
