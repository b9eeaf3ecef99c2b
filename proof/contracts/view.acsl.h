/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of check/view.h. */
#include <hdrtrie/detail/format/sieve.h>

#include <contracts/sieve.acsl.h>

/* view_of: the view is that of a readable table. sections_of: in addition its sections are in order and its header is
   in range, as shape_fault establishes. */
/*@ predicate view_of{L}(hdrtrie_view s) = readable(s.bytes) && s.len == total_len(s.bytes) &&
      line_of(s.bytes, s.shape) && s.group_count == le32(s.bytes + HDRTRIE_AT_GROUP_COUNT);
    predicate sections_of{L}(hdrtrie_view s) = view_of(s) &&
      HDRTRIE_HEADER_LEN <= s.shape.slots <= s.shape.records <= s.hot_end && s.hot_end + HDRTRIE_REACH_LEN <= s.len &&
      s.shape.max_len <= HDRTRIE_PATTERN_MAX && s.group_count <= HDRTRIE_GROUP_MAX && s.shape.text_bits <= 32 &&
      ((s.shape.flags & HDRTRIE_FLAG_WIDE) == 0 ==> s.shape.text_bits == 16) &&
      (s.shape.text_bits < 32 && s.shape.mode != HDRTRIE_MODE_HASHED ==> (s.shape.flags & HDRTRIE_FLAG_WIDE) == 0); */

/* record_after: the offset of the text of the record after this one. record_at: that of record i >= 1. record_follows:
   a record with its text begins at this offset. records_follow: this holds for all records but record 0, below count. */
/*@ logic integer record_after{L}(uint8_t *t, integer text) = text +
      record_text_len(t + le32(t + HDRTRIE_AT_RECORDS) + text, t[HDRTRIE_AT_FLAGS]) + record_head_len(t[HDRTRIE_AT_FLAGS]);
    axiomatic record {
      logic integer record_at{L}(uint8_t *t, integer i) reads t[0 .. total_len(t) - 1];
    }
    predicate record_follows{L}(uint8_t *t, integer text) = text_sound(t, text) &&
      1 <= record_text_len(t + le32(t + HDRTRIE_AT_RECORDS) + text, t[HDRTRIE_AT_FLAGS]);
    predicate records_follow{L}(uint8_t *t, integer count) =
      \forall integer i; 1 <= i < count ==> record_follows(t, record_at(t, i));
    lemma one_more_record{L}: \forall uint8_t *t, integer count, text; records_follow(t, count) ==>
      text == record_at(t, count) ==> record_follows(t, text) ==> records_follow(t, count + 1);
    axiomatic records {
      axiom record_first{L}: \forall uint8_t *t; record_at(t, 1) == 2 * record_head_len(t[HDRTRIE_AT_FLAGS]);
    } */

/* The other step of the definition of record_at. A call gives provers one step; an axiom would lead them from each record to
   the next, without end. */
/*@ ghost
    /@ requires i >= 1;
       assigns \nothing;
       ensures record_at(t, i + 1) == record_after(t, record_at(t, i)); @/
    void record_step(const uint8_t *t, uint32_t i); */

#include <contracts/sieve_cover.acsl.h>

/*@ requires s.len >= HDRTRIE_DIGEST_LEN && entry_len >= 1;
    assigns \nothing;
    ensures \result != 0 ==> HDRTRIE_HEADER_LEN <= offset <= s.len - HDRTRIE_DIGEST_LEN &&
      count <= (s.len - HDRTRIE_DIGEST_LEN - offset) / entry_len; */
static inline bool hdrtrie_view_holds(hdrtrie_view s, uint32_t offset, uint64_t count, size_t entry_len);

/*@ requires sections_of(s) && text_sound(s.bytes, text);
    assigns \nothing;
    ensures \result == record_after(s.bytes, text);
    ensures \result == text + record_text_len(s.bytes + s.shape.records + text, s.shape.flags) + record_head_len(s.shape.flags); */
static inline size_t hdrtrie_view_record_next(hdrtrie_view s, uint32_t text);

/* node_fits: node_sound of a node that is unpacked already. The lemmas show that both agree. Proven, not admitted. */
/*@ predicate node_fits{L}(uint8_t *t, hdrtrie_node n, integer len) =
      n.shift <= 63 && (n.mask1 == 0 && n.mask2 == 0 || 33 <= n.shift) &&
      (len >= 8 ==> n.offset1 + 8 <= len && n.offset2 + 8 <= len) && slots_hold(t, n.base + node_row_len(n));
    lemma node_that_fits{L}: \forall uint8_t *t, integer nodes, integer len, hdrtrie_node n;
      node_of(t + nodes + HDRTRIE_NODE_LEN * len, n) ==> node_fits(t, n, len) ==> node_sound(t, nodes, len);
    lemma sound_node{L}: \forall uint8_t *t, integer nodes, integer len, hdrtrie_node n;
      node_of(t + nodes + HDRTRIE_NODE_LEN * len, n) ==> node_sound(t, nodes, len) ==> node_fits(t, n, len); */

