/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A table's pieces as the pack macros of table.h, each with what it is about: rows of generated C, and of a dump. */
#ifndef HDRTRIE_GEN_ROWS_H
#define HDRTRIE_GEN_ROWS_H

#include <hdrtrie/detail/shape.h>

#include "pieces.h"
#include "traffic.h"

typedef struct gen_rows {
    const hdrtrie_table *table;
    const uint8_t *t; /* its bytes */
    hdrtrie_shape shape;
    gen_pieces pieces;
    gen_traffic traffic;
} gen_rows;

/* False when there is no memory. Free with gen_rows_free in any case. */
bool gen_rows_make(const hdrtrie_table *table, gen_rows *rows);

void gen_rows_free(gen_rows *rows);

/* Whether the piece is the first of its section. */
bool gen_rows_section_begins(const gen_rows *rows, size_t index);

/* Prints one piece: elements of an array initialiser, and a comment where it has something to tell. */
void gen_rows_print(const gen_rows *rows, const gen_piece *piece, FILE *out);

#endif
