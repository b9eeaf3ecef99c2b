/* bytes: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen bytes.names -o bytes.c -H bytes.h --name bytes

   hdrtrie 0.1.0, layout version 3; input XXH3 fe28cf73f0432486
   fold none; 5 rules, 3 ids, 2 groups
   1600 bytes in 25 cache lines, of which finds read 1319 in 21 */
#ifndef bytes_HDRTRIE_TABLE_H
#define bytes_HDRTRIE_TABLE_H

#include <hdrtrie/inline.h>

#if HDRTRIE_FORMAT_VERSION != 3
#error "bytes was generated for layout version 3 of hdrtrie; generate it anew"
#endif

#define bytes_DIGEST 0x160a54c77fd848adu

/* Groups, to be or-ed; HDRTRIE_ALL_GROUPS are all of them. */
#define bytes_GROUP_ALL (1u << 0) /* [all] */
#define bytes_GROUP_MARKS (1u << 1) /* [marks] */

/* What hdrtrie_match.id tells. */
enum bytes_id {
    bytes_ID_ANY = 0, /* * */
    bytes_ID_IT_S = 1, /* it's */
    bytes_ID____ = 2 /* *!# */
};

HDRTRIE_EXTERN_C_BEGIN

/* The table, to be passed as a const hdrtrie_table *. */
extern const hdrtrie_table bytes[];

HDRTRIE_EXTERN_C_END

/* fold, mode, flags, max_len, slot_shift, bucket_shift, seed, text_bits, nodes, slots, records, head
   of record 0, prefixes, suffixes, both read: constants, so that the compiler folds them into the
   instructions of a find */
static const hdrtrie_shape bytes_shape = {0, 1, 10, 6, 0, 0, 0, 16, 128, 1184, 1192, 0x1u,
    {7, 63, 63, 60, 1384, 1352, 1392, 2, 1224, 0x00ffffffffffffffu},
    {0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0000000000000000u}, 1};

/* hdrtrie_find in this table. */
HDRTRIE_INLINE hdrtrie_match bytes_find(const char *name, size_t len)
{
    return hdrtrie_find_shaped(bytes, bytes_shape, name, len);
}

/* hdrtrie_clear with this table. */
HDRTRIE_INLINE size_t bytes_clear(uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_clear_shaped(bytes, bytes_shape, groups, fields, count, layout);
}

/* hdrtrie_keep with this table. */
HDRTRIE_INLINE size_t bytes_keep(uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_keep_shaped(bytes, bytes_shape, groups, fields, count, layout);
}

#endif
