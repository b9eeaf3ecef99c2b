/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The shelf: the tables that fuzz targets ask, with what is right for them. Small and large, every fold, every mode, exact and wide,
   with and without prefixes and suffixes; built once, so that an input costs none of it. */
#ifndef CORPUS_TABLES_H
#define CORPUS_TABLES_H

#include "../campaigns/fast_oracle.h"
#include "../campaigns/implementations.h"

typedef struct corpus_table {
    ruleset set;
    oracle o;
    fast_oracle *fast;
    hdrtrie_table *table;
    implementations tested;
} corpus_table;

#define CORPUS_TABLE_COUNT 16
#define CORPUS_TABLE_SMALL 9 /* the first ones: most of their bytes mean something, and the oracle is fast */

/* The table that a byte of an input chooses. The first call builds all. */
const corpus_table *corpus_table_at(uint8_t choice);

/* Opens one table of a list in text. */
void corpus_table_open(corpus_table *t, const char *text);

#endif
