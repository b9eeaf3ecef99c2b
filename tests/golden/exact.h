/* exact: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen exact.names -o exact.c -H exact.h --name exact

   hdrtrie 0.1.0, format version 3; input XXH3 46bfd0939c1d278b
   fold case; 9 rules, 9 ids, 1 group
   1664 bytes in 26 cache lines; finds read 1206 of these bytes, in 19 cache lines */
#ifndef HDRTRIE_TABLE_exact_H
#define HDRTRIE_TABLE_exact_H

#include <hdrtrie/inline.h>

#if HDRTRIE_FORMAT_VERSION != 3
#error "exact was generated for format version 3 of hdrtrie; generate it again"
#endif

#define EXACT_DIGEST 0x864f0cfe0cd5ae38u

/* Groups, to be or-ed: in hdrtrie_match.groups and in arguments. All: HDRTRIE_ALL_GROUPS. */
#define EXACT_GROUP_DEFAULT (1u << 0) /* [default] */

/* Values of hdrtrie_match.id: the most specific rule that matches. Without a match it is -1. */
enum exact_id {
    EXACT_ID_HOST = 0, /* Host */
    EXACT_ID_ACCEPT = 1, /* Accept */
    EXACT_ID_ACCEPT_ENCODING = 2, /* Accept-Encoding */
    EXACT_ID_ACCEPT_LANGUAGE = 3, /* Accept-Language */
    EXACT_ID_CONTENT_TYPE = 4, /* Content-Type */
    EXACT_ID_CONTENT_LENGTH = 5, /* Content-Length */
    EXACT_ID_COOKIE = 6, /* Cookie */
    EXACT_ID_ORIGIN = 7, /* Origin */
    EXACT_ID_USER_AGENT = 8 /* User-Agent */
};

HDRTRIE_EXTERN_C_BEGIN

/* The table: an argument for the library's calls, as a const hdrtrie_table *. */
extern const hdrtrie_table exact[];

HDRTRIE_EXTERN_C_END

/* The table's header as constants: the compiler folds them into the instructions of a find. */
static const hdrtrie_shape exact_shape = {
    HDRTRIE_FOLD_CASE, HDRTRIE_MODE_ENDS, /* flags */ 0,
    /* max_len */ 15, /* slot_shift */ 0, /* bucket_shift */ 0, /* seed */ 0, /* text_bits */ 16,
    /* nodes */ 128, /* slots */ 1184, /* records */ 1206, /* none */ 0xffff0000u,
    /* prefix: no such rule */ {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    /* suffix: no such rule */ {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    /* affixes_read */ 1
};

/* hdrtrie_find in this table. */
HDRTRIE_INLINE hdrtrie_match exact_find(const char *name, size_t len)
{
    return hdrtrie_find_shaped(exact, exact_shape, name, len);
}

/* hdrtrie_clear with this table. */
HDRTRIE_INLINE size_t exact_clear(uint32_t groups, void *fields, size_t count,
    const hdrtrie_layout *layout)
{
    return hdrtrie_clear_shaped(exact, exact_shape, groups, fields, count, layout);
}

/* hdrtrie_keep with this table. */
HDRTRIE_INLINE size_t exact_keep(uint32_t groups, void *fields, size_t count,
    const hdrtrie_layout *layout)
{
    return hdrtrie_keep_shaped(exact, exact_shape, groups, fields, count, layout);
}

#endif
