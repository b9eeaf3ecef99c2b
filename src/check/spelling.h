/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The bits that are equal in all spellings of a name before it is folded. In modes ENDS and FREE a find reads names
   unfolded, so the builder selects among these bits, and hdrtrie_check verifies that. */
#ifndef HDRTRIE_SRC_CHECK_SPELLING_H
#define HDRTRIE_SRC_CHECK_SPELLING_H

#include <hdrtrie/detail/fold.h>

#ifdef __FRAMAC__
#include <contracts/spelling.acsl.h>
#endif

/* The bits that are equal in all bytes that fold to c. All bits if c is not a folded byte. */
static inline uint8_t hdrtrie_spelling_fixed_bits(unsigned fold, uint8_t c)
{
    if (fold == HDRTRIE_FOLD_NONE) return 0xff;
    if (c >= 'a' && c <= 'z') return 0xff & ~0x20;
    if (c != '-' || fold == HDRTRIE_FOLD_CASE) return 0xff;
    return fold == HDRTRIE_FOLD_UNDERSCORE ? 0xff & ~('-' ^ '_') : 0;
}

#endif
