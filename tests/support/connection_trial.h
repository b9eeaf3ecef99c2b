/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Runs all forms of connection_mark over one message and compares them with the oracle: the exported call, its two
   halves, and the template with inline finds. Does not depend on a test framework. */
#ifndef CONNECTION_TRIAL_H
#define CONNECTION_TRIAL_H

#include "connection_oracle.h"

/* The lists of a trial, as tables and as oracles. */
typedef struct connection_lists {
    ruleset sets[2];
    oracle oracles[2];
    hdrtrie_table *hop_by_hop, *protected_names;
} connection_lists;

/* The preset hop-by-hop with the given fold, and the preset protected with fold separators. Each has a few more
   names. */
void connection_lists_open(connection_lists *lists, hdrtrie_fold fold);
void connection_lists_close(connection_lists *lists);

/* The options of a trial: which lists to use, and the rest as in hdrtrie_connection_options. */
typedef struct connection_trial {
    const connection_lists *lists;
    bool use_hop_by_hop, use_protected;
    uint32_t groups;
    size_t cap;
    uint32_t flags;
    uint8_t layout_flags;
} connection_trial;

hdrtrie_connection_options connection_trial_options(const connection_trial *t);

/* Returns NULL if all forms agree with the oracle on fields[0, count), count <= 1000. Otherwise returns a static
   text that describes the difference. Each name and value is copied to its own allocation, so that tools detect a
   read past its end. Stores the oracle's verdict in *expected, if not NULL. */
const char *connection_trial_wrong(
    const connection_trial *t, const connection_field *fields, size_t count, hdrtrie_connection_verdict *expected);

#endif
