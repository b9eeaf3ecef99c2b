/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Lists of any length, and names that are in none of them, with the look of internal ones: "X-Edge-Client-Id". Words
   joined by "-", in an order that looks random and is the same everywhere; distinct under every fold by construction, which
   listing_make checks by sorting. */
#ifndef BENCH_GROWTH_LIST_H
#define BENCH_GROWTH_LIST_H

#include "workload.h"

/* The longest list; as many names again are in no list. */
#define GROWTH_LIST_MAX (1u << 20)
#define GROWTH_NAME_CAPACITY 48

/* Writes name index, 0 .. 2 * GROWTH_LIST_MAX - 1, and returns its length. The list of count names has the first count. */
size_t growth_list_name(char text[GROWTH_NAME_CAPACITY], uint32_t index);

/* The list of count names, called "growth"; id i is name i. */
listing *growth_list_make(size_t count, hdrtrie_fold fold);

/* name_count names for list l, of which miss percent are in no list: drawn from a million others, so few come twice.
   Values, and so the distances between names, are those of the corpus. The sum is known by construction. */
workload *growth_list_workload(const listing *l, const requests *corpus, unsigned miss, size_t name_count);

#endif
