/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Chooses the offsets whose bytes a sieve reads. */
#ifndef HDRTRIE_SRC_COMPILE_SIEVE_OFFSETS_H
#define HDRTRIE_SRC_COMPILE_SIEVE_OFFSETS_H

#include "sieve_sample.h"

/* Stores ascending offsets, chosen one by one: the one with which the rules, each in a bucket of its own, pass the
   fewest names of the sample. */
void hdrtrie_offsets_choose(const hdrtrie_sample *sample, const hdrtrie_name *const *rules, size_t count,
    uint8_t offsets[HDRTRIE_SIEVE_LEVELS]);

#endif
