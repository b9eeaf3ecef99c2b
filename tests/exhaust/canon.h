/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The canon of a table: the rules that stand in its cold part, which people read and finds do not, as an oracle. A table that
   check accepts answers by it, however it was damaged. */
#ifndef CANON_H
#define CANON_H

#include "classifier.h"
#include <hdrtrie/detail/format/table.h>

typedef struct canon {
    ruleset set; /* its groups have no names */
    oracle o;
    classifier *right;
} canon;

/* Of a table that check accepted. The canon must not move: its classifier points into it. */
void canon_open(canon *c, const hdrtrie_table *table);
void canon_close(canon *c);

/* Changes case and separators of a name at random, so that the fold equates what comes out with it. */
typedef uint64_t canon_random(void *state);
void canon_spell(const canon *c, char *name, size_t len, canon_random *random, void *state);

#endif
