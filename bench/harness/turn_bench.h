/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The benchmarks turn/edge-exact+well-known/hdrtrie/.../tables:T/by:B : two tables of different height used in turn, by name
   and by request, and each of the two alone over the very same names and requests. */
#ifndef BENCH_TURN_BENCH_H
#define BENCH_TURN_BENCH_H

#include "clear_bench.h"

/* Which table takes the names or requests of even index, and which the odd ones. */
typedef enum turn_tables { TURN_FIRST, TURN_SECOND, TURN_BOTH, TURN_TABLES_COUNT } turn_tables;

/* hdrtrie with two generated tables under one fold; see subjects/turn.c. */
typedef struct turn_subject {
    const char *body;
    hdrtrie_fold fold;
    bool (*runs)(void); /* NULL: everywhere */

    /* The sum of id + 1 over count names, by these tables. */
    uint64_t (*pass)(turn_tables tables, const subject_name *names, size_t count);

    /* Clears by the first table, or by the second; returns how many fields are left. */
    size_t (*clear)(bool second, request_field *fields, size_t count);
} turn_subject;

typedef struct turn_set {
    const turn_subject *subjects;
    size_t count;
    const char *lists[2];
} turn_set;

/* Registers every subject of set under the fold of the two listings, and checks their sums when they run. */
void turn_bench_add(const turn_set *set, const listing *first, const listing *second, const requests *corpus,
                    const clear_traffic *traffic);

#endif
