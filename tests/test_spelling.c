/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The bits that no spelling changes, from their definition, by the oracle's fold: builder, filters and check all rest on them. */
#include "../src/check/spelling.h"
#include "oracle.h"
#include <criterion/criterion.h>

Test(spelling, fixed_bits_are_those_that_all_bytes_of_one_fold_share)
{
    for (int fold = HDRTRIE_FOLD_NONE; fold <= HDRTRIE_FOLD_SEPARATORS; fold++) {
        for (unsigned c = 0; c < 256; c++) {
            uint8_t fixed = 0xff;
            for (unsigned raw = 0; raw < 256; raw++) {
                if (oracle_fold_byte((hdrtrie_fold)fold, (uint8_t)raw) == c) fixed &= (uint8_t) ~(raw ^ c);
            }
            cr_assert_eq(hdrtrie_spelling_fixed_bits((unsigned)fold, (uint8_t)c), fixed, "fold %d, byte %u", fold, c);
        }
    }
}
