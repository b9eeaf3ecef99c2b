/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of check/check_sieve.c: it reads only the table. A sieve that it accepts lies in the table and covers every record,
   prefix and suffix that can give a group. */

/* joined: every bit of word is in all the rows from `from` on, below `end`. sieve_reads: the sieve can be read. joins_hold: from,
   free and free_last are the joins that sieve_view describes. some_bit is shown by lemmas.smt2. */
/*@ predicate joined{L}(integer word, uint8_t *rows, integer row, integer from, integer end) =
      \forall integer b, c; 0 <= b <= 63 && bit_at(word, b) && from <= c < end ==> bit_at(sieve_row(rows, row, c), b);
    predicate sieve_reads{L}(sieve_view *v) = \valid_read(v) && \valid_read(v->bytes + (0 .. HDRTRIE_SIEVE_HEAD_LEN - 1)) &&
      sieve_fits(v->bytes, v->row);
    predicate joins_hold{L}(sieve_view *v) =
      (\forall integer i; 0 <= i < HDRTRIE_SIEVE_LENS ==> joined(v->from[i], sieve_lengths(v->bytes), v->row, i, HDRTRIE_SIEVE_LENS)) &&
      (\forall integer k; 0 <= k < HDRTRIE_SIEVE_LEVELS ==> joined(v->free[k], sieve_level(v->bytes, v->row, k), v->row, 0, 256)) &&
      joined(v->free_last, sieve_last(v->bytes, v->row), v->row, 0, 256);
    admit lemma some_bit: \forall uint64_t w; w != 0 ==> \exists integer b; 0 <= b <= 63 && bit_at(w, b); */

/*@ requires sieve_reads(v) && k < HDRTRIE_SIEVE_LEVELS;
    assigns \nothing;
    ensures v->bytes + \result == sieve_level(v->bytes, v->row, k); */
static size_t level_rows(const sieve_view *v, size_t k);

/*@ requires \valid_read(v) && row_is_valid(v->row) && row_readable(v->bytes + rows, v->row, index) && index <= 255;
    assigns \nothing;
    ensures \result == sieve_row(v->bytes + rows, v->row, index); */
static uint64_t row_read(const sieve_view *v, size_t rows, size_t index);

/*@ requires \valid_read(v) && row_is_valid(v->row) && rows_readable(v->bytes + rows, v->row, 256);
    assigns \nothing;
    ensures joined(\result, v->bytes + rows, v->row, 0, 256); */
static uint64_t rows_join(const sieve_view *v, size_t rows);

/*@ requires \valid(v) && sieve_reads(v);
    assigns v->from[0 .. HDRTRIE_SIEVE_LENS - 1], v->free[0 .. HDRTRIE_SIEVE_LEVELS - 1], v->free_last;
    ensures joins_hold(v); */
static void joins_make(sieve_view *v);

/*@ requires \valid_read(v) && row_is_valid(v->row) && rows_readable(v->bytes + rows, v->row, 256);
    assigns \nothing;
    ensures \result != 0 ==> rows_folded(v->bytes + rows, v->row, fold); */
static bool rows_are_folded(const sieve_view *v, size_t rows, unsigned fold);

/*@ requires sieve_reads(v) && k < HDRTRIE_SIEVE_LEVELS;
    assigns \nothing;
    ensures \result == sieve_row(sieve_level(v->bytes, v->row, k), v->row, byte); */
static uint64_t level_read(const sieve_view *v, size_t k, uint8_t byte);

/*@ requires sieve_reads(v);
    assigns \nothing;
    ensures \result == sieve_row(sieve_last(v->bytes, v->row), v->row, byte); */
static uint64_t last_read(const sieve_view *v, uint8_t byte);

/*@ requires sieve_reads(v) && joins_hold(v) && 1 <= len && \valid_read(text + (0 .. len - 1));
    assigns \nothing;
    ensures \result != 0 ==> (exact != 0 ? exact_covered(v->bytes, v->row, text, len)
                                        : start_covered(v->bytes, v->row, text, len)); */
