/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/sift.h: it reads only the sieve and the name, and returns every bucket of the name. */

/* Lemmas on words of bits (shown by lemmas.smt2). */
/*@ admit lemma byte_of_word: \forall uint64_t x, integer k; 0 <= k <= 63 ==> 0 <= (x >> k & 255) <= 255;
    admit lemma bit_of_both: \forall integer a, b, k; 0 <= k <= 63 ==>
      (bit_at(a & b, k) <==> bit_at(a, k) && bit_at(b, k));
    admit lemma no_bit_in_zero: \forall integer w, k; 0 <= k <= 63 && bit_at(w, k) ==> w != 0; */

/*@ requires readable((uint8_t *)table) && sieve_sound((uint8_t *)table) && sieve_of((uint8_t *)table, s) &&
      s.sieve != 0;
    assigns \nothing;
    ensures \result.bytes == (uint8_t *)table + s.sieve && \result.row == \result.bytes[HDRTRIE_AT_SIEVE_ROW] &&
      \result.offsets == le32(\result.bytes + HDRTRIE_AT_SIEVE_OFFSETS);
    ensures sieve_fits(\result.bytes, \result.row); */
HDRTRIE_INLINE hdrtrie_sieve_view hdrtrie_sieve_of(const hdrtrie_table *table, hdrtrie_shape s);

/*@ requires row_is_valid(row) && row_readable(rows, row, index) && index <= 255;
    assigns \nothing;
    ensures \result == sieve_row(rows, row, index); */
HDRTRIE_INLINE uint64_t hdrtrie_sieve_row(const uint8_t *rows, unsigned row, size_t index);

/*@ requires k < HDRTRIE_SIEVE_LEVELS;
    assigns \nothing;
    ensures \result == sieve_offset(s.offsets, k);
    ensures \result <= 255; */
HDRTRIE_INLINE size_t hdrtrie_sieve_offset(hdrtrie_sieve_view s, unsigned k);

/*@ requires sieve_fits(s.bytes, s.row) && k < HDRTRIE_SIEVE_LEVELS && 1 <= len;
    requires ahead == 0 ? \valid_read(name + (0 .. len - 1)) : \valid_read(name + (0 .. ahead - 1));
    assigns \nothing;
    ensures ahead == 0 ==> \result == sieve_row(sieve_level(s.bytes, s.row, k), s.row,
      name[byte_index(sieve_offset(s.offsets, k), len)]); */
HDRTRIE_INLINE uint64_t hdrtrie_sieve_level(
    hdrtrie_sieve_view s, unsigned k, const uint8_t *name, size_t len, size_t ahead);

/*@ requires sieve_fits(s.bytes, s.row) && 1 <= len <= HDRTRIE_SIFT_LEN;
    requires ahead == 0 ? \valid_read(name + (0 .. len - 1)) : len <= ahead && \valid_read(name + (0 .. ahead - 1));
    assigns \nothing;
    ensures ahead == 0 ==> \forall integer b; 0 <= b <= 63 &&
      has_bucket(s.bytes, s.row, s.offsets, (uint8_t *)name, len, b) ==> bit_at(\result, b);
    ensures ahead == 0 && passes(s.bytes, s.row, s.offsets, (uint8_t *)name, len) ==> \result != 0; */
HDRTRIE_INLINE uint64_t hdrtrie_sieve_buckets(hdrtrie_sieve_view s, const char *name, size_t len, size_t ahead);

/*@ requires sieve_fits(s.bytes, s.row) && 1 <= len && \valid_read(name + (0 .. len - 1));
    assigns \nothing;
    ensures passes(s.bytes, s.row, s.offsets, (uint8_t *)name, len) ==> \result != 0; */
HDRTRIE_INLINE int hdrtrie_sieve_passes(hdrtrie_sieve_view s, const char *name, size_t len);
