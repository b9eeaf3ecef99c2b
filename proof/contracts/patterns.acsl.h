/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/patterns.h: on sound constants (affix.acsl.h), all reads are in bounds and literals exist. */

/*@ assigns \nothing;
    ensures \result <= 7; */
HDRTRIE_INLINE unsigned hdrtrie_affix_bit_byte(hdrtrie_affix a);

/*@ requires 33 <= a.filter_shift <= 63;
    assigns \nothing;
    ensures \result < row_len(a.filter_shift); */
HDRTRIE_INLINE uint64_t hdrtrie_affix_filter_word(hdrtrie_affix a, uint64_t end8);

/*@ requires readable(t) && filter_sound(t, a);
    assigns \nothing;
    ensures \result <= 1; */
HDRTRIE_INLINE uint64_t hdrtrie_affix_passes(const uint8_t *t, hdrtrie_affix a, uint64_t end8, int reversed);

/*@ requires readable(t) && probe_sound(t, a);
    assigns \nothing;
    ensures \result.first + \result.count <= a.literal_count; */
HDRTRIE_INLINE hdrtrie_affix_slot hdrtrie_affix_probe(const uint8_t *t, hdrtrie_affix a, uint64_t head);

/*@ requires readable(t) && literals_fit(t, a) && index < a.literal_count;
    assigns \nothing;
    ensures literal_of(t + a.literals + HDRTRIE_LITERAL_LEN * index, \result);
    ensures literal_sound(t, a.literals, index) ==> \result.text + \result.len + HDRTRIE_DIGEST_LEN <= total_len(t) &&
      \result.parent <= index && \result.len <= HDRTRIE_PATTERN_MAX; */
HDRTRIE_INLINE hdrtrie_literal hdrtrie_affix_literal(const uint8_t *t, hdrtrie_affix a, uint32_t index);

/*@ requires readable(t) && literals_fit(t, a);
    assigns \nothing;
    ensures \result <= 1 && \result <= a.literal_count; */
HDRTRIE_INLINE uint32_t hdrtrie_affix_any(const uint8_t *t, hdrtrie_affix a);

/*@ requires at < len && \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_affix_name_word(
    unsigned fold, const uint8_t *name, size_t len, int reversed, size_t at);

/*@ requires readable(t) && l.text + l.len + HDRTRIE_DIGEST_LEN <= total_len(t) && at <= l.len;
    assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_affix_literal_word(const uint8_t *t, hdrtrie_literal l, size_t at);

/*@ requires readable(t) && l.text + l.len + HDRTRIE_DIGEST_LEN <= total_len(t);
    requires len != 0 && \valid_read(name + (0 .. len - 1));
    assigns \nothing;
    ensures 0 <= \result <= 1; */
HDRTRIE_INLINE int hdrtrie_affix_precedes(
    const uint8_t *t, hdrtrie_literal l, unsigned fold, const uint8_t *name, size_t len, int reversed, uint64_t first);

/*@ requires readable(t) && l.text + l.len + HDRTRIE_DIGEST_LEN <= total_len(t);
    requires len != 0 && \valid_read(name + (0 .. len - 1));
    assigns \nothing;
    ensures \result <= l.len; */
HDRTRIE_INLINE size_t hdrtrie_affix_shared(
    const uint8_t *t, hdrtrie_literal l, unsigned fold, const uint8_t *name, size_t len, int reversed, uint64_t first);

/*@ requires readable(t) && literals_sound(t, a) && first + count <= a.literal_count;
    requires len != 0 && \valid_read(name + (0 .. len - 1));
    assigns \nothing;
    ensures \result <= a.literal_count; */
HDRTRIE_INLINE uint32_t hdrtrie_affix_longest(const uint8_t *t, hdrtrie_affix a, unsigned fold, const uint8_t *name,
    size_t len, int reversed, uint64_t word, uint32_t first, uint32_t count);

/*@ requires readable(t) && literals_sound(t, prefix) && literals_sound(t, suffix);
    requires p <= prefix.literal_count && s <= suffix.literal_count;
    assigns \nothing; */
HDRTRIE_INLINE hdrtrie_match hdrtrie_affix_decide(const uint8_t *t, hdrtrie_affix prefix, uint32_t p,
    hdrtrie_affix suffix, uint32_t s, uint32_t in, uint32_t out, int32_t id);

/*@ requires 1 <= a.head_len <= 8;
    assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_affix_head(hdrtrie_affix a, uint64_t word, int reversed);

/*@ requires readable(t) && affix_sound(t, a);
    requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing;
    ensures \result <= a.literal_count; */
HDRTRIE_INLINE uint32_t hdrtrie_affix_match(
    const uint8_t *t, hdrtrie_affix a, unsigned fold, const uint8_t *name, size_t len, int reversed);

/*@ requires readable((uint8_t *)table) && affixes_sound((uint8_t *)table);
    requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
HDRTRIE_NOINLINE hdrtrie_match hdrtrie_patterns_find(
    const hdrtrie_table *table, const char *name, size_t len, unsigned ends);
