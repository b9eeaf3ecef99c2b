/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Find: looks up one field name in a table.

       hdrtrie_match m = hdrtrie_find(edge, name, name_len);
       if (m.groups != 0) printf("rule %d\n", (int)m.id);

   A find compares bytes under the table's fold. It does not test whether they are a valid field name;
   hdrtrie_name_is_token does. With a SIMD backend a find takes the same time for a hit and for a miss, because it
   compares the name with at most one listed name. */
#ifndef HDRTRIE_FIND_H
#define HDRTRIE_FIND_H

#include <hdrtrie/types.h>

HDRTRIE_EXTERN_C_BEGIN

/* Finds a name in a table.
   table   A table that was generated, built, loaded or checked; not NULL.
   name    len bytes of any value. May be NULL if len is 0; it is not read then.
   Returns the match: the id of the most specific rule, and the groups that the name is in. Without a match it returns
   id -1 and groups 0.
   It reads only in pages that contain a byte of the name. With ASan, MSan, HWASan or HDRTRIE_EXACT_READS it reads only
   the name. It writes nothing and allocates nothing. Any number of threads may use one table.
   Cost for names of up to 32 bytes, without prefix and suffix rules: about 80 instructions under fold case and 90
   under separators. That is twice as many as the inline form, because it selects the SIMD backend for the CPU. Mode
   HASHED and the filters of prefix and suffix rules can double it. For longer names the cost is linear, but only up to
   the table's longest rule (at most 255 bytes). */
HDRTRIE_API hdrtrie_match hdrtrie_find(const hdrtrie_table *table, const char *name, size_t len);

/* Finds a name in a table, for languages that cannot receive a struct.
   table, name, len   As for hdrtrie_find.
   Returns 0 without a match, else groups * 2^32 + id + 1. Reads, threads and cost as for hdrtrie_find. */
HDRTRIE_API uint64_t hdrtrie_find_packed(const hdrtrie_table *table, const char *name, size_t len);

/* Returns 1 if the len bytes of name are a token (RFC 9110, section 5.6.2): at least one byte, and token characters
   only. Otherwise it returns 0. name may be NULL if len is 0. It reads only the name. Cost: linear in len, eight bytes
   per step. */
HDRTRIE_API int hdrtrie_name_is_token(const char *name, size_t len);

HDRTRIE_EXTERN_C_END

#endif
