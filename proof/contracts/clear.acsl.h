/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of template/clear.inl.h. Their predicates are in units/prove_fields.c, because they depend on the
   fields. */

/*@ requires name_readable_at(fields, i) && before <= 1;
    assigns \nothing;
    ensures \result <= 1 && (\result == 0 <==> stays(fields, i, wanted, keep, detect, refuse)); */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(removes)(const hdrtrie_table *table, hdrtrie_shape shape,
    uint32_t wanted, int keep, int detect, uint64_t refuse, HDRTRIE_CLEAR_FIELDS fields, size_t i, uint64_t before);

/*@ requires names_between(fields, first, first + count) && first + count <= SIZE_MAX && count <= 64 && \valid(before) &&
      *before <= 1;
    assigns *before;
    ensures *before <= 1 && no_bit_from(\result, count);
    ensures \forall integer k; first <= k < first + count ==>
      (bit_at(\result, k - first) <==> is_removed(fields, k, groups, keep)); */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(judge_each)(const hdrtrie_table *table, hdrtrie_shape shape,
    uint32_t groups, int keep, HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count, uint32_t *before);

/*@ requires keep == 0 ==> ready((uint8_t *)table, shape);
    requires names_between(fields, first, first + count) && first + count <= SIZE_MAX && count <= 64 && \valid(before) &&
      *before <= 1;
    assigns *before;
    ensures *before <= 1 && no_bit_from(\result, count);
    ensures \forall integer k; first <= k < first + count ==>
      (bit_at(\result, k - first) <==> is_removed(fields, k, groups, keep)); */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(judge)(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
    int keep, HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count, uint32_t *before);

/*@ requires names_readable(fields, i + 1);
    assigns \nothing; */
HDRTRIE_INLINE int HDRTRIE_CLEAR_FN(is_pseudo)(HDRTRIE_CLEAR_FIELDS fields, size_t i, size_t lead);

/*@ requires names_readable(fields, count);
    assigns \nothing;
    ensures \result <= count;
    ensures !(HDRTRIE_CLEAR_FLAGS & HDRTRIE_LAYOUT_PSEUDO) ==> \result == 0; */
HDRTRIE_INLINE size_t HDRTRIE_CLEAR_FN(pseudo_count)(HDRTRIE_CLEAR_FIELDS fields, size_t count);

/*@ requires ready((uint8_t *)table, shape);
    requires names_readable(fields, count) && count <= SIZE_MAX - 63;
    requires \valid(bitmap + (0 .. (count + 63) / 64 - 1));
    requires \separated(bitmap + (0 .. (count + 63) / 64 - 1), fields + (0 .. count - 1));
    assigns bitmap[0 .. (count + 63) / 64 - 1];
    ensures \forall integer i; 0 <= i < count ==>
      (bit_at(bitmap[i / 64], i % 64) <==> is_removed(fields, i, groups, 0)); */
HDRTRIE_CLEAR_INLINE size_t HDRTRIE_CLEAR_FN(mark)(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
    HDRTRIE_CLEAR_FIELDS fields, size_t count, uint64_t *bitmap);

/*@ requires 1 <= count <= 64 && no_bit_from(word, count) && to <= from && from + count <= SIZE_MAX &&
      \valid(fields + (to .. from + count - 1));
    assigns fields[to .. from + count - 1];
    ensures to <= \result <= to + count;
    ensures \result == place(word, from, to, from + count);
    ensures \forall integer k; k < to ==> same_field{Post, Pre}(fields + k, fields + k);
    ensures \forall integer k; from + count <= k ==> same_field{Post, Pre}(fields + k, fields + k);
    ensures \forall integer k; from <= k < from + count && kept_at(word, from, k) ==>
      to <= place(word, from, to, k) < \result && same_field{Post, Pre}(fields + place(word, from, to, k), fields + k); */
HDRTRIE_INLINE size_t HDRTRIE_CLEAR_FN(compact)(
    uint64_t word, HDRTRIE_CLEAR_FIELDS fields, size_t to, size_t from, size_t count);

/*@ requires count <= SIZE_MAX - 63 && \valid(fields + (0 .. count - 1));
    requires \valid_read(bitmap + (0 .. (count + 63) / 64 - 1));
    assigns fields[0 .. count - 1];
    ensures \result <= count; */
HDRTRIE_INLINE size_t HDRTRIE_CLEAR_FN(drop)(const uint64_t *bitmap, HDRTRIE_CLEAR_FIELDS fields, size_t count);

/*@ requires names_readable(fields, count) && \valid(fields + (0 .. count - 1)) && lead == 0;
    assigns fields[0 .. count - 1];
    ensures moved{Pre, Post}(fields, count, wanted, keep, detect, \result); */
HDRTRIE_CLEAR_INLINE size_t HDRTRIE_CLEAR_FN(judge_and_move)(const hdrtrie_table *table, hdrtrie_shape shape,
    uint32_t wanted, int keep, int detect, HDRTRIE_CLEAR_FIELDS fields, size_t lead, size_t count);

/*@ requires keep == 0 ==> ready((uint8_t *)table, shape);
    requires names_readable(fields, count) && count <= SIZE_MAX - 63 && \valid(fields + (0 .. count - 1)) && lead == 0;
    assigns fields[0 .. count - 1];
    ensures cleared{Pre, Post}(fields, count, groups, keep, \result); */
HDRTRIE_CLEAR_INLINE size_t HDRTRIE_CLEAR_FN(judge_then_move)(const hdrtrie_table *table, hdrtrie_shape shape,
    uint32_t groups, int keep, HDRTRIE_CLEAR_FIELDS fields, size_t lead, size_t count);

/*@ requires keep == 0 ==> ready((uint8_t *)table, shape);
    requires names_readable(fields, count) && count <= SIZE_MAX - 63 && \valid(fields + (0 .. count - 1));
    assigns fields[0 .. count - 1];
    ensures cleared{Pre, Post}(fields, count, groups, keep, \result); */
HDRTRIE_CLEAR_INLINE size_t HDRTRIE_CLEAR_FN(filter)(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
    int keep, HDRTRIE_CLEAR_FIELDS fields, size_t count);

/*@ requires ready((uint8_t *)table, shape);
    requires names_readable(fields, count) && count <= SIZE_MAX - 63 && \valid(fields + (0 .. count - 1));
    assigns fields[0 .. count - 1];
    ensures cleared{Pre, Post}(fields, count, groups, 0, \result); */
HDRTRIE_CLEAR_INLINE size_t HDRTRIE_CLEAR_FN(clear)(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, HDRTRIE_CLEAR_FIELDS fields, size_t count);

/*@ requires names_readable(fields, count) && count <= SIZE_MAX - 63 && \valid(fields + (0 .. count - 1));
    assigns fields[0 .. count - 1];
    ensures shape.fold > HDRTRIE_FOLD_CASE ==> \result == 0;
    ensures shape.fold <= HDRTRIE_FOLD_CASE ==> cleared{Pre, Post}(fields, count, groups, 1, \result); */
HDRTRIE_CLEAR_INLINE size_t HDRTRIE_CLEAR_FN(keep)(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, HDRTRIE_CLEAR_FIELDS fields, size_t count);
