/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What check_sieve.c shows of a sieve that it accepts: it covers every record, prefix and suffix that can give a group.
   units/prove_sieve.c shows what this means for names. p is the address of the sieve, row the length of its rows. The text of a
   suffix is reversed. */
#ifndef PROOF_SIEVE_COVER_H
#define PROOF_SIEVE_COVER_H

/* rows_folded: bytes that fold to one byte have equal rows. sieve_folded: so it is in all rows of bytes. */
/*@ predicate rows_folded{L}(uint8_t *rows, integer row, integer fold) = \forall integer c; 0 <= c <= 255 ==>
      sieve_row(rows, row, c) == sieve_row(rows, row, byte_folded(fold, c));
    predicate sieve_folded{L}(uint8_t *p, integer row, integer fold) = rows_folded(sieve_last(p, row), row, fold) &&
      rows_folded(sieve_level(p, row, 0), row, fold) && rows_folded(sieve_level(p, row, 1), row, fold) &&
      rows_folded(sieve_level(p, row, 2), row, fold) && rows_folded(sieve_level(p, row, 3), row, fold); */

/* length_free, last_free, level_free: bucket b is in the rows of all lengths from len on, of all last bytes, of all bytes at
   level k. level_covers: b is in the row of level k for every name that begins with the text. end_level_covers: the same for
   names of one length that end with it. */
/*@ predicate length_free{L}(uint8_t *p, integer row, integer len, integer b) =
      \forall integer n; length_row(len) <= n <= 63 ==> bit_at(sieve_row(sieve_lengths(p), row, n), b);
    predicate last_free{L}(uint8_t *p, integer row, integer b) =
      \forall integer c; 0 <= c <= 255 ==> last_has(p, row, c, b);
    predicate level_free{L}(uint8_t *p, integer row, integer k, integer b) =
      \forall integer c; 0 <= c <= 255 ==> level_has(p, row, k, c, b);
    predicate level_covers{L}(uint8_t *p, integer row, integer k, uint8_t *text, integer len, integer b) =
      \let offset = p[HDRTRIE_AT_SIEVE_OFFSETS + k];
      offset < len ? level_has(p, row, k, text[offset], b) : level_free(p, row, k, b);
    predicate end_level_covers{L}(uint8_t *p, integer row, integer k, uint8_t *text, integer len, integer n, integer b) =
      \let offset = p[HDRTRIE_AT_SIEVE_OFFSETS + k];
      n < 63 && offset < n && offset + len >= n ? level_has(p, row, k, text[n - 1 - offset], b) : level_free(p, row, k, b);
    predicate levels_cover{L}(uint8_t *p, integer row, uint8_t *text, integer len, integer b) =
      level_covers(p, row, 0, text, len, b) && level_covers(p, row, 1, text, len, b) &&
      level_covers(p, row, 2, text, len, b) && level_covers(p, row, 3, text, len, b);
    predicate end_levels_cover{L}(uint8_t *p, integer row, uint8_t *text, integer len, integer n, integer b) =
      end_level_covers(p, row, 0, text, len, n, b) && end_level_covers(p, row, 1, text, len, n, b) &&
      end_level_covers(p, row, 2, text, len, n, b) && end_level_covers(p, row, 3, text, len, n, b); */

/* exact_covered: some bucket is in all rows of the text. start_covered: in all rows of every name that begins with it.
   end_covered: for each length, in all rows of every name of that length that ends with it. */
/*@ predicate exact_covered{L}(uint8_t *p, integer row, uint8_t *text, integer len) = \exists integer b; 0 <= b <= 63 &&
      length_has(p, row, len, b) && last_has(p, row, text[len - 1], b) && levels_cover(p, row, text, len, b);
    predicate start_covered{L}(uint8_t *p, integer row, uint8_t *text, integer len) = \exists integer b; 0 <= b <= 63 &&
      length_free(p, row, len, b) && last_free(p, row, b) && levels_cover(p, row, text, len, b);
    predicate end_has{L}(uint8_t *p, integer row, uint8_t *text, integer len, integer n) = \exists integer b; 0 <= b <= 63 &&
      length_has(p, row, n, b) && last_has(p, row, text[0], b) && end_levels_cover(p, row, text, len, n, b);
    predicate end_covered{L}(uint8_t *p, integer row, uint8_t *text, integer len) =
      \forall integer n; length_row(len) <= n <= 63 ==> end_has(p, row, text, len, n); */

/* record_covered: the sieve at p covers record i of table t, if that has groups. literal_covered: literal i, if that adds some.
   rules_covered: all of a view's records and literals. sieve_covers: all of a table's, if the table has a sieve. */
/*@ predicate record_covered{L}(uint8_t *t, integer i, uint8_t *p, integer row) =
      \let text = t + le32(t + HDRTRIE_AT_RECORDS) + record_at(t, i);
      record_groups(text, t[HDRTRIE_AT_FLAGS]) != 0 ==>
        exact_covered(p, row, text, record_text_len(text, t[HDRTRIE_AT_FLAGS]));
    predicate literal_covered{L}(uint8_t *t, integer literals, integer i, integer reversed, uint8_t *p, integer row) =
      \let l = t + literals + HDRTRIE_LITERAL_LEN * i;
      le32(l + 8) != 0 ==> (reversed != 0 ? end_covered(p, row, t + le32(l), le32(l + 20))
                                          : start_covered(p, row, t + le32(l), le32(l + 20)));
    predicate records_covered{L}(uint8_t *t, integer count, uint8_t *p, integer row) =
      \forall integer i; 1 <= i < count ==> record_covered(t, i, p, row);
    predicate literals_covered{L}(uint8_t *t, integer literals, integer count, integer reversed, uint8_t *p, integer row) =
      \forall integer i; 0 <= i < count ==> literal_covered(t, literals, i, reversed, p, row);
    predicate rules_covered{L}(hdrtrie_view s, uint8_t *p, integer row) = sieve_folded(p, row, s.shape.fold) &&
      records_covered(s.bytes, s.record_count, p, row) &&
      literals_covered(s.bytes, s.shape.prefix.literals, s.shape.prefix.literal_count, 0, p, row) &&
      literals_covered(s.bytes, s.shape.suffix.literals, s.shape.suffix.literal_count, 1, p, row);
    predicate sieve_covers{L}(uint8_t *t) = \let p = t + le32(t + HDRTRIE_AT_SIEVE);
      le32(t + HDRTRIE_AT_SIEVE) != 0 ==> \let row = p[HDRTRIE_AT_SIEVE_ROW]; sieve_folded(p, row, t[HDRTRIE_AT_FOLD]) &&
        records_covered(t, le32(t + HDRTRIE_AT_RECORD_COUNT), p, row) &&
        (\forall hdrtrie_affix a; affix_of(t + HDRTRIE_AT_PREFIX, a) ==>
          literals_covered(t, a.literals, a.literal_count, 0, p, row)) &&
        (\forall hdrtrie_affix a; affix_of(t + HDRTRIE_AT_SUFFIX, a) ==>
          literals_covered(t, a.literals, a.literal_count, 1, p, row)); */

#endif
