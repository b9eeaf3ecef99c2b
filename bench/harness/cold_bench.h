/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The benchmarks cold/LIST/IMPLEMENTATION/...: one request is cleared after other work has filled the caches. Before each
   request a buffer of three times the second cache level is written, so the first two levels contain neither table nor
   code. Then the request's fields are copied and read, as a parser does, and only the clear is timed. The implementation
   copy does nothing. Its time is the cost of two clock readings, which every other time contains. */
#ifndef BENCH_COLD_BENCH_H
#define BENCH_COLD_BENCH_H

#include "clear_bench.h"

/* Registers m, which clear_bench_add must have verified. All arguments must stay valid. */
void cold_bench_add(const implementation *m, const void *state, const listing *l, const request_sequence *sequence);

#endif
