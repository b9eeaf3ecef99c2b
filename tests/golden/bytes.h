/* bytes: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen bytes.names -o bytes.c -H bytes.h --name bytes

   hdrtrie claims no rights in this file.
   hdrtrie 0.1.0, format version 4; input XXH3 f9aeb3ddcf8553de
   fold none; 5 rules, 3 ids, 2 groups
   1664 bytes in 26 cache lines; calls read 1319 of these bytes, in 21 cache lines */
#ifndef HDRTRIE_TABLE_bytes_H
#define HDRTRIE_TABLE_bytes_H

#include <hdrtrie/inline.h>

#if HDRTRIE_FORMAT_VERSION != 4
#error "bytes was generated for format version 4 of hdrtrie; generate it again"
#endif

#define BYTES_DIGEST 0x7318c707a3f0bfb8u

/* Groups, to be or-ed: in hdrtrie_match.groups and in arguments. All: HDRTRIE_ALL_GROUPS. */
#define BYTES_GROUP_ALL (1u << 0) /* [all] */
#define BYTES_GROUP_MARKS (1u << 1) /* [marks] */

/* Values of hdrtrie_match.id: the most specific rule that matches. Without a match it is -1. */
enum bytes_id {
    BYTES_ID_ANY = 0, /* * */
    BYTES_ID_IT_S = 1, /* it's */
    BYTES_ID_id2 = 2 /* *!# */
};

HDRTRIE_EXTERN_C_BEGIN

/* The table: an argument for the library's calls, as a const hdrtrie_table *. Its symbol contains
   its digest: objects compiled with the header of another table do not link with it. */
#ifdef HDRTRIE_SYMBOL
extern const hdrtrie_table bytes[] HDRTRIE_SYMBOL("bytes_7318c707a3f0bfb8");
#else
#define bytes bytes_7318c707a3f0bfb8
extern const hdrtrie_table bytes[];
#endif

HDRTRIE_EXTERN_C_END

/* Makes each object that includes this header refer to the table, for its constants too. */
static const hdrtrie_table *const bytes_link HDRTRIE_USED = bytes;

/* The table's header as constants: the compiler folds them into the instructions of a find. */
static const hdrtrie_shape bytes_shape = {
    HDRTRIE_FOLD_NONE, HDRTRIE_MODE_ENDS, HDRTRIE_FLAG_PREFIXES | HDRTRIE_FLAG_ANY,
    /* max_len */ 6, /* slot_shift */ 0, /* bucket_shift */ 0, /* seed */ 0, /* text_bits */ 16,
    /* nodes */ 192, /* slots */ 1248, /* records */ 1256, /* none */ 0x1u,
    /* prefix */ {/* head_len */ 7, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1448, /* slots */ 1416, /* literals */ 1456,
        /* literal_count */ 2, /* filter */ 1288, /* mask */ 0x00ffffffffffffffu},
    /* suffix: no such rule */ {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    /* affixes_read */ 1, /* sieve_row */ 0, /* sieve */ 0, /* sieve_offsets */ 0x0
};

/* hdrtrie_find in this table. */
HDRTRIE_INLINE hdrtrie_match bytes_find(const char *name, size_t len)
{
    return hdrtrie_find_shaped(bytes, bytes_shape, name, len);
}

/* hdrtrie_mark with this table. */
HDRTRIE_INLINE size_t bytes_mark(uint32_t groups, const void *fields, size_t count,
    const hdrtrie_layout *layout, uint64_t *bitmap)
{
    return hdrtrie_mark_shaped(bytes, bytes_shape, groups, fields, count, layout, bitmap);
}

/* hdrtrie_clear with this table. */
HDRTRIE_INLINE size_t bytes_clear(uint32_t groups, void *fields, size_t count,
    const hdrtrie_layout *layout)
{
    return hdrtrie_clear_shaped(bytes, bytes_shape, groups, fields, count, layout);
}

/* hdrtrie_keep with this table. */
HDRTRIE_INLINE size_t bytes_keep(uint32_t groups, void *fields, size_t count,
    const hdrtrie_layout *layout)
{
    return hdrtrie_keep_shaped(bytes, bytes_shape, groups, fields, count, layout);
}

#endif
