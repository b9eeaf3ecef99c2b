/* spelled: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen spelled.names -o spelled.c -H spelled.h --name spelled

   hdrtrie claims no rights in this file.
   hdrtrie 0.1.0, format version 4; input XXH3 a6292f637e8c8d66
   fold separators; 7 rules, 4 ids, 2 groups
   6016 bytes in 94 cache lines; calls read 5568 of these bytes, in 87 cache lines */
#ifndef HDRTRIE_TABLE_spelled_H
#define HDRTRIE_TABLE_spelled_H

#include <hdrtrie/inline.h>

#if HDRTRIE_FORMAT_VERSION != 4
#error "spelled was generated for format version 4 of hdrtrie; generate it again"
#endif

#define SPELLED_DIGEST 0xe317a67abc6f6724u

/* Groups, to be or-ed: in hdrtrie_match.groups and in arguments. All: HDRTRIE_ALL_GROUPS. */
#define SPELLED_GROUP_INTERNAL (1u << 0) /* [internal] */
#define SPELLED_GROUP_DEBUG (1u << 1) /* [debug] */

/* Values of hdrtrie_match.id: the most specific rule that matches. Without a match it is -1. */
enum spelled_id {
    SPELLED_ID_PREFIX_X_INT = 0, /* X-Int-* */
    SPELLED_ID_X_FOO = 1, /* X-Foo */
    SPELLED_ID_X_INT_PUBLIC = 2, /* X-Int-Public */
    SPELLED_ID_PREFIX_X = 3 /* X-* */
};

HDRTRIE_EXTERN_C_BEGIN

/* The table: an argument for the library's calls, as a const hdrtrie_table *. Its symbol contains
   its digest: objects compiled with the header of another table do not link with it. */
#ifdef HDRTRIE_SYMBOL
extern const hdrtrie_table spelled[] HDRTRIE_SYMBOL("spelled_e317a67abc6f6724");
#else
#define spelled spelled_e317a67abc6f6724
extern const hdrtrie_table spelled[];
#endif

HDRTRIE_EXTERN_C_END

/* Makes each object that includes this header refer to the table, for its constants too. */
static const hdrtrie_table *const spelled_link HDRTRIE_USED = spelled;

/* The table's header as constants: the compiler folds them into the instructions of a find. */
static const hdrtrie_shape spelled_shape = {
    HDRTRIE_FOLD_SEPARATORS, HDRTRIE_MODE_ENDS, HDRTRIE_FLAG_PREFIXES | HDRTRIE_FLAG_SPELLED,
    /* max_len */ 12, /* slot_shift */ 0, /* bucket_shift */ 0, /* seed */ 0, /* text_bits */ 16,
    /* nodes */ 192, /* slots */ 1248, /* records */ 1254, /* none */ 0xffff0000u,
    /* prefix */ {/* head_len */ 2, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1448, /* slots */ 1416, /* literals */ 1456,
        /* literal_count */ 2, /* filter */ 1288, /* mask */ 0x000000000000ffffu},
    /* suffix: no such rule */ {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    /* affixes_read */ 1, /* sieve_row */ 2, /* sieve */ 3008, /* sieve_offsets */ 0x3020100
};

/* hdrtrie_find in this table. */
HDRTRIE_INLINE hdrtrie_match spelled_find(const char *name, size_t len)
{
    return hdrtrie_find_shaped(spelled, spelled_shape, name, len);
}

/* hdrtrie_mark with this table. */
HDRTRIE_INLINE size_t spelled_mark(uint32_t groups, const void *fields, size_t count,
    const hdrtrie_layout *layout, uint64_t *bitmap)
{
    return hdrtrie_mark_shaped(spelled, spelled_shape, groups, fields, count, layout, bitmap);
}

/* hdrtrie_clear with this table. */
HDRTRIE_INLINE size_t spelled_clear(uint32_t groups, void *fields, size_t count,
    const hdrtrie_layout *layout)
{
    return hdrtrie_clear_shaped(spelled, spelled_shape, groups, fields, count, layout);
}

/* spelled_keep is not defined. With fold separators it would also keep
   aliases of the listed names, chosen by an attacker. */

#endif
