/* kept: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen kept.names -o kept.c -H kept.h --name kept

   hdrtrie 0.1.0, layout version 1; input XXH3 0642593376d2a7c9
   fold separators; 3 rules, 2 ids, 2 groups
   1472 bytes in 23 cache lines, of which finds read 1174 in 19 */
#ifndef kept_HDRTRIE_TABLE_H
#define kept_HDRTRIE_TABLE_H

#include <hdrtrie/clear.h>

#if HDRTRIE_LAYOUT_VERSION != 1
#error "kept was generated for layout version 1 of hdrtrie; generate it anew"
#endif

#define kept_DIGEST 0xec5848707e9dbaf2u

/* Groups, to be or-ed; HDRTRIE_ALL_GROUPS are all of them. */
#define kept_GROUP_INTERNAL (1u << 0) /* [internal] */
#define kept_GROUP_DEBUG (1u << 1) /* [debug] */

/* What hdrtrie_match.id tells. */
enum kept_id {
    kept_ID_X_INT___PREFIX = 0, /* X-Int-* */
    kept_ID_X_DEBUG_TOKEN = 1 /* X-Debug-Token */
};

HDRTRIE_EXTERN_C_BEGIN

/* The table, to be passed as a const hdrtrie_table *. */
extern const hdrtrie_table kept[];

HDRTRIE_EXTERN_C_END

/* fold, mode, vectors, flags, max_len, slot_shift, bucket_shift, seed, nodes, slots, records, prefixes,
   suffixes, both read: constants, so that the compiler folds them into the instructions of a find */
static const hdrtrie_shape kept_shape = {3, 1, 1, 2, 13, 0, 0, 0, 128, 1184, 1190,
    {6, 63, 63, 1264, 1232, 1272, 1, 0},
    {0, 0, 0, 0, 0, 0, 0, 0}, 1};

/* hdrtrie_find in this table. */
HDRTRIE_INLINE hdrtrie_match kept_find(const char *name, size_t len)
{
    return hdrtrie_shaped_find(kept, kept_shape, name, len);
}

/* hdrtrie_clear with this table. */
HDRTRIE_INLINE size_t kept_clear(uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_shaped_clear(kept, kept_shape, groups, fields, count, layout);
}

/* There is no kept_keep: under fold separators it would keep an attacker's aliases of the listed names. */

#endif
