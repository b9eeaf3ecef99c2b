/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A table as rows of the pack macros of format/header.h and its neighbours: for generated C and for dumps. */
#ifndef HDRTRIE_GEN_ROWS_H
#define HDRTRIE_GEN_ROWS_H

#include <hdrtrie/detail/shape.h>

#include "../read/node_names.h"
#include "../read/pieces.h"
#include "wrap.h"

typedef struct gen_rows {
    const hdrtrie_table *table;
    const uint8_t *t; /* its bytes */
    hdrtrie_shape shape;
    gen_pieces pieces;
    gen_node_names node_names;
    struct gen_rows *nested[GEN_NESTED_COUNT]; /* NULL if the table does not have it */
} gen_rows;

/* Returns false if memory runs out. Free with gen_rows_free in both cases. */
bool gen_rows_make(const hdrtrie_table *table, gen_rows *rows);

void gen_rows_free(gen_rows *rows);

/* Whether the piece is the first of its section. */
bool gen_rows_section_begins(const gen_rows *rows, size_t index);

/* How many pieces, from this one on, one call of gen_rows_print prints: 1, or all of a run of empty ones, or of equal rows of a sieve. */
size_t gen_rows_run(const gen_rows *rows, size_t index);

/* Whether this run of count pieces consists of equal rows of a sieve. */
bool gen_rows_are_repeated(const gen_rows *rows, size_t index, size_t count);

/* Whether pieces like this one share lines with their neighbours. */
bool gen_rows_share_lines(const gen_piece *piece);

/* Prints count pieces, the result of gen_rows_run, as elements of an array initialiser, most with a comment. Not for a
   nested table, whose rows are in rows->nested. */
void gen_rows_print(const gen_rows *rows, size_t index, size_t count, gen_wrap *wrap);

/* Prints the constants of an affix by name, between opening and closing: a macro's parentheses, or an initialiser's
   braces. */
void gen_rows_wrap_affix(gen_wrap *wrap, const char *opening, hdrtrie_affix a, const char *closing);

/* Writes the macros HDRTRIE_ZEROS_n and HDRTRIE_TIMES_n that the table's rows use. */
void gen_rows_define_runs(const gen_rows *rows, FILE *out);

#endif
