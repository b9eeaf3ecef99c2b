/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A sieve that covers a record or a literal (contracts/sieve_cover.acsl.h) passes every name that the text matches: one that
   folds to the record, that begins with the prefix, or that ends with the suffix. The functions have no effect. A contract is
   the claim, and a body the steps of its proof. In all of them p is a sieve with rows of row bytes. */
#include "view.h"

/* folds_to: the name begins with bytes that fold to the text. ends_in: the same from its end; the text is reversed. sieve_at:
   p is a sieve, folded by fold, and 1 <= len <= name_len. levels_have: bucket b is in the rows of the name at all levels. */
/*@ predicate folds_to{L}(uint8_t *name, uint8_t *text, integer len, integer fold) =
      \forall integer i; 0 <= i < len ==> byte_folded(fold, name[i]) == text[i];
    predicate ends_in{L}(uint8_t *name, integer name_len, uint8_t *reversed, integer len, integer fold) =
      \forall integer i; 0 <= i < len ==> byte_folded(fold, name[name_len - 1 - i]) == reversed[i];
    predicate sieve_at{L}(uint8_t *p, integer row, integer fold) = sieve_fits(p, row) && sieve_folded(p, row, fold) &&
      \valid_read(p + (0 .. HDRTRIE_SIEVE_HEAD_LEN - 1));
    predicate levels_have{L}(uint8_t *p, integer row, integer offsets, uint8_t *name, integer len, integer b) =
      level_has(p, row, 0, name[byte_index(sieve_offset(offsets, 0), len)], b) &&
      level_has(p, row, 1, name[byte_index(sieve_offset(offsets, 1), len)], b) &&
      level_has(p, row, 2, name[byte_index(sieve_offset(offsets, 2), len)], b) &&
      level_has(p, row, 3, name[byte_index(sieve_offset(offsets, 3), len)], b);
    admit lemma bytes_of_word{L}: \forall uint8_t *p;
      (\forall integer i; 0 <= i < 4 ==> 0 <= p[i] <= 255) ==>
      sieve_offset(le32(p), 0) == p[0] && sieve_offset(le32(p), 1) == p[1] && sieve_offset(le32(p), 2) == p[2] &&
      sieve_offset(le32(p), 3) == p[3]; */

/*@ requires sieve_at(p, row, fold);
    assigns \nothing;
    ensures \result == le32(p + HDRTRIE_AT_SIEVE_OFFSETS);
    ensures \let q = p + HDRTRIE_AT_SIEVE_OFFSETS; sieve_offset(\result, 0) == q[0] && sieve_offset(\result, 1) == q[1] &&
      sieve_offset(\result, 2) == q[2] && sieve_offset(\result, 3) == q[3]; */
static uint32_t offsets_of(const uint8_t *p, unsigned row, unsigned fold)
{
    return hdrtrie_load_le32(p + HDRTRIE_AT_SIEVE_OFFSETS);
}

/*@ requires sieve_at(p, row, fold) && rows_folded(sieve_level(p, row, k), row, fold) && k < HDRTRIE_SIEVE_LEVELS;
    requires 1 <= len <= name_len && \valid_read(name + (0 .. name_len - 1)) && folds_to(name, text, len, fold);
    assigns \nothing;
    ensures \forall integer b; level_covers(p, row, k, text, len, b) ==>
      level_has(p, row, k, name[byte_index(p[HDRTRIE_AT_SIEVE_OFFSETS + k], name_len)], b); */
static void level_passes(const uint8_t *p, unsigned row, unsigned fold, size_t k, const uint8_t *name, size_t name_len,
    const uint8_t *text, size_t len)
{
    const size_t offset = p[HDRTRIE_AT_SIEVE_OFFSETS + k], at = offset < name_len ? offset : name_len - 1;
    const uint8_t c = name[at];
    /*@ assert at == byte_index(p[HDRTRIE_AT_SIEVE_OFFSETS + k], name_len); */
    /*@ assert offset < len ==> byte_folded(fold, c) == text[offset]; */
    /*@ assert offset < len ==> sieve_row(sieve_level(p, row, k), row, c) == sieve_row(sieve_level(p, row, k), row, text[offset]); */
    /*@ assert \forall integer b; level_covers(p, row, k, text, len, b) ==> level_has(p, row, k, c, b); */
}

/*@ requires sieve_at(p, row, fold);
    requires 1 <= len <= name_len && \valid_read(name + (0 .. name_len - 1)) && folds_to(name, text, len, fold);
    assigns \nothing;
    ensures \result == le32(p + HDRTRIE_AT_SIEVE_OFFSETS);
    ensures \forall integer b; levels_cover(p, row, text, len, b) ==> levels_have(p, row, \result, name, name_len, b); */
static uint32_t levels_pass(const uint8_t *p, unsigned row, unsigned fold, const uint8_t *name, size_t name_len,
    const uint8_t *text, size_t len)
{
    level_passes(p, row, fold, 0, name, name_len, text, len);
    level_passes(p, row, fold, 1, name, name_len, text, len);
    level_passes(p, row, fold, 2, name, name_len, text, len);
    level_passes(p, row, fold, 3, name, name_len, text, len);
    return offsets_of(p, row, fold);
}

/*@ requires sieve_at(p, row, fold) && exact_covered(p, row, text, len);
    requires 1 <= len && \valid_read(name + (0 .. len - 1)) && folds_to(name, text, len, fold);
    assigns \nothing;
    ensures passes(p, row, le32(p + HDRTRIE_AT_SIEVE_OFFSETS), name, len); */
