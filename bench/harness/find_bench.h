/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The benchmarks find/LIST/SUBJECT/... : one name at a time, at five shares of misses. */
#ifndef BENCH_FIND_BENCH_H
#define BENCH_FIND_BENCH_H

#include "subject.h"

/* Registers the subject's finds in l. Everything given must stay. */
void find_bench_add(const subject *s, const void *state, const listing *l, const requests *corpus);

#endif
