/* kept: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen kept.names -o kept.c -H kept.h --name kept

   hdrtrie 0.1.0, format version 3; input XXH3 0642593376d2a7c9
   fold separators; 3 rules, 2 ids, 2 groups
   1600 bytes in 25 cache lines; finds read 1302 of these bytes, in 21 cache lines */
#ifndef HDRTRIE_TABLE_kept_H
#define HDRTRIE_TABLE_kept_H

#include <hdrtrie/inline.h>

#if HDRTRIE_FORMAT_VERSION != 3
#error "kept was generated for format version 3 of hdrtrie; generate it again"
#endif

#define KEPT_DIGEST 0xfc0ffb66b526729fu

/* Groups, to be or-ed: in hdrtrie_match.groups and in arguments. All: HDRTRIE_ALL_GROUPS. */
#define KEPT_GROUP_INTERNAL (1u << 0) /* [internal] */
#define KEPT_GROUP_DEBUG (1u << 1) /* [debug] */

/* Values of hdrtrie_match.id: the most specific rule that matches. Without a match it is -1. */
enum kept_id {
    KEPT_ID_PREFIX_X_INT = 0, /* X-Int-* */
    KEPT_ID_X_DEBUG_TOKEN = 1 /* X-Debug-Token */
};

HDRTRIE_EXTERN_C_BEGIN

/* The table: an argument for the library's calls, as a const hdrtrie_table *. */
extern const hdrtrie_table kept[];

HDRTRIE_EXTERN_C_END

/* The table's header as constants: the compiler folds them into the instructions of a find. */
static const hdrtrie_shape kept_shape = {
    HDRTRIE_FOLD_SEPARATORS, HDRTRIE_MODE_ENDS, HDRTRIE_FLAG_PREFIXES,
    /* max_len */ 13, /* slot_shift */ 0, /* bucket_shift */ 0, /* seed */ 0, /* text_bits */ 16,
    /* nodes */ 128, /* slots */ 1184, /* records */ 1190, /* none */ 0xffff0000u,
    /* prefix */ {/* head_len */ 6, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1392, /* slots */ 1360, /* literals */ 1400,
        /* literal_count */ 1, /* filter */ 1232, /* mask */ 0x0000ffffffffffffu},
    /* suffix: no such rule */ {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    /* affixes_read */ 1
};

/* hdrtrie_find in this table. */
HDRTRIE_INLINE hdrtrie_match kept_find(const char *name, size_t len)
{
    return hdrtrie_find_shaped(kept, kept_shape, name, len);
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
