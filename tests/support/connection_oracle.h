/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The oracle of connection_mark: which fields are removed, and the verdict. Slow and obvious loops, written only
   from connection.h and RFC 9110. */
#ifndef CONNECTION_ORACLE_H
#define CONNECTION_ORACLE_H

#include "oracle.h"
#include <hdrtrie/connection.h>

typedef struct connection_field {
    const char *name; /* NULL: continues the previous field, if the layout has continuations */
    size_t name_len;
    const char *value;
    size_t value_len;
} connection_field;

/* Options, with lists instead of tables. */
typedef struct connection_oracle {
    const oracle *hop_by_hop; /* NULL: none */
    uint32_t groups;
    const oracle *protected_names; /* NULL: none */
    size_t cap;
    uint32_t flags;
} connection_oracle;

/* Sets removed[i] for each field that is marked. flags as in hdrtrie_layout. The verdict's count of marked fields
   includes all of them. */
hdrtrie_connection_verdict connection_oracle_mark(
    const connection_oracle *o, const connection_field *fields, size_t count, uint8_t flags, bool *removed);

#endif
