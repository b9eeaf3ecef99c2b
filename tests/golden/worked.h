/* worked: the header of an hdrtrie table. Generated, do not edit.

       hdrtrie gen worked.names -o worked.c -H worked.h --name worked

   hdrtrie claims no rights in this file.
   hdrtrie 0.1.0, format version 4; input XXH3 29b1be77b5fbbe29
   fold separators; 8 rules, 7 ids, 2 groups
   4800 bytes in 75 cache lines; calls read 4352 of these bytes, in 68 cache lines */
#ifndef HDRTRIE_TABLE_worked_H
#define HDRTRIE_TABLE_worked_H

#include <hdrtrie/inline.h>

#if HDRTRIE_FORMAT_VERSION != 4
#error "worked was generated for format version 4 of hdrtrie; generate it again"
#endif

#define WORKED_DIGEST 0xcfb4af8f1a6241afu

/* Groups, to be or-ed: in hdrtrie_match.groups and in arguments. All: HDRTRIE_ALL_GROUPS. */
#define WORKED_GROUP_INTERNAL (1u << 0) /* [internal] */
#define WORKED_GROUP_DEBUG (1u << 1) /* [debug] */

/* Values of hdrtrie_match.id: the most specific rule that matches. Without a match it is -1. */
enum worked_id {
    WORKED_ID_CF_RAY = 0, /* CF-Ray */
    WORKED_ID_CF_VISITOR = 1, /* CF-Visitor */
    WORKED_ID_PREFIX_X_INT = 2, /* X-Int-* */
    WORKED_ID_SUFFIX_INTERNAL = 3, /* *-Internal */
    WORKED_ID_X_INT_TRACE = 4, /* X-Int-Trace */
    WORKED_ID_X_DEBUG = 5, /* X-Debug */
    WORKED_ID_X_DELAY = 6 /* X-Delay */
};

HDRTRIE_EXTERN_C_BEGIN

/* The table: an argument for the library's calls, as a const hdrtrie_table *. Its symbol contains
   its digest: objects compiled with the header of another table do not link with it. */
#ifdef HDRTRIE_SYMBOL
extern const hdrtrie_table worked[] HDRTRIE_SYMBOL("worked_cfb4af8f1a6241af");
#else
#define worked worked_cfb4af8f1a6241af
extern const hdrtrie_table worked[];
#endif

HDRTRIE_EXTERN_C_END

/* Makes each object that includes this header refer to the table, for its constants too. */
static const hdrtrie_table *const worked_link HDRTRIE_USED = worked;

/* The table's header as constants: the compiler folds them into the instructions of a find. */
static const hdrtrie_shape worked_shape = {
    HDRTRIE_FOLD_SEPARATORS, HDRTRIE_MODE_ENDS, HDRTRIE_FLAG_PREFIXES | HDRTRIE_FLAG_SUFFIXES,
    /* max_len */ 11, /* slot_shift */ 0, /* bucket_shift */ 0, /* seed */ 0, /* text_bits */ 16,
    /* nodes */ 192, /* slots */ 1248, /* records */ 1260, /* none */ 0xffff0000u,
    /* prefix */ {/* head_len */ 6, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1488, /* slots */ 1456, /* literals */ 1496,
        /* literal_count */ 2, /* filter */ 1328, /* mask */ 0x0000ffffffffffffu},
    /* suffix */ {/* head_len */ 8, /* slot_shift */ 63, /* bucket_shift */ 63,
        /* filter_shift */ 60, /* pilots */ 1728, /* slots */ 1696, /* literals */ 1736,
        /* literal_count */ 1, /* filter */ 1568, /* mask */ 0xdfdfdfdfdfdfdfdfu},
    /* affixes_read */ 1, /* sieve_row */ 2, /* sieve */ 1792, /* sieve_offsets */ 0xd050402
};

/* hdrtrie_find in this table. */
HDRTRIE_INLINE hdrtrie_match worked_find(const char *name, size_t len)
{
    return hdrtrie_find_shaped(worked, worked_shape, name, len);
}

/* hdrtrie_mark with this table. */
HDRTRIE_INLINE size_t worked_mark(uint32_t groups, const void *fields, size_t count,
    const hdrtrie_layout *layout, uint64_t *bitmap)
{
    return hdrtrie_mark_shaped(worked, worked_shape, groups, fields, count, layout, bitmap);
}

/* hdrtrie_clear with this table. */
HDRTRIE_INLINE size_t worked_clear(uint32_t groups, void *fields, size_t count,
    const hdrtrie_layout *layout)
{
    return hdrtrie_clear_shaped(worked, worked_shape, groups, fields, count, layout);
}

/* worked_keep is not defined. With fold separators it would also keep
   aliases of the listed names, chosen by an attacker. */

#endif
