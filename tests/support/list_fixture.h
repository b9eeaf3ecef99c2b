/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A list, its table, and the oracle that judges what the table answers. */
#ifndef LIST_FIXTURE_H
#define LIST_FIXTURE_H

#include "oracle.h"

typedef struct list_fixture {
    ruleset set;
    oracle o; /* points at set, so that an open one stays where it is */
    hdrtrie_table *table;
} list_fixture;

/* Of the set that is in it already, which becomes its own. Ends the test where that cannot be built. */
void list_fixture_open(list_fixture *j);

/* Of the rules of a list's text, as ruleset_read takes it; fold where the text names none. */
void list_fixture_open_text(list_fixture *j, hdrtrie_fold fold, const char *text);

void list_fixture_close(list_fixture *j);

#endif
