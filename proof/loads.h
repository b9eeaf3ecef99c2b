/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Logic on bytes and words that all contracts use: le16, le32 and le64 are the results of the loads in detail/bytes.h,
   row_len(shift) is the number of slots that a shift selects from, no_bit_from(word, n) means word < 2^n. Included
   before every unit.

   Lemmas marked `admit` are not proven by Frama-C; lemmas.smt2 shows each of them. */
#ifndef PROOF_LOADS_H
#define PROOF_LOADS_H

#include <stdint.h>
/* Frama-C 25 supports neither. No proof relies on alignment, and compilers check the assertions. */
#define _Alignas(n)
#define _Static_assert(condition, text) struct hdrtrie_proof_asserted

/*@ logic integer le16{L}(uint8_t *p) = p[0] | (uint32_t)(p[1] << 8);
    admit lemma le16_range{L}: \forall uint8_t *p;
      0 <= p[0] <= 255 && 0 <= p[1] <= 255 ==> 0 <= le16(p) <= 65535;
    admit lemma higher_bit: \forall uint64_t x, integer i; 0 <= i <= 63 && (x >> i) != 0 && (x >> i & 1) == 0 ==>
      i < 63 && (x >> i + 1) != 0;
    admit lemma none_of_both: \forall uint64_t a, b; (a | b) == 0 <==> a == 0 && b == 0;
    admit lemma same_bits: \forall uint64_t a, b; (a ^ b) <= 0 ==> a == b; // WP would simplify an equation away
    predicate no_bit_from(integer word, integer n) = n < 64 ==> (word >> n) == 0;
    admit lemma bits_below: \forall uint64_t w, uint64_t n; 1 <= n <= 64 ==>
      no_bit_from(w & (0xffffffffffffffff >> (uint64_t)(64 - n)), n);
    admit lemma both_below: \forall uint64_t a, b, integer n; 0 <= n <= 64 && no_bit_from(a, n) && no_bit_from(b, n) ==>
      no_bit_from(a | b, n);
    admit lemma three_below: \forall uint64_t a, b, c, integer n; 0 <= n <= 64 && no_bit_from(a, n) &&
      no_bit_from(b, n) && no_bit_from(c, n) ==> no_bit_from(a | b | c, n);
    admit lemma byte_below: \forall uint8_t a, integer n; 8 <= n <= 64 ==> no_bit_from(a, n);
    admit lemma byte_shifted_below: \forall uint8_t a, integer k, n; 0 <= k && k + 8 <= n <= 64 ==>
      no_bit_from((uint64_t)(a << k), n);
    admit lemma half_below: \forall uint32_t a, integer n; 32 <= n <= 64 ==> no_bit_from(a, n);
    admit lemma half_shifted_below: \forall uint32_t a, integer k, n; 0 <= k && k + 32 <= n <= 64 ==>
      no_bit_from((uint64_t)(a << k), n);
    logic integer le32{L}(uint8_t *p) = p[0] | (uint32_t)(p[1] << 8) | (uint32_t)(p[2] << 16) | (uint32_t)(p[3] << 24);
    admit lemma le32_range{L}: \forall uint8_t *p;
      0 <= p[0] <= 255 && 0 <= p[1] <= 255 && 0 <= p[2] <= 255 && 0 <= p[3] <= 255 ==> 0 <= le32(p) <= UINT32_MAX;
    logic integer le64{L}(uint8_t *p) = le32(p) | (uint64_t)(le32(p + 4) << 32);
    logic integer row_len(integer shift) = (uint64_t)(1 << 64 - shift);
    admit lemma top_bits: \forall uint64_t x, integer shift; 33 <= shift <= 63 ==> (x >> shift) < row_len(shift);
    admit lemma row_lens: \forall integer shift; 33 <= shift <= 63 ==> 2 <= row_len(shift) <= 0x80000000;
    admit lemma shifted_zero: \forall integer shift; 0 <= shift <= 63 ==> (0 >> shift) == 0; */

#endif
