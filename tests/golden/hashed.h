/* hashed: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen hashed.names -o hashed.c -H hashed.h --name hashed

   hdrtrie 0.1.0, format version 3; input XXH3 e7d06334c87f0bbd
   fold case; 4 rules, 4 ids, 1 group
   640 bytes in 10 cache lines; finds read 208 of these bytes, in 4 cache lines */
#ifndef HDRTRIE_TABLE_hashed_H
#define HDRTRIE_TABLE_hashed_H

#include <hdrtrie/inline.h>

#if HDRTRIE_FORMAT_VERSION != 3
#error "hashed was generated for format version 3 of hdrtrie; generate it again"
#endif

#define HASHED_DIGEST 0x997220a21a569c66u

/* Groups, to be or-ed: in hdrtrie_match.groups and in arguments. All: HDRTRIE_ALL_GROUPS. */
#define HASHED_GROUP_DEFAULT (1u << 0) /* [default] */

/* Values of hdrtrie_match.id: the most specific rule that matches. Without a match it is -1. */
enum hashed_id {
    HASHED_ID_A_NAME_0_WHOSE_BYTES_ALL_BUT_0_ARE_ALIKE_0 = 0,
        /* A-Name-0-Whose-Bytes-All-But-0-Are-Alike-0 */
    HASHED_ID_A_NAME_1_WHOSE_BYTES_ALL_BUT_0_ARE_ALIKE_0 = 1,
        /* A-Name-1-Whose-Bytes-All-But-0-Are-Alike-0 */
    HASHED_ID_A_NAME_0_WHOSE_BYTES_ALL_BUT_1_ARE_ALIKE_0 = 2,
        /* A-Name-0-Whose-Bytes-All-But-1-Are-Alike-0 */
    HASHED_ID_A_NAME_0_WHOSE_BYTES_ALL_BUT_0_ARE_ALIKE_1 = 3
        /* A-Name-0-Whose-Bytes-All-But-0-Are-Alike-1 */
};

HDRTRIE_EXTERN_C_BEGIN

/* The table: an argument for the library's calls, as a const hdrtrie_table *. */
extern const hdrtrie_table hashed[];

HDRTRIE_EXTERN_C_END

/* The table's header as constants: the compiler folds them into the instructions of a find. */
static const hdrtrie_shape hashed_shape = {
    HDRTRIE_FOLD_CASE, HDRTRIE_MODE_HASHED, /* flags */ 0,
    /* max_len */ 42, /* slot_shift */ 61, /* bucket_shift */ 63, /* seed */ 0, /* text_bits */ 16,
    /* nodes */ 128, /* slots */ 132, /* records */ 148, /* none */ 0xffff0000u,
    /* prefix: no such rule */ {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    /* suffix: no such rule */ {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    /* affixes_read */ 1
};

/* hdrtrie_find in this table. */
HDRTRIE_INLINE hdrtrie_match hashed_find(const char *name, size_t len)
{
    return hdrtrie_find_shaped(hashed, hashed_shape, name, len);
}

/* hdrtrie_clear with this table. */
HDRTRIE_INLINE size_t hashed_clear(uint32_t groups, void *fields, size_t count,
    const hdrtrie_layout *layout)
{
    return hdrtrie_clear_shaped(hashed, hashed_shape, groups, fields, count, layout);
}

/* hdrtrie_keep with this table. */
HDRTRIE_INLINE size_t hashed_keep(uint32_t groups, void *fields, size_t count,
    const hdrtrie_layout *layout)
{
    return hdrtrie_keep_shaped(hashed, hashed_shape, groups, fields, count, layout);
}

#endif
