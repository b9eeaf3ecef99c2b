/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The benchmarks build/COUNT/hdrtrie/... : how long a table of so many made-up exact names takes to build. */
#ifndef BENCH_BUILD_BENCH_H
#define BENCH_BUILD_BENCH_H

#include <stddef.h>

/* Registers the build of count names, 1 or more. */
void build_bench_add(size_t count);

#endif
