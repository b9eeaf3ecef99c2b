/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Lists of any length that look like internal names ("X-Edge-Client-Id"), and names that are in none of them. A name is words
   joined by "-". The order looks random and is the same on every machine. The names differ under every fold by construction;
   listing_make checks that by sorting. */
#ifndef BENCH_GROWTH_LIST_H
#define BENCH_GROWTH_LIST_H

#include "workload.h"

/* The longest list. As many further names are in no list. */
#define GROWTH_LIST_MAX (1u << 20)
#define GROWTH_NAME_CAPACITY 48

/* Writes name number index, 0 to 2 * GROWTH_LIST_MAX - 1, and returns its length. A list of count names has the first
   count of them. */
size_t growth_list_name(char text[GROWTH_NAME_CAPACITY], uint32_t index);

/* Makes the list of count names, called "growth". Name i has id i. */
listing *growth_list_make(size_t count, hdrtrie_fold fold);

/* Makes name_count names to look up in l; miss percent of them are in no list, drawn from a million, so few occur twice. The
   values of the corpus separate the names. The sum of ids follows from how the names are made. */
workload *growth_list_workload(const listing *l, const requests *corpus, unsigned miss, size_t name_count);

#endif
