/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of check/check_affix.c. */

/* The literal's text lies in the table; all literals before index are sound. */

/*@ predicate literal_reads{L}(uint8_t *t, hdrtrie_literal l) = l.text + l.len + HDRTRIE_DIGEST_LEN <= total_len(t);
    predicate literals_before{L}(uint8_t *t, hdrtrie_affix affix, integer index) = literals_fit(t, affix) &&
      \forall integer k; 0 <= k < index ==> literal_sound(t, affix.literals, k); */

/*@ requires readable(s.bytes) && index < affix.literal_count && literals_before(s.bytes, affix, index);
    requires le32(s.bytes + affix.literals + HDRTRIE_LITERAL_LEN * index) +
      le32(s.bytes + affix.literals + HDRTRIE_LITERAL_LEN * index + 20) + HDRTRIE_DIGEST_LEN <= total_len(s.bytes);
    assigns \nothing;
    ensures \result != 0 ==> le32(s.bytes + affix.literals + HDRTRIE_LITERAL_LEN * index + 4) <= index; */
static bool literal_follows(hdrtrie_view s, hdrtrie_affix affix, uint32_t index);

/*@ requires sections_of(s) && slots_sound(s.bytes) && literals_fit(s.bytes, prefix);
    assigns \nothing; */
static bool record_0_is_sound(hdrtrie_view s, hdrtrie_affix prefix);

/*@ requires readable(s.bytes) && s.len == total_len(s.bytes) && literals_sound(s.bytes, affix) &&
      1 <= affix.head_len <= 8;
    assigns \nothing;
    ensures \result != 0 ==> filter_sound(s.bytes, affix); */
static bool filter_is_sound(hdrtrie_view s, hdrtrie_affix affix, int reversed);

/*@ requires readable(s.bytes) && s.len == total_len(s.bytes) && s.group_count <= HDRTRIE_GROUP_MAX;
    assigns \nothing;
    ensures \result == \null ==> l.len <= HDRTRIE_PATTERN_MAX && l.text + l.len + HDRTRIE_DIGEST_LEN <= s.len;
    ensures \result == \null && is_any == 0 ==> l.len != 0; */
static const char *literal_fault(hdrtrie_view s, hdrtrie_affix affix, hdrtrie_literal l, bool is_any);

/*@ requires readable(s.bytes) && s.len == total_len(s.bytes) && s.group_count <= HDRTRIE_GROUP_MAX;
    assigns \nothing;
    ensures \result == \null ==> literals_sound(s.bytes, affix);
    ensures \result == \null && any == 0 ==> filled_before(s.bytes, affix, affix.literal_count); */
static const char *literals_fault(hdrtrie_view s, hdrtrie_affix affix, bool any);

/*@ requires readable(s.bytes) && s.len == total_len(s.bytes) && 1 <= affix.head_len <= 8 && 1 <= affix.literal_count;
    assigns \nothing;
    ensures \result != 0 ==> probe_sound(s.bytes, affix); */
static bool probe_is_sound(hdrtrie_view s, hdrtrie_affix affix);
