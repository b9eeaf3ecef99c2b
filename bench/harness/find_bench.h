/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The benchmarks find/LIST/IMPLEMENTATION/...: one name at a time, at five shares of misses. */
#ifndef BENCH_FIND_BENCH_H
#define BENCH_FIND_BENCH_H

#include "implementation.h"

/* Registers the finds of m in l. All arguments must stay valid. */
void find_bench_add(const implementation *m, const void *state, const listing *l, const requests *corpus);

#endif
