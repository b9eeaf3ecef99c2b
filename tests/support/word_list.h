/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Lists of names that consist of common words. Many of them are hard to sieve. Equal seeds give equal lists. */
#ifndef WORD_LIST_H
#define WORD_LIST_H

#include "random.h"

/* Writes a list of count rules to text, which has room for 60 bytes per rule. One rule in `patterns` is a prefix, and as many are
   suffixes. Returns the length. */
size_t word_list(char *text, random_state *r, hdrtrie_fold fold, size_t count, size_t patterns);

#endif
