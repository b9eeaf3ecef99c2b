/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* An oracle read from the cold part of a table: the rules that people read and that find does not use. If hdrtrie_check
   accepts a table, its answers must follow these rules, however the table was damaged. */
#ifndef COLD_ORACLE_H
#define COLD_ORACLE_H

#include "fast_oracle.h"
#include <hdrtrie/detail/format/header.h>

typedef struct cold_oracle {
    ruleset set; /* its groups have no names */
    oracle o;
    fast_oracle *fast;
} cold_oracle;

/* table: accepted by hdrtrie_check. *c must not move afterwards, because its fast_oracle points into it. */
void cold_oracle_open(cold_oracle *c, const hdrtrie_table *table);
void cold_oracle_close(cold_oracle *c);

/* Changes letters and separators of a name at random into others that the table's fold treats as equal. */
typedef uint64_t cold_oracle_random(void *state);
void cold_oracle_respell(const cold_oracle *c, char *name, size_t len, cold_oracle_random *random, void *state);

#endif
