/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Forgeries: deliberate changes of one table, kind by kind. */
#ifndef FORGERY_H
#define FORGERY_H

#include "mutable_copy.h"

typedef struct forgery {
    campaign c;
    name_batch names;
    mutable_copy copy;
    hdrtrie_shape shape; /* of the original table */
    uint64_t accepted, compared, by_structure, by_look_ups, by_digest, by_length, others;
    const char *kind; /* name of the current kind */
} forgery;

/* Whether check must refuse a forgery, or may also accept it if the answers follow the table's own rules. */
typedef enum forgery_outcome { FORGERY_MUST_FAIL, FORGERY_MAY_PASS } forgery_outcome;

/* Sets the correct digest, checks the copy before an unreadable page, reports a wrong acceptance, and restores the
   copy. */
void forgery_try(forgery *f, forgery_outcome outcome);

/* Writes the len lowest bytes of value at offset at of the copy, then calls forgery_try. */
void forgery_write(forgery *f, size_t at, uint64_t value, size_t len, forgery_outcome outcome);

typedef void forgery_call(forgery *f);
typedef struct forgery_kind {
    const char *name;
    forgery_call *forge;
} forgery_kind;

/* Kinds that change how names are found: records, nodes, slots, pilots. A NULL name ends the array. */
extern const forgery_kind forgery_of_names[];

/* Kinds that change patterns and the cold part: literals, filters, probes, rules. A NULL name ends the array. */
extern const forgery_kind forgery_of_rules[];

#endif
