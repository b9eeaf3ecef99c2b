/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* memcmp on bytes, with a contract. WP cannot relate uint8_t to the void of the standard prototype. The contract is
   assumed. */
#ifndef PROOF_COMPARE_H
#define PROOF_COMPARE_H

#include <string.h>

/*@ requires len == 0 || \valid_read(a + (0 .. len - 1)) && \valid_read(b + (0 .. len - 1));
    assigns \nothing; */
int hdrtrie_proof_compare(const uint8_t *a, const uint8_t *b, size_t len);
#define memcmp hdrtrie_proof_compare

#endif
