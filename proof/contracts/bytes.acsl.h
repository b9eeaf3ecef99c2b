/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/bytes.h: the loads return le16, le32 and le64 of loads.h and read no other byte. */

/*@ requires \valid_read(p + (0 .. 1));
    assigns \nothing;
    ensures \result == le16(p) <= UINT16_MAX; */
HDRTRIE_INLINE uint32_t hdrtrie_load_le16(const uint8_t *p);

/*@ requires \valid_read(p + (0 .. 3));
    assigns \nothing;
    ensures \result == le32(p); */
HDRTRIE_INLINE uint32_t hdrtrie_load_le32(const uint8_t *p);

/*@ requires \valid_read(p + (0 .. 7));
    assigns \nothing;
    ensures \result == le64(p); */
HDRTRIE_INLINE uint64_t hdrtrie_load_le64(const uint8_t *p);

/*@ assigns \nothing;
    ensures \result == x; */
HDRTRIE_INLINE unsigned hdrtrie_whole(unsigned x);

/*@ requires len == 0 || \valid_read(p + (0 .. \min(len, 8) - 1));
    assigns \nothing;
    ensures len < 8 ==> no_bit_from(\result, 8 * len); */
HDRTRIE_INLINE uint64_t hdrtrie_load_le_exact(const uint8_t *p, size_t len);

/*@ assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_word_reverse(uint64_t x);

/*@ assigns \nothing;
    ensures \result <= 63; */
HDRTRIE_INLINE unsigned hdrtrie_zeros_on_top(uint64_t x);

/*@ requires 1 <= n <= 64;
    assigns \nothing;
    ensures no_bit_from(\result, n); */
HDRTRIE_INLINE uint64_t hdrtrie_lowest_bits(uint64_t x, size_t n);

/*@ requires x != 0;
    assigns \nothing;
    ensures \result <= 63 && (x >> \result & 1) != 0;
    ensures \forall integer k; 0 <= k < \result ==> (x >> k & 1) == 0; */
HDRTRIE_INLINE unsigned hdrtrie_lowest_bit(uint64_t x);
