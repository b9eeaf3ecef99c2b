/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Compares mark and drop, clear, and keep with the oracle on one array of fields: the exported calls and every
   backend. */
#ifndef SWEEP_H
#define SWEEP_H

#include "fields.h"
#include "list_fixture.h"
#include "random.h"

typedef enum sweep_verb { SWEEP_MARK, SWEEP_CLEAR, SWEEP_KEEP } sweep_verb;

/* The list that the names of sweep_fields relate to: two groups, with prefixes, suffixes and an exception.
   Framing names match some of them. */
void sweep_list_open(list_fixture *list, hdrtrie_fold fold);

/* Which fields hdrtrie_clear removes, for all groups. MIXED: any, also malformed and empty names. */
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

/* Fills fields[0, count) with static names. flags: whether MIXED also has continuations and pseudo-fields. */
void sweep_fields(sweep_shape shape, uint8_t flags, random_state *r, oracle_field *fields, size_t count);

/* Compares verb with the oracle on these fields. Returns NULL, or describes the first fault. Adds the number of compared
   fields to *compared. */
const char *sweep_wrong(sweep_verb verb, const list_fixture *list, uint32_t groups, const fields_layout *layout,
    uint8_t flags, const oracle_field *names, size_t count, bool at_end, size_t *compared);

/* Calls sweep_wrong for every shape, every layout and arrays of 0 to 1,000 fields, around each multiple of 64. seed selects the
   names. Returns NULL, or a static text with the first difference. */
const char *sweep_all_wrong(
    sweep_verb verb, hdrtrie_fold fold, uint32_t groups, uint8_t flags, uint64_t seed, size_t *compared);

#endif
