/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The shelf: the tables that fuzz targets ask, with what is right for them. Small and large, every fold, every mode, exact and wide,
   with and without prefixes and suffixes; built once, so that an input costs none of it. */
#ifndef SHELF_H
#define SHELF_H

#include "../exhaust/classifier.h"
#include "../exhaust/crowd.h"

typedef struct shelf_table {
    ruleset set;
    oracle o;
    classifier *right;
    hdrtrie_table *table;
    crowd who;
} shelf_table;

#define SHELF_COUNT 16
#define SHELF_SMALL 9 /* the first ones: most of their bytes mean something, and the oracle is fast */

/* The table that a byte of an input chooses. The first call builds all. */
const shelf_table *shelf_at(uint8_t choice);

/* Opens one table of a list in text. */
void shelf_table_open(shelf_table *t, const char *text);

#endif
