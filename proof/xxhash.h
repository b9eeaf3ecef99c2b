/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The one function of xxHash that hdrtrie_check calls. Its contract is assumed: it reads its input, and returns any
   value. */
#ifndef PROOF_XXHASH_H
#define PROOF_XXHASH_H

#include <stddef.h>
#include <stdint.h>

/*@ requires \valid_read(input + (0 .. len - 1));
    assigns \nothing; */
uint64_t XXH3_64bits(const uint8_t *input, size_t len);

#endif
