/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Rules: reads the names of a table's groups and the texts of its rules, for people and for configuration.

       hdrtrie_match m = hdrtrie_find(edge, name, name_len);
       uint32_t group;
       if (m.id >= 0) printf("rule %s\n", hdrtrie_rule_text(edge, m.id, NULL));
       for (group = 0; group < hdrtrie_group_count(edge); group++) {
           if (m.groups >> group & 1) printf("group %s\n", hdrtrie_group_name(edge, group, NULL));
       }

   These calls read the cold section of a table; no find reads it. Texts belong to the table and live as long as it
   does. Each ends with a NUL, which its length does not count. Any number of threads may use one table. A table is not
   NULL and was generated, built, loaded or checked. */
#ifndef HDRTRIE_RULES_H
#define HDRTRIE_RULES_H

#include <hdrtrie/types.h>

HDRTRIE_EXTERN_C_BEGIN

/* Returns how many groups the table has, 0..31. Group g has bit g in a match, 0 <= g < count. */
HDRTRIE_API uint32_t hdrtrie_group_count(const hdrtrie_table *table);

/* Returns the name of a group, or NULL if group is hdrtrie_group_count or more. Stores its length in bytes, 1..255, in
   *len unless len or the result is NULL. */
HDRTRIE_API const char *hdrtrie_group_name(const hdrtrie_table *table, uint32_t group, size_t *len);

/* Returns the bit, 0..30, of the group with this name, or -1 if the table has none. The len bytes of name are compared
   exactly, without a fold. name may be NULL if len is 0, and the result is -1 then. Cost: linear in the number of
   groups. */
HDRTRIE_API int hdrtrie_group_find(const hdrtrie_table *table, const char *name, size_t len);

/* Returns how many ids the table has, 0..8,388,606. Its ids are 0 to that number less one. */
HDRTRIE_API uint32_t hdrtrie_id_count(const hdrtrie_table *table);

/* Returns the pattern of rule id, or NULL if id is negative, or hdrtrie_id_count or more. It is the first spelling in
   the list, with its star and without backslashes, such as "CF-*". Stores its length in bytes, 1..256, in *len unless
   len or the result is NULL. */
HDRTRIE_API const char *hdrtrie_rule_text(const hdrtrie_table *table, int32_t id, size_t *len);

/* Returns the kind of rule id as a hdrtrie_kind, or -1 if id is negative, or hdrtrie_id_count or more. It distinguishes
   the prefix rule x* from the exact name x*, whose texts are equal. */
HDRTRIE_API int hdrtrie_rule_kind(const hdrtrie_table *table, int32_t id);

/* Returns the fold that the list stated. hdrtrie_keep refuses tables with a wide fold (mark.h). */
HDRTRIE_API hdrtrie_fold hdrtrie_table_fold(const hdrtrie_table *table);

/* Returns the length in bytes of the whole table, a multiple of 64. Its file has the same length. */
HDRTRIE_API size_t hdrtrie_table_len(const hdrtrie_table *table);

/* Returns how many bytes of the table a find can read, without the header. This part should fit the cache. */
HDRTRIE_API size_t hdrtrie_table_hot_len(const hdrtrie_table *table);

HDRTRIE_EXTERN_C_END

#endif
