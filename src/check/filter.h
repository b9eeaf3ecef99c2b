/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What the filter of prefix and suffix rules (affix.h) must hold for a literal: for the builder, which sets it, and for check,
   which looks whether it is set. Literals are folded, those of suffixes reversed. */
#ifndef HDRTRIE_SRC_FILTER_H
#define HDRTRIE_SRC_FILTER_H

#include <hdrtrie/detail/patterns.h>

#include "spelling.h"

#ifdef __FRAMAC__
#include <contracts/filter.acsl.h>
#endif

/* The literal's first head_len bytes, 1..8, where a name that begins (reversed: ends) with it has them among its eight. */
static inline uint64_t hdrtrie_filter_end8(const uint8_t *text, size_t head_len, int reversed)
{
    uint64_t end8 = 0;
    size_t i;
    /*@ loop invariant 0 <= i <= head_len;
        loop assigns i, end8;
        loop variant head_len - i; */
    for (i = 0; i < head_len; i++) end8 |= (uint64_t)text[i] << 8 * (reversed ? 7 - i : i);
    return end8;
}

/* The bits of these bytes that every spelling of the literal has alike: of prefixes, which are folded before the filter is
   asked, all. */
static inline uint64_t hdrtrie_filter_mask(unsigned fold, const uint8_t *text, size_t head_len, int reversed)
{
    uint64_t mask = 0;
    size_t i;
    /*@ loop invariant 0 <= i <= head_len;
        loop assigns i, mask;
        loop variant head_len - i; */
    for (i = 0; i < head_len; i++) {
        const uint8_t fixed = reversed ? hdrtrie_spelling_fixed_bits(fold, text[i]) : 0xff;
        mask |= (uint64_t)fixed << 8 * (reversed ? 7 - i : i);
    }
    return mask;
}

/* The bits of the filter's word that let the literal's names pass, in every spelling: all of them where the literal ends with its
   head, so that any byte may follow. */
static inline uint64_t hdrtrie_filter_bits(
    hdrtrie_affix a, unsigned fold, const uint8_t *text, size_t len, int reversed)
{
    const unsigned at = hdrtrie_affix_bit_byte(a);
    uint64_t bits = 0;
    unsigned raw;
    if (len <= at) return ~(uint64_t)0;
    /*@ loop invariant 0 <= raw <= 256;
        loop assigns raw, bits;
        loop variant 256 - raw; */
    for (raw = 0; raw < 256; raw++) {
        const uint8_t c = reversed ? hdrtrie_byte_fold(fold, (uint8_t)raw) : (uint8_t)raw;
        if (c == text[at]) bits |= (uint64_t)1 << (raw & 63);
    }
    return bits;
}

#endif
