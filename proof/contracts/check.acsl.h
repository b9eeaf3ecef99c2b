/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of check/check.c: each *_fault that returns NULL establishes one part of table_sound (shape.acsl.h). */

/*@ requires len == 0 || \valid_read(t + (0 .. len - 1));
    assigns \nothing;
    ensures \result == HDRTRIE_OK ==> readable(t) && len == total_len(t); */
static hdrtrie_error header_check(const uint8_t *t, size_t len);

/*@ requires readable(t) && from <= HDRTRIE_HEADER_LEN;
    assigns \nothing; */
static bool header_ends_in_zeros(const uint8_t *t, size_t from);

/*@ requires view_of(s);
    assigns \nothing;
    ensures \result == \null ==> sections_of(s); */
static const char *shape_fault(hdrtrie_view s);

/*@ requires sections_of(s);
    assigns \nothing;
    ensures slots_hold(s.bytes, \result);
    ensures \forall integer i; 0 <= i && slot_inside(s.bytes, i) ==> i < \result; */
static uint32_t slot_count(hdrtrie_view s);

/*@ requires sections_of(s);
    assigns \nothing;
    ensures \result == \null ==> hash_sound(s.bytes); */
static const char *hash_fault(hdrtrie_view s);

/*@ requires sections_of(s) && s.shape.nodes + HDRTRIE_NODE_LEN * (len + 1) <= s.len;
    assigns \nothing;
    ensures \result == \null ==> node_sound(s.bytes, s.shape.nodes, len); */
static const char *node_fault(hdrtrie_view s, size_t len);

/*@ requires sections_of(s);
    assigns \nothing;
    ensures \result == \null ==> nodes_sound(s.bytes); */
static const char *nodes_fault(hdrtrie_view s);

/*@ requires sections_of(s) && slots_sound(s.bytes) && node_sound(s.bytes, s.shape.nodes, len);
    requires s.shape.nodes + HDRTRIE_NODE_LEN * (len + 1) <= s.len;
    assigns \nothing; */
static const char *row_fault(hdrtrie_view s, size_t len);

/*@ requires sections_of(s) && slots_sound(s.bytes) && nodes_sound(s.bytes);
    assigns \nothing; */
static const char *rows_fault(hdrtrie_view s);

/*@ requires sections_of(s) && s.shape.records + end <= s.hot_end + HDRTRIE_REACH_LEN;
    assigns \nothing; */
static bool record_begins(hdrtrie_view s, uint32_t text, size_t end);

/*@ requires s.group_count <= HDRTRIE_GROUP_MAX;
    assigns \nothing; */
static bool record_is_consistent(hdrtrie_view s, hdrtrie_record r);

/*@ requires sections_of(s);
    assigns \nothing;
    ensures \result != 0 ==> record_follows(s.bytes, text) &&
      s.shape.records + text + record_text_len(s.bytes + s.shape.records + text, s.shape.flags) <= s.hot_end; */
static bool record_fits(hdrtrie_view s, uint32_t text);

/*@ requires sections_of(s);
    assigns \nothing;
    ensures \result != 0 ==> text_sound(s.bytes, record_head_len(s.shape.flags)) &&
      s.shape.records + record_head_len(s.shape.flags) <= s.hot_end; */
static bool record_0_fits(hdrtrie_view s);

/*@ requires sections_of(s);
    assigns \nothing;
    ensures \result == \null ==> slots_sound(s.bytes) && records_follow(s.bytes, s.record_count); */
static const char *records_fault(hdrtrie_view s);

/*@ requires readable(bytes) && len == total_len(bytes);
    assigns \nothing;
    ensures \result.bytes == bytes && \result.len == len && line_of(bytes, \result.shape) &&
      \result.group_count == le32(bytes + HDRTRIE_AT_GROUP_COUNT) &&
      \result.record_count == le32(bytes + HDRTRIE_AT_RECORD_COUNT);
    ensures affix_of(bytes + HDRTRIE_AT_PREFIX, \result.shape.prefix) &&
        affix_of(bytes + HDRTRIE_AT_SUFFIX, \result.shape.suffix); */
static hdrtrie_view view_read(const uint8_t *bytes, size_t len);

/* Constants unpacked twice from the same bytes are sound together. Proven, not admitted. */
/*@ lemma same_affix{L}: \forall uint8_t *t, uint8_t *p, hdrtrie_affix a, hdrtrie_affix b;
      affix_of(p, a) ==> affix_of(p, b) ==> affix_sound(t, a) ==> affix_sound(t, b); */

/*@ requires view_of(s);
    requires affix_of(s.bytes + HDRTRIE_AT_PREFIX, s.shape.prefix) &&
      affix_of(s.bytes + HDRTRIE_AT_SUFFIX, s.shape.suffix);
    assigns \nothing;
    ensures \result == \null ==> plain_sound(s.bytes) && sections_of(s);
    ensures \result == \null ==> affix_sound(s.bytes, s.shape.prefix) && affix_sound(s.bytes, s.shape.suffix);
    ensures \result == \null ==> records_follow(s.bytes, s.record_count) && affixes_filled(s); */
static const char *structure_fault(hdrtrie_view s);

/*@ requires view_of(s) && \valid(fault);
    requires (s.bytes[HDRTRIE_AT_FLAGS] & HDRTRIE_FLAG_SPELLED) == 0;
    requires affix_of(s.bytes + HDRTRIE_AT_PREFIX, s.shape.prefix) &&
      affix_of(s.bytes + HDRTRIE_AT_SUFFIX, s.shape.suffix);
    assigns *fault;
    ensures \result == HDRTRIE_OK ==> table_sound(s.bytes) && groups_sound(s.bytes); */
static hdrtrie_error table_check(hdrtrie_view s, const char **fault);

/*@ requires sections_of(s);
    assigns \nothing;
    ensures \result != 0 ==> HDRTRIE_HEADER_LEN <= offset && offset + \result <= s.len; */
static size_t nested_len(hdrtrie_view s, uint32_t offset);

/*@ requires readable(a) && readable(b) && groups_sound(a) && groups_sound(b);
    assigns \nothing; */
static bool same_groups(const uint8_t *a, const uint8_t *b);

/*@ requires sections_of(s) && \valid(fault);
    assigns *fault;
    ensures \result == HDRTRIE_OK ==> table_sound(s.bytes + offset) && groups_sound(s.bytes + offset); */
static hdrtrie_error nested_check(hdrtrie_view s, uint32_t offset, const char **fault);

/*@ requires sections_of(s) && groups_sound(s.bytes) && \valid(fault);
    assigns *fault;
    ensures \result == HDRTRIE_OK ==> cookies_sound(s.bytes); */
static hdrtrie_error cookies_check(hdrtrie_view s, const char **fault);

/*@ requires sections_of(s) && \valid(fault);
    assigns *fault;
    ensures \result == HDRTRIE_OK ==> spelled_sound(s.bytes); */
static hdrtrie_error spelled_check(hdrtrie_view s, const char **fault);

/*@ requires len == 0 || \valid_read((uint8_t *)bytes + (0 .. len - 1));
    requires why == \null || \valid(why);
    assigns *why;
    ensures \result == HDRTRIE_OK ==> table_sound((uint8_t *)bytes) && cookies_sound((uint8_t *)bytes) &&
      sieve_sound((uint8_t *)bytes) && sieve_covers((uint8_t *)bytes); */
hdrtrie_error hdrtrie_check(const void *bytes, size_t len, const char **why);
