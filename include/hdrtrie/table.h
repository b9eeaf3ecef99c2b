/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* THE layout of a table: every offset, width and shift stands here and nowhere else (the cold entries' in cold.h). Packing macros (used by generated
   C and by src/build/pack.c) stand beside the inlines that unpack what they packed. docs/format.md draws the same bits
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

/* Where the rules of one end of a name stand (32 bytes of the header; all zero when the table has none).

   byte 0         1           2             3             4       8      12        16             20      24
        head_len  slot_shift  bucket_shift  filter_shift  pilots  slots  literals  literal_count  filter  mask

   head_len      1..8: how many folded bytes at that end the probe hashes: min(8, shortest literal); 0 no probe
   literals      sorted by folded text (reversed for suffixes); one parent chain each; the empty one, "*", is the first
   filter        2^(64 - filter_shift) words of 64 bits. The 8 bytes at that end, by the bits of mask hashed, select a word, and 6
                 bits of the byte behind the head (or of the head's eighth) a bit in it. Where that is 0 no literal of this end
                 matches: nearly every name ends there.
   mask          prefixes: all of the head, folded; suffixes, which are not folded for it: the bits that no fold changes */
#define HDRTRIE_AFFIX(head_len, slot_shift, bucket_shift, filter_shift, pilots, slots, literals, literal_count,        \
                      filter, mask)                                                                                    \
    HDRTRIE_U8(head_len), HDRTRIE_U8(slot_shift), HDRTRIE_U8(bucket_shift), HDRTRIE_U8(filter_shift),                  \
        HDRTRIE_U32(pilots), HDRTRIE_U32(slots), HDRTRIE_U32(literals), HDRTRIE_U32(literal_count),                    \
        HDRTRIE_U32(filter), HDRTRIE_U64(mask)
#define HDRTRIE_AFFIX_LEN 32

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

/* A node, one a length; 32 bytes, so that none straddles a cache line. mask1 and mask2 hold only bits that no fold can change
   in any listed name of the length; mask2 is 0 where one window is enough. A node of zeros leads to slot 0, which leads to
   record 0. In mode ENDS offset1 is 0, offset2 is len - 8 where mask2 is not 0, and nobody need
   read them.

   word 0   | mask1                                                      |   of the 8 bytes from offset1 on
        1   | mask2                                                      |   of the 8 bytes from offset2 on
        2   | multiplier                                                 |
        3   | zero: 8 | shift: 8 | offset2: 8 | offset1: 8 | base: 32    |

   slot = base + ((bits1 + bits2) * multiplier >> shift). The row of slots that a node can select, 2^(64 - shift) from base on,
   leads to records of the node's own length or to record 0, and to nothing else: so a find need not compare lengths. (The
   last word's fields in the multiplier's low half would have made it 24 bytes, but two bytes of each window then hardly
   reach the product's top: tried, docs/design.md.) */
#define HDRTRIE_NODE(mask1, mask2, multiplier, base, offset1, offset2, shift)                                          \
    HDRTRIE_U64(mask1), HDRTRIE_U64(mask2), HDRTRIE_U64(multiplier), HDRTRIE_U32(base), HDRTRIE_U8(offset1),           \
        HDRTRIE_U8(offset2), HDRTRIE_U8(shift), HDRTRIE_U8(0)
#define HDRTRIE_NODE_LEN 32

/* A slot: where a record's text begins, counted from the start of the records, in the low text_bits bits. A pilot: 2 bytes.

   wide   | tag: 32 - text_bits | text: text_bits |

   tag: the same bits of the mixed hash of the record's name. A name whose own bits differ is not that name: it is led to record
   0, which is always near, instead of to a record of a large table, which is not. */
#define HDRTRIE_SLOT(text) HDRTRIE_U16(text)
#define HDRTRIE_SLOT_WIDE(tag, text, text_bits)                                                                        \
    HDRTRIE_U32((unsigned long long)(tag) << (text_bits) | ((text) + HDRTRIE_FITS(text, text_bits)))
#define HDRTRIE_PILOT(value) HDRTRIE_U16(value)
#define HDRTRIE_SLOT_LEN(flags) (((flags)&HDRTRIE_FLAG_WIDE) ? 4u : 2u)

/* The head of a record, directly before its text. Each field is a load of its own or a part of one load of all; the id is on
   top, so that a shift, too, brings it with its sign.

   narrow, 4 bytes   31         16 15      8 7          0
                     | id: 16      | len: 8 | groups: 8 |
   wide, 8 bytes     63         40 39     32 31         0
                     | id: 24      | len: 8 | groups: 32 |

   len 0 is record 0 alone: what the rule "*" says of a name that no other matches, or no groups and id -1. */
