/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "traffic.h"

#include <inttypes.h>
#include <stdlib.h>

#include "escape.h"
#include "path.h"

bool gen_traffic_make(const hdrtrie_table *table, const gen_pieces *pieces, gen_traffic *traffic)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    traffic->table = table;
    traffic->shape = hdrtrie_shape_read(table);
    traffic->node_count = gen_path_node_count(&traffic->shape);
    traffic->nodes = calloc(traffic->node_count, sizeof *traffic->nodes);
    if (traffic->nodes == NULL) return false;
    for (size_t i = 0; i < pieces->count; i++) {
        const gen_piece *piece = &pieces->items[i];
        const uint32_t text = piece->at + HDRTRIE_RECORD_LEN(traffic->shape.flags);
        gen_traffic_node *node;
        uint32_t len;
        if (piece->kind != GEN_PIECE_RECORD) continue;
        len = hdrtrie_record_read(t + text, traffic->shape.flags).len;
        if (len == 0) continue; /* record 0, which is nobody's */
        node = &traffic->nodes[gen_path_walk(table, (const char *)t + text, len).node_index];
        if (node->count < GEN_TRAFFIC_SHOWN) node->texts[node->count] = text;
        node->count++;
    }
    return true;
}

void gen_traffic_free(gen_traffic *traffic)
{
    free(traffic->nodes);
    traffic->nodes = NULL;
}

void gen_traffic_print(const gen_traffic *traffic, uint32_t node_index, FILE *out)
{
    const uint8_t *t = hdrtrie_table_bytes(traffic->table);
    const gen_traffic_node *node = &traffic->nodes[node_index];
    if (node->count == 0) {
        fputs("no name", out);
        return;
    }
    fprintf(out, "%" PRIu32 " name%s: ", node->count, node->count == 1 ? "" : "s");
    for (uint32_t i = 0; i < node->count && i < GEN_TRAFFIC_SHOWN; i++) {
        const uint8_t *text = t + node->texts[i];
        if (i != 0) fputs(", ", out);
        gen_escape_comment(out, (const char *)text, hdrtrie_record_read(text, traffic->shape.flags).len);
    }
    if (node->count > GEN_TRAFFIC_SHOWN) fputs(", ...", out);
}
