/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* XXH3-64, the digest of a table (docs/format.md). By xxHash if the build has it, else by our own code. */
#ifndef HDRTRIE_SRC_CHECK_XXH3_64_H
#define HDRTRIE_SRC_CHECK_XXH3_64_H

#include <stddef.h>
#include <stdint.h>

#ifdef __FRAMAC__
#include <contracts/xxh3_64.acsl.h>
#endif

/* Returns the XXH3-64 of len bytes, with the default secret and seed 0. input may be NULL if len is 0.
   Cost: about one multiplication per 8 bytes. */
uint64_t hdrtrie_xxh3_64(const uint8_t *input, size_t len);

#endif
