/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The format of prefix and suffix rules: constants, filter words, probe slots and literals of each end. */
#ifndef HDRTRIE_AFFIX_H
#define HDRTRIE_AFFIX_H

#include <hdrtrie/detail/format/header.h>

/* The constants of the rules of one end (32 bytes of the header; all zero if the table has none). Offsets count from
   the table's first byte.

   byte 0         1           2             3             4       8      12        16             20      24
        head_len  slot_shift  bucket_shift  filter_shift  pilots  slots  literals  literal_count  filter  mask

   head_len      1..8: how many folded bytes at that end the probe hashes: min(8, shortest literal); 0: no probe
   literals      sorted by folded text (reversed for suffixes), each with a chain of parents; the literal of "*" is the
                 first
   filter        2^(64 - filter_shift) words of 64 bits. The hash of the 8 bytes at that end under the mask selects a
                 word. 6 bits of the byte after the head (or of the head's eighth) select a bit of it. If that bit is 0,
                 no literal of this end matches: the result for nearly all names.
   mask          prefixes: the whole head, folded; suffixes: the bits that no fold changes, because their bytes are not
                 folded */
#define HDRTRIE_AFFIX(                                                                                                 \
    head_len, slot_shift, bucket_shift, filter_shift, pilots, slots, literals, literal_count, filter, mask)            \
    HDRTRIE_U8(head_len), HDRTRIE_U8(slot_shift), HDRTRIE_U8(bucket_shift), HDRTRIE_U8(filter_shift),                  \
        HDRTRIE_U32(pilots), HDRTRIE_U32(slots), HDRTRIE_U32(literals), HDRTRIE_U32(literal_count),                    \
        HDRTRIE_U32(filter), HDRTRIE_U64(mask)
#define HDRTRIE_AFFIX_LEN 32

/* A word of the filter of one end. */
#define HDRTRIE_FILTER_WORD(bits) HDRTRIE_U64(bits)
#define HDRTRIE_FILTER_WORD_LEN 8

/* A slot of the probe of one end, 16 bytes: the folded head, and the run of literals that begin with it. */
#define HDRTRIE_AFFIX_SLOT(head, first, count) HDRTRIE_U64(head), HDRTRIE_U32(first), HDRTRIE_U32(count)
#define HDRTRIE_AFFIX_SLOT_LEN 16

/* A literal, 24 bytes. text: the offset of its bytes, in the reading order of the probe. parent: 1 + the index of the
   longest other literal that it begins with, or 0. in and out: the groups with this rule, and with this exception. */
#define HDRTRIE_LITERAL(text, len, parent, in, out, id)                                                                \
    HDRTRIE_U32(text), HDRTRIE_U32(parent), HDRTRIE_U32(in), HDRTRIE_U32(out), HDRTRIE_ID32(id), HDRTRIE_U32(len)
#define HDRTRIE_LITERAL_LEN 24

/* The numbers of an HDRTRIE_AFFIX. */
typedef struct hdrtrie_affix {
    uint8_t head_len, slot_shift, bucket_shift, filter_shift;
    uint32_t pilots, slots, literals, literal_count, filter;
    uint64_t mask;
} hdrtrie_affix;

/* The numbers of an HDRTRIE_LITERAL. */
typedef struct hdrtrie_literal {
    uint32_t text, parent, in, out, len;
    int32_t id;
} hdrtrie_literal;

/* The numbers of an HDRTRIE_AFFIX_SLOT. */
typedef struct hdrtrie_affix_slot {
    uint64_t head;
    uint32_t first, count;
} hdrtrie_affix_slot;

#ifdef __FRAMAC__
#include <contracts/affix.acsl.h>
#endif

/* Returns the constants of one end, from the 32 bytes at p. */
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

/* Returns the literal in the 24 bytes at p. */
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

/* Returns the slot in the 16 bytes at p. */
HDRTRIE_INLINE hdrtrie_affix_slot hdrtrie_affix_slot_read(const uint8_t *p)
{
    hdrtrie_affix_slot s;
    s.head = hdrtrie_load_le64(p);
    s.first = hdrtrie_load_le32(p + 8);
    s.count = hdrtrie_load_le32(p + 12);
    return s;
}

#endif
