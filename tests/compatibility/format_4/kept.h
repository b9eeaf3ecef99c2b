/* kept: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen kept.names -o kept.c -H kept.h --name kept

   hdrtrie claims no rights in this file.
   hdrtrie 0.1.0, format version 4; input XXH3 0642593376d2a7c9
   fold separators; 3 rules, 2 ids, 2 groups
   4416 bytes in 69 cache lines; calls read 4096 of these bytes, in 64 cache lines */
#ifndef HDRTRIE_TABLE_kept_H
#define HDRTRIE_TABLE_kept_H

#include <hdrtrie/inline.h>

#if HDRTRIE_FORMAT_VERSION != 4
#error "kept was generated for format version 4 of hdrtrie; generate it again"
#endif

#define KEPT_DIGEST 0x29fc1dfa997850a6u

/* Groups, to be or-ed: in hdrtrie_match.groups and in arguments. All: HDRTRIE_ALL_GROUPS. */
#define KEPT_GROUP_INTERNAL (1u << 0) /* [internal] */
#define KEPT_GROUP_DEBUG (1u << 1) /* [debug] */

/* Values of hdrtrie_match.id: the most specific rule that matches. Without a match it is -1. */
enum kept_id {
    KEPT_ID_PREFIX_X_INT = 0, /* X-Int-* */
    KEPT_ID_X_DEBUG_TOKEN = 1 /* X-Debug-Token */
};

HDRTRIE_EXTERN_C_BEGIN

/* The table: an argument for the library's calls, as a const hdrtrie_table *. Its symbol contains
   its digest: objects compiled with the header of another table do not link with it. */
#ifdef HDRTRIE_SYMBOL
extern const hdrtrie_table kept[] HDRTRIE_SYMBOL("kept_29fc1dfa997850a6");
#else
#define kept kept_29fc1dfa997850a6
extern const hdrtrie_table kept[];
#endif

HDRTRIE_EXTERN_C_END

/* Makes each object that includes this header refer to the table, for its constants too. */
static const hdrtrie_table *const kept_link HDRTRIE_USED = kept;

/* The table's header as constants: the compiler folds them into the instructions of a find. */
static const hdrtrie_shape kept_shape = {
    HDRTRIE_FOLD_SEPARATORS, HDRTRIE_MODE_ENDS, HDRTRIE_FLAG_PREFIXES,
    /* max_len */ 13, /* slot_shift */ 0, /* bucket_shift */ 0, /* seed */ 0, /* text_bits */ 16,
    /* nodes */ 192, /* slots */ 1248, /* records */ 1254, /* none */ 0xffff0000u,
    /* prefix */ {/* head_len */ 6, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1456, /* slots */ 1424, /* literals */ 1464,
        /* literal_count */ 1, /* filter */ 1296, /* mask */ 0x0000ffffffffffffu},
    /* suffix: no such rule */ {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    /* affixes_read */ 1, /* sieve_row */ 2, /* sieve */ 1536, /* sieve_offsets */ 0x5040200
};

/* hdrtrie_find in this table. */
HDRTRIE_INLINE hdrtrie_match kept_find(const char *name, size_t len)
{
    return hdrtrie_find_shaped(kept, kept_shape, name, len);
}

/* hdrtrie_mark with this table. */
HDRTRIE_INLINE size_t kept_mark(uint32_t groups, const void *fields, size_t count,
    const hdrtrie_layout *layout, uint64_t *bitmap)
{
    return hdrtrie_mark_shaped(kept, kept_shape, groups, fields, count, layout, bitmap);
}

/* hdrtrie_clear with this table. */
HDRTRIE_INLINE size_t kept_clear(uint32_t groups, void *fields, size_t count,
    const hdrtrie_layout *layout)
{
    return hdrtrie_clear_shaped(kept, kept_shape, groups, fields, count, layout);
}

/* kept_keep is not defined. With fold separators it would also keep
   aliases of the listed names, chosen by an attacker. */

#endif
