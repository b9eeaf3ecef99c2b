/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/format/affix.h, and affix_sound: the part of table_sound about prefixes and suffixes. */

/* a is the 32 bytes at p, unpacked: the constants of the prefixes or of the suffixes. */
/*@ predicate affix_of{L}(uint8_t *p, hdrtrie_affix a) = a.head_len == p[0] && a.slot_shift == p[1] &&
      a.bucket_shift == p[2] && a.filter_shift == p[3] && a.pilots == le32(p + 4) && a.slots == le32(p + 8) &&
      a.literals == le32(p + 12) && a.literal_count == le32(p + 16) && a.filter == le32(p + 20); */

/*@ requires \valid_read(p + (0 .. 31));
    assigns \nothing;
    ensures affix_of(p, \result); */
HDRTRIE_INLINE hdrtrie_affix hdrtrie_affix_read(const uint8_t *p);

/* readable: a whole table, with as many bytes as its header states. */
/*@ logic integer total_len{L}(uint8_t *t) = le32(t + HDRTRIE_AT_TOTAL_LEN);
    predicate readable{L}(uint8_t *t) = HDRTRIE_HEADER_LEN + HDRTRIE_DIGEST_LEN <= total_len(t) <= UINT32_MAX &&
      \valid_read(t + (0 .. total_len(t) - 1)); */

/* literal_sound: the literal's text lies before the digest, it has at most HDRTRIE_PATTERN_MAX bytes, and its parent
   comes before it, so a chain of parents ends. literals_sound: this holds for all literals, and they lie in the
   table. */
/*@ predicate literal_sound{L}(uint8_t *t, integer literals, integer index) =
      \let p = t + literals + HDRTRIE_LITERAL_LEN * index;
      le32(p) + le32(p + 20) + HDRTRIE_DIGEST_LEN <= total_len(t) && le32(p + 4) <= index &&
      le32(p + 20) <= HDRTRIE_PATTERN_MAX;
    predicate literals_fit{L}(uint8_t *t, hdrtrie_affix a) =
      a.literals + HDRTRIE_LITERAL_LEN * a.literal_count <= total_len(t);
    predicate literals_sound{L}(uint8_t *t, hdrtrie_affix a) = literals_fit(t, a) &&
      \forall integer i; 0 <= i < a.literal_count ==>
        literal_sound(t, a.literals, i); */

/* filter_sound: every index that the filter's shift can produce is a word in the table. probe_sound: every index that
   the probe's shifts can produce is a slot or a pilot in the table, and the run of every slot lies in the literals.
   affix_sound: the literals are sound, and so are filter and probe if there are any (head_len is not 0). */
/*@ predicate filter_sound{L}(uint8_t *t, hdrtrie_affix a) = 1 <= a.head_len <= 8 && 33 <= a.filter_shift <= 63 &&
      a.filter + HDRTRIE_FILTER_WORD_LEN * row_len(a.filter_shift) <= total_len(t);
    predicate run_sound{L}(uint8_t *slots, integer i, integer count) =
      le32(slots + HDRTRIE_AFFIX_SLOT_LEN * i + 8) + le32(slots + HDRTRIE_AFFIX_SLOT_LEN * i + 12) <= count;
    predicate probe_sound{L}(uint8_t *t, hdrtrie_affix a) = 1 <= a.head_len <= 8 && a.literal_count >= 1 &&
      33 <= a.slot_shift <= 63 && 33 <= a.bucket_shift <= 63 &&
      a.slots + HDRTRIE_AFFIX_SLOT_LEN * row_len(a.slot_shift) <= total_len(t) &&
      a.pilots + 2 * row_len(a.bucket_shift) <= total_len(t) &&
      \forall integer i; 0 <= i < row_len(a.slot_shift) ==>
        run_sound(t + a.slots, i, a.literal_count);
    predicate affix_sound{L}(uint8_t *t, hdrtrie_affix a) =
      literals_sound(t, a) && (a.head_len != 0 ==> filter_sound(t, a) && probe_sound(t, a)); */

/* l is the literal at p, unpacked: the members that addresses depend on, and the groups that it adds. */
/*@ predicate literal_of{L}(uint8_t *p, hdrtrie_literal l) =
      l.text == le32(p) && l.parent == le32(p + 4) && l.in == le32(p + 8) && l.len == le32(p + 20); */

/*@ requires \valid_read(p + (0 .. 23));
    assigns \nothing;
    ensures literal_of(p, \result); */
HDRTRIE_INLINE hdrtrie_literal hdrtrie_literal_read(const uint8_t *p);

/*@ requires \valid_read(p + (0 .. 15));
    assigns \nothing;
    ensures \result.first == le32(p + 8) && \result.count == le32(p + 12); */
HDRTRIE_INLINE hdrtrie_affix_slot hdrtrie_affix_slot_read(const uint8_t *p);
