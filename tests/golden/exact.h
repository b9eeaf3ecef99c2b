/* exact: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen exact.names -o exact.c -H exact.h --name exact

   hdrtrie claims no rights in this file.
   hdrtrie 0.1.0, format version 4; input XXH3 46bfd0939c1d278b
   fold case; 9 rules, 9 ids, 1 group
   4480 bytes in 70 cache lines; calls read 3968 of these bytes, in 62 cache lines */
#ifndef HDRTRIE_TABLE_exact_H
#define HDRTRIE_TABLE_exact_H

#include <hdrtrie/inline.h>

#if HDRTRIE_FORMAT_VERSION != 4
#error "exact was generated for format version 4 of hdrtrie; generate it again"
#endif

#define EXACT_DIGEST 0xdc4962593d8c241eu

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

/* The table: an argument for the library's calls, as a const hdrtrie_table *. Its symbol contains
   its digest: objects compiled with the header of another table do not link with it. */
#ifdef HDRTRIE_SYMBOL
extern const hdrtrie_table exact[] HDRTRIE_SYMBOL("exact_dc4962593d8c241e");
#else
#define exact exact_dc4962593d8c241e
extern const hdrtrie_table exact[];
#endif

HDRTRIE_EXTERN_C_END

/* Makes each object that includes this header refer to the table, for its constants too. */
static const hdrtrie_table *const exact_link HDRTRIE_USED = exact;

/* The table's header as constants: the compiler folds them into the instructions of a find. */
static const hdrtrie_shape exact_shape = {
    HDRTRIE_FOLD_CASE, HDRTRIE_MODE_ENDS, /* flags */ 0,
    /* max_len */ 15, /* slot_shift */ 0, /* bucket_shift */ 0, /* seed */ 0, /* text_bits */ 16,
    /* nodes */ 192, /* slots */ 1248, /* records */ 1270, /* none */ 0xffff0000u,
    /* prefix: no such rule */ {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    /* suffix: no such rule */ {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    /* affixes_read */ 1, /* sieve_row */ 2, /* sieve */ 1408, /* sieve_offsets */ 0x3020100
};

/* hdrtrie_find in this table. */
HDRTRIE_INLINE hdrtrie_match exact_find(const char *name, size_t len)
{
    return hdrtrie_find_shaped(exact, exact_shape, name, len);
}

/* hdrtrie_mark with this table. */
HDRTRIE_INLINE size_t exact_mark(uint32_t groups, const void *fields, size_t count,
    const hdrtrie_layout *layout, uint64_t *bitmap)
{
    return hdrtrie_mark_shaped(exact, exact_shape, groups, fields, count, layout, bitmap);
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
