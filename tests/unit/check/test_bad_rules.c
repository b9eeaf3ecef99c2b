/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.7 and 4.8: check refuses groups, rules and ids in the cold section that cannot be right, or that contradict the
   names in the hot section. */
#include "refusal.h"
#include "support/digest.h"

#define LIST "fold case\n[g]\na\nbc*\n*-d\n!e\n[h]\na\n*f\n"

/* Offsets in a rule. */
enum { AT_ID = 4, AT_LEN = 8, AT_KIND = 9, AT_GROUP = 10, AT_EXCEPTION = 11 };

static uint8_t *rule_of(damaged_table *t, size_t i)
{
    return t->bytes + word_of(t, HDRTRIE_AT_RULES) + HDRTRIE_RULE_LEN * i;
}

Test(bad_rules, clause_4_7_a_rule_with_an_unknown_kind_group_or_id)
{
    damaged_table t = damaged_table_open(LIST);
    const size_t ids = word_of(&t, HDRTRIE_AT_ID_COUNT), groups = hdrtrie_group_count(t.table);
    const size_t rules = word_of(&t, HDRTRIE_AT_RULE_COUNT);
    cr_assert_eq(rules, 6);
    cr_assert_eq(groups, 2);
    for (size_t i = 0; i < rules; i++) {
        const struct {
            size_t at, len;
            uint64_t value;
        } faults[] = {
            {AT_KIND, 1, HDRTRIE_KIND_SUFFIX + 1},
            {AT_KIND, 1, 255},
            {AT_EXCEPTION, 1, HDRTRIE_EXCEPTION_SPELLED + 1},
            {AT_EXCEPTION, 1, 255},
            {AT_GROUP, 1, groups},
            {AT_GROUP, 1, 255},
            {AT_ID, 4, ids},
            {AT_ID, 4, INT32_MAX},
            {AT_ID, 4, (uint32_t)-2},
            {AT_ID, 4, (uint32_t)INT32_MIN},
        };
        for (size_t f = 0; f < sizeof faults / sizeof *faults; f++) {
            put_le(rule_of(&t, i) + faults[f].at, faults[f].value, faults[f].len);
            expect_refused(&t, "a rule", "rule, fault", 100 * i + f);
        }
    }
    damaged_table_close(&t);
}

/* Only the rule "*" has an empty literal, and it is a prefix. */
Test(bad_rules, clause_4_7_a_rule_without_bytes)
{
    damaged_table t = damaged_table_open(LIST);
    uint32_t star = 0;
    for (size_t i = 0; i < 6; i++) {
        const hdrtrie_rule_entry r = hdrtrie_rule_entry_read(rule_of(&t, i));
        if (r.kind == HDRTRIE_KIND_PREFIX) star = r.text + r.len; /* its text ends with a NUL */
    }
    cr_assert_eq(memcmp(t.bytes + star, "*", 2), 0);
    for (size_t i = 0; i < 6; i++) {
        if (hdrtrie_rule_entry_read(rule_of(&t, i)).kind == HDRTRIE_KIND_PREFIX) continue;
        const bool exact = hdrtrie_rule_entry_read(rule_of(&t, i)).kind == HDRTRIE_KIND_EXACT;
        put_le(rule_of(&t, i), exact ? star + 1 : star, 4);
        rule_of(&t, i)[AT_LEN] = 0;
        expect_refused(&t, "a rule", "rule", i);
    }
    damaged_table_close(&t);
}

/* A table with exceptions only does not contain ids. The offset of its empty section of ids may be anywhere up to the
   digest. */
