/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/sift.inl.h. Their predicates are in units/prove_fields.c, because they depend on the fields. */

/*@ requires sieve_fits(sieve.bytes, sieve.row) && covers(sieve.bytes, sieve.row, sieve.offsets);
    requires names_between(fields, first, first + count) && first + count <= SIZE_MAX && count <= 60;
    requires s.continues == 0;
    assigns \nothing;
    ensures \result.continues == 0 && \result.given_up == s.given_up;
    ensures holds_rules(\result.candidates, fields, first, first + count);
    ensures \forall integer k; count <= k < 64 ==> (bit_at(\result.candidates, k) <==> bit_at(s.candidates, k - count));
    ensures \result.suspect == 0 ==> s.suspect == 0 && none_bad(fields, first, first + count); */
HDRTRIE_CLEAR_INLINE hdrtrie_sifted HDRTRIE_CLEAR_FN(sift_some)(
    hdrtrie_sieve_view sieve, HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count, hdrtrie_sifted s);

/*@ requires sieve_fits(sieve.bytes, sieve.row) && covers(sieve.bytes, sieve.row, sieve.offsets);
    requires names_between(fields, first, first + count) && first + count <= SIZE_MAX && 1 <= count <= 64;
    assigns \nothing;
    ensures \result.given_up == 0 ==> sifted_all(\result, fields, first, count); */
HDRTRIE_CLEAR_INLINE hdrtrie_sifted HDRTRIE_CLEAR_FN(sift)(
    hdrtrie_sieve_view sieve, HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count);

/*@ requires names_between(fields, first, first + count) && first + count <= SIZE_MAX && 1 <= count <= 64;
    assigns \nothing;
    ensures no_bit_from(\result, count);
    ensures \forall integer k; first <= k < first + count ==> (bit_at(\result, k - first) <==> is_bad(fields, k)); */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(malformed)(HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count);

/*@ requires \forall integer k; 0 <= k < 64 && bit_at(candidates, k) ==>
      first + k <= SIZE_MAX && name_readable_at(fields, first + k);
    assigns \nothing;
    ensures \forall integer k; first <= k < first + 64 ==>
      (bit_at(\result, k - first) <==> bit_at(candidates, k - first) && is_listed(fields, k, wanted));
    ensures \forall integer n; 0 <= n <= 64 && ends_at(candidates, n) ==> no_bit_from(\result, n); */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(candidates)(const hdrtrie_table *table, hdrtrie_shape shape,
    uint32_t wanted, HDRTRIE_CLEAR_FIELDS fields, size_t first, uint64_t candidates);

/*@ requires names_between(fields, first, first + count) && first + count <= SIZE_MAX && 1 <= count <= 64;
    requires \valid(before) && *before <= 1 && sifted_all(s, fields, first, count);
    assigns *before;
    ensures *before <= 1 && no_bit_from(\result, count);
    ensures \forall integer k; first <= k < first + count ==>
      (bit_at(\result, k - first) <==> is_removed(fields, k, groups, 0)); */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(judge_sifted)(const hdrtrie_table *table, hdrtrie_shape shape,
    hdrtrie_sifted s, uint32_t groups, HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count, uint32_t *before);

/*@ requires ready((uint8_t *)table, shape) && shape.sieve != 0;
    requires names_between(fields, first, first + count) && first + count <= SIZE_MAX && 1 <= count <= 64;
    requires \valid(before) && *before <= 1;
    assigns *before;
    ensures *before <= 1 && no_bit_from(\result, count);
    ensures \forall integer k; first <= k < first + count ==>
      (bit_at(\result, k - first) <==> is_removed(fields, k, groups, 0)); */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(judge_sieved)(const hdrtrie_table *table, hdrtrie_shape shape,
    uint32_t groups, HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count, uint32_t *before);
