/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* THE layout of a table: every offset, width and shift stands here, in node.h, record.h, probe.h and cold.h, and nowhere else. Packing
   macros (used by generated C and by src/build/pack.c) stand beside the inlines that unpack what they packed. docs/format.md draws the same bits
   with one list worked through to its bytes.

   A table is an array of 64-byte lines, immutable, without pointers, little-endian on every target. Offsets count
   bytes from its first byte. Sections in order:

     header     2 lines       what follows, below
     nodes      by length     mode 1, 2: which bits of a name of that length discriminate (or pilots, mode 0)
     slots      2 or 4 bytes  each the place of a record's text
     records    packed        groups, id, length, then the folded text; a find compares with it
     prefixes   optional      filter, slots, pilots, literals, texts
     suffixes   optional      the same, texts reversed
     (64 bytes of reach, so that a wide load at the last record stays inside; the cold part counts for it)
     cold       groups, rules, ids and their texts: for people, for check, never read by a find
     digest     8 bytes       XXH3-64 of all bytes before it

   A find is: length -> node -> (bits, multiply, shift) -> slot -> record -> one comparison -> select, whatever the table holds. */
#ifndef HDRTRIE_TABLE_H
#define HDRTRIE_TABLE_H

#include <hdrtrie/cold.h>

#define HDRTRIE_VERSION "0.1.0"
#define HDRTRIE_LAYOUT_VERSION 3
#define HDRTRIE_MAGIC 0x54726448u /* the bytes "HdrT" */
#define HDRTRIE_LINE_LEN 64
#define HDRTRIE_HEADER_LEN 128
#define HDRTRIE_DIGEST_LEN 8
#define HDRTRIE_REACH_LEN 64 /* how far past a record's first byte a body may load */

#define HDRTRIE_PATTERN_MAX 255 /* bytes of a rule's literal */
#define HDRTRIE_GROUP_MAX 31    /* groups of a table; bit 31 of a group set is HDRTRIE_ALLOW_MALFORMED */
#define HDRTRIE_ID_MAX 0x7ffffe /* a wide record's id has 24 signed bits */
#define HDRTRIE_NARROW_GROUP_MAX 8
#define HDRTRIE_NARROW_ID_MAX 0x7ffe

/* In the groups argument of mark, clear, keep and head_clear: match malformed names like any other. */
#define HDRTRIE_ALLOW_MALFORMED 0x80000000u
#define HDRTRIE_ALL_GROUPS 0x7fffffffu

/* A compiled list; the bytes of the first line are private to this file. Tables are arrays of these. */
typedef struct hdrtrie_table {
    HDRTRIE_ALIGN(64) uint8_t line[HDRTRIE_LINE_LEN];
} hdrtrie_table;

/* What the comparison of two names ignores (DESIGN 2.2). Each is wider than the one before it. */
typedef enum hdrtrie_fold {
    HDRTRIE_FOLD_NONE = 0,
    HDRTRIE_FOLD_CASE = 1,
    HDRTRIE_FOLD_UNDERSCORE = 2,
    HDRTRIE_FOLD_SEPARATORS = 3
} hdrtrie_fold;

typedef enum hdrtrie_kind {
    HDRTRIE_KIND_EXACT = 0,
    HDRTRIE_KIND_PREFIX = 1, /* "*" alone is the prefix with an empty literal */
    HDRTRIE_KIND_SUFFIX = 2
} hdrtrie_kind;

/* How a name selects its slot. */
#define HDRTRIE_MODE_HASHED 0 /* all folded bytes hashed, then displaced by a pilot: any number of names */
#define HDRTRIE_MODE_ENDS 1   /* a node a length, two masked windows of 8 bytes: the first and the last of the name */
#define HDRTRIE_MODE_FREE 2   /* a node a length, two masked windows of 8 bytes anywhere in the name */

#define HDRTRIE_FLAG_WIDE 1     /* 4-byte slots and 8-byte record heads, else 2 and 4 */
#define HDRTRIE_FLAG_PREFIXES 2 /* the table has rules of that kind with a literal of 1 byte or more */
#define HDRTRIE_FLAG_SUFFIXES 4
#define HDRTRIE_FLAG_ANY 8 /* the table has the rule "*" */
#define HDRTRIE_FLAGS_AFFIX (HDRTRIE_FLAG_PREFIXES | HDRTRIE_FLAG_SUFFIXES)

/* Tables of one kind are served by one copy of a loop, which knows their fold, and of those without prefixes and suffixes more:
   of narrow ones, as most are, the mode, and of wide ones whether they are hashed, as large ones are. */
#define HDRTRIE_KIND_OF(fold, mode, flags) (7 * (fold) + HDRTRIE_KIND_REST(mode, flags))
#define HDRTRIE_KIND_REST(mode, flags)                                                                                 \
    (((flags) & (HDRTRIE_FLAG_WIDE | HDRTRIE_FLAGS_AFFIX)) == 0            ? 3 + (mode)                                \
     : ((flags)&HDRTRIE_FLAGS_AFFIX) == 0 && (mode) == HDRTRIE_MODE_HASHED ? HDRTRIE_KIND_LARGE                        \
                                                                           : (mode))
