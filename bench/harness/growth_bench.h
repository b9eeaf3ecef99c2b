/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The benchmarks growth/COUNT/IMPLEMENTATION/...: finds in lists of 100 to 1,000,000 names, by every implementation that
   takes any list, and by tables that hdrtrie builds at run time. */
#ifndef BENCH_GROWTH_BENCH_H
#define BENCH_GROWTH_BENCH_H

#include "implementation.h"

/* Registers m if it takes any list. Tables are built and checked when a benchmark first runs, so benchmarks that a filter
   leaves out cost nothing. corpus must stay valid: its values are the text between the names. */
void growth_bench_add(const implementation *m, const requests *corpus);

/* Checks m with a list of 1,000 names, if it takes any list. */
void growth_bench_verify(const implementation *m, const requests *corpus);

#endif
