/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Tables with a nested table that no list describes. */
#ifndef NESTED_TABLE_H
#define NESTED_TABLE_H

#include <hdrtrie/types.h>

/* Returns the table of one list's text, with the table of another list's text as its cookie names. Free with
   hdrtrie_free. */
hdrtrie_table *nested_table_of(const char *list, const char *cookies);

/* Like nested_table_of, but the other table replaces that of the list's spelled exceptions. */
hdrtrie_table *nested_table_of_spelled(const char *list, const char *spelled);

#endif
