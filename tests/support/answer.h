/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* One answer from all bodies: asks every body, the exported call and the inline form, and fails the test where two
   disagree. */
#ifndef ANSWER_H
#define ANSWER_H

#include "ruleset.h"
#include <hdrtrie/find.h>

hdrtrie_match answer(const hdrtrie_table *table, const char *name, size_t len);

/* Whether the answer is {id, groups}; prints both where it is not. */
bool answer_is(const hdrtrie_table *table, const char *name, size_t len, int32_t id, uint32_t groups);

/* The same for a NUL-terminated name. */
bool answers(const hdrtrie_table *table, const char *name, int32_t id, uint32_t groups);

/* Prints a name with its bytes visible. */
void name_print(const char *name, size_t len);

/* The table of a list's text, read by the tests' own reader. */
hdrtrie_table *table_of(const char *text);

#endif
