/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/shape.h, and table_sound: the property of a table's bytes that hdrtrie_check establishes and that
   every find relies on.

   In all predicates t is the start of a table. A predicate on bytes reads the bytes themselves, with le16, le32 and
   le64 (loads.h), so it does not depend on how C unpacks them. */

/* s is the header of t, unpacked. line_of: without the constants of prefixes and suffixes. */
/*@ predicate line_of{L}(uint8_t *t, hdrtrie_shape s) =
      s.fold == t[HDRTRIE_AT_FOLD] && s.mode == t[HDRTRIE_AT_MODE] && s.flags == t[HDRTRIE_AT_FLAGS] &&
      s.max_len == le16(t + HDRTRIE_AT_MAX_LEN) && s.slot_shift == t[HDRTRIE_AT_SLOT_SHIFT] &&
      s.bucket_shift == t[HDRTRIE_AT_BUCKET_SHIFT] && s.seed == t[HDRTRIE_AT_SEED] &&
      s.text_bits == t[HDRTRIE_AT_TEXT_BITS] && s.nodes == le32(t + HDRTRIE_AT_NODES) &&
      s.slots == le32(t + HDRTRIE_AT_SLOTS) && s.records == le32(t + HDRTRIE_AT_RECORDS);
    predicate shape_of{L}(uint8_t *t, hdrtrie_shape s) = line_of(t, s) &&
      (s.affixes_read != 0 ==> affix_of(t + HDRTRIE_AT_PREFIX, s.prefix) && affix_of(t + HDRTRIE_AT_SUFFIX, s.suffix));
    logic integer node_max(integer max_len) = \max(max_len, 32); */

/* slots_hold: the first count slots lie in the section of the slots. slot_inside: slot index does. The second is
   slots_hold(t, index + 1), but provers look for a term with the plain index. */
/*@ predicate slots_hold{L}(uint8_t *t, integer count) =
      ((t[HDRTRIE_AT_FLAGS] & HDRTRIE_FLAG_WIDE) != 0 ? 4 * count : 2 * count) <=
      le32(t + HDRTRIE_AT_RECORDS) - le32(t + HDRTRIE_AT_SLOTS);
    predicate slot_inside{L}(uint8_t *t, integer index) =
      ((t[HDRTRIE_AT_FLAGS] & HDRTRIE_FLAG_WIDE) != 0 ? 4 * index + 4 : 2 * index + 2) <=
      le32(t + HDRTRIE_AT_RECORDS) - le32(t + HDRTRIE_AT_SLOTS); */

/* node_sound: any product of masked windows selects a slot of the node's row, the row lies in the slots, and for names
   of 8 bytes or more both windows lie in the name. nodes_sound: this holds for every length up to node_max, and all
   these nodes lie in the table. Modes ENDS and FREE. */
/*@ predicate node_sound{L}(uint8_t *t, integer nodes, integer len) = \let p = t + nodes + HDRTRIE_NODE_LEN * len;
      p[30] <= 63 && (le64(p) == 0 && le64(p + 8) == 0 || 33 <= p[30]) &&
      (len >= 8 ==> p[28] + 8 <= len && p[29] + 8 <= len) &&
      slots_hold(t, le32(p + 24) + (le64(p) == 0 && le64(p + 8) == 0 ? 1 : row_len(p[30])));
    predicate nodes_sound{L}(uint8_t *t) = le32(t + HDRTRIE_AT_NODES) +
      HDRTRIE_NODE_LEN * (node_max(le16(t + HDRTRIE_AT_MAX_LEN)) + 1) <= total_len(t) &&
      \forall integer len; 0 <= len <= node_max(le16(t + HDRTRIE_AT_MAX_LEN)) ==>
        node_sound(t, le32(t + HDRTRIE_AT_NODES), len); */

/* Mode HASHED: any hash selects a pilot in the table, any hash and pilot select a slot in the slots, and the seed has
   keys. */
