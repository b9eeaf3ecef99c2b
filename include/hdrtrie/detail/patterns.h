/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Prefix and suffix rules. A filter over the first or last bytes of a name rejects nearly all names that match none
   of them. Only names that pass it reach the rest of this file, the slow path of a find.

   A probe hashes the first (last) few folded bytes of the name, and finds the run of literals that begin (end) with
   them. A bisection of this sorted run finds the predecessor of the name. The longest literal that matches is the
   predecessor, or one of its parents, the literals that it begins with. The steps are bounded: log2(literals)
   comparisons of at most 255 bytes, then at most 255 parents. Suffixes are handled in the same way over reversed text.

   "End" means the beginning of a name for prefix rules and its end for suffix rules. */
#ifndef HDRTRIE_PATTERNS_H
#define HDRTRIE_PATTERNS_H

#include <hdrtrie/detail/fold.h>
#include <hdrtrie/detail/hash.h>
#include <hdrtrie/detail/shape.h>

/* The ends of a name that can match a rule, or-ed. */
#define HDRTRIE_PREFIX_END 1u
#define HDRTRIE_SUFFIX_END 2u

#ifdef __FRAMAC__
#include <contracts/patterns.acsl.h>
#endif

/* Returns which of the eight bytes, 0..7, selects a bit of the filter's word: the one after the head, or the eighth. */
HDRTRIE_INLINE unsigned hdrtrie_affix_bit_byte(hdrtrie_affix a)
{
    return a.head_len < 7 ? a.head_len : 7;
}

/* Returns the index of the filter's word for eight bytes at one end of a name, below 2^(64 - filter_shift). */
HDRTRIE_INLINE uint64_t hdrtrie_affix_filter_word(hdrtrie_affix a, uint64_t end8)
{
    return hdrtrie_hash_mix(end8 & a.mask) >> a.filter_shift;
}

/* Returns 0 if no literal of this end matches the name, else 1: the filter's bit for the byte after the head. end8:
   for prefixes the first eight bytes, folded; for suffixes (reversed is 1) the last eight bytes, not folded. Bytes
   outside the name can have any value. Costs one load, one multiplication and eight instructions. */
HDRTRIE_INLINE uint64_t hdrtrie_affix_passes(const uint8_t *t, hdrtrie_affix a, uint64_t end8, int reversed)
{
    const unsigned bit_byte = reversed ? 7 - hdrtrie_affix_bit_byte(a) : hdrtrie_affix_bit_byte(a);
    const uint64_t word =
        hdrtrie_load_le64(t + a.filter + HDRTRIE_FILTER_WORD_LEN * hdrtrie_affix_filter_word(a, end8));
    return word >> (end8 >> 8 * bit_byte & 63) & 1;
}

/* Returns the slot that head selects. The caller compares its head, because another head can select the same slot. */
HDRTRIE_INLINE hdrtrie_affix_slot hdrtrie_affix_probe(const uint8_t *t, hdrtrie_affix a, uint64_t head)
{
    uint64_t mixed = hdrtrie_hash_mix(head);
    uint64_t pilot = hdrtrie_load_le16(t + a.pilots + 2 * hdrtrie_hash_bucket(mixed, a.bucket_shift));
    uint64_t index = hdrtrie_hash_slot(mixed, pilot, a.slot_shift);
    /*@ assert run_sound(t + a.slots, index, a.literal_count); */
    return hdrtrie_affix_slot_read(t + a.slots + HDRTRIE_AFFIX_SLOT_LEN * index);
}

/* Returns the literal at index, 0 <= index < literal_count. */
HDRTRIE_INLINE hdrtrie_literal hdrtrie_affix_literal(const uint8_t *t, hdrtrie_affix a, uint32_t index)
{
    return hdrtrie_literal_read(t + a.literals + (size_t)HDRTRIE_LITERAL_LEN * index);
}

/* Returns 1 + the index of the literal that matches if no other does: 1 if the table has the rule "*", whose literal
   is empty, else 0. */
HDRTRIE_INLINE uint32_t hdrtrie_affix_any(const uint8_t *t, hdrtrie_affix a)
{
    return a.literal_count != 0 && hdrtrie_affix_literal(t, a, 0).len == 0;
}

