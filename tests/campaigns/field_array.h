/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* An array of fields whose names come from a batch: compares what mark and drop, clear, and keep of each backend leave
   in it. */
#ifndef FIELD_ARRAY_H
#define FIELD_ARRAY_H

#include "../support/random.h"
#include "name_batch.h"

typedef struct field_array field_array;

field_array *field_array_open(void);
void field_array_close(field_array *w);

/* Runs one random verb of every backend over random names of the batch. Some arrays also contain NULL names
   (continuations) and pseudo-fields. One case per field. The slow oracle o computes the expected result of a few
   arrays. */
void field_array_check(field_array *w, const name_batch *b, const oracle *o, const hdrtrie_table *table,
    const implementations *tested, random_state *r, campaign *c);

#endif
