/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Sets of the names of a sample (sieve_sample.h), a bit for each name. */
#ifndef HDRTRIE_SRC_COMPILE_NAME_SET_H
#define HDRTRIE_SRC_COMPILE_NAME_SET_H

#include <hdrtrie/detail/fold.h>

#include <stddef.h>

#define HDRTRIE_NAME_SET_WORDS 5
#define HDRTRIE_NAME_SET_MAX (64 * HDRTRIE_NAME_SET_WORDS) /* names */

typedef struct hdrtrie_name_set {
    uint64_t words[HDRTRIE_NAME_SET_WORDS];
} hdrtrie_name_set;

static inline void hdrtrie_name_set_add(hdrtrie_name_set *set, size_t name)
{
    set->words[name / 64] |= (uint64_t)1 << name % 64;
}

/* *set becomes the names that are in *set or in *other. */
static inline void hdrtrie_name_set_join(hdrtrie_name_set *set, const hdrtrie_name_set *other)
{
    size_t i;
    for (i = 0; i < HDRTRIE_NAME_SET_WORDS; i++) set->words[i] |= other->words[i];
}

/* *set becomes the names that are in both. */
static inline void hdrtrie_name_set_meet(hdrtrie_name_set *set, const hdrtrie_name_set *other)
{
    size_t i;
    for (i = 0; i < HDRTRIE_NAME_SET_WORDS; i++) set->words[i] &= other->words[i];
}

/* The number of names in the set. The compiler's own function costs a call per word on targets without an instruction
   for it. */
static inline size_t hdrtrie_name_set_count(const hdrtrie_name_set *set)
{
    const uint64_t pairs = 0x00ff00ff00ff00ffu;
    uint64_t sum = 0;
    size_t i;
    for (i = 0; i < HDRTRIE_NAME_SET_WORDS; i++) {
        uint64_t w = set->words[i];
        w -= w >> 1 & HDRTRIE_EACH_BYTE(0x55);
        w = (w & HDRTRIE_EACH_BYTE(0x33)) + (w >> 2 & HDRTRIE_EACH_BYTE(0x33));
        sum += (w + (w >> 4)) & HDRTRIE_EACH_BYTE(0x0f); /* at most 40 per byte */
    }
    sum = (sum & pairs) + (sum >> 8 & pairs);
    return (size_t)(sum * 0x0001000100010001u >> 48);
}

#endif