/*@ predicate hash_sound{L}(uint8_t *t) =
      33 <= t[HDRTRIE_AT_SLOT_SHIFT] <= 63 && 33 <= t[HDRTRIE_AT_BUCKET_SHIFT] <= 63 &&
      t[HDRTRIE_AT_SEED] < 16 && slots_hold(t, row_len(t[HDRTRIE_AT_SLOT_SHIFT])) &&
      le32(t + HDRTRIE_AT_NODES) + 2 * row_len(t[HDRTRIE_AT_BUCKET_SHIFT]) <= total_len(t); */

/* text_sound: a record begins before the offset text, and its text and the HDRTRIE_REACH_LEN bytes that wide loads read
   after it lie in the table. slots_sound: the sections are in order, and every slot of the table points to such a
   record. */
/*@ predicate text_sound{L}(uint8_t *t, integer text) = record_head_len(t[HDRTRIE_AT_FLAGS]) <= text &&
      le32(t + HDRTRIE_AT_RECORDS) + text + HDRTRIE_REACH_LEN +
        record_text_len(t + le32(t + HDRTRIE_AT_RECORDS) + text, t[HDRTRIE_AT_FLAGS]) <= total_len(t);
    predicate slots_sound{L}(uint8_t *t) =
      HDRTRIE_HEADER_LEN <= le32(t + HDRTRIE_AT_SLOTS) <= le32(t + HDRTRIE_AT_RECORDS) &&
      text_sound(t, record_head_len(t[HDRTRIE_AT_FLAGS])) &&
      ((t[HDRTRIE_AT_FLAGS] & HDRTRIE_FLAG_WIDE) == 0 ==> t[HDRTRIE_AT_TEXT_BITS] == 16) &&
      (t[HDRTRIE_AT_TEXT_BITS] < 32 && t[HDRTRIE_AT_MODE] != HDRTRIE_MODE_HASHED ==>
        (t[HDRTRIE_AT_FLAGS] & HDRTRIE_FLAG_WIDE) == 0) &&
      t[HDRTRIE_AT_TEXT_BITS] <= 32 &&
      \forall integer i; 0 <= i && slot_inside(t, i) ==>
        text_sound(t, slot_text(slot_at(t + le32(t + HDRTRIE_AT_SLOTS), i, t[HDRTRIE_AT_FLAGS]),
          t[HDRTRIE_AT_TEXT_BITS])); */

/* The constants of prefixes and of suffixes lead only into the table (affix_sound, affix.acsl.h). If a flag announces
   prefixes or suffixes, their head length is not 0, so a find may probe without a test. */
/*@ predicate affixes_sound{L}(uint8_t *t) =
      (\forall hdrtrie_affix a; affix_of(t + HDRTRIE_AT_PREFIX, a) ==> affix_sound(t, a)) &&
      (\forall hdrtrie_affix a; affix_of(t + HDRTRIE_AT_SUFFIX, a) ==> affix_sound(t, a)) &&
      ((t[HDRTRIE_AT_FLAGS] & HDRTRIE_FLAG_PREFIXES) != 0 ==> t[HDRTRIE_AT_PREFIX] != 0) &&
      ((t[HDRTRIE_AT_FLAGS] & HDRTRIE_FLAG_SUFFIXES) != 0 ==> t[HDRTRIE_AT_SUFFIX] != 0); */

/* The heart of the proofs. On such a table a find for any name reads only bytes of the table and of the name, apart
   from its spelled exceptions. It demands that the whole table is readable, that every slot points to a record, that prefixes and suffixes are sound,
   that names have at most HDRTRIE_PATTERN_MAX bytes, and that every slot a find can select exists. It does not demand
   right answers: those are tested, not proven. */
/*@ predicate plain_sound{L}(uint8_t *t) = readable(t) && slots_sound(t) && affixes_sound(t) &&
      le16(t + HDRTRIE_AT_MAX_LEN) <= HDRTRIE_PATTERN_MAX &&
      (t[HDRTRIE_AT_MODE] == HDRTRIE_MODE_HASHED ? hash_sound(t) : nodes_sound(t)); */

