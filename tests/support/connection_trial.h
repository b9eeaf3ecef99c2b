/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* One message before all forms of connection_mark: the exported call, its two halves, and the template with inline finds, each
   with what the oracle says. Knows no test framework. */
#ifndef CONNECTION_TRIAL_H
#define CONNECTION_TRIAL_H

#include "connection_oracle.h"

/* The lists of a trial, as tables and for the oracle. */
typedef struct connection_lists {
    ruleset sets[2];
    oracle oracles[2];
    hdrtrie_table *hop_by_hop, *protected_names;
} connection_lists;

/* The presets hop-by-hop, under the given fold, and protected, under separators, each with a few names more. */
void connection_lists_open(connection_lists *lists, hdrtrie_fold fold);
void connection_lists_close(connection_lists *lists);

/* The options of a trial: which lists, and the rest as in hdrtrie_connection_options. */
typedef struct connection_trial {
    const connection_lists *lists;
    bool use_hop_by_hop, use_protected;
    uint32_t groups;
    size_t cap;
    uint32_t flags;
    uint8_t layout_flags;
} connection_trial;

hdrtrie_connection_options connection_trial_options(const connection_trial *t);

/* NULL if all forms say of fields[0, count) what the oracle says, count <= 1000; else what is wrong, static. Each name and value
   is given to them as a copy in memory of its own, so that tools see a read past its end. *said, if not NULL: the verdict. */
const char *connection_trial_wrong(const connection_trial *t, const connection_field *fields, size_t count,
                                   hdrtrie_connection_verdict *said);

#endif
