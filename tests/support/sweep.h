/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* mark and drop, clear, and keep over one array of fields: all bodies and the exported calls against the oracle. */
#ifndef SWEEP_H
#define SWEEP_H

#include "fields.h"
#include "list_fixture.h"
#include "random.h"

typedef enum sweep_verb { SWEEP_MARK, SWEEP_CLEAR, SWEEP_KEEP } sweep_verb;

/* A list with two groups, prefixes, suffixes and an exception: that which sweep_fields takes names from. */
void sweep_list_open(list_fixture *list, hdrtrie_fold fold);

/* Which fields clear of all groups removes. MIXED: any, with malformed and empty names among them. */
typedef enum sweep_shape {
    SWEEP_NONE,
    SWEEP_ALL,
    SWEEP_FIRST,
    SWEEP_LAST,
    SWEEP_ALTERNATING,
    SWEEP_ONE_NAME, /* the same listed name in every field */
    SWEEP_MIXED,
    SWEEP_SHAPE_COUNT
} sweep_shape;

/* Fills fields[0, count) with static names. flags: MIXED also has continuations and pseudo-fields where they say so. */
void sweep_fields(sweep_shape shape, uint8_t flags, random_state *r, oracle_field *fields, size_t count);

/* NULL, or what is wrong with verb over these fields, for the first body that is wrong. Adds the fields compared to *compared. */
const char *sweep_wrong(sweep_verb verb, const list_fixture *list, uint32_t groups, const fields_layout *layout,
                        uint8_t flags, const oracle_field *names, size_t count, bool at_end, size_t *compared);

/* sweep_wrong over every shape, every layout and arrays of 0 to 1,000 fields, around each boundary of 64. NULL, or a static text
   that says where it is wrong, and what. Names are random by seed. */
const char *sweep_all_wrong(sweep_verb verb, hdrtrie_fold fold, uint32_t groups, uint8_t flags, uint64_t seed,
                            size_t *compared);

#endif