/* Returns eight folded bytes of the name from `at` on in the reading order of this end (backwards if reversed), at <
   len. The first byte is the highest, so that words compare like strings. Bytes past the name are 0, less than any
   token character, so a shorter name sorts first. */
HDRTRIE_INLINE uint64_t hdrtrie_affix_name_word(unsigned fold, const uint8_t *name, size_t len, int reversed, size_t at)
{
    const size_t left = len - at;
    uint64_t word;
    if (reversed) {
        word = left >= 8 ? hdrtrie_load_le64(name + left - 8) : hdrtrie_load_le_exact(name, left) << (64 - 8 * left);
        word = hdrtrie_word_fold(fold, word);
    } else {
        word = hdrtrie_word_reverse(hdrtrie_word_fold(fold, hdrtrie_load_le_exact(name + at, left)));
    }
    return left >= 8 ? word : word & ~(~(uint64_t)0 >> 8 * left);
}

/* Returns eight bytes of a literal from `at` on, at <= its length, the first byte highest. Bytes past the literal are
   0. It reads eight bytes, inside the table. */
HDRTRIE_INLINE uint64_t hdrtrie_affix_literal_word(const uint8_t *t, hdrtrie_literal l, size_t at)
{
    const uint64_t word = hdrtrie_word_reverse(hdrtrie_load_le64(t + l.text + at));
    const size_t left = l.len - at;
    return left >= 8 ? word : word & ~(~(uint64_t)0 >> 8 * left);
}

/* Returns 1 if the literal sorts before the name, or the name begins (ends if reversed) with it, else 0. first: the
   name's word at 0. Nearly always this is one comparison of eight bytes. */
HDRTRIE_INLINE int hdrtrie_affix_precedes(
    const uint8_t *t, hdrtrie_literal l, unsigned fold, const uint8_t *name, size_t len, int reversed, uint64_t first)
{
    uint64_t word = first;
    size_t at = 0;
    /*@ loop invariant at < len && at <= l.len;
        loop assigns word, at;
        loop variant len - at; */
    for (;;) {
        /* past the end of the literal are zeros, and no byte of the name is less */
        const uint64_t text = hdrtrie_affix_literal_word(t, l, at);
        if (text != word || l.len - at <= 8) return text <= word;
        at += 8;
        if (at >= len) return 0;
        word = hdrtrie_affix_name_word(fold, name, len, reversed, at);
    }
}

/* Returns how many bytes at this end the name has in common with the literal, 0..literal length. first: the name's
   word at 0. */
HDRTRIE_INLINE size_t hdrtrie_affix_shared(
    const uint8_t *t, hdrtrie_literal l, unsigned fold, const uint8_t *name, size_t len, int reversed, uint64_t first)
{
    uint64_t word = first;
    size_t at = 0;
    /*@ loop invariant at < len && at <= l.len;
        loop assigns word, at;
        loop variant len - at; */
    for (;;) {
        const uint64_t differ = hdrtrie_affix_literal_word(t, l, at) ^ word;
        if (differ != 0) {
            at += hdrtrie_zeros_on_top(differ) / 8;
            return at < l.len ? at : l.len;
        }
        at += 8;
        if (at >= l.len || at >= len) return at < l.len ? at : l.len;
        word = hdrtrie_affix_name_word(fold, name, len, reversed, at);
    }
}

/* Returns 1 + the index of the longest literal that the name begins (ends if reversed) with, or the result of
   hdrtrie_affix_any if there is none. It searches the run of `count` literals from `first` on. word: the name's word
   at 0. */
HDRTRIE_INLINE uint32_t hdrtrie_affix_longest(const uint8_t *t, hdrtrie_affix a, unsigned fold, const uint8_t *name,
    size_t len, int reversed, uint64_t word, uint32_t first, uint32_t count)
{
    uint32_t found;
    size_t shared;
    if (count == 0) return hdrtrie_affix_any(t, a);
    /* The number of steps depends only on the length of the run, so the loop's end is well predicted. */
    /*@ loop invariant 1 <= count && first + count <= a.literal_count;
        loop assigns first, count;
        loop variant count; */
    while (count > 1) {
        const uint32_t half = count / 2;
        const hdrtrie_literal l = hdrtrie_affix_literal(t, a, first + half);
        const uint32_t step = half & (0u - (uint32_t)hdrtrie_affix_precedes(t, l, fold, name, len, reversed, word));
        /*@ assert 1 <= half < count && step <= half; */
        first += step;
        count -= half;
    }
    shared = hdrtrie_affix_shared(t, hdrtrie_affix_literal(t, a, first), fold, name, len, reversed, word);
    found = first + 1;
    /*@ loop invariant 1 <= found <= a.literal_count;
        loop assigns found;
        loop variant found; */
    do {
        const hdrtrie_literal l = hdrtrie_affix_literal(t, a, found - 1);
        if (l.len <= shared) return found;
        found = l.parent;
    } while (found != 0);
    return 0; /* the table lacks "*", which would be the last parent */
}

