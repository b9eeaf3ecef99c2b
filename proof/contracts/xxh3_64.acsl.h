/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The digest that hdrtrie_check compares. Its contract is assumed: it reads its input, and returns any value. */
#ifndef PROOF_XXH3_64_ACSL_H
#define PROOF_XXH3_64_ACSL_H

/*@ requires \valid_read(input + (0 .. len - 1));
    assigns \nothing; */
uint64_t hdrtrie_xxh3_64(const uint8_t *input, size_t len);

#endif
