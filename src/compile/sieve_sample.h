/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Names that are common in traffic: those of the preset <well-known>, and some that are not registered. The builder
   chooses a sieve that rejects as many of them as it can. */
#ifndef HDRTRIE_SRC_COMPILE_SIEVE_SAMPLE_H
#define HDRTRIE_SRC_COMPILE_SIEVE_SAMPLE_H

#include "name_set.h"
#include "names.h"

#include <hdrtrie/detail/format/sieve.h>

#define HDRTRIE_SAMPLE_OFFSETS 16 /* a sieve reads the bytes before this offset */

/* The names that no rule matches, by what a sieve sees of them. Bytes are folded. */
typedef struct hdrtrie_sample {
    size_t count; /* at most HDRTRIE_NAME_SET_MAX; further names are left out */
    hdrtrie_name_set all;
    hdrtrie_name_set lengths[HDRTRIE_SIEVE_LENS]; /* by min(length, 63) */
    hdrtrie_name_set last[128];
    hdrtrie_name_set at[HDRTRIE_SAMPLE_OFFSETS][128]; /* by offset, then by the byte there; after the end, the last */
} hdrtrie_sample;

/* Fills in *sample (zeros before) with the names that none of these rules matches. Cost: some 20 instructions per rule
   and name. */
void hdrtrie_sample_make(hdrtrie_fold fold, const hdrtrie_name *const *rules, size_t count, hdrtrie_sample *sample);

#endif
