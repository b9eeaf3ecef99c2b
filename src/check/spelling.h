/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What all spellings of a name have alike, though nothing is folded: for the builder, which may let a find look at that alone,
   and for check, which sees whether it does. */
#ifndef HDRTRIE_SRC_SPELLING_H
#define HDRTRIE_SRC_SPELLING_H

#include <hdrtrie/detail/fold.h>

#ifdef __FRAMAC__
#include <contracts/spelling.acsl.h>
#endif

/* The bits that every byte which folds to c has as c has them; all of them where c is no folded byte. */
static inline uint8_t hdrtrie_spelling_fixed_bits(unsigned fold, uint8_t c)
{
    if (fold == HDRTRIE_FOLD_NONE) return 0xff;
    if (c >= 'a' && c <= 'z') return 0xff & ~0x20;
    if (c != '-' || fold == HDRTRIE_FOLD_CASE) return 0xff;
    return fold == HDRTRIE_FOLD_UNDERSCORE ? 0xff & ~('-' ^ '_') : 0;
}

#endif
