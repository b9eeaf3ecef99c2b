/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contract of check/spelling.h. */

/*@ assigns \nothing; */
static inline uint8_t hdrtrie_spelling_fixed_bits(unsigned fold, uint8_t c);
