/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Part of the third phase: makes the sieve, which rejects most names that no rule matches (format/sieve.h;
   docs/design.md, "The sieve"). */
#ifndef HDRTRIE_SRC_COMPILE_SIEVE_MAKE_H
#define HDRTRIE_SRC_COMPILE_SIEVE_MAKE_H

#include "affixes.h"

#include <hdrtrie/detail/format/sieve.h>

/* The rows of a sieve. Of the 64 bits, the table stores the low 8 * row. */
typedef struct hdrtrie_sieve {
    uint8_t row; /* bytes per row in the table: 2, 4 or 8 */
    uint8_t offsets[HDRTRIE_SIEVE_LEVELS];
    uint64_t lengths[HDRTRIE_SIEVE_LENS];
    uint64_t last[256];
    uint64_t levels[HDRTRIE_SIEVE_LEVELS][256];
} hdrtrie_sieve;

/* Makes the sieve for the names of one table; prefix and suffix are their patterns. *sieve stays NULL if a sieve would
   not help: with the rule "*", without rules that match, and with too many of them. Returns HDRTRIE_ERR_MEMORY on
   failure. */
hdrtrie_error hdrtrie_sieve_make(const hdrtrie_names *names, const hdrtrie_affixes *prefix,
    const hdrtrie_affixes *suffix, hdrtrie_arena *arena, hdrtrie_sieve **sieve);

#endif
