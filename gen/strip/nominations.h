/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* strip --connection: the fields that the Connection fields of a message nominate (include/hdrtrie/connection.h). */
#ifndef HDRTRIE_GEN_NOMINATIONS_H
#define HDRTRIE_GEN_NOMINATIONS_H

#include <hdrtrie/connection.h>

#include "../command.h"
#include "span.h"

typedef struct gen_nominations {
    hdrtrie_table *protected_names; /* the preset <protected> */
    hdrtrie_connection_options options;
    hdrtrie_connection connection; /* points into values */
    char *values;                  /* of the message's Connection fields, with commas between them */
    size_t len, room;
} gen_nominations;

/* Returns GEN_DONE, or GEN_IO after a message if memory runs out. Free with gen_nominations_free in both cases. */
gen_status gen_nominations_init(gen_nominations *n);

void gen_nominations_free(gen_nominations *n);

/* Reads the nominations in a checked head, from the field at `at` on. *wrong receives NULL or an error message. */
gen_status gen_nominations_read(gen_nominations *n, gen_span head, size_t at, const char **wrong);

/* Whether the message nominates this field, of its head or its trailers, or it is a Connection field. */
bool gen_nominations_has(gen_nominations *n, gen_span name, gen_span value);

#endif
