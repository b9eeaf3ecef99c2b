/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The prefix rules or the suffix rules of a trie, ready to pack. Texts of suffixes are reversed, so both work in one
   way. "Literal" is a pattern without its star. A find hashes the first head_len bytes of a name, its head, and looks
   it up in the probe. The result is a run: all literals with that head. The parents then lead to the longest literal
   that matches. */
#ifndef HDRTRIE_SRC_COMPILE_AFFIXES_H
#define HDRTRIE_SRC_COMPILE_AFFIXES_H

#include "displacement.h"
#include "names.h"

typedef struct hdrtrie_affixes {
    const hdrtrie_name *literals; /* sorted by text */
    size_t literal_count;
    uint32_t *parents;         /* 1 + index of the longest other literal that this one begins with, or 0 */
    uint64_t *heads;           /* of each run */
    uint32_t *firsts, *counts; /* of each run: its first literal, its length */
    size_t run_count;          /* 0 if head_len is 0 */
    uint8_t head_len; /* the shortest literal's length, at most 8; 0 if only the empty literal exists, or none */
    bool any;         /* literals[0] is the empty one: the rule "*" */
    hdrtrie_displacement probe; /* from heads to runs */
    uint64_t *filter;           /* rejects most names that match no literal, before the probe */
    size_t filter_count;        /* words of the filter */
    uint64_t mask;              /* the bits of a name's eight bytes that select a word */
    uint8_t filter_shift;
} hdrtrie_affixes;

/* Makes *affixes, in the arena, from count sorted literals. Returns HDRTRIE_ERR_MEMORY or HDRTRIE_ERR_LIMIT on
   failure. */
hdrtrie_error hdrtrie_affixes_make(const hdrtrie_name *literals, size_t count, hdrtrie_fold fold, bool reversed,
    hdrtrie_arena *arena, hdrtrie_affixes *affixes);

/* 1 + the index of the longest literal that text begins with; 0 if it begins with none. Text is folded; for suffixes it
   is reversed. */
uint32_t hdrtrie_affixes_longest(const hdrtrie_affixes *affixes, const uint8_t *text, size_t len);

#endif
