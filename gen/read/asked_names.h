/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The names in a text: one name per line, or whole heads. */
#ifndef HDRTRIE_GEN_ASKED_NAMES_H
#define HDRTRIE_GEN_ASKED_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/* The text that is left. Names are read from its start. */
typedef struct gen_asked_names {
    const char *at, *end;
} gen_asked_names;

/* Stores the next name and returns true, or returns false at the end. The name can be malformed. Of a field it is the part
   before the colon. `cookie:NAME` without `=` is the name of a cookie. Skips empty lines, start lines and continuation
   lines. */
bool gen_asked_names_next(gen_asked_names *names, const char **name, size_t *len);

#endif