Test(bad_rules, clause_4_7_an_id_in_a_table_without_ids)
{
    damaged_table t = damaged_table_open("fold case\n[g]\n!a\n");
    cr_assert_eq(word_of(&t, HDRTRIE_AT_ID_COUNT), 0);
    put_le(rule_of(&t, 0) + AT_ID, 0, 4);
    cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_STRUCTURE);
    cr_expect_str_eq(t.why, "the table is damaged: a rule is not valid");
    damaged_table_undo(&t);
    put_le(t.bytes + word_of(&t, HDRTRIE_AT_RECORDS) + 2 * HDRTRIE_RECORD_LEN(0) - 2, 0, 2);
    expect_refused(&t, "record", "id", 0);
    put_le(t.bytes + HDRTRIE_AT_IDS, t.len - HDRTRIE_DIGEST_LEN, 4);
    cr_expect_eq(damaged_table_check(&t), HDRTRIE_OK, "%s", t.why);
    damaged_table_undo(&t);
    put_le(t.bytes + HDRTRIE_AT_IDS, t.len - HDRTRIE_DIGEST_LEN + 1, 4);
    expect_refused(&t, "an id", "ids", 0);
    damaged_table_close(&t);
}

Test(bad_rules, clause_4_7_a_group_without_a_name)
{
    damaged_table t = damaged_table_open("fold case\n[g]\na\n[h]\nb\n[i]\nc\n");
    for (size_t i = 0; i < 3; i++) {
        uint8_t *group = t.bytes + word_of(&t, HDRTRIE_AT_GROUPS) + HDRTRIE_GROUP_LEN * i;
        const uint32_t text = hdrtrie_load_le32(group);
        t.bytes[text] = ' ';
        expect_refused(&t, "group", "no token", i);
        put_le(group + 4, 0, 4);
        expect_refused(&t, "group", "no bytes", i);
        put_le(group + 4, HDRTRIE_PATTERN_MAX + 1, 4);
        expect_refused(&t, "group", "too many bytes", i);
        t.bytes[text + 1] = 'x';
        expect_refused(&t, "group", "without its NUL", i);
        put_le(group, t.len, 4);
        expect_refused(&t, "group", "outside", i);
    }
    damaged_table_close(&t);
}

/* The NUL of a text must be before the digest. A digest whose first byte is 0 cannot replace it. */
Test(bad_rules, clause_4_7_a_text_and_its_nul_end_before_the_digest)
{
    damaged_table t = damaged_table_open("fold case\n[group]\na\n");
    const size_t end = t.len - HDRTRIE_DIGEST_LEN, name_len = 5;
    uint8_t *group = t.bytes + word_of(&t, HDRTRIE_AT_GROUPS);
    put_le(group, end - name_len, 4);
    memcpy(t.bytes + end - name_len, "AAAAA", name_len);
    for (unsigned i = 0; i == 0 || t.bytes[end] != 0; i++) { /* find a digest that begins with 0: one in 256 does */
        cr_assert_lt(i, 26 * 26 * 26);
        for (unsigned at = 0, rest = i; at < 3; at++, rest /= 26) t.bytes[end - 1 - at] = (uint8_t)('A' + rest % 26);
        digest_put(t.bytes, t.len);
    }
    expect_refused(&t, "group", "at the digest", end);
    damaged_table_close(&t);
}

/* An id that points past the last rule, to bytes that look like a rule of this id. */
Test(bad_rules, clause_4_7_an_id_past_the_last_rule)
{
    damaged_table t = damaged_table_open(LIST);
    const size_t rules = word_of(&t, HDRTRIE_AT_RULE_COUNT), ids = word_of(&t, HDRTRIE_AT_IDS);
    for (size_t i = 0; i < word_of(&t, HDRTRIE_AT_ID_COUNT); i++) {
        put_le(t.bytes + ids + HDRTRIE_ID_RULE_LEN * i, rules, 4);
        put_le(rule_of(&t, rules) + AT_ID, i, 4);
        expect_refused(&t, "an id", "id", i);
    }
    damaged_table_close(&t);
}

