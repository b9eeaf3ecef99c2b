/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Mark, drop, clear, keep: what a table does to the fields of a request that sit in an array.

       left = hdrtrie_clear(edge, HDRTRIE_ALL_GROUPS, fields, count, &layout); // removes what edge lists
       left = hdrtrie_keep(api, HDRTRIE_ALL_GROUPS, fields, left, &layout);    // of those, all but what api lists

   Every occurrence goes, not the first; survivors keep order and bytes; nothing outside the array is written. Malformed
   names, empty or with a byte that is no token character, go too: no rule could name them, and they are how a name
   gets past one reader and into the next. HDRTRIE_ALLOW_MALFORMED in groups has clear and mark match them like any other. */
#ifndef HDRTRIE_MARK_H
#define HDRTRIE_MARK_H

#include <hdrtrie/layout.h>
#include <hdrtrie/types.h>

HDRTRIE_EXTERN_C_BEGIN

/* Computes which of count fields clear would remove: sets bit i % 64 of bitmap[i / 64] for field i, clears the others.
   groups: the groups that go, HDRTRIE_ALL_GROUPS for all, or 0 for malformed names only.
   bitmap: (count + 63) / 64 words, all written; bits from count on are 0. fields may be NULL where count is 0.
   Returns how many bits it set. Picks the best body for the CPU once. Cost: a find a field. */
HDRTRIE_API size_t hdrtrie_mark(const hdrtrie_table *table, uint32_t groups, const void *fields, size_t count,
    const hdrtrie_layout *layout, uint64_t *bitmap);

/* Removes the fields whose bit is set: moves the others down, in order. Returns how many are left; what stands from there
   to count is unspecified, inside the array. bitmap is as mark wrote it, perhaps changed since by the caller; bits from count on
   mean nothing.
   Cost: nothing before the first bit; then a move a survivor, without a branch on the bitmap. */
HDRTRIE_API size_t hdrtrie_drop(const uint64_t *bitmap, void *fields, size_t count, const hdrtrie_layout *layout);

/* mark, then drop, in one pass and without the caller's bitmap. Returns how many fields are left. */
HDRTRIE_API size_t hdrtrie_clear(
    const hdrtrie_table *table, uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout);

/* Removes all fields but those in one of groups; malformed names always. Works on tables folded none or case: a wider fold
   would keep an attacker's alias of a listed name. On other tables it keeps nothing, and asserts in debug builds.
   Returns how many fields are left. */
HDRTRIE_API size_t hdrtrie_keep(
    const hdrtrie_table *table, uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout);

HDRTRIE_EXTERN_C_END

#endif
