/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Part of hdrtrie_check: the cold section, which holds groups, rules and ids for messages and for the check of the
   answers. */
#include <hdrtrie/find.h>

#include "view.h"

#ifdef __FRAMAC__
#include <contracts/check_cold.acsl.h>
#endif

/* Whether text_len bytes and a NUL lie at offset. */
static bool text_fits(hdrtrie_view s, uint32_t offset, size_t text_len)
{
    return hdrtrie_view_holds(s, offset, text_len + 1, 1) && s.bytes[offset + text_len] == 0;
}

/* Whether the rule's text is a token inside the table, with the star where its kind requires. */
static bool pattern_is_sound(hdrtrie_view s, hdrtrie_rule_entry r)
{
    const size_t len = (size_t)r.len + (r.kind != HDRTRIE_KIND_EXACT);
    const char *text = (const char *)s.bytes + r.text;
    if (!text_fits(s, r.text, len) || !hdrtrie_name_is_token(text, len)) return false;
    return r.kind == HDRTRIE_KIND_EXACT || text[r.kind == HDRTRIE_KIND_PREFIX ? r.len : 0] == '*';
}

static bool groups_are_sound(hdrtrie_view s)
{
    const uint32_t groups = hdrtrie_load_le32(s.bytes + HDRTRIE_AT_GROUPS);
    uint32_t i;
    if (!hdrtrie_view_holds(s, groups, s.group_count, HDRTRIE_GROUP_LEN)) return false;
    /*@ loop invariant 0 <= i <= s.group_count && \forall integer k; 0 <= k < i ==> group_sound(s.bytes, groups, k);
        loop assigns i;
        loop variant s.group_count - i; */
    for (i = 0; i < s.group_count; i++) {
        const uint8_t *entry = s.bytes + groups + (size_t)HDRTRIE_GROUP_LEN * i;
        const uint32_t text = hdrtrie_load_le32(entry), len = hdrtrie_load_le32(entry + 4);
        if (len > HDRTRIE_PATTERN_MAX || !text_fits(s, text, len) ||
            !hdrtrie_name_is_token((const char *)s.bytes + text, len)) {
            return false;
        }
        /*@ assert group_sound(s.bytes, groups, i); */
    }
    return true;
}

static bool rules_are_sound(hdrtrie_view s)
{
    const uint32_t rules = hdrtrie_load_le32(s.bytes + HDRTRIE_AT_RULES);
    uint32_t i;
    if (!hdrtrie_view_holds(s, rules, s.rule_count, HDRTRIE_RULE_LEN)) return false;
    /*@ loop invariant 0 <= i <= s.rule_count && \forall integer k; 0 <= k < i ==> rule_sound(s, rules, k);
        loop assigns i;
        loop variant s.rule_count - i; */
    for (i = 0; i < s.rule_count; i++) {
        hdrtrie_rule_entry r = hdrtrie_rule_entry_read(s.bytes + rules + (size_t)HDRTRIE_RULE_LEN * i);
        if (r.kind > HDRTRIE_KIND_SUFFIX || r.exception > HDRTRIE_EXCEPTION_SPELLED || r.group >= s.group_count ||
            r.id < -1 || (r.id >= 0 && (uint32_t)r.id >= s.id_count) || (r.len == 0 && r.kind != HDRTRIE_KIND_PREFIX) ||
            (r.exception == HDRTRIE_EXCEPTION_SPELLED && (r.kind != HDRTRIE_KIND_EXACT || r.id != -1)) ||
            !pattern_is_sound(s, r)) {
            return false;
        }
        /*@ assert rule_sound(s, rules, i); */
    }
    return true;
}

/* Whether the entry of each id names a rule that has this id. */
static bool ids_are_sound(hdrtrie_view s)
{
    const uint32_t rules = hdrtrie_load_le32(s.bytes + HDRTRIE_AT_RULES),
                   ids = hdrtrie_load_le32(s.bytes + HDRTRIE_AT_IDS);
    uint32_t i;
    if (!hdrtrie_view_holds(s, ids, s.id_count, HDRTRIE_ID_RULE_LEN)) return false;
    /*@ loop invariant 0 <= i <= s.id_count;
        loop assigns i;
        loop variant s.id_count - i; */
    for (i = 0; i < s.id_count; i++) {
        const uint32_t rule = hdrtrie_load_le32(s.bytes + ids + (size_t)HDRTRIE_ID_RULE_LEN * i);
        if (rule >= s.rule_count ||
            hdrtrie_rule_entry_read(s.bytes + rules + (size_t)HDRTRIE_RULE_LEN * rule).id != (int32_t)i) {
            return false;
        }
    }
    return true;
}

const char *hdrtrie_view_cold_fault(hdrtrie_view s)
{
    if (!groups_are_sound(s)) return "the table is damaged: a group's name is not valid";
    if (!rules_are_sound(s)) return "the table is damaged: a rule is not valid";
    return ids_are_sound(s) ? NULL : "the table is damaged: an id is not valid";
}
