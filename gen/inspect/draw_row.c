/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The rows of a drawing: names in the colours of their groups, with marked letters. */
#include <hdrtrie/rules.h>
#include <inttypes.h>
#include <stdio.h>

#include "../emit/escape.h"
#include "draw_table.h"

/* Light enough for black text. A row also has the numbers of its groups, for lists of more groups and for readers who do
   not see the colours. */
static const char *color_of(uint32_t group)
{
    static const char *const colors[] = {"#9ecae1", "#fdc086", "#a1d99b", "#fb9a99", "#cab2d6", "#ffff99", "#d9b38c",
        "#f9b4d9", "#b3e2cd", "#c7c7c7", "#e6f598", "#8dd3c7"};
    return colors[group % (sizeof colors / sizeof colors[0])];
}

uint32_t gen_draw_shown(const gen_drawing *drawing, uint32_t count, uint32_t max)
{
    return drawing->all || count <= max ? count : max;
}

void gen_draw_text(const char *text, size_t len, uint64_t picked, unsigned star)
{
    if (star == 1) fputc('*', stdout);
    for (size_t i = 0; i < len; i++) {
        const bool marked = i < 64 && (picked >> i & 1) != 0,
                   before = i != 0 && i <= 64 && (picked >> (i - 1) & 1) != 0;
        if (marked && !before) fputs("<B><U>", stdout);
        if (!marked && before) fputs("</U></B>", stdout);
        gen_escape_html(stdout, text + i, 1);
        if (marked && i + 1 == len) fputs("</U></B>", stdout);
    }
    if (star == 2) fputc('*', stdout);
}

/* Prints the attributes of a cell in the colours of the groups, at most two of them, or of an exception. */
static void draw_background(const gen_drawing *drawing, uint32_t in)
{
    const char *before = " BGCOLOR=\"";
    unsigned count = 0;
    for (uint32_t g = 0; g < hdrtrie_group_count(drawing->table) && count < 2; g++) {
        if ((in >> g & 1) == 0) continue;
        printf("%s%s", before, color_of(g));
        before = ":";
        count++;
    }
    fputs(count != 0 ? "\"" : " COLOR=\"#c00000\" BORDER=\"1\"", stdout);
}

void gen_draw_row_begin(const gen_drawing *drawing, uint32_t in, uint32_t out, unsigned indent)
{
    fputs("<TR><TD ALIGN=\"LEFT\"", stdout);
    draw_background(drawing, in);
    fputs(">", stdout);
    for (uint32_t g = 0; g < hdrtrie_group_count(drawing->table); g++) {
        if ((in >> g & 1) != 0) printf("%" PRIu32 " ", g + 1);
        if ((out >> g & 1) != 0) printf("<FONT COLOR=\"#c00000\">!%" PRIu32 " </FONT>", g + 1);
    }
    for (unsigned i = 0; i < indent; i++) fputs("&#160;", stdout);
}

void gen_draw_row_end(void)
{
    fputs("</TD></TR>\n", stdout);
}

void gen_draw_more(size_t count)
{
    if (count != 0) printf("<TR><TD ALIGN=\"LEFT\"><I>and %zu more</I></TD></TR>\n", count);
}

void gen_draw_legend(const gen_drawing *drawing)
{
    for (uint32_t g = 0; g < hdrtrie_group_count(drawing->table); g++) {
        size_t len;
        const char *name = hdrtrie_group_name(drawing->table, g, &len);
        printf("<TR><TD ALIGN=\"LEFT\" BGCOLOR=\"%s\">%" PRIu32 " [", color_of(g), g + 1);
        gen_escape_html(stdout, name, len);
        fputs("]</TD></TR>\n", stdout);
    }
}
