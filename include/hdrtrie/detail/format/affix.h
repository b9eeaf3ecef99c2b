/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The layout of what stands for the prefix and suffix rules: each end's constants, filter words, probe slots and literals; packed and
   unpacked. */
#ifndef HDRTRIE_AFFIX_H
#define HDRTRIE_AFFIX_H

#include <hdrtrie/detail/format/header.h>

/* Where the rules of one end of a name stand (32 bytes of the header; all zero when the table has none).

   byte 0         1           2             3             4       8      12        16             20      24
        head_len  slot_shift  bucket_shift  filter_shift  pilots  slots  literals  literal_count  filter  mask

   head_len      1..8: how many folded bytes at that end the probe hashes: min(8, shortest literal); 0 no probe
   literals      sorted by folded text (reversed for suffixes); one parent chain each; the empty one, "*", is the first
   filter        2^(64 - filter_shift) words of 64 bits. The 8 bytes at that end, by the bits of mask hashed, select a word, and 6
                 bits of the byte behind the head (or of the head's eighth) a bit in it. Where that is 0 no literal of this end
                 matches: nearly every name ends there.
   mask          prefixes: all of the head, folded; suffixes, which are not folded for it: the bits that no fold changes */
#define HDRTRIE_AFFIX(                                                                                                 \
    head_len, slot_shift, bucket_shift, filter_shift, pilots, slots, literals, literal_count, filter, mask)            \
    HDRTRIE_U8(head_len), HDRTRIE_U8(slot_shift), HDRTRIE_U8(bucket_shift), HDRTRIE_U8(filter_shift),                  \
        HDRTRIE_U32(pilots), HDRTRIE_U32(slots), HDRTRIE_U32(literals), HDRTRIE_U32(literal_count),                    \
        HDRTRIE_U32(filter), HDRTRIE_U64(mask)
#define HDRTRIE_AFFIX_LEN 32

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

/* The constants of one end's rules, as HDRTRIE_AFFIX packs them. */
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

HDRTRIE_INLINE hdrtrie_affix_slot hdrtrie_affix_slot_read(const uint8_t *p)
{
    hdrtrie_affix_slot s;
    s.head = hdrtrie_load_le64(p);
    s.first = hdrtrie_load_le32(p + 8);
    s.count = hdrtrie_load_le32(p + 12);
    return s;
}

#endif
