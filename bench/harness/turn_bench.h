/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The benchmarks turn/edge-exact+well-known/hdrtrie/.../tables:T/by:B: two tables of different height, used in turn for each
   name or for each request, and each table alone over the same names and requests. */
#ifndef BENCH_TURN_BENCH_H
#define BENCH_TURN_BENCH_H

#include "clear_bench.h"

/* The table for the names or requests of even index, and the table for those of odd index. */
typedef enum turn_tables { TURN_FIRST, TURN_SECOND, TURN_BOTH, TURN_TABLES_COUNT } turn_tables;

/* hdrtrie with two generated tables under one fold; see own/table_pair.c. */
typedef struct turn_implementation {
    const char *backend;
    hdrtrie_fold fold;
    bool (*is_supported)(void); /* NULL: every machine can run it */

    /* Returns the sum of id + 1 over count names, by these tables. */
    uint64_t (*pass)(turn_tables tables, const bench_name *names, size_t count);

    /* Clears by the first table, or by the second; returns how many fields are left. */
    size_t (*clear)(bool second, request_field *fields, size_t count);
} turn_implementation;

typedef struct turn_set {
    const turn_implementation *implementations;
    size_t count;
    const char *lists[2];
} turn_set;

/* Registers the implementations of set that have the fold of the two listings. Their sums are checked when they run. All
   arguments must stay valid. */
void turn_bench_add(const turn_set *set, const listing *first, const listing *second, const requests *corpus,
    const request_sequence *sequence);

#endif
