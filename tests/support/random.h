/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Random lists and names. Equal seeds give equal results on every machine. Difficult cases are frequent: common
   first and last bytes, aliases under the folds, exceptions to rules, lengths around 8, 16, 32, 64 and 255. */
#ifndef RANDOM_H
#define RANDOM_H

#include "ruleset.h"

typedef struct random_state {
    uint64_t state;
} random_state;

#define RANDOM_NAME_MAX 600 /* random_name writes at most this many bytes */

random_state random_seeded(uint64_t seed);
uint64_t random_u64(random_state *r);

/* 0 <= result < bound, bound >= 1. */
size_t random_below(random_state *r, size_t bound);

/* True in one of n calls, on average. */
bool random_once_in(random_state *r, size_t n);

/* A valid list with the given fold: 0 to 200 rules, 1 to 31 groups. Initializes *set. */
void random_list(random_state *r, hdrtrie_fold fold, ruleset *set);

/* A name to look up in set: a listed literal, often changed, or an unrelated name. Returns its length. */
size_t random_name(random_state *r, const ruleset *set, char *name);

/* Changes one thing in name: a byte, its case, its length or its separators. Returns the new length. */
size_t random_edit(random_state *r, char *name, size_t len);

#endif
