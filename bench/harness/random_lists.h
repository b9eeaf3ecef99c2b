/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Small random lists with prefixes, suffixes, exceptions and several groups. They have combinations that no list of the project has. */
#ifndef BENCH_RANDOM_LISTS_H
#define BENCH_RANDOM_LISTS_H

/* Compares every peer that takes any list with patterns to listing_find, on random lists and names. Ends the program at the first
   difference. */
void random_lists_verify(void);

#endif
