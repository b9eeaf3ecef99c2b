/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Order: a table's rules in the order of their literals, the rules that begin with a prefix, and the longest listed
   prefix of a name. For completion, for display, and for callers that come from a trie.

       hdrtrie_rules_sort(edge, ids); // room for hdrtrie_id_count(edge) ids
       count = hdrtrie_rules_range(edge, ids, "x-int-", 6, &first);
       for (i = first; i < first + count; i++) printf("%s\n", hdrtrie_rule_text(edge, ids[i], NULL));

   Literals are compared byte by byte after the table's fold; a literal comes before its continuations. Rules with equal
   literals are in the order exact, prefix, suffix. The literal of a suffix rule is the text after its star.

   These calls read the cold section, allocate nothing and need no lock. No request should wait for them, except for
   hdrtrie_longest_prefix. A table is not NULL and was generated, built, loaded or checked. */
#ifndef HDRTRIE_ORDER_H
#define HDRTRIE_ORDER_H

#include <hdrtrie/types.h>

HDRTRIE_EXTERN_C_BEGIN

/* Writes all ids of the table in order.
   ids     Receives hdrtrie_id_count ids, each one once. May be NULL if the table has none.
   Cost: heapsort, about 2 n log2(n) comparisons of two literals. */
HDRTRIE_API void hdrtrie_rules_sort(const hdrtrie_table *table, int32_t *ids);

/* Finds the rules whose literal begins with a prefix. They are adjacent in the order.
   ids      hdrtrie_id_count ids as hdrtrie_rules_sort writes them for this table. Other contents give a meaningless
            range, but no invalid read. May be NULL if the table has no ids.
   prefix   len bytes of any value, compared under the table's fold. May be NULL if len is 0; all rules begin with it.
   first    Receives the index in ids of the first such rule, 0 <= *first <= hdrtrie_id_count; not NULL.
   Returns how many there are: they are ids[*first] to ids[*first + count - 1].
   Cost: about 2 log2(n) comparisons of a literal with the prefix. */
HDRTRIE_API size_t hdrtrie_rules_range(
    const hdrtrie_table *table, const int32_t *ids, const char *prefix, size_t len, size_t *first);

/* Finds the longest beginning of a name that is listed as an exact name.
   name     len bytes of any value. May be NULL if len is 0.
   Returns the id of the exact rule that hdrtrie_find returns for that beginning, or -1 if there is none. The length of
   the beginning is that of the rule's text. Prefix rules do not count: hdrtrie_find returns the longest of them.
   Cost: one find per length, from min(len, the table's longest exact name) down to the result. */
HDRTRIE_API int32_t hdrtrie_longest_prefix(const hdrtrie_table *table, const char *name, size_t len);

HDRTRIE_EXTERN_C_END

#endif
