/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The digest at the end of a table's bytes, which whoever changes them has to put right. */
#ifndef DIGEST_H
#define DIGEST_H

#include <hdrtrie/detail/format/table.h>
#include <xxhash.h>

/* Puts the right digest under len bytes, its own HDRTRIE_DIGEST_LEN among them. */
static inline void digest_put(uint8_t *bytes, size_t len)
{
    const size_t at = len - HDRTRIE_DIGEST_LEN;
    const uint64_t digest = XXH3_64bits(bytes, at);
    for (size_t i = 0; i < HDRTRIE_DIGEST_LEN; i++) bytes[at + i] = (uint8_t)(digest >> 8 * i);
}

#endif
