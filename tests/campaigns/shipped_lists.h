/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Every shipped list under every fold, with its table and oracles, for the campaigns that cover all of them. */
#ifndef SHIPPED_LISTS_H
#define SHIPPED_LISTS_H

#include "fast_oracle.h"
#include "implementations.h"

#define SHIPPED_LISTS_MAX 96 /* tables: four folds of at most 24 lists */

typedef struct shipped_list {
    char list[256]; /* file name */
    ruleset set;
    oracle o;
    fast_oracle *fast;
    hdrtrie_table *table;
    implementations tested;
} shipped_list;

/* Opens all files *.names in lists/ in the order of their names, each under all folds. Returns the number of tables.
   Ends the program with status 3 if a file cannot be read. The array must not move afterwards: oracles point into it.
   */
size_t shipped_lists_open(shipped_list all[SHIPPED_LISTS_MAX]);
void shipped_lists_close(shipped_list *all, size_t count);

#endif
