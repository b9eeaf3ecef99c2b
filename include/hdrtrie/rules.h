/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The cold section of a table: its groups and rules, for people and for configuration. Nothing here is on the path of a
   request. Texts belong to the table, live as long as it does, and are ended by a NUL as well as by their length. */
#ifndef HDRTRIE_RULES_H
#define HDRTRIE_RULES_H

#include <hdrtrie/types.h>

HDRTRIE_EXTERN_C_BEGIN

/* How many groups the table has, 0..31; their bits are 0 to that less 1. */
HDRTRIE_API uint32_t hdrtrie_group_count(const hdrtrie_table *table);

/* The name of group bit group; its length goes to *len unless len is NULL. NULL if there is no such group. */
HDRTRIE_API const char *hdrtrie_group_name(const hdrtrie_table *table, uint32_t group, size_t *len);

/* The bit, 0..30, of the group with that name (compared byte by byte), or -1. Cost: linear in the groups. */
HDRTRIE_API int hdrtrie_group_find(const hdrtrie_table *table, const char *name, size_t len);

/* How many ids the table has: ids are 0 to that less 1. */
HDRTRIE_API uint32_t hdrtrie_id_count(const hdrtrie_table *table);

/* The pattern of rule id as its first line spells it, star included ("CF-*"), unescaped; its length goes to *len unless len
   is NULL. NULL if there is no such id. */
HDRTRIE_API const char *hdrtrie_rule_text(const hdrtrie_table *table, int32_t id, size_t *len);

/* Bytes of the whole table, as a file holds it, and of the part that finds read (header excluded). */
HDRTRIE_API size_t hdrtrie_table_len(const hdrtrie_table *table);
HDRTRIE_API size_t hdrtrie_table_hot_len(const hdrtrie_table *table);

HDRTRIE_EXTERN_C_END

#endif
