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
#define HDRTRIE_AFFIX(head_len, slot_shift, bucket_shift, filter_shift, pilots, slots, literals, literal_count,        \
                      filter, mask)                                                                                    \
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

/*@ predicate affix_of{L}(uint8_t *p, hdrtrie_affix a) = a.head_len == p[0] && a.slot_shift == p[1] &&
      a.bucket_shift == p[2] && a.filter_shift == p[3] && a.pilots == le32(p + 4) && a.slots == le32(p + 8) &&
      a.literals == le32(p + 12) && a.literal_count == le32(p + 16) && a.filter == le32(p + 20); */

/*@ requires \valid_read(p + (0 .. 31));
    assigns \nothing;
    ensures affix_of(p, \result); */
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

typedef struct hdrtrie_literal {
    uint32_t text, parent, in, out, len;
    int32_t id;
} hdrtrie_literal;

/*@ logic integer total_len{L}(uint8_t *t) = le32(t + HDRTRIE_AT_TOTAL_LEN);
    predicate readable{L}(uint8_t *t) = HDRTRIE_HEADER_LEN + HDRTRIE_DIGEST_LEN <= total_len(t) <= UINT32_MAX &&
      \valid_read(t + (0 .. total_len(t) - 1));
    predicate literal_sound{L}(uint8_t *t, integer literals, integer index) =
      \let p = t + literals + HDRTRIE_LITERAL_LEN * index;
      le32(p) + le32(p + 20) + HDRTRIE_DIGEST_LEN <= total_len(t) && le32(p + 4) <= index &&
      le32(p + 20) <= HDRTRIE_PATTERN_MAX;
    predicate literals_fit{L}(uint8_t *t, hdrtrie_affix a) =
      a.literals + HDRTRIE_LITERAL_LEN * a.literal_count <= total_len(t);
    predicate literals_sound{L}(uint8_t *t, hdrtrie_affix a) = literals_fit(t, a) &&
      \forall integer i; 0 <= i < a.literal_count ==>
        literal_sound(t, a.literals, i);
    predicate filter_sound{L}(uint8_t *t, hdrtrie_affix a) = 1 <= a.head_len <= 8 && 33 <= a.filter_shift <= 63 &&
      a.filter + HDRTRIE_FILTER_WORD_LEN * row_len(a.filter_shift) <= total_len(t);
    predicate run_sound{L}(uint8_t *slots, integer i, integer count) =
      le32(slots + HDRTRIE_AFFIX_SLOT_LEN * i + 8) + le32(slots + HDRTRIE_AFFIX_SLOT_LEN * i + 12) <= count;
    predicate probe_sound{L}(uint8_t *t, hdrtrie_affix a) = 1 <= a.head_len <= 8 && a.literal_count >= 1 &&
      33 <= a.slot_shift <= 63 && 33 <= a.bucket_shift <= 63 &&
      a.slots + HDRTRIE_AFFIX_SLOT_LEN * row_len(a.slot_shift) <= total_len(t) &&
      a.pilots + 2 * row_len(a.bucket_shift) <= total_len(t) &&
      \forall integer i; 0 <= i < row_len(a.slot_shift) ==>
        run_sound(t + a.slots, i, a.literal_count);
    predicate end_sound{L}(uint8_t *t, hdrtrie_affix a) =
      literals_sound(t, a) && (a.head_len != 0 ==> filter_sound(t, a) && probe_sound(t, a)); */

/*@ predicate literal_of{L}(uint8_t *p, hdrtrie_literal l) =
      l.text == le32(p) && l.parent == le32(p + 4) && l.len == le32(p + 20); */

/*@ requires \valid_read(p + (0 .. 23));
    assigns \nothing;
    ensures literal_of(p, \result); */
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

/*@ requires \valid_read(p + (0 .. 15));
    assigns \nothing;
    ensures \result.first == le32(p + 8) && \result.count == le32(p + 12); */
HDRTRIE_INLINE hdrtrie_affix_slot hdrtrie_affix_slot_read(const uint8_t *p)
{
    hdrtrie_affix_slot s;
    s.head = hdrtrie_load_le64(p);
    s.first = hdrtrie_load_le32(p + 8);
    s.count = hdrtrie_load_le32(p + 12);
    return s;
}

#endif