/*@ requires view_of(s) && s.shape.nodes + HDRTRIE_NODE_LEN * (len + 1) <= s.len;
    assigns \nothing;
    ensures node_of(s.bytes + s.shape.nodes + HDRTRIE_NODE_LEN * len, \result);
    ensures node_sound(s.bytes, s.shape.nodes, len) ==> node_fits(s.bytes, \result, len);
    ensures node_fits(s.bytes, \result, len) ==> node_sound(s.bytes, s.shape.nodes, len); */
static inline hdrtrie_node hdrtrie_view_node(hdrtrie_view s, size_t len);

/* filled_before: no literal before index has an empty text. Only the rule * has one. */
/*@ predicate literal_filled{L}(uint8_t *t, integer literals, integer index) =
      le32(t + literals + HDRTRIE_LITERAL_LEN * index + 20) != 0;
    predicate filled_before{L}(uint8_t *t, hdrtrie_affix a, integer index) = \forall integer k; 0 <= k < index ==>
      literal_filled(t, a.literals, k);
    predicate affixes_filled{L}(hdrtrie_view s) = (s.shape.flags & HDRTRIE_FLAG_ANY) == 0 ==>
      filled_before(s.bytes, s.shape.prefix, s.shape.prefix.literal_count) &&
      filled_before(s.bytes, s.shape.suffix, s.shape.suffix.literal_count); */

/*@ requires sections_of(s) && slots_sound(s.bytes);
    assigns \nothing;
    ensures \result == \null && (s.shape.flags & HDRTRIE_FLAG_ANY) == 0 ==> filled_before(s.bytes, affix, affix.literal_count);
    ensures \result == \null ==> affix_sound(s.bytes, affix) &&
      ((s.shape.flags & (reversed != 0 ? HDRTRIE_FLAG_SUFFIXES : HDRTRIE_FLAG_PREFIXES)) != 0 ==>
        affix.head_len != 0); */
const char *hdrtrie_view_affix_fault(hdrtrie_view s, hdrtrie_affix affix, int reversed);

/* rule_sound: the entry of rule i has a kind and a group that exist, and its text lies before the digest. rule_fits:
   the same demands on an entry that is unpacked already. rules_sound: all rules. */
/*@ predicate rule_sound{L}(hdrtrie_view s, integer rules, integer i) =
      \let p = s.bytes + rules + HDRTRIE_RULE_LEN * i;
      le32(p) + p[8] + (p[9] != HDRTRIE_KIND_EXACT ? 1 : 0) + HDRTRIE_DIGEST_LEN <= s.len &&
        p[9] <= HDRTRIE_KIND_SUFFIX &&
      p[10] < s.group_count && (p[9] == HDRTRIE_KIND_EXACT ==> p[8] != 0);
    predicate rule_fits(hdrtrie_view s, hdrtrie_rule_entry r) =
      r.text + r.len + (r.kind != HDRTRIE_KIND_EXACT ? 1 : 0) + HDRTRIE_DIGEST_LEN <= s.len &&
        r.kind <= HDRTRIE_KIND_SUFFIX &&
      r.group < s.group_count && (r.kind == HDRTRIE_KIND_EXACT ==> r.len != 0);
    predicate rules_sound{L}(hdrtrie_view s) = \let rules = le32(s.bytes + HDRTRIE_AT_RULES);
      rules + HDRTRIE_RULE_LEN * s.rule_count + HDRTRIE_DIGEST_LEN <= s.len &&
      \forall integer i; 0 <= i < s.rule_count ==> rule_sound(s, rules, i); */

/* groups_sound: the entries of all groups lie in the table, and their texts before the digest. */
/*@ predicate group_sound{L}(uint8_t *t, integer groups, integer i) = \let p = t + groups + HDRTRIE_GROUP_LEN * i;
      groups + HDRTRIE_GROUP_LEN * (i + 1) <= total_len(t) && le32(p) + le32(p + 4) <= total_len(t);
    predicate groups_sound{L}(uint8_t *t) =
      \forall integer i; 0 <= i < le32(t + HDRTRIE_AT_GROUP_COUNT) ==>
        group_sound(t, le32(t + HDRTRIE_AT_GROUPS), i); */

/*@ requires sections_of(s) && literals_sound(s.bytes, s.shape.prefix) && literals_sound(s.bytes, s.shape.suffix) &&
      affixes_filled(s) && records_follow(s.bytes, s.record_count);
    assigns \nothing;
    ensures \result == \null ==> sieve_sound(s.bytes);
    ensures \let p = s.bytes + le32(s.bytes + HDRTRIE_AT_SIEVE); \result == \null && le32(s.bytes + HDRTRIE_AT_SIEVE) != 0 ==>
      rules_covered(s, p, p[HDRTRIE_AT_SIEVE_ROW]); */
const char *hdrtrie_view_sieve_fault(hdrtrie_view s);

/*@ requires sections_of(s);
    assigns \nothing;
    ensures \result == \null ==> rules_sound(s) && groups_sound(s.bytes); */
const char *hdrtrie_view_cold_fault(hdrtrie_view s);

/*@ requires sections_of(s) && table_sound(s.bytes) && rules_sound(s) && \valid(why);
    requires shape_of(s.bytes, s.shape) && affix_sound(s.bytes, s.shape.prefix) && affix_sound(s.bytes, s.shape.suffix);
    assigns *why; */
hdrtrie_error hdrtrie_view_check_answers(hdrtrie_view s, const char **why);
