/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/fold.h, and four lemmas on words of bits (shown by lemmas.smt2). */

/*@ admit lemma wrapped: \forall uint64_t x, integer n; n < UINT64_MAX && (uint64_t)(x - 1) < n ==> 1 <= x <= n;
    admit lemma bit_of_word: \forall uint64_t x; 0 <= (x & 63) <= 63;
    admit lemma all_or_nothing: \forall uint32_t x, integer b; 0 <= b <= 1 ==> 0 <= (x & (uint32_t)(-b)) <= x;
    admit lemma letter_bit: \forall uint8_t c; 0 <= (c | 0x20) <= 255; */

/*@ assigns \nothing; */
HDRTRIE_INLINE int hdrtrie_byte_is_letter(uint8_t c);

/*@ assigns \nothing; */
HDRTRIE_INLINE int hdrtrie_byte_is_digit(uint8_t c);

/*@ assigns \nothing; */
HDRTRIE_INLINE int hdrtrie_byte_is_token(uint8_t c);

/*@ assigns \nothing; */
HDRTRIE_INLINE uint8_t hdrtrie_byte_fold(unsigned fold, uint8_t c);

/*@ assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_word_in_range(uint64_t w, uint8_t first, uint8_t last);

/*@ assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_word_fold(unsigned fold, uint64_t w);
