/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The prefixes and suffixes in a drawing. */
#include <hdrtrie/detail/patterns.h>
#include <inttypes.h>
#include <stdio.h>

#include "draw_table.h"

#define ROWS_SHOWN 100
#define COLUMN_ROWS 20

/* How many other literals this one begins with. */
static unsigned depth_of(const uint8_t *t, hdrtrie_affix affix, hdrtrie_literal literal)
{
    unsigned depth = 0;
    for (; literal.parent != 0; depth++) literal = hdrtrie_affix_literal(t, affix, literal.parent - 1);
    return depth;
}

/* Draws a literal as a list writes it. Suffixes are stored reversed. */
static void draw_literal(const gen_drawing *d, hdrtrie_affix affix, uint32_t index, bool suffix)
{
    const uint8_t *t = hdrtrie_table_bytes(d->table);
    const hdrtrie_literal literal = hdrtrie_affix_literal(t, affix, index);
    uint64_t picked = ((uint64_t)1 << affix.head_len) - 1;
    char text[HDRTRIE_PATTERN_MAX];
    for (uint32_t i = 0; i < literal.len; i++) {
        text[i] = (char)t[literal.text + (suffix ? literal.len - 1 - i : i)];
    }
    if (literal.len == 0) {
        picked = 0;
    } else if (suffix) {
        picked = literal.len - affix.head_len < 64 ? picked << (literal.len - affix.head_len) : 0;
    }
    gen_draw_row_begin(d, literal.in, literal.out, 2 * depth_of(t, affix, literal));
    gen_draw_text(text, literal.len, picked, suffix ? 1 : 2);
    gen_draw_row_end();
}

void gen_draw_patterns(const gen_drawing *drawing, bool suffix)
{
    const hdrtrie_affix affix = suffix ? drawing->shape.suffix : drawing->shape.prefix;
    const uint32_t shown = gen_draw_shown(drawing, affix.literal_count, ROWS_SHOWN);
    const uint32_t columns = (shown + COLUMN_ROWS - 1) / COLUMN_ROWS, rows = (shown + columns - 1) / columns;
    printf("    %s%s [label=<<TABLE BORDER=\"1\" CELLBORDER=\"0\" CELLSPACING=\"2\">\n"
           "<TR><TD COLSPAN=\"%" PRIu32 "\" BGCOLOR=\"#eeeeee\"><B>%s</B>: %" PRIu32 ". ",
        drawing->scope, suffix ? "suffix" : "prefix", columns, suffix ? "suffixes" : "prefixes", affix.literal_count);
    fputs(affix.head_len != 0 ? "A hash of the underlined letters finds them." : "Every name has it.", stdout);
    fputs("</TD></TR>\n<TR>", stdout);
    for (uint32_t i = 0; i < shown; i++) {
        if (i % rows == 0) {
            printf("%s<TD VALIGN=\"TOP\"><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">\n",
                i != 0 ? "</TABLE></TD>" : "");
        }
        draw_literal(drawing, affix, i, suffix);
    }
    gen_draw_more(affix.literal_count - shown);
    fputs("</TABLE></TD></TR></TABLE>>];\n", stdout);
}
