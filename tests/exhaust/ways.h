/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The ways that the portable find can take in a table of exact names: from a length by its node's masks, or by the hash, to a
   slot and the record there; each with what stands at its end. */
#ifndef WAYS_H
#define WAYS_H

#include "shipped.h"
#include <hdrtrie/detail/backend/portable.h>

typedef struct ways {
    const shipped *s;
    hdrtrie_shape shape;
    uint64_t cases;
    const char *fault; /* the first; NULL: none */
    size_t fault_at;   /* a slot or a length */
    char name[HDRTRIE_PATTERN_MAX];
    size_t name_len;
} ways;

/* Whether the table has exact rules only. */
bool ways_apply(const shipped *s);

ways ways_of(const shipped *s);

/* Every slot that a name of each length can select leads to record 0, which says nothing, or to a record with the text of a listed
   name, of that length unless hashed, which says what the oracle says of it. */
void ways_see_slots(ways *w);

/* Every listed name, in every spelling that its node tells apart, leads to its own record, and is found. end: of a page. */
void ways_see_names(ways *w, char *end);

/* No byte is read of a name that is empty or longer than all that are listed, and nothing found: they stand in the unreadable page
   behind end. */
void ways_see_other_lengths(ways *w, const char *end);

#endif
