/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* mark, clear and keep over one host's own structure of fields, against the oracle: what a test gives is a function that
   puts names into that structure, makes the call, and looks at what is left. */
#ifndef HOST_SWEEP_H
#define HOST_SWEEP_H

#include "sweep.h"
#include <hdrtrie/detail/shape.h>

/* One call to make. */
typedef struct host_case {
    sweep_verb verb; /* hosts without marks make SWEEP_MARK another SWEEP_CLEAR */
    const hdrtrie_table *table;
    hdrtrie_shape shape;
    uint32_t groups;
    const oracle_field *names; /* static strings, count of them */
    size_t count;              /* 0..HOST_SWEEP_MAX */
    const bool *gone;          /* which of them the oracle says go */
} host_case;

#define HOST_SWEEP_MAX 500

/* NULL, or what is wrong. */
typedef const char *host_check(const host_case *c);

/* Makes check look at arrays of 0 to 500 fields, around each boundary of 64, of every shape, under every fold (keep: none and
   case), for all groups, some and none, with malformed names allowed and not. flags: whether there are continuations, one of
   them often right at index 64, and pseudo-fields. NULL, or a static text that says where it is wrong, and what. Adds the
   fields judged to *judged. */
const char *host_sweep_wrong(host_check *check, uint8_t flags, uint64_t seed, size_t *judged);

#endif
