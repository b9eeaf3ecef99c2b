/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The rules of one end of a name: prefixes, or suffixes with their text reversed. */
#ifndef HDRTRIE_SRC_BUILD_END_H
#define HDRTRIE_SRC_BUILD_END_H

#include "displacement.h"
#include "names.h"

/* runs[i] is the run of literals that share heads[i]. */
typedef struct hdrtrie_affixes {
    const hdrtrie_name *literals; /* sorted by text */
    size_t literal_count;
    uint32_t *parents; /* 1 + index of the longest other literal that this one begins with, or 0 */
    uint64_t *heads;
    uint32_t *firsts, *counts;
    size_t run_count;
    uint8_t head_len; /* 0: no literal of 1 byte or more */
    bool any;         /* literals[0] is the empty one */
    hdrtrie_displacement probe;
    uint64_t *filter; /* words of the filter, and the bits of eight bytes that select one */
    size_t filter_count;
    uint64_t mask;
    uint8_t filter_shift;
} hdrtrie_affixes;

hdrtrie_error hdrtrie_affixes_make(const hdrtrie_name *literals, size_t count, hdrtrie_fold fold, bool reversed,
    hdrtrie_arena *arena, hdrtrie_affixes *end);

/* 1 + the index of the longest literal that text, which is read as the literals are, begins with; 0 if there is none. */
uint32_t hdrtrie_affixes_longest(const hdrtrie_affixes *end, const uint8_t *text, size_t len);

#endif
