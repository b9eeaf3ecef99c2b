/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The part of rows.c for the sieve: its head, and its rows, which are often equal to their neighbours. */
#ifndef HDRTRIE_GEN_SIEVE_ROWS_H
#define HDRTRIE_GEN_SIEVE_ROWS_H

#include "rows.h"

/* Whether the piece is a row of a sieve. */
bool gen_sieve_rows_are(const gen_piece *piece);

/* How many rows, from this one on, are equal and printed at once; 1 if they are few. */
size_t gen_sieve_rows_run(const gen_rows *rows, size_t index);

/* Writes the macros HDRTRIE_TIMES_n, if the table has a sieve. */
void gen_sieve_rows_define(const gen_rows *rows, FILE *out);

void gen_sieve_rows_print_head(const gen_rows *rows, const gen_piece *piece, gen_wrap *wrap);

/* Prints count equal rows, with a comment if count is not 1. */
void gen_sieve_rows_print(const gen_rows *rows, const gen_piece *piece, size_t count, gen_wrap *wrap);

#endif
