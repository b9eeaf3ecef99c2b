/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A table to damage: the original, a copy to change, and two areas beside unreadable pages from which check and find
   read the changed copy. */
#ifndef MUTABLE_COPY_H
#define MUTABLE_COPY_H

#include "../support/guarded.h"
#include "name_batch.h"
#include <hdrtrie/check.h>

typedef struct mutable_copy {
    const hdrtrie_table *table; /* the original */
    size_t len;                 /* bytes of the original */
    uint8_t *bytes;             /* the copy, with room for MUTABLE_COPY_GROWTH more bytes than the original */
    size_t bytes_len;
    guarded areas[2]; /* [0]: the copy is put at its end, [1]: at its start */
    const char *why;  /* the reason that the last check gave */
} mutable_copy;

#define MUTABLE_COPY_GROWTH 256
#define MUTABLE_COPY_NAMES 32 /* names per round of mutable_copy_compare */

void mutable_copy_open(mutable_copy *copy, const hdrtrie_table *table);
void mutable_copy_close(mutable_copy *copy);

/* Undoes all changes of the copy. */
void mutable_copy_restore(mutable_copy *copy);

/* Writes the correct digest at the end of the copy. */
void mutable_copy_set_digest(mutable_copy *copy);

/* Checks the copy. place 0: it ends before an unreadable page; 1: it begins after one. */
hdrtrie_error mutable_copy_check(mutable_copy *copy, int place);

/* Looks up names near the rules of an accepted copy with every implementation, and compares the answers with the rules
   in the cold part of that copy. Uses rounds * MUTABLE_COPY_NAMES names; rounds 0: enough for four spellings of each
   rule. Returns the number of answers compared. Adds to the faults of c, but not to its cases. names is empty before
   and after. */
uint64_t mutable_copy_compare(mutable_copy *copy, name_batch *names, uint64_t seed, size_t rounds, campaign *c);

/* Prints which bytes of the copy differ from the original, to explain a fault. */
void mutable_copy_print_difference(const mutable_copy *copy);

#endif
