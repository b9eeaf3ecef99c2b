/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts and logic of check/spelling.h, for the prover. */

/*@ assigns \nothing; */
static inline uint8_t hdrtrie_spelling_fixed_bits(unsigned fold, uint8_t c);
