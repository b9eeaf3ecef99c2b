/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What the parts of a drawing share: the table, its groups and colours, and how many rows may be shown. */
#ifndef HDRTRIE_GEN_DRAW_TABLE_H
#define HDRTRIE_GEN_DRAW_TABLE_H

#include <hdrtrie/detail/shape.h>
#include <stdbool.h>

typedef struct gen_drawing {
    const hdrtrie_table *table;
    hdrtrie_shape shape;
    const char *scope; /* the beginning of all node names; nested tables have others */
    bool all;          /* no list is folded */
    bool exceptions;   /* the groups of a name are those that it is taken out of: spelled exceptions */
} gen_drawing;

/* How many of count items to show: all, or at most max. */
uint32_t gen_draw_shown(const gen_drawing *drawing, uint32_t count, uint32_t max);

/* Prints text, escaped as HTML. The bytes whose bit is set are bold and underlined: bit i of picked for byte i,
   i < 64. star: 1 before the text, 2 after it, or 0. */
void gen_draw_text(const char *text, size_t len, uint64_t picked, unsigned star);

/* Begins a row in the colours of the groups in `in`, with their numbers. Each group in `out` has a "!" before its number.
   indent: how many spaces follow. gen_draw_row_end ends the row. */
void gen_draw_row_begin(const gen_drawing *drawing, uint32_t in, uint32_t out, unsigned indent);
void gen_draw_row_end(void);

/* Prints a row that shows how many items were left out; nothing if there are none. */
void gen_draw_more(size_t count);

/* Prints a row per group, with its number, colour and name. */
void gen_draw_legend(const gen_drawing *drawing);

/* Prints the sieve as a node of the graph: what each bucket lets pass. The table has a sieve. */
void gen_draw_sieve(const gen_drawing *drawing);

/* Prints the exact names as a node of the graph, by length (or by hash). Returns false if memory runs out. */
bool gen_draw_exact(const gen_drawing *drawing);

/* Prints the prefixes or suffixes as a node of the graph. The table has some. */
void gen_draw_patterns(const gen_drawing *drawing, bool suffix);

#endif
