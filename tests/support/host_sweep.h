/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Compares mark, clear and keep on one host's own data structure with the oracle. The test provides a function that
   fills the structure with names, makes the call and checks the fields that are left. */
#ifndef HOST_SWEEP_H
#define HOST_SWEEP_H

#include "sweep.h"
#include <hdrtrie/detail/shape.h>

/* One call to make. */
typedef struct host_case {
    sweep_verb verb; /* a host without mark treats SWEEP_MARK as SWEEP_CLEAR */
    const hdrtrie_table *table;
    hdrtrie_shape shape; /* of the table, or the same without its sieve */
    uint32_t groups;
    const oracle_field *names; /* static strings, count of them */
    size_t count;              /* 0..HOST_SWEEP_MAX */
    const bool *gone;          /* the fields that the oracle removes */
} host_case;

#define HOST_SWEEP_MAX 500

/* Returns NULL, or a description of the fault. */
typedef const char *host_check(const host_case *c);

/* Calls check for arrays of 0 to 500 fields, around each multiple of 64, for every shape, fold and choice of groups,
   with malformed names allowed and not. keep runs with the folds none and case only. flags: whether there are
   pseudo-fields and continuations; one continuation is often exactly at index 64. Returns NULL, or a static text
   with the first difference. Adds the number of compared fields to *compared. */
const char *host_sweep_wrong(host_check *check, uint8_t flags, uint64_t seed, size_t *compared);

#endif
