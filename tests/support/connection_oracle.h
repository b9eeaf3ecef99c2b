/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The oracle of connection_mark: which fields go, and the verdict, by slow and obvious loops, written from connection.h and RFC
   9110 alone. */
#ifndef CONNECTION_ORACLE_H
#define CONNECTION_ORACLE_H

#include "oracle.h"
#include <hdrtrie/connection.h>

typedef struct connection_field {
    const char *name; /* NULL: continues the field before it, where the layout has continuations */
    size_t name_len;
    const char *value;
    size_t value_len;
} connection_field;

/* Options, with lists in the place of tables. */
typedef struct connection_oracle {
    const oracle *hop_by_hop; /* NULL: none */
    uint32_t groups;
    const oracle *protected_names; /* NULL: none */
    size_t cap;
    uint32_t flags;
} connection_oracle;

/* Sets goes[i] for each field that is marked; flags as in hdrtrie_layout. The verdict's marked counts them all. */
hdrtrie_connection_verdict connection_oracle_mark(const connection_oracle *o, const connection_field *fields,
                                                  size_t count, uint8_t flags, bool *goes);

#endif
