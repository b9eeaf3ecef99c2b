/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Prefix and suffix rules. A filter over the first (last) few bytes tells nearly every name that no such rule concerns it;
   only names that pass it come to the cold half of a find, the rest of this file.

   A probe on the first (last) few folded bytes leads to the literals that begin (end) with them.

   The longest literal that a name begins with is found among the sorted literals of the probe's run by bisection: it is
   the predecessor of the name, or one of the predecessor's own prefixes. Steps are bounded: log2(literals) comparisons of
   at most 255 bytes, then at most 255 parents. Suffixes are the same over reversed text. */
#ifndef HDRTRIE_AFFIX_H
#define HDRTRIE_AFFIX_H

#include <hdrtrie/fold.h>
#include <hdrtrie/hash.h>
#include <hdrtrie/shape.h>

/* No match: id -1, groups 0. */
typedef struct hdrtrie_match {
    int32_t id;      /* the most specific rule, 0 <= id < hdrtrie_rule_count, or -1 */
    uint32_t groups; /* bit g: the name is in the table's group g */
} hdrtrie_match;

/* Which byte of the eight selects a bit of the filter's word: the one behind the head, or the head's own eighth. */
HDRTRIE_INLINE unsigned hdrtrie_affix_bit_byte(hdrtrie_affix a)
{
    return a.head_len < 7 ? a.head_len : 7;
}

/* Which word of the filter these eight bytes at one end of a name select. */
HDRTRIE_INLINE uint64_t hdrtrie_affix_filter_word(hdrtrie_affix a, uint64_t end8)
{
    return hdrtrie_hash_mix(end8 & a.mask) >> (a.filter_shift & 63);
}

/* 0 if no literal of this end matches, else 1: the bit of the byte behind the head, in the word that the head selects. end8: of
   prefixes the first eight bytes, folded; of suffixes, reversed, the last eight, raw; bytes that are not the name's are
   anything. A load, a product, eight instructions. */
HDRTRIE_INLINE uint64_t hdrtrie_affix_passes(const uint8_t *t, hdrtrie_affix a, uint64_t end8, int reversed)
{
    const unsigned bit_byte = reversed ? 7 - hdrtrie_affix_bit_byte(a) : hdrtrie_affix_bit_byte(a);
    const uint64_t word =
        hdrtrie_load_le64(t + a.filter + HDRTRIE_FILTER_WORD_LEN * hdrtrie_affix_filter_word(a, end8));
    return word >> (end8 >> 8 * bit_byte & 63) & 1;
}

/* The slot that head selects; its own head tells whether it is meant. */
HDRTRIE_INLINE const uint8_t *hdrtrie_affix_probe(const uint8_t *t, hdrtrie_affix a, uint64_t head)
{
    uint64_t mixed = hdrtrie_hash_mix(head);
    uint64_t pilot = hdrtrie_load_le16(t + a.pilots + 2 * hdrtrie_hash_bucket(mixed, a.bucket_shift));
    return t + a.slots + HDRTRIE_AFFIX_SLOT_LEN * hdrtrie_hash_slot(mixed, pilot, a.slot_shift);
}

/* The folded bytes that a prefix's probe hashes, cut from the name's first eight. 1 <= head_len <= 8; the shift is masked only
   so that it is defined for any table, which costs nothing where the CPU masks it as well. */
HDRTRIE_INLINE uint64_t hdrtrie_affix_first(hdrtrie_affix a, uint64_t first8)
{
    return first8 & ~(uint64_t)0 >> ((64 - 8 * a.head_len) & 63);
}

/* The folded bytes that a suffix's probe hashes, in reading order; last8 are the min(len, 8) last bytes, raw. */
HDRTRIE_INLINE uint64_t hdrtrie_affix_last(hdrtrie_affix a, unsigned fold, uint64_t last8, size_t len)
{
    uint64_t top = len < 8 ? last8 << (64 - 8 * len) : last8; /* len is not 0 here */
    return hdrtrie_word_fold(fold, top) >> ((64 - 8 * a.head_len) & 63);
}

HDRTRIE_INLINE hdrtrie_literal hdrtrie_affix_literal(const uint8_t *t, hdrtrie_affix a, uint32_t index)
{
    return hdrtrie_literal_read(t + a.literals + (size_t)HDRTRIE_LITERAL_LEN * index);
}

/* 1 + the index of the literal that matches when no other does: the empty one of the rule "*", or 0. */
HDRTRIE_INLINE uint32_t hdrtrie_affix_any(const uint8_t *t, hdrtrie_affix a)
{
    return a.literal_count != 0 && hdrtrie_affix_literal(t, a, 0).len == 0;
}