#define HDRTRIE_RECORD(groups, id, len) HDRTRIE_U8(groups), HDRTRIE_U8(len), HDRTRIE_ID16(id)
#define HDRTRIE_RECORD_WIDE(groups, id, len) HDRTRIE_U32(groups), HDRTRIE_U8(len), HDRTRIE_ID24(id)
#define HDRTRIE_RECORD_LEN(flags) (((flags)&HDRTRIE_FLAG_WIDE) ? 8u : 4u)

/* A word of an affix's filter. */
#define HDRTRIE_FILTER_WORD(bits) HDRTRIE_U64(bits)
#define HDRTRIE_FILTER_WORD_LEN 8

/* A slot of an affix's probe: the folded head bytes and the run of literals that begin with them; 16 bytes. */
#define HDRTRIE_AFFIX_SLOT(head, first, count) HDRTRIE_U64(head), HDRTRIE_U32(first), HDRTRIE_U32(count)
#define HDRTRIE_AFFIX_SLOT_LEN 16

/* A literal of an affix; 24 bytes. parent is 1 + the index of the longest other literal that this one begins with, or
   0; in and out are the groups whose rule, or exception, this is; text an offset, in reading order of the probe. */
#define HDRTRIE_LITERAL(text, len, parent, in, out, id)                                                                \
    HDRTRIE_U32(text), HDRTRIE_U32(parent), HDRTRIE_U32(in), HDRTRIE_U32(out), HDRTRIE_ID32(id), HDRTRIE_U32(len)
#define HDRTRIE_LITERAL_LEN 24

/* ---- unpacking ---------------------------------------------------------------------------------------------- */

HDRTRIE_INLINE const uint8_t *hdrtrie_table_bytes(const hdrtrie_table *table)
{
    return (const uint8_t *)table;
}

/* The constants of one end's rules, as HDRTRIE_AFFIX packs them. */
typedef struct hdrtrie_affix {
    uint8_t head_len, slot_shift, bucket_shift, filter_shift;
    uint32_t pilots, slots, literals, literal_count, filter;
    uint64_t mask;
} hdrtrie_affix;

HDRTRIE_INLINE hdrtrie_affix hdrtrie_affix_read(const uint8_t *p)
{
    hdrtrie_affix a;
    a.head_len = p[0];
    a.slot_shift = p[1];
    a.bucket_shift = p[2];
    a.filter_shift = p[3];
    a.pilots = hdrtrie_load_le32(p + 4);
    a.slots = hdrtrie_load_le32(p + 8);
    a.literals = hdrtrie_load_le32(p + 12);
    a.literal_count = hdrtrie_load_le32(p + 16);
    a.filter = hdrtrie_load_le32(p + 20);
    a.mask = hdrtrie_load_le64(p + 24);
    return a;
}

typedef struct hdrtrie_node {
    uint64_t mask1, mask2, multiplier;
    uint32_t base;
    uint8_t offset1, offset2, shift;
} hdrtrie_node;

HDRTRIE_INLINE hdrtrie_node hdrtrie_node_read(const uint8_t *p)
{
    hdrtrie_node n;
    n.mask1 = hdrtrie_load_le64(p);
    n.mask2 = hdrtrie_load_le64(p + 8);
    n.multiplier = hdrtrie_load_le64(p + 16);
    n.base = hdrtrie_load_le32(p + 24);
    n.offset1 = p[28];
    n.offset2 = p[29];
    n.shift = p[30];
    return n;
}

/* How many slots the node can select, from its base on. */
HDRTRIE_INLINE uint64_t hdrtrie_node_row_len(hdrtrie_node n)
{
    return (n.mask1 | n.mask2) == 0 ? 1 : (uint64_t)1 << ((64 - n.shift) & 63);
}

/* Where the text is that the slot itself says. */
HDRTRIE_INLINE uint32_t hdrtrie_slot_text(uint32_t slot, unsigned text_bits)
{
    return slot & (uint32_t) ~(~(uint64_t)0 << (text_bits & 63));
}

/* The tag of a slot, or the bits of a mixed hash that a slot's tag is. */
HDRTRIE_INLINE uint32_t hdrtrie_slot_tag(uint64_t bits, unsigned text_bits)
{
    return (uint32_t)((bits & 0xffffffffu) >> (text_bits & 63));
}

