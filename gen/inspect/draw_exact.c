/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The exact names in a drawing, in boxes, and these in columns. A box has the names of one length. In mode HASHED the length
   selects nothing, so a box has one column of the sorted names. */
#include <hdrtrie/rules.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../read/decision.h"
#include "../read/path.h"
#include "../read/pieces.h"
#include "draw_table.h"

#define ROWS_SHOWN 400     /* names in all */
#define ROWS_PER_BOX_MIN 3 /* names of one length that are shown in any case */
#define FEW_SHOWN 80       /* in mode HASHED, of a list of more than ROWS_SHOWN names */
#define COLUMN_ROWS 40
#define COLUMN_MAX 9

typedef struct name {
    const char *text;
    uint32_t len;
} name;

typedef struct names {
    name *items; /* sorted by length, then by text; in mode HASHED by text */
    size_t count;
    size_t shown; /* mode HASHED: how many are shown */
    bool hashed;
} names;

static int compare_texts(const name *x, const name *y)
{
    const int order = memcmp(x->text, y->text, x->len < y->len ? x->len : y->len);
    return order != 0 ? order : (x->len > y->len) - (x->len < y->len);
}

static int compare_by_text(const void *a, const void *b)
{
    return compare_texts(a, b);
}

static int compare_by_len(const void *a, const void *b)
{
    const name *x = a, *y = b;
    return x->len != y->len ? (x->len < y->len ? -1 : 1) : compare_texts(x, y);
}

/* Returns false if memory runs out. */
static bool collect(const gen_drawing *d, names *list)
{
    const uint32_t head_len = HDRTRIE_RECORD_LEN(d->shape.flags);
    gen_pieces pieces;
    bool made = gen_pieces_make(d->table, &pieces);
    *list = (names){.items = made ? malloc((pieces.count + 1) * sizeof *list->items) : NULL,
        .hashed = d->shape.mode == HDRTRIE_MODE_HASHED};
    made = list->items != NULL;
    for (size_t i = 0; made && i < pieces.count; i++) {
        const gen_piece *piece = &pieces.items[i];
        if (piece->kind != GEN_PIECE_RECORD || piece->len == head_len) continue; /* record 0 has no name */
        list->items[list->count++] =
            (name){(const char *)hdrtrie_table_bytes(d->table) + piece->at + head_len, piece->len - head_len};
    }
    gen_pieces_free(&pieces);
    list->shown = d->all || list->count <= ROWS_SHOWN ? list->count : (size_t)FEW_SHOWN;
    if (made) qsort(list->items, list->count, sizeof *list->items, list->hashed ? compare_by_text : compare_by_len);
    return made;
}

/* The number of names, from the one at `from` on, that share its box. */
static size_t box_count(const names *list, size_t from)
{
    size_t end = from;
    if (list->hashed) {
        const size_t columns = (list->shown + COLUMN_ROWS - 1) / COLUMN_ROWS,
                     rows = (list->shown + columns - 1) / columns;
        return list->shown - from < rows ? list->shown - from : rows;
    }
    while (end < list->count && list->items[end].len == list->items[from].len) end++;
    return end - from;
}

/* The letters of names of this length that a find compares to select a slot: bit i for byte i. */
static uint64_t picked_letters(const gen_drawing *d, const name *n)
{
    const gen_path path = gen_path_walk(d->table, n->text, n->len);
    uint64_t picked = 0;
    for (unsigned i = 0; i < 8; i++) {
        const unsigned at1 = path.node.offset1 + i, at2 = path.node.offset2 + i;
        if ((path.node.mask1 >> 8 * i & 255) != 0 && at1 < 64) picked |= (uint64_t)1 << at1;
        if ((path.node.mask2 >> 8 * i & 255) != 0 && at2 < 64) picked |= (uint64_t)1 << at2;
    }
    return picked;
}

static void draw_name(const gen_drawing *d, const name *n, uint64_t picked)
{
    const gen_decision decision = gen_decision_make(d->table, n->text, n->len);
    uint32_t out = 0;
    for (uint32_t g = 0; g < hdrtrie_group_count(d->table); g++) {
        if (decision.rules[g] != GEN_DECISION_NONE && (decision.match.groups >> g & 1) == 0) out |= (uint32_t)1 << g;
    }
    gen_draw_row_begin(d, d->exceptions ? 0 : decision.match.groups, d->exceptions ? decision.match.groups : out, 0);
    gen_draw_text(n->text, n->len, picked, 0);
    gen_draw_row_end();
}

static void draw_box(const gen_drawing *d, const names *list, size_t from, size_t count, size_t shown)
{
    uint64_t picked = 0;
    fputs("<TR><TD><TABLE BORDER=\"1\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">\n", stdout);
    if (!list->hashed) {
        picked = picked_letters(d, &list->items[from]);
        printf("<TR><TD ALIGN=\"LEFT\" BGCOLOR=\"#eeeeee\">%" PRIu32 " %s</TD></TR>\n", list->items[from].len,
            list->items[from].len == 1 ? "byte" : "bytes");
    }
    for (size_t i = from; i < from + shown; i++) draw_name(d, &list->items[i], picked);
    gen_draw_more(count - shown);
    fputs("</TABLE></TD></TR>\n", stdout);
}

/* How many names of each box to show. */
static size_t box_limit(const gen_drawing *d, const names *list)
{
    size_t boxes = 0;
    if (d->all || list->count <= ROWS_SHOWN) return list->count;
    for (size_t i = 0; i < list->count; i += box_count(list, i)) boxes++;
    return boxes * ROWS_PER_BOX_MIN > ROWS_SHOWN ? ROWS_PER_BOX_MIN : ROWS_SHOWN / boxes;
}

static void draw_columns(const gen_drawing *d, const names *list)
{
    static const char begin[] =
        "<TD VALIGN=\"TOP\"><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">\n";
    const size_t limit = list->hashed ? list->shown : box_limit(d, list);
    const size_t end = list->hashed ? list->shown : list->count;
    size_t rows = 0, row = 0, columns, high;
    for (size_t i = 0, count; i < end; i += count) {
        count = box_count(list, i);
        rows += (count < limit ? count : limit) + !list->hashed;
    }
    columns = rows / COLUMN_ROWS + 1 < COLUMN_MAX ? rows / COLUMN_ROWS + 1 : COLUMN_MAX;
    high = (rows + columns - 1) / columns;
    printf("<TR><TD COLSPAN=\"%zu\" ALIGN=\"LEFT\" BGCOLOR=\"#eeeeee\"><B>exact names</B>: %zu. %s</TD></TR>\n<TR>%s",
        columns, list->count,
        list->hashed ? "A hash of the name selects the one to compare."
                     : "The length and the underlined letters select the one to compare.",
        begin);
    for (size_t i = 0, count, shown; i < end; i += count) {
        count = box_count(list, i);
        shown = count < limit ? count : limit;
        if (row != 0 && (list->hashed || row + shown / 2 > high)) {
            printf("</TABLE></TD>%s", begin);
            row = 0;
        }
        draw_box(d, list, i, count, shown);
        row += shown + 1;
    }
    gen_draw_more(list->count - end);
    fputs("</TABLE></TD></TR>\n", stdout);
}

bool gen_draw_exact(const gen_drawing *drawing)
{
    names list;
    const bool made = collect(drawing, &list);
    if (made && list.count != 0) {
        printf("    %sexact [label=<<TABLE BORDER=\"1\" CELLBORDER=\"0\" CELLSPACING=\"2\">\n", drawing->scope);
        draw_columns(drawing, &list);
        fputs("</TABLE>>];\n", stdout);
    }
    free(list.items);
    return made;
}
