/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Forgeries: what is tried on one table, kind by kind. */
#ifndef FORGERY_H
#define FORGERY_H

#include "victim.h"

typedef struct forgery {
    campaign c;
    block names;
    victim v;
    hdrtrie_shape shape; /* of v's table */
    uint64_t accepted, asked, by_structure, by_look_ups, by_digest, by_length, others;
    const char *kind; /* what is tried */
} forgery;

/* What comes of a forgery: refused, whatever it is; or accepted if it is of no consequence. */
typedef enum forgery_end { FORGERY_WRONG, FORGERY_OPEN } forgery_end;

/* Puts the right digest under the copy and checks it, before an unreadable page; reports what is accepted but wrong; heals. */
void forgery_try(forgery *f, forgery_end end);

/* Writes the len lowest bytes of value into the copy at offset at, then as above. */
void forgery_write(forgery *f, size_t at, uint64_t value, size_t len, forgery_end end);

/* The kinds. */
typedef void forgery_call(forgery *f);
typedef struct forgery_kind {
    const char *name;
    forgery_call *forge;
} forgery_kind;

/* Of names: records, nodes, slots, pilots. Ended by a NULL name. */
extern const forgery_kind forgery_of_names[];

/* Of patterns: literals, filters, probes; and of the cold part. */
extern const forgery_kind forgery_of_rules[];

#endif
