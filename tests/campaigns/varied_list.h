/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Random lists of very different sizes and shapes, so that every mode of a table occurs; and names near the rules of a
   list. */
#ifndef VARIED_LIST_H
#define VARIED_LIST_H

#include "../support/random.h"

/* Starts *set and fills it with a valid list. Most lists have 0 to 200 rules; some begin with a shipped list; some have
   up to 4,000 rules, names of one length, names that share both ends, or more than 8 groups. */
void varied_list_make(random_state *r, ruleset *set);

/* Removes each rule that contradicts an earlier one of the same group, kind and folded literal. */
void varied_list_drop_conflicts(ruleset *set);

/* Returns the length of the next name of a random walk: a new name from random_name, or an edit of the previous one,
   which name[0, len) contains. name has room for RANDOM_NAME_MAX bytes. Lengths 255, 256 and 257 also occur. */
size_t varied_list_next_name(random_state *r, const ruleset *set, char *name, size_t len);

/* Writes a name of 65,534 to 65,537 bytes that begins and ends like rules of the list. Aborts if room is smaller. */
size_t varied_list_long_name(random_state *r, const ruleset *set, char *name, size_t room);

#endif
