/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The folds of reference 2.2 and the token characters of RFC 9110, section 5.6.2, for one byte and for eight bytes at
   once. They cover ASCII only and never depend on the locale. In loops, `fold` is a compile-time constant. */
#ifndef HDRTRIE_FOLD_H
#define HDRTRIE_FOLD_H

#include <hdrtrie/detail/bytes.h>
#include <hdrtrie/types.h>

/* A word with eight times the byte b. */
#define HDRTRIE_EACH_BYTE(b) (0x0101010101010101u * (uint64_t)(b))

#ifdef __FRAMAC__
#include <contracts/fold.acsl.h>
#endif

/* Returns 1 if c is an ASCII letter, else 0. */
HDRTRIE_INLINE int hdrtrie_byte_is_letter(uint8_t c)
{
    return (uint8_t)((c | 0x20) - 'a') < 26;
}

/* Returns 1 if c is an ASCII digit, else 0. */
HDRTRIE_INLINE int hdrtrie_byte_is_digit(uint8_t c)
{
    return (uint8_t)(c - '0') < 10;
}

/* Returns 1 if c is a token character, else 0: a letter, a digit, or one of ! # $ % & ' * + - . ^ _ ` | ~. The
   constants have one bit per byte value. */
HDRTRIE_INLINE int hdrtrie_byte_is_token(uint8_t c)
{
    const uint64_t low = 0xc7fffffe03ff6cfau; /* 0x20..0x5f: marks, digits, capitals, ^ and _ */
    const uint64_t high = 0x57ffffffu;        /* 0x60..0x7f: `, small letters, | and ~ */
    if (c < 0x20 || c >= 0x80) return 0;
    return c < 0x60 ? (int)(low >> (c - 0x20) & 1) : (int)(high >> (c - 0x60) & 1);
}

/* Returns c, folded: the spelling that represents all bytes equal to it. */
HDRTRIE_INLINE uint8_t hdrtrie_byte_fold(unsigned fold, uint8_t c)
{
    if (fold == HDRTRIE_FOLD_NONE) return c;
    if (hdrtrie_byte_is_letter(c)) return c | 0x20;
    if (fold == HDRTRIE_FOLD_UNDERSCORE && c == '_') return '-';
    if (fold == HDRTRIE_FOLD_SEPARATORS && !hdrtrie_byte_is_digit(c)) return '-';
    return c;
}

/* Tests each byte of w, whose top bits must be 0. The top bit of a byte of the result is 1 if that byte is in
   first..last. All other bits are 0. */
HDRTRIE_INLINE uint64_t hdrtrie_word_in_range(uint64_t w, uint8_t first, uint8_t last)
{
    uint64_t from = w + HDRTRIE_EACH_BYTE(0x80 - first), past = w + HDRTRIE_EACH_BYTE(0x7f - last);
    return from & ~past & HDRTRIE_EACH_BYTE(0x80);
}

/* Returns the eight bytes of w, folded. Costs about 8 instructions for the fold case, 11 for underscore, 18 for
   separators. The range tests see bytes from 0x80 as 0..0x7f, and `ascii` excludes them again. */
HDRTRIE_INLINE uint64_t hdrtrie_word_fold(unsigned fold, uint64_t w)
{
    const uint64_t top = HDRTRIE_EACH_BYTE(0x80);
    uint64_t low = w & ~top, ascii = ~w & top;
    if (fold == HDRTRIE_FOLD_NONE) return w;
    if (fold == HDRTRIE_FOLD_SEPARATORS) {
        uint64_t small = low | HDRTRIE_EACH_BYTE(0x20);
        uint64_t keep = (hdrtrie_word_in_range(small, 'a', 'z') | hdrtrie_word_in_range(low, '0', '9')) & ascii;
        keep = (keep >> 7) * 0xff; /* spreads the top bit of each byte over the byte */
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
