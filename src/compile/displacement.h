/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A perfect hash of 64-bit keys by hash and displace (detail/hash.h). Mode HASHED uses it for names, affixes.c for
   heads. */
#ifndef HDRTRIE_SRC_COMPILE_DISPLACEMENT_H
#define HDRTRIE_SRC_COMPILE_DISPLACEMENT_H

#include <stdbool.h>

#include "arena.h"

typedef struct hdrtrie_displacement {
    const uint64_t *mixed; /* the keys; they belong to the caller */
    uint16_t *pilots;      /* one per bucket */
    uint32_t *slots;       /* 1 + the key's index, 0 for an empty slot */
    size_t pilot_count, slot_count;
    uint8_t bucket_shift, slot_shift;
} hdrtrie_displacement;

/* Places count mixed hashes, count < 2^31. There are 1.25 to 2.5 slots per key, and about a third as many pilots as
   keys. Returns HDRTRIE_ERR_LIMIT if two keys are equal: the caller then tries another seed. Expected time is
   linear. */
hdrtrie_error hdrtrie_displacement_make(
    const uint64_t *mixed, size_t count, hdrtrie_arena *arena, hdrtrie_displacement *displacement);

#endif