#define HDRTRIE_KIND_LARGE 6
#define HDRTRIE_KIND_COUNT 28

/* ---- packing to bytes --------------------------------------------------------------------------------------- */

/* A constant zero that does not compile when v needs more than bits bits (bits < 64). The builder, whose values are not
   constants, defines its own before it includes this file. */
#ifndef HDRTRIE_FITS
#define HDRTRIE_FITS(v, bits) (0 * sizeof(char[((unsigned long long)(v) >> (bits)) == 0 ? 1 : -1]))
#endif
#define HDRTRIE_BYTE(v, at) ((uint8_t)((unsigned long long)(v) >> (8 * (at)) & 0xff))
#define HDRTRIE_U8(v) (uint8_t)((v) + HDRTRIE_FITS(v, 8))
#define HDRTRIE_U16(v) (uint8_t)(HDRTRIE_BYTE(v, 0) + HDRTRIE_FITS(v, 16)), HDRTRIE_BYTE(v, 1)
#define HDRTRIE_U24(v) (uint8_t)(HDRTRIE_BYTE(v, 0) + HDRTRIE_FITS(v, 24)), HDRTRIE_BYTE(v, 1), HDRTRIE_BYTE(v, 2)
#define HDRTRIE_U32(v)                                                                                                 \
    (uint8_t)(HDRTRIE_BYTE(v, 0) + HDRTRIE_FITS(v, 32)), HDRTRIE_BYTE(v, 1), HDRTRIE_BYTE(v, 2), HDRTRIE_BYTE(v, 3)
#define HDRTRIE_U64(v)                                                                                                 \
    HDRTRIE_BYTE(v, 0), HDRTRIE_BYTE(v, 1), HDRTRIE_BYTE(v, 2), HDRTRIE_BYTE(v, 3), HDRTRIE_BYTE(v, 4),                \
        HDRTRIE_BYTE(v, 5), HDRTRIE_BYTE(v, 6), HDRTRIE_BYTE(v, 7)
/* An id of -1 (no rule) is all ones in its field. */
#define HDRTRIE_ID16(id) HDRTRIE_U16((id) < 0 ? 0xffffLL : (long long)(id))
#define HDRTRIE_ID24(id) HDRTRIE_U24((id) < 0 ? 0xffffffLL : (long long)(id))
#define HDRTRIE_ID32(id) HDRTRIE_U32((id) < 0 ? 0xffffffffLL : (long long)(id))

/* Header, first line: what a find reads.

   byte 0        4        6     7     8     9      10       12          13            14    15
        magic    version  fold  mode  kind  flags  max_len  slot_shift  bucket_shift  seed  text_bits
   byte 16     20     24       28            32..63
        nodes  slots  records  record_count  prefix: affix below

   kind          which copy of the exported calls' loops serves the table: HDRTRIE_KIND_OF, which follows from fold, mode and
                 flags; stored so that a call need not work it out
   max_len       longest exact name, 0 when there is none; nodes reach to max(max_len, 32) in modes 1 and 2
   slot_shift    64 - log2(slots), mode 0
   bucket_shift  64 - log2(pilots), mode 0; nodes is then the offset of the pilots
   seed          which 8 * seed-th key the hash of mode 0 starts from
   text_bits     how many bits of a slot say where the text is: 16 in narrow tables, in wide ones 32, or fewer in mode 0, where the
                 others are a tag */
#define HDRTRIE_HEADER(fold, mode, flags, max_len, slot_shift, bucket_shift, seed, text_bits, nodes, slots, records,   \
                       record_count)                                                                                   \
    HDRTRIE_U32(HDRTRIE_MAGIC), HDRTRIE_U16(HDRTRIE_LAYOUT_VERSION), HDRTRIE_U8(fold), HDRTRIE_U8(mode),               \
        HDRTRIE_U8(HDRTRIE_KIND_OF(fold, mode, flags)), HDRTRIE_U8(flags), HDRTRIE_U16(max_len),                       \
        HDRTRIE_U8(slot_shift), HDRTRIE_U8(bucket_shift), HDRTRIE_U8(seed), HDRTRIE_U8(text_bits), HDRTRIE_U32(nodes), \
        HDRTRIE_U32(slots), HDRTRIE_U32(records), HDRTRIE_U32(record_count)
#define HDRTRIE_AT_MAGIC 0
#define HDRTRIE_AT_VERSION 4
#define HDRTRIE_AT_FOLD 6
#define HDRTRIE_AT_MODE 7
#define HDRTRIE_AT_KIND 8
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

/* Header, second line, after the suffixes' affix (bytes 64..95): what the cold part holds.

   byte 96          100      104         108     112    116       120      124
        total_len   hot_len  rule_count  groups  rules  id_count  ids      group_count

   total_len     bytes of the table, digest included, a multiple of 64
   hot_len       bytes that a find can read, header excluded
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

/*@ assigns \nothing;
    ensures \result == (uint8_t *)table; */
HDRTRIE_INLINE const uint8_t *hdrtrie_table_bytes(const hdrtrie_table *table)
{
    return (const uint8_t *)table;
}

/* The rest of the layout. */
#include <hdrtrie/node.h>
#include <hdrtrie/probe.h>
#include <hdrtrie/record.h>

#endif
