/* hashed: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen hashed.names -o hashed.c -H hashed.h --name hashed

   hdrtrie claims no rights in this file.
   hdrtrie 0.1.0, format version 4; input XXH3 e7d06334c87f0bbd
   fold case; 4 rules, 4 ids, 1 group
   3520 bytes in 55 cache lines; calls read 3008 of these bytes, in 47 cache lines */
#ifndef HDRTRIE_TABLE_hashed_H
#define HDRTRIE_TABLE_hashed_H

#include <hdrtrie/inline.h>

#if HDRTRIE_FORMAT_VERSION != 4
#error "hashed was generated for format version 4 of hdrtrie; generate it again"
#endif

#define HASHED_DIGEST 0xaed80342cdba9549u

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

/* The table: an argument for the library's calls, as a const hdrtrie_table *. Its symbol contains
   its digest: objects compiled with the header of another table do not link with it. */
#ifdef HDRTRIE_SYMBOL
extern const hdrtrie_table hashed[] HDRTRIE_SYMBOL("hashed_aed80342cdba9549");
#else
#define hashed hashed_aed80342cdba9549
extern const hdrtrie_table hashed[];
#endif

HDRTRIE_EXTERN_C_END

/* Makes each object that includes this header refer to the table, for its constants too. */
static const hdrtrie_table *const hashed_link HDRTRIE_USED = hashed;

/* The table's header as constants: the compiler folds them into the instructions of a find. */
static const hdrtrie_shape hashed_shape = {
    HDRTRIE_FOLD_CASE, HDRTRIE_MODE_HASHED, /* flags */ 0,
    /* max_len */ 42, /* slot_shift */ 61, /* bucket_shift */ 63, /* seed */ 0, /* text_bits */ 16,
    /* nodes */ 192, /* slots */ 196, /* records */ 212, /* none */ 0xffff0000u,
    /* prefix: no such rule */ {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    /* suffix: no such rule */ {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    /* affixes_read */ 1, /* sieve_row */ 2, /* sieve */ 448, /* sieve_offsets */ 0xf090704
};

/* hdrtrie_find in this table. */
HDRTRIE_INLINE hdrtrie_match hashed_find(const char *name, size_t len)
{
    return hdrtrie_find_shaped(hashed, hashed_shape, name, len);
}

/* hdrtrie_mark with this table. */
HDRTRIE_INLINE size_t hashed_mark(uint32_t groups, const void *fields, size_t count,
    const hdrtrie_layout *layout, uint64_t *bitmap)
{
    return hdrtrie_mark_shaped(hashed, hashed_shape, groups, fields, count, layout, bitmap);
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
