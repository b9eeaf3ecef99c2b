/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The benchmarks cold/LIST/SUBJECT/... : one request cleared after everything else has run. Before each request a buffer of
   three times the second cache level is walked, which leaves neither table nor code in the first two; then the request's
   fields are copied and read, as a parser has just done; only the clearing is timed. The subject copy, which does
   nothing, shows what reading the clock twice costs: every subject's time includes it. */
#ifndef BENCH_COLD_BENCH_H
#define BENCH_COLD_BENCH_H

#include "clear_bench.h"

/* Registers s. Everything given must stay. s was verified by clear_bench_add. */
void cold_bench_add(const subject *s, const void *state, const listing *l, const clear_traffic *traffic);

#endif
