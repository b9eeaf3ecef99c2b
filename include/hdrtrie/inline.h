/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Inline: mark, clear and keep as inline functions, for callers that know a table's shape.

       const hdrtrie_shape shape = hdrtrie_shape_read(edge); // or mine_shape, a constant in generated mine.h
       left = hdrtrie_clear_shaped(edge, shape, HDRTRIE_ALL_GROUPS, fields, count, &layout);

   A constant shape and a constant layout let the compiler remove the decisions on both from the loop. The functions use
   the best SIMD backend that the compiler's flags allow (-mavx2 -mbmi -mbmi2, or -march=...), and do not test the CPU.
   This header includes the SIMD intrinsics; mark.h does not. */
#ifndef HDRTRIE_INLINE_H
#define HDRTRIE_INLINE_H

#include <hdrtrie/detail/array.h>
#include <hdrtrie/detail/find_inline.h>
#include <hdrtrie/types.h>

#define HDRTRIE_CLEAR hdrtrie_array
#define HDRTRIE_CLEAR_FIELDS hdrtrie_array
#define HDRTRIE_CLEAR_NAME(a, i) hdrtrie_layout_name((a).layout, (a).fields, i)
#define HDRTRIE_CLEAR_LEN(a, i) hdrtrie_layout_len((a).layout, (a).fields, i)
#define HDRTRIE_CLEAR_MOVE(a, to, from) hdrtrie_layout_move((a).layout, (a).fields, to, from)
#define HDRTRIE_CLEAR_FLAGS fields.layout->flags
#define HDRTRIE_CLEAR_PLAIN
#include <hdrtrie/template/clear.inl.h>

/* Computes which fields hdrtrie_clear_shaped would remove, and changes no field.
   table    A table that was generated, built, loaded or checked; not NULL.
   shape    The shape of this table, and of no other.
   groups   The groups to remove, as bits; HDRTRIE_ALL_GROUPS for all, 0 for malformed names only.
            HDRTRIE_ALLOW_MALFORMED may be or-ed to it.
   fields   count fields. May be NULL if count is 0.
   layout   Where a field keeps its name; not NULL.
   bitmap   (count + 63) / 64 words, all written: bit i % 64 of bitmap[i / 64] is 1 if field i is to be removed. Bits
            from count on are 0. May be NULL if count is 0.
   Returns how many bits it set. The bits of framing fields (mark.h) are 0, unless the layout has
   HDRTRIE_LAYOUT_FRAMING.
   Cost: six table reads per field and one find per candidate, as hdrtrie_mark. */
HDRTRIE_INLINE size_t hdrtrie_mark_shaped(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
    const void *fields, size_t count, const hdrtrie_layout *layout, uint64_t *bitmap)
{
    return hdrtrie_array_mark(table, shape, groups, hdrtrie_array_of(fields, layout), count, bitmap);
}

/* Removes the fields that are in one of the groups, and malformed names.
   table    A table that was generated, built, loaded or checked; not NULL.
   shape    The shape of this table, and of no other.
   groups   The groups to remove, as bits; HDRTRIE_ALL_GROUPS for all, 0 for malformed names only.
            HDRTRIE_ALLOW_MALFORMED may be or-ed to it.
   fields   count fields, changed in place. May be NULL if count is 0.
   layout   Where a field keeps its name; not NULL.
   Returns how many fields are left. The fields from there to count have unspecified content.
   Framing fields (mark.h) stay, unless the layout has HDRTRIE_LAYOUT_FRAMING.
   Cost: as hdrtrie_mark_shaped; one move per field after the first removed one. */
HDRTRIE_INLINE size_t hdrtrie_clear_shaped(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
    void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_array_clear(table, shape, groups, hdrtrie_array_of(fields, layout), count);
}

/* Removes all fields except those in one of the groups and framing fields. Malformed names are always removed.
   table    A table with the fold none or case; not NULL. With a wider fold the call keeps nothing and returns 0, and
            debug builds fail an assertion.
   shape    The shape of this table, and of no other.
   groups   The groups to keep, as bits; HDRTRIE_ALL_GROUPS for all, 0 for framing fields only.
            HDRTRIE_ALLOW_MALFORMED is ignored.
   fields   count fields, changed in place. May be NULL if count is 0.
   layout   Where a field keeps its name; not NULL.
   Returns how many fields are left. The fields from there to count have unspecified content.
   Framing fields (mark.h) stay, listed or not, unless the layout has HDRTRIE_LAYOUT_FRAMING.
   Cost: one find and one move per field; no call to another function for names of 1..32 bytes, unless the
   filter of prefix and suffix rules lets the name pass. */
HDRTRIE_INLINE size_t hdrtrie_keep_shaped(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
    void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_array_keep(table, shape, groups, hdrtrie_array_of(fields, layout), count);
}

#endif