static bool start_passes(const sieve_view *v, bool exact, const uint8_t *text, size_t len);

/*@ requires sieve_reads(v) && joins_hold(v) && k < HDRTRIE_SIEVE_LEVELS && 1 <= length <= 63;
    requires 1 <= len <= HDRTRIE_PATTERN_MAX && \valid_read(text + (0 .. len - 1));
    assigns \nothing;
    ensures \forall integer b; 0 <= b <= 63 && bit_at(\result, b) ==>
      end_level_covers(v->bytes, v->row, k, text, len, length, b); */
static uint64_t end_level(const sieve_view *v, size_t k, const uint8_t *text, size_t len, size_t length);

/*@ requires sieve_reads(v) && joins_hold(v) && 1 <= len <= HDRTRIE_PATTERN_MAX && \valid_read(text + (0 .. len - 1));
    assigns \nothing;
    ensures \result != 0 ==> end_covered(v->bytes, v->row, text, len); */
static bool end_passes(const sieve_view *v, const uint8_t *text, size_t len);

/*@ requires readable(s.bytes) && literals_sound(s.bytes, affix) && filled_before(s.bytes, affix, affix.literal_count) &&
      sieve_reads(v) && joins_hold(v);
    assigns \nothing;
    ensures \result != 0 ==>
      literals_covered(s.bytes, affix.literals, affix.literal_count, reversed, v->bytes, v->row); */
static bool affix_passes(hdrtrie_view s, const sieve_view *v, hdrtrie_affix affix, bool reversed);

/*@ requires sections_of(s) && records_follow(s.bytes, s.record_count) && sieve_reads(v) && joins_hold(v);
    assigns \nothing;
    ensures \result != 0 ==> records_covered(s.bytes, s.record_count, v->bytes, v->row); */
static bool records_pass(hdrtrie_view s, const sieve_view *v);

/*@ requires \valid_read(p + (0 .. HDRTRIE_SIEVE_HEAD_LEN - 1));
    assigns \nothing;
    ensures \result != 0 ==> row_is_valid(p[HDRTRIE_AT_SIEVE_ROW]); */
static bool head_is_sound(const uint8_t *p);

/*@ requires sections_of(s) && offset == le32(s.bytes + HDRTRIE_AT_SIEVE) && offset != 0;
    assigns \nothing;
    ensures \result == \null ==> row_is_valid(s.bytes[offset + HDRTRIE_AT_SIEVE_ROW]) &&
      offset + HDRTRIE_SIEVE_LEN(s.bytes[offset + HDRTRIE_AT_SIEVE_ROW]) <= total_len(s.bytes);
    ensures \result == \null ==> \valid_read(s.bytes + (offset .. offset + HDRTRIE_SIEVE_HEAD_LEN - 1)) &&
      sieve_fits(s.bytes + offset, s.bytes[offset + HDRTRIE_AT_SIEVE_ROW]); */
static const char *place_fault(hdrtrie_view s, uint32_t offset);

/*@ requires sieve_reads(v);
    assigns \nothing;
    ensures \result != 0 ==> sieve_folded(v->bytes, v->row, fold); */
static bool sieve_is_folded(const sieve_view *v, unsigned fold);

/*@ requires sections_of(s) && literals_sound(s.bytes, s.shape.prefix) && literals_sound(s.bytes, s.shape.suffix) &&
      affixes_filled(s) && (s.shape.flags & HDRTRIE_FLAG_ANY) == 0 && records_follow(s.bytes, s.record_count) && \valid(v) &&
      sieve_reads(v);
    assigns v->from[0 .. HDRTRIE_SIEVE_LENS - 1], v->free[0 .. HDRTRIE_SIEVE_LEVELS - 1], v->free_last;
    ensures \result == \null ==> rules_covered(s, v->bytes, v->row); */
static const char *rules_fault(hdrtrie_view s, sieve_view *v);
