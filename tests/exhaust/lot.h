/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Random lists of any size and shape, so that every mode of a table comes up; names that are near a list's. */
#ifndef LOT_H
#define LOT_H

#include "../support/random.h"

/* A right list in *set, which is started here: most of 0 to 200 rules, some with a shipped list at their beginning, some of up to
   4,000 rules, of one length, or alike at both ends, or with more than 8 groups. */
void lot_list(random_state *r, ruleset *set);

/* Removes rules that contradict an earlier one of the same group, kind and folded literal. */
void lot_settle(ruleset *set);

/* The next name of a walk: a fresh one from random_name, or an edit of the one before, which stands in name with the length
   len. RANDOM_NAME_MAX bytes must have room, and 255, 256 and 257, which come up, too. */
size_t lot_name(random_state *r, const ruleset *set, char *name, size_t len);

/* A name of a few bytes around 65,536, which begins and ends as rules do; room bytes have room. */
size_t lot_long_name(random_state *r, const ruleset *set, char *name, size_t room);

#endif
