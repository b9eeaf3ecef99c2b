/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/fold.h, and four lemmas on words of bits (shown by lemmas.smt2). */

/*@ admit lemma wrapped: \forall uint64_t x, integer n; n < UINT64_MAX && (uint64_t)(x - 1) < n ==> 1 <= x <= n;
    admit lemma bit_of_word: \forall uint64_t x; 0 <= (x & 63) <= 63;
    admit lemma all_or_nothing: \forall uint32_t x, integer b; 0 <= b <= 1 ==> 0 <= (x & (uint32_t)(-b)) <= x;
    admit lemma letter_bit: \forall uint8_t c; 0 <= (c | 0x20) <= 255; */

/* letter_at: the place of a letter in the alphabet; more than 25 for other bytes. digit_of: the value of a digit; more
   than 9 for other bytes. byte_folded: the result of hdrtrie_byte_fold. */
/*@ logic integer letter_at(integer c) = (uint8_t)((c | 0x20) - 'a');
    logic integer digit_of(integer c) = (uint8_t)(c - '0');
    logic integer byte_folded(integer fold, integer c) = fold == HDRTRIE_FOLD_NONE ? c : letter_at(c) < 26 ? (c | 0x20) :
      fold == HDRTRIE_FOLD_UNDERSCORE && c == '_' ? '-' :
      fold == HDRTRIE_FOLD_SEPARATORS && digit_of(c) >= 10 ? '-' : c; */

/*@ assigns \nothing;
    ensures \result != 0 <==> letter_at(c) < 26; */
HDRTRIE_INLINE int hdrtrie_byte_is_letter(uint8_t c);

/*@ assigns \nothing;
    ensures \result != 0 <==> digit_of(c) < 10; */
HDRTRIE_INLINE int hdrtrie_byte_is_digit(uint8_t c);

/*@ assigns \nothing; */
HDRTRIE_INLINE int hdrtrie_byte_is_token(uint8_t c);

/*@ assigns \nothing;
    ensures \result == byte_folded(fold, c); */
HDRTRIE_INLINE uint8_t hdrtrie_byte_fold(unsigned fold, uint8_t c);

/*@ assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_word_in_range(uint64_t w, uint8_t first, uint8_t last);

/*@ assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_word_fold(unsigned fold, uint64_t w);