/* Check looks for further rules of a name after its first. It must not read past the last rule, because the table may end there. */
Test(bad_rules, clause_4_7_no_rule_is_read_past_the_last)
{
    damaged_table t = damaged_table_open(LIST);
    const size_t rules_len = HDRTRIE_RULE_LEN * word_of(&t, HDRTRIE_AT_RULE_COUNT);
    const size_t at = t.len, len = (at + rules_len + HDRTRIE_DIGEST_LEN + 63) / 64 * 64;
    hdrtrie_table *copy = calloc(1, len); /* the copy has the rules at its end, directly before the digest */
    cr_assert_not_null(copy);
    damaged_table d = {.table = t.table, .bytes = (uint8_t *)copy, .len = len};
    memcpy(copy, t.bytes, t.len);
    put_le(d.bytes + HDRTRIE_AT_TOTAL_LEN, len, 4);
    put_le(d.bytes + HDRTRIE_AT_RULES, len - HDRTRIE_DIGEST_LEN - rules_len, 4);
    memcpy(d.bytes + len - HDRTRIE_DIGEST_LEN - rules_len, rule_of(&t, 0), rules_len);
    cr_expect_eq(damaged_table_check(&d), HDRTRIE_OK, "%s", d.why);
    cr_expect(damaged_table_is_harmless(&d));
    free(copy);
    damaged_table_close(&t);
}

Test(bad_rules, clause_4_7_rules_that_contradict)
{
    damaged_table t = damaged_table_open("fold case\n[g]\na\n[h]\na\n");
    const uint32_t rules = word_of(&t, HDRTRIE_AT_RULES);
    cr_assert_eq(word_of(&t, HDRTRIE_AT_RULE_COUNT), 2);
    put_refused(
        &t, rules + HDRTRIE_RULE_LEN + 10, 0, 1, "two rules contradict each other"); /* both rules in one group */
    damaged_table_close(&t);
    t = damaged_table_open("fold case\n[g]\na\nb\n");
    put_refused(&t, word_of(&t, HDRTRIE_AT_RULES) + 11, 1, 1,
        "the id of a name does not match its rules"); /* an exception, with an id */
    damaged_table_close(&t);
}

/* Two rules of one name in one group cannot be a rule and an exception, and cannot have two ids. */
Test(bad_rules, clause_4_7_a_changed_group_or_id_contradicts)
{
    damaged_table t = damaged_table_open("fold case\n[g]\na\n[h]\na\nc\n!b\n");
    const size_t rules = hdrtrie_load_le32(t.bytes + HDRTRIE_AT_RULES);
    for (uint32_t i = 0; i < 2; i++) {
        uint8_t *rule = t.bytes + rules + (size_t)HDRTRIE_RULE_LEN * i;
        const hdrtrie_rule_entry was = hdrtrie_rule_entry_read(rule);
        size_t put = 0;
        for (size_t at = 0; at < HDRTRIE_RULE_LEN; at++) { /* finds the byte of the group without its offset */
            rule[at] ^= 1;
            const hdrtrie_rule_entry is = hdrtrie_rule_entry_read(rule);
            if (is.group != was.group && is.len == was.len && is.kind == was.kind && is.id == was.id) {
                cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_STRUCTURE, "rule %u", i);
                cr_expect(t.why != NULL && strstr(t.why, "contradict") != NULL, "%s", t.why);
                put++;
            }
            damaged_table_undo(&t);
        }
        cr_expect_eq(put, 1);
        put_le(rule + 4, 1, 4); /* the id of c */
        cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_STRUCTURE, "rule %u", i);
        damaged_table_undo(&t);
    }
    damaged_table_close(&t);
}

/* A prefix that is marked as an exact name. Its text with the star is a token, but longer than any name in the
   table. For more than 32 bytes the table lacks a node: check must not read the bytes after the last node as one. */
