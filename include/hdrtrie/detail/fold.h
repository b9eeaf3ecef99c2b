/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Folds of reference 2.2 and the token class of RFC 9110 section 5.6.2, for one byte and for eight at a time. ASCII only,
   never the locale. fold is a constant wherever these are inlined into a loop. */
#ifndef HDRTRIE_FOLD_H
#define HDRTRIE_FOLD_H

#include <hdrtrie/detail/bytes.h>
#include <hdrtrie/types.h>

#define HDRTRIE_EACH_BYTE(b) (0x0101010101010101u * (uint64_t)(b))

#ifdef __FRAMAC__
#include <contracts/fold.acsl.h>
#endif

HDRTRIE_INLINE int hdrtrie_byte_is_letter(uint8_t c)
{
    return (uint8_t)((c | 0x20) - 'a') < 26;
}

HDRTRIE_INLINE int hdrtrie_byte_is_digit(uint8_t c)
{
    return (uint8_t)(c - '0') < 10;
}

/* tchar: "!" "#" "$" "%" "&" "'" "*" "+" "-" "." "^" "_" "`" "|" "~", digits and letters. A bit a byte; the two words
   are 0x20..0x5f and 0x60..0x7f. */
HDRTRIE_INLINE int hdrtrie_byte_is_token(uint8_t c)
{
    const uint64_t low = 0xc7fffffe03ff6cfau; /* 0x20..0x5f: marks, digits, capitals, ^ and _ */
    const uint64_t high = 0x57ffffffu;        /* 0x60..0x7f: `, small letters, | and ~ */
    if (c < 0x20 || c >= 0x80) return 0;
    return c < 0x60 ? (int)(low >> (c - 0x20) & 1) : (int)(high >> (c - 0x60) & 1);
}

HDRTRIE_INLINE uint8_t hdrtrie_byte_fold(unsigned fold, uint8_t c)
{
    if (fold == HDRTRIE_FOLD_NONE) return c;
    if (hdrtrie_byte_is_letter(c)) return c | 0x20;
    if (fold == HDRTRIE_FOLD_UNDERSCORE && c == '_') return '-';
    if (fold == HDRTRIE_FOLD_SEPARATORS && !hdrtrie_byte_is_digit(c)) return '-';
    return c;
}

/* The top bit of each byte of the result says that the byte of w, whose top bits must be 0, is in first..last. */
HDRTRIE_INLINE uint64_t hdrtrie_word_in_range(uint64_t w, uint8_t first, uint8_t last)
{
    uint64_t from = w + HDRTRIE_EACH_BYTE(0x80 - first), past = w + HDRTRIE_EACH_BYTE(0x7f - last);
    return from & ~past & HDRTRIE_EACH_BYTE(0x80);
}

/* Folds eight bytes at once (SIMD within a register): about 8 instructions for case, 11 for underscore, 18 for
   separators. Bytes from 0x80 are masked to 0..0x7f for the range tests, then excluded. */
HDRTRIE_INLINE uint64_t hdrtrie_word_fold(unsigned fold, uint64_t w)
{
    const uint64_t top = HDRTRIE_EACH_BYTE(0x80);
    uint64_t low = w & ~top, ascii = ~w & top;
    if (fold == HDRTRIE_FOLD_NONE) return w;
    if (fold == HDRTRIE_FOLD_SEPARATORS) {
        uint64_t small = low | HDRTRIE_EACH_BYTE(0x20);
        uint64_t keep = (hdrtrie_word_in_range(small, 'a', 'z') | hdrtrie_word_in_range(low, '0', '9')) & ascii;
        keep = (keep >> 7) * 0xff; /* the top bit of a byte to the whole byte */
        return (small & keep) | (HDRTRIE_EACH_BYTE('-') & ~keep);
    }
    {
        uint64_t capital = hdrtrie_word_in_range(low, 'A', 'Z') & ascii;
        uint64_t folded = w | capital >> 2;
        if (fold == HDRTRIE_FOLD_UNDERSCORE) {
            uint64_t underscore = hdrtrie_word_in_range(low, '_', '_') & ascii;
            folded ^= (underscore >> 7) * ('_' ^ '-');
        }
        return folded;
    }
}

#endif
