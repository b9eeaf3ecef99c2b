/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The header of a table: its first three lines of 64 bytes. Each packing macro is beside the functions that read the
   same bytes. */
#ifndef HDRTRIE_HEADER_H
#define HDRTRIE_HEADER_H

#include <hdrtrie/detail/bytes.h>
#include <hdrtrie/detail/format/packing.h>
#include <hdrtrie/types.h>

#define HDRTRIE_MAGIC 0x54726448u /* the bytes "HdrT" */
#define HDRTRIE_CACHE_LINE_LEN 64
#define HDRTRIE_HEADER_LEN 192
#define HDRTRIE_DIGEST_LEN 8
#define HDRTRIE_REACH_LEN 64 /* how many bytes from a record's text on a SIMD backend may load */

/* The most groups and the highest id of a narrow table. */
#define HDRTRIE_NARROW_GROUP_MAX 8
#define HDRTRIE_NARROW_ID_MAX 0x7ffe

/* The modes: how a name selects its slot. */
#define HDRTRIE_MODE_HASHED 0 /* a hash of all folded bytes, displaced by a pilot: any number of names */
#define HDRTRIE_MODE_ENDS 1   /* one node per length, masked windows: the first and last 8 bytes of the name */
#define HDRTRIE_MODE_FREE 2   /* one node per length, masked windows: 8 bytes at two offsets in the name */

#define HDRTRIE_FLAG_WIDE 1     /* 4-byte slots and 8-byte record heads, else 2 and 4 */
#define HDRTRIE_FLAG_PREFIXES 2 /* the table has prefix rules with a literal of 1 byte or more */
#define HDRTRIE_FLAG_SUFFIXES 4 /* the table has suffix rules */
#define HDRTRIE_FLAG_ANY 8      /* the table has the rule "*" */
#define HDRTRIE_FLAG_SPELLED 16 /* the table has spelled exceptions: `spelled` and `results` below are set */
#define HDRTRIE_FLAGS_AFFIX (HDRTRIE_FLAG_PREFIXES | HDRTRIE_FLAG_SUFFIXES)

/* The dispatch number, 0..29: which compiled loop of the exported calls serves a table. Each loop has the fold as a
   constant. For tables without prefixes and suffixes there are loops with constant mode for narrow tables, and one
   for wide hashed tables, as large ones are. Tables with spelled exceptions, whose fold is wide, have one per fold. */
#define HDRTRIE_DISPATCH_OF(fold, mode, flags)                                                                         \
    (((flags)&HDRTRIE_FLAG_SPELLED) != 0 ? HDRTRIE_DISPATCH_SPELLED + (unsigned)(fold)-HDRTRIE_FOLD_UNDERSCORE         \
                                         : 7 * (unsigned)(fold) + HDRTRIE_DISPATCH_REST(mode, flags))
#define HDRTRIE_DISPATCH_REST(mode, flags)                                                                             \
    (((flags) & (HDRTRIE_FLAG_WIDE | HDRTRIE_FLAGS_AFFIX)) == 0               ? 3 + (mode)                             \
        : ((flags)&HDRTRIE_FLAGS_AFFIX) == 0 && (mode) == HDRTRIE_MODE_HASHED ? HDRTRIE_DISPATCH_LARGE                 \
                                                                              : (mode))
#define HDRTRIE_DISPATCH_LARGE 6
#define HDRTRIE_DISPATCH_SPELLED 28
#define HDRTRIE_DISPATCH_COUNT 30

/* The first line of the header: the numbers that a find reads.

   byte 0        4        6     7     8         9      10       12          13            14    15
        magic    version  fold  mode  dispatch  flags  max_len  slot_shift  bucket_shift  seed  text_bits
   byte 16     20     24       28            32..63
        nodes  slots  records  record_count  prefix: format/affix.h

   dispatch      HDRTRIE_DISPATCH_OF(fold, mode, flags), stored so that a call need not compute it
   max_len       longest exact name, 0 if there is none; in modes ENDS and FREE the nodes reach to max(max_len, 32)
   slot_shift    64 - log2(slots), mode HASHED
   bucket_shift  64 - log2(pilots), mode HASHED; nodes is then the offset of the pilots
   seed          the hash of mode HASHED starts from key 8 * seed
   text_bits     number of bits of a slot for the offset of the text: 16 in narrow tables; 32 in wide ones, or fewer in
                 mode HASHED, where the other bits are a tag */