/* 1 + the index of the longest literal in the run first, count that the name begins (reversed: ends) with; any when there is
   none. */
HDRTRIE_INLINE uint32_t hdrtrie_affix_longest(const uint8_t *t, hdrtrie_affix a, unsigned fold, const uint8_t *name,
                                              size_t len, int reversed, uint32_t first, uint32_t count)
{
    uint32_t low = first, high = first + count, found = 0;
    size_t shared = 0; /* bytes that the name shares with the literal found */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        hdrtrie_literal l = hdrtrie_affix_literal(t, a, middle);
        const uint8_t *text = t + l.text;
        size_t i = 0, end = l.len < len ? l.len : len;
        uint8_t c = 0;
        for (; i < end; i++) {
            c = hdrtrie_byte_fold(fold, name[reversed ? len - 1 - i : i]);
            if (c != text[i]) break;
        }
        if (i < end ? text[i] < c : l.len <= len) {
            found = middle + 1;
            shared = i;
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    while (found != 0) {
        hdrtrie_literal l = hdrtrie_affix_literal(t, a, found - 1);
        if (l.len <= shared) return found;
        found = l.parent;
    }
    return hdrtrie_affix_any(t, a);
}

/* Decides each group by its most specific rule (DESIGN 2.5): walks the two chains of literals, longest first, a prefix on
   a tie. in and out are what is decided before: an exact rule's groups and exceptions, or 0; id is that rule's. */
HDRTRIE_INLINE hdrtrie_match hdrtrie_affix_decide(const uint8_t *t, hdrtrie_affix prefix, uint32_t p,
                                                  hdrtrie_affix suffix, uint32_t s, uint32_t in, uint32_t out,
                                                  int32_t id)
{
    hdrtrie_match m;
    uint32_t decided = in | out;
    m.groups = in;
    m.id = in != 0 ? id : -1;
    while (p != 0 || s != 0) {
        hdrtrie_literal l;
        uint32_t won;
        if (s == 0 ||
            (p != 0 && hdrtrie_affix_literal(t, prefix, p - 1).len >= hdrtrie_affix_literal(t, suffix, s - 1).len)) {
            l = hdrtrie_affix_literal(t, prefix, p - 1);
            p = l.parent;
        } else {
            l = hdrtrie_affix_literal(t, suffix, s - 1);
            s = l.parent;
        }
        won = l.in & ~decided;
        decided |= l.in | l.out;
        m.groups |= won;
        if (won != 0 && m.id < 0) m.id = l.id;
    }
    return m;
}

/* 1 + the index of the longest literal of one end that matches, by probe and bisection; any or 0 when none does. */
HDRTRIE_INLINE uint32_t hdrtrie_affix_match(const uint8_t *t, hdrtrie_affix a, unsigned fold, const uint8_t *name,
                                            size_t len, int reversed)
{
    hdrtrie_affix_slot slot;
    uint64_t head;
    if (a.head_len == 0 || len < a.head_len) return hdrtrie_affix_any(t, a);
    if (reversed) {
        size_t tail = len < 8 ? len : 8;
        head = hdrtrie_affix_last(a, fold, hdrtrie_load_le_exact(name + len - tail, tail), len);
    } else {
        head = hdrtrie_affix_first(a, hdrtrie_word_fold(fold, hdrtrie_load_le_exact(name, len)));
    }
    slot = hdrtrie_affix_slot_read(hdrtrie_affix_probe(t, a, head));
    if (slot.head != head) return hdrtrie_affix_any(t, a);
    return hdrtrie_affix_longest(t, a, fold, name, len, reversed, slot.first, slot.count);
}

/* What the prefix and suffix rules say of a name that no exact rule equals. Cold: a find comes here after a probe hit. */
HDRTRIE_NOINLINE hdrtrie_match hdrtrie_affix_find(const hdrtrie_table *table, const char *name, size_t len)
{
    const uint8_t *t = hdrtrie_table_bytes(table), *bytes = (const uint8_t *)name;
    hdrtrie_shape s = hdrtrie_shape_read(table);
    uint32_t prefix = hdrtrie_affix_match(t, s.prefix, s.fold, bytes, len, 0);
    uint32_t suffix = hdrtrie_affix_match(t, s.suffix, s.fold, bytes, len, 1);
    return hdrtrie_affix_decide(t, s.prefix, prefix, s.suffix, suffix, 0, 0, -1);
}

#endif
