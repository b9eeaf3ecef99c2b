/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The shipped lists, each under each fold: what campaigns over them have in common. */
#ifndef SHIPPED_H
#define SHIPPED_H

#include "classifier.h"
#include "crowd.h"

#define SHIPPED_MAX 96 /* tables: four folds of at most 24 lists */

typedef struct shipped {
    char list[256]; /* the file's name */
    bool own_fold;  /* whether the fold is the one that the file says */
    ruleset set;
    oracle o;
    classifier *right;
    hdrtrie_table *table;
    crowd who;
} shipped;

/* Opens all files *.names in lists/, in the order of their names, under all folds; ends the program where one cannot be read.
   Returns how many tables there are. What oracles need of a set stays where it is, so all must not move. */
size_t shipped_open(shipped all[SHIPPED_MAX]);
void shipped_close(shipped *all, size_t count);

#endif
