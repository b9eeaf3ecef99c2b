/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A list, its table, and the oracle to compare the table with. */
#ifndef LIST_FIXTURE_H
#define LIST_FIXTURE_H

#include "oracle.h"

typedef struct list_fixture {
    ruleset set;
    oracle o; /* points to set, so an open fixture must not move */
    hdrtrie_table *table;
} list_fixture;

/* Uses the rules that are in set already, and takes ownership of them. Ends the test if the table cannot be built. */
void list_fixture_open(list_fixture *j);

/* Uses the rules of a list's text (see ruleset_read). fold applies if the text does not state one. */
void list_fixture_open_text(list_fixture *j, hdrtrie_fold fold, const char *text);

void list_fixture_close(list_fixture *j);

#endif
