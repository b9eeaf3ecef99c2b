/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 2.2 and RFC 9110 section 5.6.2, byte by byte: the folds of fold.h, for one byte and for eight at a time, and the token class. */
#include "oracle.h"
#include <criterion/criterion.h>
#include <hdrtrie/detail/fold.h>

Test(fold, clause_2_2_every_byte)
{
    for (int fold = 0; fold < 4; fold++) {
        for (unsigned c = 0; c < 256; c++) {
            cr_assert_eq(hdrtrie_byte_fold((unsigned)fold, (uint8_t)c),
                         oracle_fold_byte((hdrtrie_fold)fold, (uint8_t)c), "byte %#x, fold %d", c, fold);
        }
    }
}

/* Whatever stands beside it: nothing is carried from one byte to the next. */
Test(fold, clause_2_2_every_byte_in_every_place_of_a_word)
{
    static const uint8_t others[] = {0, 1, '-', '0', 'A', 'Z', '_', 'a', 'z', 0x7f, 0x80, 0xc1, 0xdf, 0xff};
    for (int fold = 0; fold < 4; fold++) {
        for (size_t i = 0; i < sizeof others; i++) {
            const uint8_t other = oracle_fold_byte((hdrtrie_fold)fold, others[i]);
            for (unsigned c = 0; c < 256; c++) {
                const uint8_t one = oracle_fold_byte((hdrtrie_fold)fold, (uint8_t)c);
                for (unsigned at = 0; at < 64; at += 8) {
                    const uint64_t gap = ~((uint64_t)0xff << at), every = 0x0101010101010101u;
                    cr_assert_eq(hdrtrie_word_fold((unsigned)fold, (every * others[i] & gap) | (uint64_t)c << at),
                                 (every * other & gap) | (uint64_t)one << at, "byte %#x at bit %u among %#x, fold %d",
                                 c, at, others[i], fold);
                }
            }
        }
    }
}

Test(fold, clause_1_2_every_byte)
{
    for (unsigned c = 0; c < 256; c++) {
        cr_assert_eq(hdrtrie_byte_is_token((uint8_t)c), oracle_byte_is_token((uint8_t)c), "byte %#x", c);
    }
}
