/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* All lists and all subjects of this program. A new list is a line in bench/meson.build; a new peer that takes any
   list is a file in subjects/ and a line in subjects/meson.build. */
#ifndef BENCH_SUBJECT_INDEX_H
#define BENCH_SUBJECT_INDEX_H

#include "turn_bench.h"

extern const listing_source *const subject_lists[];
extern const size_t subject_list_count;

extern const subject_set *const subject_sets[];
extern const size_t subject_set_count;

/* Pairs of lists that are compiled in together; NULL after the last. */
extern const turn_set *const subject_turns[];

#endif
