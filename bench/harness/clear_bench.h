/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The benchmarks clear/LIST/SUBJECT/... and replay/LIST/SUBJECT/... : the fields of whole requests, of which hardly
   two are alike, or the corpus as it stands, in a random order. Each request's array is copied before it is cleared;
   that is timed, the same for all, and stands alone as the subject copy. */
#ifndef BENCH_CLEAR_BENCH_H
#define BENCH_CLEAR_BENCH_H

#include "subject.h"

/* What is cleared; see workload_variety and workload_replay. */
typedef struct clear_traffic {
    const char *task; /* "clear" or "replay" */
    const request **requests;
    size_t count, longest;
    double fields; /* a request, on average */
} clear_traffic;

clear_traffic clear_traffic_make(const char *task, const request **requests, size_t count);

/* Checks that the subject leaves of each request what l leaves, or ends the program; then registers it. Everything
   given must stay. */
void clear_bench_add(const subject *s, const void *state, const listing *l, const clear_traffic *traffic);

#endif
