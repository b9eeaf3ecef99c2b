/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* One answer from all backends: looks a name up with every backend, the exported call and the inline form. Ends the
   test if two of them differ. */
#ifndef ANSWER_H
#define ANSWER_H

#include "ruleset.h"
#include <hdrtrie/find.h>

hdrtrie_match answer(const hdrtrie_table *table, const char *name, size_t len);

/* Whether the answer is {id, groups}. If not, prints both. */
bool answer_is(const hdrtrie_table *table, const char *name, size_t len, int32_t id, uint32_t groups);

/* Like answer_is, for a NUL-terminated name. */
bool answers(const hdrtrie_table *table, const char *name, int32_t id, uint32_t groups);

/* Prints a name with its invisible bytes escaped. */
void name_print(const char *name, size_t len);

/* The table of a list's text. The tests' own reader reads the text. */
hdrtrie_table *table_of(const char *text);

#endif
