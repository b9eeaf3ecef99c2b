/* hashed: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen hashed.names -o hashed.c -H hashed.h --name hashed

   hdrtrie 0.1.0, layout version 3; input XXH3 e7d06334c87f0bbd
   fold case; 4 rules, 4 ids, 1 groups
   640 bytes in 10 cache lines, of which finds read 208 in 4 */
#ifndef hashed_HDRTRIE_TABLE_H
#define hashed_HDRTRIE_TABLE_H

#include <hdrtrie/inline.h>

#if HDRTRIE_FORMAT_VERSION != 3
#error "hashed was generated for layout version 3 of hdrtrie; generate it anew"
#endif

#define hashed_DIGEST 0x997220a21a569c66u

/* Groups, to be or-ed; HDRTRIE_ALL_GROUPS are all of them. */
#define hashed_GROUP_DEFAULT (1u << 0) /* [default] */

/* What hdrtrie_match.id tells. */
enum hashed_id {
    hashed_ID_A_NAME_0_WHOSE_BYTES_ALL_BUT_0_ARE_ALIKE_0 = 0, /* A-Name-0-Whose-Bytes-All-But-0-Are-Alike-0 */
    hashed_ID_A_NAME_1_WHOSE_BYTES_ALL_BUT_0_ARE_ALIKE_0 = 1, /* A-Name-1-Whose-Bytes-All-But-0-Are-Alike-0 */
    hashed_ID_A_NAME_0_WHOSE_BYTES_ALL_BUT_1_ARE_ALIKE_0 = 2, /* A-Name-0-Whose-Bytes-All-But-1-Are-Alike-0 */
    hashed_ID_A_NAME_0_WHOSE_BYTES_ALL_BUT_0_ARE_ALIKE_1 = 3 /* A-Name-0-Whose-Bytes-All-But-0-Are-Alike-1 */
};

HDRTRIE_EXTERN_C_BEGIN

/* The table, to be passed as a const hdrtrie_table *. */
extern const hdrtrie_table hashed[];

HDRTRIE_EXTERN_C_END

/* fold, mode, flags, max_len, slot_shift, bucket_shift, seed, text_bits, nodes, slots, records, head
   of record 0, prefixes, suffixes, both read: constants, so that the compiler folds them into the
   instructions of a find */
static const hdrtrie_shape hashed_shape = {1, 0, 0, 42, 61, 63, 0, 16, 128, 132, 148, 0xffff0000u,
    {0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0000000000000000u},
    {0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0000000000000000u}, 1};

/* hdrtrie_find in this table. */
HDRTRIE_INLINE hdrtrie_match hashed_find(const char *name, size_t len)
{
    return hdrtrie_find_shaped(hashed, hashed_shape, name, len);
}

/* hdrtrie_clear with this table. */
HDRTRIE_INLINE size_t hashed_clear(uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_clear_shaped(hashed, hashed_shape, groups, fields, count, layout);
}

/* hdrtrie_keep with this table. */
HDRTRIE_INLINE size_t hashed_keep(uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_keep_shaped(hashed, hashed_shape, groups, fields, count, layout);
}

#endif
