/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of check/check_cold.c. */

/*@ requires readable(s.bytes) && s.len == total_len(s.bytes) && text_len <= UINT32_MAX;
    assigns \nothing;
    ensures \result != 0 ==> offset + text_len + 1 + HDRTRIE_DIGEST_LEN <= s.len; */
static bool text_fits(hdrtrie_view s, uint32_t offset, size_t text_len);

/*@ requires readable(s.bytes) && s.len == total_len(s.bytes);
    assigns \nothing;
    ensures \result != 0 ==> r.text + r.len + (r.kind != HDRTRIE_KIND_EXACT ? 1 : 0) + HDRTRIE_DIGEST_LEN <= s.len; */
static bool pattern_is_sound(hdrtrie_view s, hdrtrie_rule_entry r);

/*@ requires sections_of(s);
    assigns \nothing;
    ensures \result != 0 ==> groups_sound(s.bytes); */
static bool groups_are_sound(hdrtrie_view s);

/*@ requires sections_of(s);
    assigns \nothing;
    ensures \result != 0 ==> rules_sound(s); */
static bool rules_are_sound(hdrtrie_view s);

/*@ requires sections_of(s) && rules_sound(s);
    assigns \nothing; */
static bool ids_are_sound(hdrtrie_view s);
