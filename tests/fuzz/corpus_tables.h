/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The fixed tables of the fuzz targets, with their oracles: small and large ones, every fold, every mode, narrow and
   wide records, with and without prefixes and suffixes. They are built once, so that inputs run fast. */
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
#define CORPUS_TABLE_SMALL 9 /* tables [0, 9) are small: most of their bytes affect answers, and the oracle is fast */

/* Returns the table that a byte of the input chooses. The first call builds all tables. */
const corpus_table *corpus_table_at(uint8_t choice);

/* Builds *t from the text of a list. */
void corpus_table_open(corpus_table *t, const char *text);

/* Builds *t from the cookie rules of a list. The other rules are not in it. */
void corpus_cookies_open(corpus_table *t, const char *text);

#endif
