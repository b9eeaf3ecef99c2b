/* a: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen a.names -o a.c -H a.h --name a

   hdrtrie 0.1.0, layout version 3; input XXH3 b0f4a4a790b26134
   fold case; 2 rules, 2 ids, 1 groups
   1472 bytes in 23 cache lines, of which finds read 1266 in 20 */
#ifndef a_HDRTRIE_TABLE_H
#define a_HDRTRIE_TABLE_H

#include <hdrtrie/clear.h>

#if HDRTRIE_LAYOUT_VERSION != 3
#error "a was generated for layout version 3 of hdrtrie; generate it anew"
#endif

#define a_DIGEST 0x2e064dad28b07c23u

/* Groups, to be or-ed; HDRTRIE_ALL_GROUPS are all of them. */
#define a_GROUP_DEFAULT (1u << 0) /* [default] */

/* What hdrtrie_match.id tells. */
enum a_id {
    a_ID_A = 0,         /* A */
    a_ID_B___PREFIX = 1 /* B-* */
};

HDRTRIE_EXTERN_C_BEGIN

/* The table, to be passed as a const hdrtrie_table *. */
extern const hdrtrie_table a[];

HDRTRIE_EXTERN_C_END

/* fold, mode, flags, max_len, slot_shift, bucket_shift, seed, text_bits, nodes, slots, records, head
   of record 0, prefixes, suffixes, both read: constants, so that the compiler folds them into the
   instructions of a find */
static const hdrtrie_shape a_shape = {1,
                                      1,
                                      2,
                                      1,
                                      0,
                                      0,
                                      0,
                                      16,
                                      128,
                                      1184,
                                      1188,
                                      0xffff0000u,
                                      {2, 63, 63, 60, 1360, 1328, 1368, 1, 1200, 0x000000000000ffffu},
                                      {0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0000000000000000u},
                                      1};

/* hdrtrie_find in this table. */
HDRTRIE_INLINE hdrtrie_match a_find(const char *name, size_t len)
{
    return hdrtrie_shaped_find(a, a_shape, name, len);
}

/* hdrtrie_clear with this table. */
HDRTRIE_INLINE size_t a_clear(uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_shaped_clear(a, a_shape, groups, fields, count, layout);
}

/* hdrtrie_keep with this table. */
HDRTRIE_INLINE size_t a_keep(uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_shaped_keep(a, a_shape, groups, fields, count, layout);
}

#endif
