/* exact: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen exact.names -o exact.c -H exact.h --name exact

   hdrtrie 0.1.0, layout version 3; input XXH3 46bfd0939c1d278b
   fold case; 9 rules, 9 ids, 1 groups
   1664 bytes in 26 cache lines, of which finds read 1206 in 19 */
#ifndef exact_HDRTRIE_TABLE_H
#define exact_HDRTRIE_TABLE_H

#include <hdrtrie/inline.h>

#if HDRTRIE_FORMAT_VERSION != 3
#error "exact was generated for layout version 3 of hdrtrie; generate it anew"
#endif

#define exact_DIGEST 0x864f0cfe0cd5ae38u

/* Groups, to be or-ed; HDRTRIE_ALL_GROUPS are all of them. */
#define exact_GROUP_DEFAULT (1u << 0) /* [default] */

/* What hdrtrie_match.id tells. */
enum exact_id {
    exact_ID_HOST = 0, /* Host */
    exact_ID_ACCEPT = 1, /* Accept */
    exact_ID_ACCEPT_ENCODING = 2, /* Accept-Encoding */
    exact_ID_ACCEPT_LANGUAGE = 3, /* Accept-Language */
    exact_ID_CONTENT_TYPE = 4, /* Content-Type */
    exact_ID_CONTENT_LENGTH = 5, /* Content-Length */
    exact_ID_COOKIE = 6, /* Cookie */
    exact_ID_ORIGIN = 7, /* Origin */
    exact_ID_USER_AGENT = 8 /* User-Agent */
};

HDRTRIE_EXTERN_C_BEGIN

/* The table, to be passed as a const hdrtrie_table *. */
extern const hdrtrie_table exact[];

HDRTRIE_EXTERN_C_END

/* fold, mode, flags, max_len, slot_shift, bucket_shift, seed, text_bits, nodes, slots, records, head
   of record 0, prefixes, suffixes, both read: constants, so that the compiler folds them into the
   instructions of a find */
static const hdrtrie_shape exact_shape = {1, 1, 0, 15, 0, 0, 0, 16, 128, 1184, 1206, 0xffff0000u,
    {0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0000000000000000u},
    {0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0000000000000000u}, 1};

/* hdrtrie_find in this table. */
HDRTRIE_INLINE hdrtrie_match exact_find(const char *name, size_t len)
{
    return hdrtrie_find_shaped(exact, exact_shape, name, len);
}

/* hdrtrie_clear with this table. */
HDRTRIE_INLINE size_t exact_clear(uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_clear_shaped(exact, exact_shape, groups, fields, count, layout);
}

/* hdrtrie_keep with this table. */
HDRTRIE_INLINE size_t exact_keep(uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_keep_shaped(exact, exact_shape, groups, fields, count, layout);
}

#endif
