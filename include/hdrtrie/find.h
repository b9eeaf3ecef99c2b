/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Find: what one field name is to a table.

       hdrtrie_match m = hdrtrie_find(edge, name, name_len);
       if (m.groups != 0) printf("rule %d\n", (int)m.id);

   A find compares the bytes it is given, under the table's fold; whether they make a well-formed name is
   hdrtrie_name_is_token's to say. It allocates nothing, writes nothing and takes the same few nanoseconds for a hit and
   for a miss: at most one comparison with one listed name, whatever the name holds. */
#ifndef HDRTRIE_FIND_H
#define HDRTRIE_FIND_H

#include <hdrtrie/types.h>

HDRTRIE_EXTERN_C_BEGIN

/* Finds name, len bytes of any value, in table.
   Returns the match, {-1, 0} if no rule decides for the name. name may be NULL where len is 0, and is never read there.
   Reads stay in the pages of [name, name + len), and in [name, name + len) itself under ASan, MSan, HWASan or with
   HDRTRIE_EXACT_READS. Picks the best body for the CPU at each call.
   Cost: about 80 instructions for names of up to 32 bytes, twice the inline form's, linear beyond. */
HDRTRIE_API hdrtrie_match hdrtrie_find(const hdrtrie_table *table, const char *name, size_t len);

/* Whether name, len bytes, is a token (RFC 9110 section 5.6.2): not empty, and of token characters only. Returns 1 or 0.
   name may be NULL where len is 0. Cost: linear in len, eight bytes a step. */
HDRTRIE_API int hdrtrie_name_is_token(const char *name, size_t len);

HDRTRIE_EXTERN_C_END

#endif
