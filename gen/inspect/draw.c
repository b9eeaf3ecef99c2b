/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie draw: the trie as a Graphviz graph. */
#include <hdrtrie/detail/patterns.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../emit/escape.h"
#include "../read/path.h"
#include "../read/pieces.h"
#include "inspect.h"

static void draw_groups(const hdrtrie_table *table, const char *before, uint32_t groups)
{
    for (uint32_t g = 0; g < hdrtrie_group_count(table); g++) {
        size_t len;
        const char *name = hdrtrie_group_name(table, g, &len);
        if ((groups >> g & 1) == 0) continue;
        printf("\\n%s[", before);
        gen_escape_dot(stdout, name, len);
        fputc(']', stdout);
    }
}

static void draw_node(const hdrtrie_shape *shape, const gen_path *path)
{
    const uint32_t index = path->node_index;
    printf("    start -> node%" PRIu32 ";\n    node%" PRIu32 " [label=\"", index, index);
    if (shape->mode == HDRTRIE_MODE_HASHED) {
        printf("pilot %" PRIu32 " = %" PRIu32, index, path->pilot);
    } else {
        printf("length %" PRIu32 "\\nwindow %u & 0x%" PRIx64, index, path->node.offset1, path->node.mask1);
        if (path->node.mask2 != 0) printf("\\nwindow %u & 0x%" PRIx64, path->node.offset2, path->node.mask2);
    }
    fputs("\"];\n", stdout);
}

static void draw_record(const hdrtrie_table *table, const gen_path *path, const char *text, uint32_t len)
{
    printf("    node%" PRIu32 " -> record%" PRIu32 " [label=\"slot %" PRIu64 "\"];\n    record%" PRIu32 " [label=\"",
        path->node_index, path->text, path->slot, path->text);
    gen_escape_dot(stdout, text, len);
    printf("\\nid %" PRId32, path->record.id);
    draw_groups(table, "", path->record.groups);
    fputs("\"];\n", stdout);
}

static void draw_literal(const hdrtrie_table *table, hdrtrie_affix affix, const char *end, uint32_t index)
{
    const hdrtrie_literal literal = hdrtrie_affix_literal(hdrtrie_table_bytes(table), affix, index);
    if (literal.parent != 0) {
        printf("    %s%" PRIu32, end, literal.parent - 1);
    } else {
        printf("    %s", end);
    }
    printf(" -> %s%" PRIu32 ";\n    %s%" PRIu32 " [style=dashed, label=\"", end, index, end, index);
    gen_escape_dot(stdout, (const char *)hdrtrie_table_bytes(table) + literal.text, literal.len);
    printf("%s\\nid %" PRId32, literal.len == 0 ? "*" : "", literal.id);
    draw_groups(table, "", literal.in);
    draw_groups(table, "not ", literal.out);
    fputs("\"];\n", stdout);
}

static void draw_end(const hdrtrie_table *table, hdrtrie_affix affix, const char *end, const char *title)
{
    if (affix.literal_count == 0) return;
    printf("    %s [shape=ellipse, label=\"%s\"];\n", end, title);
    for (uint32_t i = 0; i < affix.literal_count; i++) draw_literal(table, affix, end, i);
}

/* Each node and record once. Returns false if memory runs out. */
static bool draw_exact(const hdrtrie_table *table, const gen_pieces *pieces)
{
    const hdrtrie_shape shape = hdrtrie_shape_read(table);
    const uint32_t head_len = HDRTRIE_RECORD_LEN(shape.flags);
    bool *drawn = calloc(gen_path_node_count(&shape), sizeof *drawn);
    if (drawn == NULL) return false;
    for (size_t i = 0; i < pieces->count; i++) {
        const gen_piece *piece = &pieces->items[i];
        const char *text = (const char *)hdrtrie_table_bytes(table) + piece->at + head_len;
        gen_path path;
        if (piece->kind != GEN_PIECE_RECORD || piece->len == head_len) continue;
        path = gen_path_walk(table, text, piece->len - head_len);
        if (!drawn[path.node_index]) draw_node(&shape, &path);
        drawn[path.node_index] = true;
        draw_record(table, &path, text, piece->len - head_len);
    }
    free(drawn);
    return true;
}

static gen_status draw(const gen_compiled *compiled, char *const *no_names)
{
    (void)no_names;
    const hdrtrie_shape shape = hdrtrie_shape_read(compiled->table);
    gen_pieces pieces;
    bool drawn;
    fputs("digraph hdrtrie {\n    rankdir=LR;\n    node [shape=box, fontname=monospace];\n    label=\"", stdout);
    gen_escape_dot(stdout, compiled->base_name, strlen(compiled->base_name));
    fputs("\";\n    start [shape=ellipse, label=\"name\"];\n", stdout);
    drawn = gen_pieces_make(compiled->table, &pieces) && draw_exact(compiled->table, &pieces);
    gen_pieces_free(&pieces);
    if (!drawn) return gen_complain_io(compiled->base_name, "cannot draw");
    draw_end(compiled->table, shape.prefix, "prefix", "begins with");
    draw_end(compiled->table, shape.suffix, "suffix", "ends with, reversed");
    fputs("}\n", stdout);
    return GEN_DONE;
}

gen_status gen_run_draw(int argc, char **argv)
{
    return gen_inspect_run(argc, argv, false, draw);
}
