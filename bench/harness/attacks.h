/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The requests of an attacker who knows the list: each has only names of the kind that costs most. */
#ifndef BENCH_ATTACKS_H
#define BENCH_ATTACKS_H

#include "workload.h"
#include <hdrtrie/detail/format/header.h>

typedef struct attack {
    const char *kind;
    request *requests; /* NULL: this list has no such name */
    size_t count, longest;
} attack;

/* Returns all attacks on l; the last has kind NULL. table: hdrtrie's table of l, whose sieve the false candidates pass. */
const attack *attacks_make(const listing *l, const requests *corpus, const hdrtrie_table *table);

#endif