#define HDRTRIE_HEADER(                                                                                                \
    fold, mode, flags, max_len, slot_shift, bucket_shift, seed, text_bits, nodes, slots, records, record_count)        \
    HDRTRIE_U32(HDRTRIE_MAGIC), HDRTRIE_U16(HDRTRIE_FORMAT_VERSION), HDRTRIE_U8(fold), HDRTRIE_U8(mode),               \
        HDRTRIE_U8(HDRTRIE_DISPATCH_OF(fold, mode, flags)), HDRTRIE_U8(flags), HDRTRIE_U16(max_len),                   \
        HDRTRIE_U8(slot_shift), HDRTRIE_U8(bucket_shift), HDRTRIE_U8(seed), HDRTRIE_U8(text_bits), HDRTRIE_U32(nodes), \
        HDRTRIE_U32(slots), HDRTRIE_U32(records), HDRTRIE_U32(record_count)
#define HDRTRIE_AT_MAGIC 0
#define HDRTRIE_AT_VERSION 4
#define HDRTRIE_AT_FOLD 6
#define HDRTRIE_AT_MODE 7
#define HDRTRIE_AT_DISPATCH 8
#define HDRTRIE_AT_FLAGS 9
#define HDRTRIE_AT_MAX_LEN 10
#define HDRTRIE_AT_SLOT_SHIFT 12
#define HDRTRIE_AT_BUCKET_SHIFT 13
#define HDRTRIE_AT_SEED 14
#define HDRTRIE_AT_TEXT_BITS 15
#define HDRTRIE_AT_NODES 16
#define HDRTRIE_AT_SLOTS 20
#define HDRTRIE_AT_RECORDS 24
#define HDRTRIE_AT_RECORD_COUNT 28
#define HDRTRIE_AT_PREFIX 32
#define HDRTRIE_AT_SUFFIX 64

/* The second line of the header, after the 32 bytes for suffix rules (bytes 64..95): the cold section.

   byte 96          100      104         108     112    116       120      124
        total_len   hot_len  rule_count  groups  rules  id_count  ids      group_count

   total_len     bytes of the table, digest included, a multiple of 64
   hot_len       bytes from the header to the cold section, which calls can read
   groups        group_count entries; rules: rule_count; ids: id_count, each the index of the id's first rule */
#define HDRTRIE_COLD(total_len, hot_len, rule_count, groups, rules, id_count, ids, group_count)                        \
    HDRTRIE_U32(total_len), HDRTRIE_U32(hot_len), HDRTRIE_U32(rule_count), HDRTRIE_U32(groups), HDRTRIE_U32(rules),    \
        HDRTRIE_U32(id_count), HDRTRIE_U32(ids), HDRTRIE_U32(group_count)
#define HDRTRIE_AT_TOTAL_LEN 96
#define HDRTRIE_AT_HOT_LEN 100
#define HDRTRIE_AT_RULE_COUNT 104
#define HDRTRIE_AT_GROUPS 108
#define HDRTRIE_AT_RULES 112
#define HDRTRIE_AT_ID_COUNT 116
#define HDRTRIE_AT_IDS 120
#define HDRTRIE_AT_GROUP_COUNT 124

/* The third line of the header: the nested tables. Each is a whole table in the hot part of this one, aligned to 64
   bytes, with its own header, cold section and digest. It does not contain other tables.

   byte 128      132      136      140    144..191
        cookies  spelled  results  sieve  zero

   cookies       offset of the table of cookie names; its groups are those of this table; 0 if none
   spelled       offset of the table of spelled exceptions, with fold case and exact names only; 0 if none
   results       offset of the results of spelled exceptions (format/record.h), one per id of that table; 0 if none
   sieve         offset of the sieve (format/sieve.h), in the hot part; 0 if none */
#define HDRTRIE_NESTED(cookies, spelled, results, sieve)                                                               \
    HDRTRIE_U32(cookies), HDRTRIE_U32(spelled), HDRTRIE_U32(results), HDRTRIE_U32(sieve), HDRTRIE_U64(0ull),           \
        HDRTRIE_U64(0ull), HDRTRIE_U64(0ull), HDRTRIE_U64(0ull), HDRTRIE_U64(0ull), HDRTRIE_U64(0ull)
#define HDRTRIE_AT_COOKIES 128
#define HDRTRIE_AT_SPELLED 132
#define HDRTRIE_AT_RESULTS 136
#define HDRTRIE_AT_SIEVE 140

#ifdef __FRAMAC__
#include <contracts/header.acsl.h>
#endif

/* Returns the address of the table's first byte. */
HDRTRIE_INLINE const uint8_t *hdrtrie_table_bytes(const hdrtrie_table *table)
{
    return (const uint8_t *)table;
}

/* Returns the nested table whose offset is in the header's third line at `at` (HDRTRIE_AT_COOKIES or
   HDRTRIE_AT_SPELLED), or NULL if the table has none. */
HDRTRIE_INLINE const hdrtrie_table *hdrtrie_table_nested(const hdrtrie_table *table, size_t at)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    const uint32_t offset = hdrtrie_load_le32(t + at);
    return offset != 0 ? (const hdrtrie_table *)(const void *)(t + offset) : NULL;
}

#endif
