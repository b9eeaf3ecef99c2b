/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A row: an array of fields whose names are a block's, and what mark and drop, clear and keep make of it, body by body. */
#ifndef ROW_H
#define ROW_H

#include "../support/random.h"
#include "block.h"

typedef struct row row;

row *row_open(void);
void row_close(row *w);

/* One verb over a random share of the block's names in random order, with NULL names (continuations) and pseudo-fields among
   them at times, by every body; a case is one field. o answers for a few rows as a whole. */
void row_ask(row *w, const block *b, const oracle *o, const hdrtrie_table *table, const crowd *who, random_state *r,
             campaign *c);

#endif
