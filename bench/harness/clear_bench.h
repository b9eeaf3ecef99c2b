/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The benchmarks clear/LIST/IMPLEMENTATION/..., mix/... and replay/...: all fields of whole requests. In clear few requests are
   equal; mix has requests with a given share of misses; replay repeats the corpus in a random order, or a user's traffic in its
   own. Each request's array is copied before it is cleared. The copy is timed too. It costs the same for all, and the implementation
   copy shows it alone. */
#ifndef BENCH_CLEAR_BENCH_H
#define BENCH_CLEAR_BENCH_H

#include "implementation.h"

/* The requests that are cleared, in order; made by workload.h. */
typedef struct request_sequence {
    const char *task; /* "clear", "mix" or "replay" */
    int miss;         /* percent; -1 if the corpus decides */
    const request **requests;
    size_t count, verified, longest; /* verified: so many are compared with listing_find */
    double fields;                   /* per request, on average */
} request_sequence;

request_sequence request_sequence_make(const char *task, int miss, const request **requests, size_t count);

/* Verifies all requests, up to 20,000, because a user's traffic may have rare names. */
void request_sequence_verify_all(request_sequence *t);

/* Compares the fields that the implementation leaves of each request with listing_find; ends the program if they
   differ. Then registers it. All arguments must stay valid. */
void clear_bench_add(const implementation *m, const void *state, const listing *l, const request_sequence *sequence);

#endif