Test(bad_rules, clause_4_7_a_rule_longer_than_any_name)
{
    size_t put = 0;
    for (size_t len = 2; len < HDRTRIE_PATTERN_MAX; len++) {
        char group[HDRTRIE_PATTERN_MAX + 1] = "", prefix[HDRTRIE_PATTERN_MAX + 1] = "", list[1024];
        memset(group, 'z', HDRTRIE_PATTERN_MAX);
        memset(prefix, 'y', len);
        snprintf(list, sizeof list, "fold case\n[%s]\na\n%s*\n", group, prefix);
        damaged_table t = damaged_table_open(list);
        const size_t rules = hdrtrie_load_le32(t.bytes + HDRTRIE_AT_RULES);
        for (size_t i = 0; i < 2; i++) {
            uint8_t *rule = t.bytes + rules + HDRTRIE_RULE_LEN * i;
            if (hdrtrie_rule_entry_read(rule).kind != HDRTRIE_KIND_PREFIX) continue;
            rule[8]++; /* the star is part of the name now */
            rule[9] = HDRTRIE_KIND_EXACT;
            cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_ANSWER, "%s", t.why);
            put++;
        }
        damaged_table_close(&t);
    }
    cr_expect_eq(put, HDRTRIE_PATTERN_MAX - 2);
}

/* A name without a rule: the count of rules leaves out the last one, an exception without an id. */
Test(bad_rules, clause_4_7_a_name_without_a_rule)
{
    static const char *const lists[] = {
        "fold case\n[g]\na\n!b\n", "fold case\n[g]\na\n!b*\n", "fold case\n[g]\na\n!*b\n"};
    for (size_t i = 0; i < 3; i++) {
        damaged_table t = damaged_table_open(lists[i]);
        put_le(t.bytes + HDRTRIE_AT_RULE_COUNT, 1, 4);
        cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_ANSWER, "list %zu", i);
        cr_expect(t.why != NULL && strstr(t.why, "without a rule") != NULL, "%s", t.why);
        damaged_table_close(&t);
    }
}

/* Each id points to the first rule of that id. With another rule, the id would have the text of that rule. */
Test(bad_rules, clause_4_8_an_id_of_another_rule)
{
    damaged_table t = damaged_table_open("fold case\n[g]\na\nb\n!c\nd*\n");
    const size_t ids = hdrtrie_load_le32(t.bytes + HDRTRIE_AT_IDS);
    for (uint32_t id = 0; id < 3; id++) {
        const uint32_t own = hdrtrie_load_le32(t.bytes + ids + HDRTRIE_ID_RULE_LEN * id);
        for (uint32_t rule = 0; rule < 6; rule++) {
            if (rule == own) continue;
            put_le(t.bytes + ids + HDRTRIE_ID_RULE_LEN * id, rule, 4);
            expect_refused(&t, "id", "id", id);
        }
    }
    damaged_table_close(&t);
}

/* Texts of the cold section appear in generated comments and in logs. So names and patterns must be tokens, have a
   star only where the kind requires it, and end with a NUL. */
Test(bad_rules, clause_4_8_texts_that_are_not_tokens)
{
    damaged_table t = damaged_table_open("fold case\n[group]\nCF-Ray\nX-Int-*\n*-Debug\n");
    static const char *const texts[] = {"group", "CF-Ray", "X-Int-*", "*-Debug"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const size_t text_len = strlen(texts[i]);
        size_t at =
            hdrtrie_table_hot_len(t.table) + HDRTRIE_HEADER_LEN; /* the cold section keeps the spelling of the list */
        while (at + text_len < t.len && memcmp(t.bytes + at, texts[i], text_len + 1) != 0) at++;
        cr_assert_lt(at + text_len, t.len, "the text %s is missing", texts[i]);
        for (size_t k = 0; k <= text_len; k++) {
            t.bytes[at + k] = '/';
            cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_STRUCTURE, "%s with / at %zu", texts[i], k);
            damaged_table_undo(&t);
        }
        t.bytes[at + text_len] = 'a';
        cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_STRUCTURE, "%s without its NUL", texts[i]);
        damaged_table_undo(&t);
    }
    damaged_table_close(&t);
}
