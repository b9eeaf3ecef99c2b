/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A perfect hash of 64-bit keys by hash and displace (include/hdrtrie/hash.h). */
#ifndef HDRTRIE_SRC_BUILD_DISPLACEMENT_H
#define HDRTRIE_SRC_BUILD_DISPLACEMENT_H

#include <stdbool.h>

#include "arena.h"

typedef struct hdrtrie_displacement {
    const uint64_t *mixed; /* the keys, which the caller keeps */
    uint16_t *pilots;
    uint32_t *slots; /* 1 + the key's index, 0 for an empty slot */
    size_t pilot_count, slot_count;
    uint8_t bucket_shift, slot_shift;
} hdrtrie_displacement;

/* Places count mixed hashes, count < 2^31. Slots are 1.25 to 2.5 times the keys, pilots a third of them.
   Returns LIMIT if two keys are equal: the caller takes another seed. Expected time linear. */
hdrtrie_error hdrtrie_displacement_make(
    const uint64_t *mixed, size_t count, hdrtrie_arena *arena, hdrtrie_displacement *displacement);

#endif
