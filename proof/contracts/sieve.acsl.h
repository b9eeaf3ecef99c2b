/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The sieve of a table (detail/format/sieve.h) in logic. A predicate on a sieve gets the address of its section, the
   length of a row and the offsets of its levels, as hdrtrie_sieve_view has them. */
#ifndef PROOF_SIEVE_H
#define PROOF_SIEVE_H

/* bit_at: bit i of a word is 1. sieve_row: a row. sieve_level: the address of the rows of level k. */
/*@ predicate bit_at(integer w, integer i) = (w >> i & 1) != 0;
    predicate row_is_valid(integer row) = row == 2 || row == 4 || row == 8;
    logic integer sieve_row{L}(uint8_t *rows, integer row, integer index) =
      row == 2 ? le16(rows + 2 * index) : row == 4 ? le32(rows + 4 * index) : le64(rows + 8 * index);
    logic integer sieve_offset(integer offsets, integer k) = offsets >> 8 * k & 255;
    logic uint8_t *sieve_lengths(uint8_t *p) = p + HDRTRIE_SIEVE_LENGTHS;
    logic uint8_t *sieve_last(uint8_t *p, integer row) = p + HDRTRIE_SIEVE_LAST(row);
    // by cases, because provers have no products of variables
    logic integer level_at(integer row, integer k) = k == 0 ? HDRTRIE_SIEVE_LEVEL(row, 0) :
      k == 1 ? HDRTRIE_SIEVE_LEVEL(row, 1) : k == 2 ? HDRTRIE_SIEVE_LEVEL(row, 2) : HDRTRIE_SIEVE_LEVEL(row, 3);
    logic uint8_t *sieve_level(uint8_t *p, integer row, integer k) = p + level_at(row, k); */

/* length_has, last_has, level_has: bucket b is in the row that the name selects by its length, its last byte, or its byte
   at the offset of level k. has_bucket: b is in all six rows. passes: some bucket is. */
/*@ logic integer length_row(integer len) = len < 63 ? len : 63;
    logic integer byte_index(integer offset, integer len) = offset < len ? offset : len - 1;
    predicate length_has{L}(uint8_t *p, integer row, integer len, integer b) =
      bit_at(sieve_row(sieve_lengths(p), row, length_row(len)), b);
    predicate last_has{L}(uint8_t *p, integer row, integer c, integer b) =
      bit_at(sieve_row(sieve_last(p, row), row, c), b);
    predicate level_has{L}(uint8_t *p, integer row, integer k, integer c, integer b) =
      bit_at(sieve_row(sieve_level(p, row, k), row, c), b);
    predicate has_bucket{L}(uint8_t *p, integer row, integer offsets, uint8_t *name, integer len, integer b) =
      length_has(p, row, len, b) && last_has(p, row, name[len - 1], b) &&
      level_has(p, row, 0, name[byte_index(sieve_offset(offsets, 0), len)], b) &&
      level_has(p, row, 1, name[byte_index(sieve_offset(offsets, 1), len)], b) &&
      level_has(p, row, 2, name[byte_index(sieve_offset(offsets, 2), len)], b) &&
      level_has(p, row, 3, name[byte_index(sieve_offset(offsets, 3), len)], b);
    predicate passes{L}(uint8_t *p, integer row, integer offsets, uint8_t *name, integer len) =
      \exists integer b; 0 <= b < 64 && has_bucket(p, row, offsets, name, len, b); */

/* row_readable: row `index` of the rows at this address can be read. sieve_fits: all rows can be read. sieve_sound: the
   sieve of a table, if it has one, lies in the table. sieve_of: the constants of the sieve in s are those of t. */
/*@ predicate row_readable{L}(uint8_t *rows, integer row, integer index) =
      row == 2 ? \valid_read(rows + (2 * index .. 2 * index + 1)) :
      row == 4 ? \valid_read(rows + (4 * index .. 4 * index + 3)) : \valid_read(rows + (8 * index .. 8 * index + 7));
    predicate rows_readable{L}(uint8_t *rows, integer row, integer count) =
      \forall integer i; 0 <= i < count ==> row_readable(rows, row, i);
    predicate sieve_fits{L}(uint8_t *p, integer row) = row_is_valid(row) &&
      rows_readable(sieve_lengths(p), row, HDRTRIE_SIEVE_LENS) && rows_readable(sieve_last(p, row), row, 256) &&
      rows_readable(sieve_level(p, row, 0), row, 256) && rows_readable(sieve_level(p, row, 1), row, 256) &&
      rows_readable(sieve_level(p, row, 2), row, 256) && rows_readable(sieve_level(p, row, 3), row, 256);
    predicate sieve_sound{L}(uint8_t *t) = \let p = t + le32(t + HDRTRIE_AT_SIEVE);
      le32(t + HDRTRIE_AT_SIEVE) != 0 ==> row_is_valid(p[HDRTRIE_AT_SIEVE_ROW]) &&
        le32(t + HDRTRIE_AT_SIEVE) + HDRTRIE_SIEVE_LEN(p[HDRTRIE_AT_SIEVE_ROW]) <= total_len(t);
    predicate sieve_of{L}(uint8_t *t, hdrtrie_shape s) = s.sieve == le32(t + HDRTRIE_AT_SIEVE) &&
      (s.sieve_row != 0 ==> s.sieve_row == t[s.sieve + HDRTRIE_AT_SIEVE_ROW] &&
        s.sieve_offsets == le32(t + s.sieve + HDRTRIE_AT_SIEVE_OFFSETS)); */

#endif
