/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Mark, drop, clear and keep: apply a table to an array of fields.

       left = hdrtrie_clear(edge, HDRTRIE_ALL_GROUPS, fields, count, &layout); // removes fields that edge lists
       left = hdrtrie_keep(api, HDRTRIE_ALL_GROUPS, fields, left, &layout);    // removes fields that api does not list

   These calls handle every occurrence of a name, not only the first. The remaining fields keep their order and their bytes.
   Nothing outside the array is written, and nothing is allocated.

   Malformed names (empty, or with a byte that is not a token character) are removed too. No rule can list them, and
   attackers use them to pass one parser and reach the next. With HDRTRIE_ALLOW_MALFORMED in groups, mark and clear
   match them like other names.

   Framing fields stay: Host, Content-Length and Transfer-Encoding, in any ASCII case. No table removes them, and keep
   keeps them even if its table does not list them. Continuations of them stay too. Without its framing fields the next
   hop finds another end of the message, and an attacker can smuggle a request. If you frame each message again, set
   HDRTRIE_LAYOUT_FRAMING in the flags of the layout. Then these fields are judged like all others. Set it for trailers
   too, with a table that lists these names: they frame nothing there, but some readers merge trailers into the head.

   An alias of a framing name, such as Content_Length, is not a framing field. HTTP parsers do not frame a message by it,
   but applications that read CGI variables can. If the table lists it, also by a wide fold, it is removed. A malformed
   name, such as Host with a space, is removed like every malformed name.

   These calls do not change values. If the table has cookie rules, call hdrtrie_cookie_clear (cookie.h) for the Cookie
   fields that are left.

   Any number of threads may use one table; the fields belong to the calling thread. */
#ifndef HDRTRIE_MARK_H
#define HDRTRIE_MARK_H

#include <hdrtrie/layout.h>
#include <hdrtrie/types.h>

HDRTRIE_EXTERN_C_BEGIN

/* Computes which fields hdrtrie_clear would remove, and changes no field.
   table    A table that was generated, built, loaded or checked; not NULL.
   groups   The groups to remove, as bits; HDRTRIE_ALL_GROUPS for all, 0 for malformed names only.
            HDRTRIE_ALLOW_MALFORMED may be or-ed to it.
   fields   count fields. May be NULL if count is 0.
   layout   Where a field keeps its name; not NULL.
   bitmap   (count + 63) / 64 words, all written: bit i % 64 of bitmap[i / 64] is 1 if field i is to be removed. Bits
            from count on are 0. May be NULL if count is 0.
   Returns how many bits it set. The bits of framing fields are 0, unless the layout has HDRTRIE_LAYOUT_FRAMING.
   Cost: six table reads per field and one find per candidate (about one name in a hundred more than are listed); one pass
   over names longer than 32 bytes; two indirect calls per 64 fields. Tables with too many rules for a sieve (`hdrtrie
   stats` tells) cost one find per field. */
HDRTRIE_API size_t hdrtrie_mark(const hdrtrie_table *table, uint32_t groups, const void *fields, size_t count,
    const hdrtrie_layout *layout, uint64_t *bitmap);

/* Removes the fields whose bit is set, and moves the others down in order.
   bitmap   (count + 63) / 64 words, as hdrtrie_mark writes it; the caller may have changed bits. Bits from count on are
            ignored. May be NULL if count is 0.
   fields   count fields. May be NULL if count is 0.
   layout   Only its stride is used; not NULL.
   Returns how many fields are left. The fields from there to count have unspecified content.
   Cost: one test per 64 fields up to the first removed field, then one move per field, without a branch on the bitmap. */
HDRTRIE_API size_t hdrtrie_drop(const uint64_t *bitmap, void *fields, size_t count, const hdrtrie_layout *layout);

/* Removes the fields that are in one of the groups, and malformed names: hdrtrie_mark and hdrtrie_drop in one pass,
   without a bitmap.
   table    A table that was generated, built, loaded or checked; not NULL.
   groups   The groups to remove, as bits; HDRTRIE_ALL_GROUPS for all, 0 for malformed names only.
            HDRTRIE_ALLOW_MALFORMED may be or-ed to it.
   fields   count fields, changed in place. May be NULL if count is 0.
   layout   Where a field keeps its name; not NULL.
   Returns how many fields are left. The fields from there to count have unspecified content.
   Framing fields stay, unless the layout has HDRTRIE_LAYOUT_FRAMING.
   Cost: as hdrtrie_mark; one move per field after the first removed one. */
HDRTRIE_API size_t hdrtrie_clear(
    const hdrtrie_table *table, uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout);

/* Removes all fields except those in one of the groups and framing fields. Malformed names are always removed.
   table    A table with the fold none or case; not NULL. Under a wider fold an attacker's variant of a listed name
            would be kept, so for such a table the call keeps nothing and returns 0. Debug builds fail an assertion.
   groups   The groups to keep, as bits; HDRTRIE_ALL_GROUPS for all, 0 for framing fields only.
            HDRTRIE_ALLOW_MALFORMED is ignored.
   fields   count fields, changed in place. May be NULL if count is 0.
   layout   Where a field keeps its name; not NULL.
   Returns how many fields are left. The fields from there to count have unspecified content.
   Framing fields stay, listed or not, unless the layout has HDRTRIE_LAYOUT_FRAMING.
   Cost: one find per field, and for names longer than 32 bytes one pass over the name; one move per field after the
   first removed one. */
HDRTRIE_API size_t hdrtrie_keep(
    const hdrtrie_table *table, uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout);

HDRTRIE_EXTERN_C_END

#endif