/* Decides each group by its most specific rule (reference 2.5), and returns the match. p and s are 1 + the indices of
   the longest literals that match, or 0. It walks both chains of parents, longest literal first, and prefers a prefix
   to a suffix of equal length. in and out: the groups that an exact rule and an exact exception have decided, or 0.
   id: the exact rule's. */
HDRTRIE_INLINE hdrtrie_match hdrtrie_affix_decide(const uint8_t *t, hdrtrie_affix prefix, uint32_t p,
    hdrtrie_affix suffix, uint32_t s, uint32_t in, uint32_t out, int32_t id)
{
    hdrtrie_match m;
    uint32_t decided = in | out;
    m.groups = in;
    m.id = in != 0 ? id : -1;
    /*@ loop invariant p <= prefix.literal_count && s <= suffix.literal_count;
        loop assigns p, s, decided, m;
        loop variant p + s; */
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

/* Returns the folded bytes that the probe of this end hashes, in the order of the name. The name has at least
   head_len bytes; word is its word at 0; 1 <= head_len <= 8. */
HDRTRIE_INLINE uint64_t hdrtrie_affix_head(hdrtrie_affix a, uint64_t word, int reversed)
{
    const unsigned bits = 8u * a.head_len;
    return reversed ? word >> (64 - bits) : hdrtrie_lowest_bits(hdrtrie_word_reverse(word), bits);
}

/* Returns 1 + the index of the longest literal of this end that matches the name, or the result of
   hdrtrie_affix_any. */
HDRTRIE_INLINE uint32_t hdrtrie_affix_match(
    const uint8_t *t, hdrtrie_affix a, unsigned fold, const uint8_t *name, size_t len, int reversed)
{
    hdrtrie_affix_slot slot;
    uint64_t word, head;
    if (a.head_len == 0 || len < a.head_len) return hdrtrie_affix_any(t, a);
    word = hdrtrie_affix_name_word(fold, name, len, reversed, 0);
    head = hdrtrie_affix_head(a, word, reversed);
    slot = hdrtrie_affix_probe(t, a, head);
    if (slot.head != head) return hdrtrie_affix_any(t, a);
    return hdrtrie_affix_longest(t, a, fold, name, len, reversed, word, slot.first, slot.count);
}

/* Returns the match of a name that equals no exact rule. ends: HDRTRIE_PREFIX_END and HDRTRIE_SUFFIX_END, or-ed,
   without the ends whose filter rejects the name. Not inlined, because few names reach it. */
HDRTRIE_NOINLINE hdrtrie_match hdrtrie_patterns_find(
    const hdrtrie_table *table, const char *name, size_t len, unsigned ends)
{
    const uint8_t *t = hdrtrie_table_bytes(table), *bytes = (const uint8_t *)name;
    const hdrtrie_affix prefix = hdrtrie_affix_read(t + HDRTRIE_AT_PREFIX);
    const hdrtrie_affix suffix = hdrtrie_affix_read(t + HDRTRIE_AT_SUFFIX);
    const unsigned fold = t[HDRTRIE_AT_FOLD];
    uint32_t p =
        ends & HDRTRIE_PREFIX_END ? hdrtrie_affix_match(t, prefix, fold, bytes, len, 0) : hdrtrie_affix_any(t, prefix);
    uint32_t s = ends & HDRTRIE_SUFFIX_END ? hdrtrie_affix_match(t, suffix, fold, bytes, len, 1) : 0;
    return hdrtrie_affix_decide(t, prefix, p, suffix, s, 0, 0, -1);
}

#endif
