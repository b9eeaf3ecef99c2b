/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The benchmarks build/COUNT/hdrtrie/... : the time to build a table of COUNT invented exact names. */
#ifndef BENCH_BUILD_BENCH_H
#define BENCH_BUILD_BENCH_H

#include <stddef.h>

/* Registers the build of count names; count >= 1. */
void build_bench_add(size_t count);

#endif
