/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A list, its table, and the oracle that judges what the table answers. */
#ifndef JUDGED_LIST_H
#define JUDGED_LIST_H

#include "oracle.h"

typedef struct judged_list {
    ruleset set;
    oracle o; /* points at set, so that an open one stays where it is */
    hdrtrie_table *table;
} judged_list;

/* Of the set that is in it already, which becomes its own. Ends the test where that cannot be built. */
void judged_list_open(judged_list *j);

/* Of the rules of a list's text, as ruleset_read takes it; fold where the text names none. */
void judged_list_open_text(judged_list *j, hdrtrie_fold fold, const char *text);

void judged_list_close(judged_list *j);

#endif
