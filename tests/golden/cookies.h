/* cookies: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen cookies.names -o cookies.c -H cookies.h --name cookies

   hdrtrie claims no rights in this file.
   hdrtrie 0.1.0, format version 4; input XXH3 51d0d6fd93e38929
   fold separators; 2 rules, 2 ids, 2 groups; 4 cookie rules
   6208 bytes in 97 cache lines; calls read 5888 of these bytes, in 92 cache lines */
#ifndef HDRTRIE_TABLE_cookies_H
#define HDRTRIE_TABLE_cookies_H

#include <hdrtrie/inline.h>

#if HDRTRIE_FORMAT_VERSION != 4
#error "cookies was generated for format version 4 of hdrtrie; generate it again"
#endif

#define COOKIES_DIGEST 0x4ba1dc36ba18bf06u

/* Groups, to be or-ed: in hdrtrie_match.groups and in arguments. All: HDRTRIE_ALL_GROUPS. */
#define COOKIES_GROUP_INTERNAL (1u << 0) /* [internal] */
#define COOKIES_GROUP_DEBUG (1u << 1) /* [debug] */

/* Values of hdrtrie_match.id: the most specific rule that matches. Without a match it is -1. */
enum cookies_id {
    COOKIES_ID_PREFIX_X_INT = 0, /* X-Int-* */
    COOKIES_ID_X_DEBUG = 1 /* X-Debug */
};

/* The same for cookies: of finds in hdrtrie_cookies(cookies). */
enum cookies_cookie_id {
    COOKIES_COOKIE_ID_SESSION = 0, /* cookie:session */
    COOKIES_COOKIE_ID_PREFIX_SID = 1, /* cookie:sid_* */
    COOKIES_COOKIE_ID_SUFFIX_DBG = 2 /* cookie:*-dbg */
};

HDRTRIE_EXTERN_C_BEGIN

/* The table: an argument for the library's calls, as a const hdrtrie_table *. Its symbol contains
   its digest: objects compiled with the header of another table do not link with it. */
#ifdef HDRTRIE_SYMBOL
extern const hdrtrie_table cookies[] HDRTRIE_SYMBOL("cookies_4ba1dc36ba18bf06");
#else
#define cookies cookies_4ba1dc36ba18bf06
extern const hdrtrie_table cookies[];
#endif

HDRTRIE_EXTERN_C_END

/* Makes each object that includes this header refer to the table, for its constants too. */
static const hdrtrie_table *const cookies_link HDRTRIE_USED = cookies;

/* The table's header as constants: the compiler folds them into the instructions of a find. */
static const hdrtrie_shape cookies_shape = {
    HDRTRIE_FOLD_SEPARATORS, HDRTRIE_MODE_ENDS, HDRTRIE_FLAG_PREFIXES,
    /* max_len */ 7, /* slot_shift */ 0, /* bucket_shift */ 0, /* seed */ 0, /* text_bits */ 16,
    /* nodes */ 192, /* slots */ 1248, /* records */ 1252, /* none */ 0xffff0000u,
    /* prefix */ {/* head_len */ 6, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1432, /* slots */ 1400, /* literals */ 1440,
        /* literal_count */ 1, /* filter */ 1272, /* mask */ 0x0000ffffffffffffu},
    /* suffix: no such rule */ {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    /* affixes_read */ 1, /* sieve_row */ 2, /* sieve */ 3328, /* sieve_offsets */ 0x5040200
};

/* hdrtrie_find in this table. */
HDRTRIE_INLINE hdrtrie_match cookies_find(const char *name, size_t len)
{
    return hdrtrie_find_shaped(cookies, cookies_shape, name, len);
}

/* hdrtrie_mark with this table. */
HDRTRIE_INLINE size_t cookies_mark(uint32_t groups, const void *fields, size_t count,
    const hdrtrie_layout *layout, uint64_t *bitmap)
{
    return hdrtrie_mark_shaped(cookies, cookies_shape, groups, fields, count, layout, bitmap);
}

/* hdrtrie_clear with this table. */
HDRTRIE_INLINE size_t cookies_clear(uint32_t groups, void *fields, size_t count,
    const hdrtrie_layout *layout)
{
    return hdrtrie_clear_shaped(cookies, cookies_shape, groups, fields, count, layout);
}

/* cookies_keep is not defined. With fold separators it would also keep
   aliases of the listed names, chosen by an attacker. */

#endif
