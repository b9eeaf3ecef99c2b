/* worked: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen worked.names -o worked.c -H worked.h --name worked

   hdrtrie 0.1.0, layout version 3; input XXH3 f3565c9307ceeb2b
   fold separators; 8 rules, 7 ids, 2 groups
   1984 bytes in 31 cache lines, of which finds read 1577 in 25 */
#ifndef worked_HDRTRIE_TABLE_H
#define worked_HDRTRIE_TABLE_H

#include <hdrtrie/inline.h>

#if HDRTRIE_FORMAT_VERSION != 3
#error "worked was generated for layout version 3 of hdrtrie; generate it anew"
#endif

#define worked_DIGEST 0x462361f931ff4397u

/* Groups, to be or-ed; HDRTRIE_ALL_GROUPS are all of them. */
#define worked_GROUP_INTERNAL (1u << 0) /* [internal] */
#define worked_GROUP_DEBUG (1u << 1) /* [debug] */

/* What hdrtrie_match.id tells. */
enum worked_id {
    worked_ID_CF_RAY = 0, /* CF-Ray */
    worked_ID_CF_VISITOR = 1, /* CF-Visitor */
    worked_ID_X_INT___PREFIX = 2, /* X-Int-* */
    worked_ID_SUFFIX___INTERNAL = 3, /* *-Internal */
    worked_ID_X_INT_TRACE = 4, /* X-Int-Trace */
    worked_ID_X_DEBUG = 5, /* X-Debug */
    worked_ID_X_DELAY = 6 /* X-Delay */
};

HDRTRIE_EXTERN_C_BEGIN

/* The table, to be passed as a const hdrtrie_table *. */
extern const hdrtrie_table worked[];

HDRTRIE_EXTERN_C_END

/* fold, mode, flags, max_len, slot_shift, bucket_shift, seed, text_bits, nodes, slots, records, head
   of record 0, prefixes, suffixes, both read: constants, so that the compiler folds them into the
   instructions of a find */
static const hdrtrie_shape worked_shape = {3, 1, 6, 11, 0, 0, 0, 16, 128, 1184, 1196, 0xffff0000u,
    {6, 63, 63, 60, 1424, 1392, 1432, 2, 1264, 0x0000ffffffffffffu},
    {8, 63, 63, 60, 1664, 1632, 1672, 1, 1504, 0xdfdfdfdfdfdfdfdfu}, 1};

/* hdrtrie_find in this table. */
HDRTRIE_INLINE hdrtrie_match worked_find(const char *name, size_t len)
{
    return hdrtrie_find_shaped(worked, worked_shape, name, len);
}

/* hdrtrie_clear with this table. */
HDRTRIE_INLINE size_t worked_clear(uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_clear_shaped(worked, worked_shape, groups, fields, count, layout);
}

/* There is no worked_keep: under fold separators it would keep an attacker's aliases of the listed names. */

#endif