HDRTRIE_INLINE uint32_t hdrtrie_slot_read(const uint8_t *slots, uint64_t index, unsigned flags)
{
    return (flags & HDRTRIE_FLAG_WIDE) ? hdrtrie_load_le32(slots + 4 * index) : hdrtrie_load_le16(slots + 2 * index);
}

/* Where the text is to which a slot of a hashed wide table leads the name of that mixed hash: record 0's where the tag is not
   its own. No branch: one name in many is listed, and nobody knows which. 1 <= text_bits <= 32. */
HDRTRIE_INLINE uint32_t hdrtrie_slot_untag(uint32_t slot, uint64_t mixed, unsigned text_bits)
{
    const uint64_t differ = hdrtrie_slot_tag(slot ^ mixed, text_bits);
    const uint32_t same = 0u - (uint32_t)((differ - 1) >> 63), none = HDRTRIE_RECORD_LEN(HDRTRIE_FLAG_WIDE);
    return none ^ ((hdrtrie_slot_text(slot, text_bits) ^ none) & same);
}

typedef struct hdrtrie_record {
    uint32_t groups;
    int32_t id;
    uint32_t len;
} hdrtrie_record;

/* The head that stands before text, as one number. */
HDRTRIE_INLINE uint64_t hdrtrie_head_read(const uint8_t *text, unsigned flags)
{
    return (flags & HDRTRIE_FLAG_WIDE) ? hdrtrie_load_le64(text - 8) : hdrtrie_load_le32(text - 4);
}

HDRTRIE_INLINE hdrtrie_record hdrtrie_head_unpack(uint64_t head, unsigned flags)
{
    hdrtrie_record r;
    if (flags & HDRTRIE_FLAG_WIDE) {
        r.groups = (uint32_t)head;
        r.len = (uint32_t)(head >> 32) & 0xff;
        r.id = (int32_t)((int64_t)head >> 40);
    } else {
        r.groups = (uint32_t)head & 0xff;
        r.len = (uint32_t)head >> 8 & 0xff;
        r.id = (int32_t)(uint32_t)head >> 16;
    }
    return r;
}

HDRTRIE_INLINE hdrtrie_record hdrtrie_record_read(const uint8_t *text, unsigned flags)
{
    return hdrtrie_head_unpack(hdrtrie_head_read(text, flags), flags);
}

/* The fields of a head one by one, each a load of its own, which costs a find less than a shift behind one load of all. */
HDRTRIE_INLINE uint32_t hdrtrie_record_groups(const uint8_t *text, unsigned flags)
{
    return (flags & HDRTRIE_FLAG_WIDE) ? hdrtrie_load_le32(text - 8) : text[-4];
}

HDRTRIE_INLINE uint32_t hdrtrie_record_len(const uint8_t *text, unsigned flags)
{
    return text[(flags & HDRTRIE_FLAG_WIDE) ? -4 : -3];
}

HDRTRIE_INLINE int32_t hdrtrie_record_id(const uint8_t *text, unsigned flags)
{
    return (flags & HDRTRIE_FLAG_WIDE) ? (int32_t)hdrtrie_load_le32(text - 4) >> 8
                                       : (int32_t)(int16_t)hdrtrie_load_le16(text - 2);
}

typedef struct hdrtrie_literal {
    uint32_t text, parent, in, out, len;
    int32_t id;
} hdrtrie_literal;

HDRTRIE_INLINE hdrtrie_literal hdrtrie_literal_read(const uint8_t *p)
{
    hdrtrie_literal l;
    l.text = hdrtrie_load_le32(p);
    l.parent = hdrtrie_load_le32(p + 4);
    l.in = hdrtrie_load_le32(p + 8);
    l.out = hdrtrie_load_le32(p + 12);
    l.id = (int32_t)hdrtrie_load_le32(p + 16);
    l.len = hdrtrie_load_le32(p + 20);
    return l;
}

typedef struct hdrtrie_affix_slot {
    uint64_t head;
    uint32_t first, count;
} hdrtrie_affix_slot;

HDRTRIE_INLINE hdrtrie_affix_slot hdrtrie_affix_slot_read(const uint8_t *p)
{
    hdrtrie_affix_slot s;
    s.head = hdrtrie_load_le64(p);
    s.first = hdrtrie_load_le32(p + 8);
    s.count = hdrtrie_load_le32(p + 12);
    return s;
}

#endif
