/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The bits that one literal needs in the filter of prefix or suffix rules (detail/patterns.h). The builder sets them
   and hdrtrie_check tests them. Literals are folded; those of suffixes are reversed. */
#ifndef HDRTRIE_SRC_CHECK_FILTER_H
#define HDRTRIE_SRC_CHECK_FILTER_H

#include <hdrtrie/detail/patterns.h>

#include "spelling.h"

#ifdef __FRAMAC__
#include <contracts/filter.acsl.h>
#endif

/* The literal's first head_len bytes, 1..8, at the place where the first (reversed: last) eight bytes of a matching
   name have them. */
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

/* The bits of these bytes that are equal in every spelling of the literal. For prefixes these are all bits, because a
   find folds the name before it reads their filter. */
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

/* The bits of the filter's word that pass every spelling of the literal. All bits if the literal ends with its head:
   then any byte may follow. */
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
