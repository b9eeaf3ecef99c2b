/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The benchmarks growth/COUNT/SUBJECT/... : finds in lists of 100 names to a million, by every subject that takes any list,
   and by hdrtrie's tables as they are built at run time. */
#ifndef BENCH_GROWTH_BENCH_H
#define BENCH_GROWTH_BENCH_H

#include "subject.h"

/* Registers subject s if it takes any list. Tables are built, and checked, when a benchmark first runs: those that a filter
   leaves out cost nothing. corpus must stay: its values stand between the names. */
void growth_bench_add(const subject *s, const requests *corpus);

/* Checks subject s, if it takes any list, with one of 1,000 names. */
void growth_bench_verify(const subject *s, const requests *corpus);

#endif
