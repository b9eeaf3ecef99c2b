/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of check/check_answers.c. They show that it reads in bounds, not that it finds every wrong answer. */

/* name_rules_valid: the name's text is readable. view_sound: all that the checks before this one established. */

/*@ predicate name_rules_valid{L}(name_rules n) = n.len <= HDRTRIE_PATTERN_MAX && n.kind <= HDRTRIE_KIND_SUFFIX &&
      (n.kind == HDRTRIE_KIND_EXACT ==> n.len != 0) && (n.len == 0 || \valid_read(n.text + (0 .. n.len - 1)));
    predicate view_sound{L}(hdrtrie_view s) = sections_of(s) && shape_of(s.bytes, s.shape) && table_sound(s.bytes) &&
      rules_sound(s) &&
      affix_sound(s.bytes, s.shape.prefix) && affix_sound(s.bytes, s.shape.suffix); */

/* A rule is unpacked within the bounds that were checked on its bytes. Proven, not admitted. */
/*@ lemma rule_that_fits{L}: \forall hdrtrie_view s, integer rules, integer i, hdrtrie_rule_entry r;
      rule_of(s.bytes + rules + HDRTRIE_RULE_LEN * i, r) ==> rule_sound(s, rules, i) ==> rule_fits(s, r); */

/*@ requires view_sound(s) && i < s.rule_count;
    assigns \nothing;
    ensures rule_fits(s, \result); */
static hdrtrie_rule_entry rule_at(hdrtrie_view s, uint32_t i);

/*@ requires view_sound(s) && rule_fits(s, r);
    assigns \nothing;
    ensures name_rules_valid(\result); */
static name_rules name_of(hdrtrie_view s, hdrtrie_rule_entry r);

/*@ requires name_rules_valid(a) && name_rules_valid(b);
    assigns \nothing; */
static bool same_name(unsigned fold, name_rules a, name_rules b);

/*@ requires view_sound(s) && name_rules_valid(n);
    assigns \nothing; */
static bool literal_is_found(hdrtrie_view s, name_rules n);

/*@ requires view_sound(s) && 1 <= len <= s.shape.max_len && \valid_read(text + (0 .. len - 1));
    assigns \nothing; */
static const uint8_t *spelling_record(hdrtrie_view s, const char *text, size_t len, hdrtrie_match answer);

/*@ requires offset <= HDRTRIE_PATTERN_MAX && (len == 0 || \valid_read(text + (0 .. len - 1)));
    assigns \nothing; */
static uint64_t varying_window(unsigned fold, const uint8_t *text, size_t len, size_t offset);

/*@ requires view_sound(s) && s.shape.mode != HDRTRIE_MODE_HASHED && 1 <= len <= s.shape.max_len;
    assigns \nothing;
    ensures node_fits(s.bytes, \result, len); */
static hdrtrie_node node_for(hdrtrie_view s, size_t len);

/*@ requires view_sound(s) && name_rules_valid(n) && 1 <= n.len <= s.shape.max_len;
    assigns \nothing; */
static bool spellings_lead_to(hdrtrie_view s, name_rules n, const uint8_t *record);

/*@ requires view_sound(s) && name_rules_valid(n);
    assigns \nothing; */
static hdrtrie_match decide(hdrtrie_view s, name_rules n);

/*@ requires view_sound(s) && name_rules_valid(n) && n.len != 0;
    assigns \nothing; */
static bool name_is_found(hdrtrie_view s, name_rules n);

/*@ requires plain_sound((uint8_t *)table) && spelled_sound((uint8_t *)table);
    requires len == 0 || \valid_read(text + (0 .. len - 1));
    assigns \nothing; */
static bool answer_is_found(const hdrtrie_table *table, const char *text, size_t len, hdrtrie_match answer);

/*@ requires plain_sound((uint8_t *)table) && spelled_sound((uint8_t *)table) && readable((uint8_t *)table);
    requires plain_sound((uint8_t *)table + le32((uint8_t *)table + HDRTRIE_AT_SPELLED));
    requires len <= HDRTRIE_PATTERN_MAX && (len == 0 || \valid_read(text + (0 .. len - 1)));
    assigns \nothing; */
static bool alias_is_found(const hdrtrie_table *table, const char *text, size_t len, hdrtrie_match answer);

/*@ requires view_sound(s) && name_rules_valid(name) && name_rules_valid(spelling);
    requires (s.bytes[HDRTRIE_AT_FLAGS] & HDRTRIE_FLAG_SPELLED) != 0;
    assigns \nothing; */
static bool spelling_is_found(hdrtrie_view s, name_rules name, name_rules spelling, uint32_t out);

/*@ requires view_sound(s) && name_rules_valid(name) && i < s.rule_count;
    assigns \nothing;
    ensures \result == 0 || i < \result <= s.rule_count; */
static uint32_t spelling_check(hdrtrie_view s, name_rules name, uint32_t i);

/*@ requires readable(s.bytes) && spelled_sound(s.bytes) && s.shape.flags == s.bytes[HDRTRIE_AT_FLAGS];
    assigns \nothing; */
static uint32_t spelling_count(hdrtrie_view s);