/* spelled_sound: if the flags announce spelled exceptions, their nested table is sound, and each of its ids has a
   result in the table. table_sound: a table with its spelled exceptions. cookies_sound: the nested table of cookie
   names, if there is one, is sound; it has no nested tables. */
/*@ predicate results_sound{L}(uint8_t *t, integer spelled) =
      le32(t + HDRTRIE_AT_RESULTS) + HDRTRIE_RESULT_LEN * le32(t + spelled + HDRTRIE_AT_ID_COUNT) <= total_len(t);
    predicate spelled_sound{L}(uint8_t *t) = (t[HDRTRIE_AT_FLAGS] & HDRTRIE_FLAG_SPELLED) != 0 ==>
      plain_sound(t + le32(t + HDRTRIE_AT_SPELLED)) && results_sound(t, le32(t + HDRTRIE_AT_SPELLED));
    predicate table_sound{L}(uint8_t *t) = plain_sound(t) && spelled_sound(t);
    predicate cookies_sound{L}(uint8_t *t) =
      le32(t + HDRTRIE_AT_COOKIES) != 0 ==> table_sound(t + le32(t + HDRTRIE_AT_COOKIES)); */

/*@ requires \valid_read((uint8_t *)table + (0 .. HDRTRIE_HEADER_LEN - 1)) && flags <= 255;
    assigns \nothing;
    ensures flags < 0 ==> line_of((uint8_t *)table, \result);
    ensures \result.affixes_read == 0; */
HDRTRIE_INLINE hdrtrie_shape hdrtrie_shape_read_first_line(const hdrtrie_table *table, int flags);

/*@ requires readable((uint8_t *)table) && slots_sound((uint8_t *)table) && flags < 0;
    assigns \nothing;
    ensures shape_of((uint8_t *)table, \result); */
HDRTRIE_INLINE hdrtrie_shape hdrtrie_shape_read_hot(const hdrtrie_table *table, int flags);

/*@ requires readable((uint8_t *)table) && slots_sound((uint8_t *)table);
    assigns \nothing;
    ensures shape_of((uint8_t *)table, \result); */
HDRTRIE_INLINE hdrtrie_shape hdrtrie_shape_read(const hdrtrie_table *table);

/*@ requires \valid_read((uint8_t *)table + (0 .. HDRTRIE_HEADER_LEN - 1)) && shape_of((uint8_t *)table, s);
    assigns \nothing;
    ensures affix_of((uint8_t *)table + HDRTRIE_AT_PREFIX, \result); */
HDRTRIE_INLINE hdrtrie_affix hdrtrie_shape_prefix(const hdrtrie_table *table, hdrtrie_shape s);

/*@ requires \valid_read((uint8_t *)table + (0 .. HDRTRIE_HEADER_LEN - 1)) && shape_of((uint8_t *)table, s);
    assigns \nothing;
    ensures affix_of((uint8_t *)table + HDRTRIE_AT_SUFFIX, \result); */
HDRTRIE_INLINE hdrtrie_affix hdrtrie_shape_suffix(const hdrtrie_table *table, hdrtrie_shape s);

/*@ requires readable(t) && slots_sound(t) && line_of(t, s) && index <= UINT32_MAX && slot_inside(t, index);
    assigns \nothing;
    ensures text_sound(t, \result);
    ensures record_readable(t + s.records + \result, s.flags); */
HDRTRIE_INLINE uint32_t hdrtrie_shape_text(const uint8_t *t, hdrtrie_shape s, uint64_t index, uint64_t mixed);

/*@ assigns \nothing;
    ensures \result != 0 ==> (s.flags & HDRTRIE_FLAG_SPELLED) != 0; */
HDRTRIE_INLINE int hdrtrie_shape_is_spelled(hdrtrie_shape s);

/*@ assigns \nothing;
    ensures \result == node_max(s.max_len); */
HDRTRIE_INLINE size_t hdrtrie_shape_node_max(hdrtrie_shape s);

/*@ assigns \nothing;
    ensures \result != 0 <==> shape.fold <= HDRTRIE_FOLD_CASE; */
HDRTRIE_INLINE int hdrtrie_shape_keeps(hdrtrie_shape shape);
