/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* All lists and all implementations of this program. To add a list, add a line to bench/meson.build. To add a peer that
   takes any list, add a file to peers/ and a line to peers/meson.build. */
#ifndef BENCH_IMPLEMENTATION_INDEX_H
#define BENCH_IMPLEMENTATION_INDEX_H

#include "turn_bench.h"

extern const listing_rules *const bench_lists[];
extern const size_t bench_list_count;

/* The folds under which the lists are measured. For a list of the user the last one is its own. */
extern const hdrtrie_fold bench_folds[];
extern const size_t bench_fold_count;

extern const implementation_set *const implementation_sets[];
extern const size_t implementation_set_count;

/* Pairs of tables that one loop uses in turn; ends with NULL. */
extern const turn_set *const turn_sets[];

#endif
