/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* memcmp, with what it is trusted to do: WP has bytes and what void points to apart. */
#ifndef PROOF_COMPARE_H
#define PROOF_COMPARE_H

#include <string.h>

/*@ requires len == 0 || \valid_read(a + (0 .. len - 1)) && \valid_read(b + (0 .. len - 1));
    assigns \nothing; */
int hdrtrie_proof_compare(const uint8_t *a, const uint8_t *b, size_t len);
#define memcmp hdrtrie_proof_compare

#endif
