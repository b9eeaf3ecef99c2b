/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/hash.h: a bucket or slot is below the number that its shift allows. */

/*@ requires len <= 64;
    assigns \nothing;
    ensures \result == &hdrtrie_first_bytes_ones[HDRTRIE_FIRST_BYTES_ONES - len]; */
HDRTRIE_INLINE const uint8_t *hdrtrie_first_bytes(size_t len);

/*@ requires \valid_read(key + (0 .. 1));
    assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_hash_word(uint64_t w, const uint32_t *key);

/*@ assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_hash_mix(uint64_t sum);

/*@ requires 33 <= shift <= 63;
    assigns \nothing;
    ensures \result < row_len(shift); */
HDRTRIE_INLINE uint64_t hdrtrie_hash_bucket(uint64_t mixed, unsigned shift);

/*@ requires 33 <= shift <= 63;
    assigns \nothing;
    ensures \result < row_len(shift); */
HDRTRIE_INLINE uint64_t hdrtrie_hash_slot(uint64_t mixed, uint64_t pilot, unsigned shift);

/*@ requires len <= HDRTRIE_PATTERN_MAX && (len == 0 || \valid_read(name + (0 .. len - 1)));
    requires first % 8 == 0 && first <= len && seed < HDRTRIE_HASH_SEED_COUNT;
    assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_hash_from(unsigned fold, const char *name, size_t len, size_t first, unsigned seed);