static void exact_passes(
    const uint8_t *p, unsigned row, unsigned fold, const uint8_t *name, const uint8_t *text, size_t len)
{
    const uint32_t offsets = levels_pass(p, row, fold, name, len, text, len);
    /*@ assert sieve_row(sieve_last(p, row), row, name[len - 1]) == sieve_row(sieve_last(p, row), row, text[len - 1]); */
    /*@ assert \forall integer b; length_has(p, row, len, b) && last_has(p, row, text[len - 1], b) &&
          levels_cover(p, row, text, len, b) ==> has_bucket(p, row, offsets, name, len, b); */
}

/*@ requires sieve_at(p, row, fold) && start_covered(p, row, text, len);
    requires 1 <= len <= name_len && \valid_read(name + (0 .. name_len - 1)) && folds_to(name, text, len, fold);
    assigns \nothing;
    ensures passes(p, row, le32(p + HDRTRIE_AT_SIEVE_OFFSETS), name, name_len); */
static void start_passes(const uint8_t *p, unsigned row, unsigned fold, const uint8_t *name, size_t name_len,
    const uint8_t *text, size_t len)
{
    const uint32_t offsets = levels_pass(p, row, fold, name, name_len, text, len);
    /*@ assert length_row(len) <= length_row(name_len) <= 63 && 0 <= name[name_len - 1] <= 255; */
    /*@ assert \forall integer b; length_free(p, row, len, b) && last_free(p, row, b) &&
          levels_cover(p, row, text, len, b) ==> has_bucket(p, row, offsets, name, name_len, b); */
}

/*@ requires sieve_at(p, row, fold) && rows_folded(sieve_level(p, row, k), row, fold) && k < HDRTRIE_SIEVE_LEVELS;
    requires 1 <= len <= name_len && \valid_read(name + (0 .. name_len - 1)) && ends_in(name, name_len, reversed, len, fold);
    assigns \nothing;
    ensures \forall integer b; end_level_covers(p, row, k, reversed, len, length_row(name_len), b) ==>
      level_has(p, row, k, name[byte_index(p[HDRTRIE_AT_SIEVE_OFFSETS + k], name_len)], b); */
static void end_level_passes(const uint8_t *p, unsigned row, unsigned fold, size_t k, const uint8_t *name,
    size_t name_len, const uint8_t *reversed, size_t len)
{
    const size_t offset = p[HDRTRIE_AT_SIEVE_OFFSETS + k], at = offset < name_len ? offset : name_len - 1;
    const uint8_t c = name[at];
    /*@ assert at == byte_index(p[HDRTRIE_AT_SIEVE_OFFSETS + k], name_len); */
    /*@ assert offset < name_len ==> \let i = name_len - 1 - offset; name_len - 1 - i == at; */
    /*@ assert offset < name_len && name_len - 1 - offset < len ==> byte_folded(fold, c) == reversed[name_len - 1 - offset]; */
    /*@ assert offset < name_len && name_len - 1 - offset < len ==> sieve_row(sieve_level(p, row, k), row, c) ==
          sieve_row(sieve_level(p, row, k), row, reversed[name_len - 1 - offset]); */
    /*@ assert name_len < 63 && offset < name_len && name_len - 1 - offset < len ==> \forall integer b;
          end_level_covers(p, row, k, reversed, len, name_len, b) ==>
          level_has(p, row, k, reversed[name_len - 1 - offset], b); */
    /*@ assert !(name_len < 63 && offset < name_len && name_len - 1 - offset < len) ==> \forall integer b;
          end_level_covers(p, row, k, reversed, len, length_row(name_len), b) ==> level_free(p, row, k, b); */
}

/*@ requires sieve_at(p, row, fold) && end_covered(p, row, reversed, len);
    requires 1 <= len <= name_len && \valid_read(name + (0 .. name_len - 1)) && ends_in(name, name_len, reversed, len, fold);
    assigns \nothing;
    ensures passes(p, row, le32(p + HDRTRIE_AT_SIEVE_OFFSETS), name, name_len); */
static void end_passes(const uint8_t *p, unsigned row, unsigned fold, const uint8_t *name, size_t name_len,
    const uint8_t *reversed, size_t len)
{
    const uint32_t offsets = offsets_of(p, row, fold);
    end_level_passes(p, row, fold, 0, name, name_len, reversed, len);
    end_level_passes(p, row, fold, 1, name, name_len, reversed, len);
    end_level_passes(p, row, fold, 2, name, name_len, reversed, len);
    end_level_passes(p, row, fold, 3, name, name_len, reversed, len);
    /*@ assert length_row(len) <= length_row(name_len) <= 63; */
    /*@ assert end_has(p, row, reversed, len, length_row(name_len)); */
    /*@ assert byte_folded(fold, name[name_len - 1]) == reversed[0]; */
    /*@ assert sieve_row(sieve_last(p, row), row, name[name_len - 1]) == sieve_row(sieve_last(p, row), row, reversed[0]); */
    /*@ assert \forall integer b; length_has(p, row, length_row(name_len), b) && last_has(p, row, reversed[0], b) &&
          end_levels_cover(p, row, reversed, len, length_row(name_len), b) ==>
          has_bucket(p, row, offsets, name, name_len, b); */
}
