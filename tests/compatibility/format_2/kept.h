/* kept: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen kept.names -o kept.c -H kept.h --name kept

   hdrtrie 0.1.0, layout version 2; input XXH3 0642593376d2a7c9
   fold separators; 3 rules, 2 ids, 2 groups
   1600 bytes in 25 cache lines, of which finds read 1302 in 21 */
#ifndef kept_HDRTRIE_TABLE_H
#define kept_HDRTRIE_TABLE_H

#include <hdrtrie/clear.h>

#if HDRTRIE_LAYOUT_VERSION != 2
#error "kept was generated for layout version 2 of hdrtrie; generate it anew"
#endif

#define kept_DIGEST 0x0963c18c8c5a44d3u

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

/* fold, mode, flags, max_len, slot_shift, bucket_shift, seed, nodes, slots, records, head of record 0,
   prefixes, suffixes, both read: constants, so that the compiler folds them into the instructions of a
   find */
static const hdrtrie_shape kept_shape = {3, 1, 2, 13, 0, 0, 0, 128, 1184, 1190, 0xffff0000u,
    {6, 63, 63, 60, 1392, 1360, 1400, 1, 1232, 0x0000ffffffffffffu},
    {0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0000000000000000u}, 1};

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
