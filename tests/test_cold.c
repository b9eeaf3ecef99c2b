/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 4.7: what a table says of its groups, rules and ids, beside the fields of its names: each value that a rule cannot have is
   refused, in a table whose digest is right. */
#include "damage_subject.h"
#include "digest.h"

#define LIST "fold case\n[g]\na\nbc*\n*-d\n!e\n[h]\na\n*f\n"

/* Where in a rule, and in a node. */
enum { AT_ID = 4, AT_LEN = 8, AT_KIND = 9, AT_GROUP = 10, AT_EXCEPTION = 11, AT_BASE = 24, AT_SHIFT = 30 };

/* A count or a place that stands in the header. */
static size_t word_of(const subject *s, size_t at)
{
    return hdrtrie_load_le32(s->d.bytes + at);
}

static uint8_t *rule_of(subject *s, size_t i)
{
    return s->d.bytes + word_of(s, HDRTRIE_AT_RULES) + HDRTRIE_RULE_LEN * i;
}

Test(cold, clause_4_7_a_rule_of_no_such_kind_group_or_id_is_refused)
{
    subject s = subject_open(LIST);
    const size_t ids = word_of(&s, HDRTRIE_AT_ID_COUNT), groups = hdrtrie_group_count(s.table);
    const size_t rules = word_of(&s, HDRTRIE_AT_RULE_COUNT);
    cr_assert_eq(rules, 6);
    cr_assert_eq(groups, 2);
    for (size_t i = 0; i < rules; i++) {
        const struct {
            size_t at, len;
            uint64_t value;
        } faults[] = {
            {AT_KIND, 1, HDRTRIE_KIND_SUFFIX + 1},
            {AT_KIND, 1, 255},
            {AT_EXCEPTION, 1, 2},
            {AT_EXCEPTION, 1, 255},
            {AT_GROUP, 1, groups},
            {AT_GROUP, 1, 255},
            {AT_ID, 4, ids},
            {AT_ID, 4, INT32_MAX},
            {AT_ID, 4, (uint32_t)-2},
            {AT_ID, 4, (uint32_t)INT32_MIN},
        };
        for (size_t f = 0; f < sizeof faults / sizeof *faults; f++) {
            put_le(rule_of(&s, i) + faults[f].at, faults[f].value, faults[f].len);
            expect_refused(&s, "a rule", "rule, fault", 100 * i + f);
        }
    }
    subject_close(&s);
}

/* Only "*" has no bytes beside its star: it is a prefix. */
Test(cold, clause_4_7_a_rule_of_no_bytes_is_refused)
{
    subject s = subject_open(LIST);
    uint32_t star = 0;
    for (size_t i = 0; i < 6; i++) {
        const hdrtrie_rule_entry r = hdrtrie_rule_entry_read(rule_of(&s, i));
        if (r.kind == HDRTRIE_KIND_PREFIX) star = r.text + r.len; /* and a NUL behind it */
    }
    cr_assert_eq(memcmp(s.d.bytes + star, "*", 2), 0);
    for (size_t i = 0; i < 6; i++) {
        if (hdrtrie_rule_entry_read(rule_of(&s, i)).kind == HDRTRIE_KIND_PREFIX) continue;
        const bool exact = hdrtrie_rule_entry_read(rule_of(&s, i)).kind == HDRTRIE_KIND_EXACT;
        put_le(rule_of(&s, i), exact ? star + 1 : star, 4);
        rule_of(&s, i)[AT_LEN] = 0;
        expect_refused(&s, "a rule", "rule", i);
    }
    subject_close(&s);
}

/* A table of exceptions alone has no ids, not even the first; where they are not may be anywhere up to the digest. */
Test(cold, clause_4_7_an_id_where_there_is_none_is_refused)
{
    subject s = subject_open("fold case\n[g]\n!a\n");
    cr_assert_eq(word_of(&s, HDRTRIE_AT_ID_COUNT), 0);
    put_le(rule_of(&s, 0) + AT_ID, 0, 4);
    cr_expect_eq(damage_check(&s.d), HDRTRIE_ERR_STRUCTURE);
    cr_expect_str_eq(s.d.why, "the table is damaged: a rule is not valid");
    damage_undo(&s.d);
    put_le(s.d.bytes + word_of(&s, HDRTRIE_AT_RECORDS) + 2 * HDRTRIE_RECORD_LEN(0) - 2, 0, 2);
    expect_refused(&s, "record", "id", 0);
    put_le(s.d.bytes + HDRTRIE_AT_IDS, s.d.len - HDRTRIE_DIGEST_LEN, 4);
    cr_expect_eq(damage_check(&s.d), HDRTRIE_OK, "%s", s.d.why);
    damage_undo(&s.d);
    put_le(s.d.bytes + HDRTRIE_AT_IDS, s.d.len - HDRTRIE_DIGEST_LEN + 1, 4);
    expect_refused(&s, "an id", "ids", 0);
    subject_close(&s);
}

/* Sections that touch are in order, whatever else is wrong with them; behind the last are the bytes that any load may reach. */
Test(cold, clause_4_7_sections_that_touch_are_in_order)
{
    subject s = subject_open("fold case\n[g]\na\nb*\n");
    const struct {
        size_t at, value;
        bool order;
    } places[] = {
        {HDRTRIE_AT_SLOTS, HDRTRIE_HEADER_LEN, true},
        {HDRTRIE_AT_RECORDS, s.shape.slots, true},
        {HDRTRIE_AT_HOT_LEN, s.d.len - HDRTRIE_HEADER_LEN - HDRTRIE_REACH_LEN, true},
        {HDRTRIE_AT_HOT_LEN, s.d.len - HDRTRIE_HEADER_LEN - HDRTRIE_REACH_LEN + 1, false},
        {HDRTRIE_AT_HOT_LEN, s.d.len - HDRTRIE_HEADER_LEN, false},
        {HDRTRIE_AT_HOT_LEN, s.d.len - HDRTRIE_HEADER_LEN + 1, false},
        {HDRTRIE_AT_HOT_LEN, s.d.len - HDRTRIE_HEADER_LEN + HDRTRIE_DIGEST_LEN, false},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        put_le(s.d.bytes + places[i].at, places[i].value, 4);
        const hdrtrie_error error = damage_check(&s.d);
        const bool order = error == HDRTRIE_OK || strstr(s.d.why, "order") == NULL;
        cr_expect_eq(order, places[i].order, "place %zu: %s", i, s.d.why);
        damage_undo(&s.d);
    }
    subject_close(&s);
}

/* The node of no bytes, and that of the longest name: neither may lead to a name of another length. */
Test(cold, clause_4_7_the_first_and_the_last_row_lead_to_their_own_length)
{
    subject s = subject_open(ENDS);
    const size_t lens[] = {0, node_max(&s)};
    uint32_t slot = 0; /* of a name of two bytes */
    while (hdrtrie_record_read(s.d.bytes + s.shape.records + hdrtrie_slot_read(s.d.bytes + s.shape.slots, slot, 0), 0)
               .len != 2)
        slot++;
    cr_assert_neq(lens[1], 2);
    for (size_t i = 0; i < 2; i++) {
        memset(node_of(&s, lens[i]), 0, 16); /* no masks, one slot */
        put_le(node_of(&s, lens[i]) + AT_BASE, slot, 4);
        expect_refused(&s, "another length", "length", lens[i]);
    }
    put_le(node_of(&s, 0) + AT_SHIFT, 64, 1);
    expect_refused(&s, "shift", "of no bytes", 64);
    subject_close(&s);
}

/* A table has nodes for 32 bytes at least, and for as many as its longest name has: the last is looked at as all are. */
Test(cold, clause_4_7_the_node_of_the_longest_name_is_looked_at)
{
    for (size_t longest = 30; longest <= 36; longest++) {
        char list[64] = "fold case\n[g]\n";
        memset(list + strlen(list), 'n', longest);
        subject s = subject_open(list);
        cr_expect_eq(node_max(&s), longest > 32 ? longest : 32);
        node_of(&s, longest)[AT_SHIFT] = 64;
        expect_refused(&s, "shift", "longest", longest);
        subject_close(&s);
    }
}

Test(cold, clause_4_7_a_group_without_a_name_is_refused)
{
    subject s = subject_open("fold case\n[g]\na\n[h]\nb\n[i]\nc\n");
    for (size_t i = 0; i < 3; i++) {
        uint8_t *group = s.d.bytes + word_of(&s, HDRTRIE_AT_GROUPS) + HDRTRIE_GROUP_LEN * i;
        const uint32_t text = hdrtrie_load_le32(group);
        s.d.bytes[text] = ' ';
        expect_refused(&s, "group", "no token", i);
        put_le(group + 4, 0, 4);
        expect_refused(&s, "group", "no bytes", i);
        put_le(group + 4, HDRTRIE_PATTERN_MAX + 1, 4);
        expect_refused(&s, "group", "too many bytes", i);
        s.d.bytes[text + 1] = 'x';
        expect_refused(&s, "group", "no NUL behind it", i);
        put_le(group, s.d.len, 4);
        expect_refused(&s, "group", "outside", i);
    }
    subject_close(&s);
}

/* A table as short as a header and a digest, or shorter, says so before anything in it is believed. */
Test(cold, clause_4_7_a_header_and_no_more_is_truncated)
{
    subject s = subject_open(LIST);
    for (size_t len = HDRTRIE_HEADER_LEN - HDRTRIE_DIGEST_LEN; len <= HDRTRIE_HEADER_LEN + HDRTRIE_DIGEST_LEN; len++) {
        const bool whole = len == HDRTRIE_HEADER_LEN + HDRTRIE_DIGEST_LEN;
        hdrtrie_table copy[4];
        damage cut = {.bytes = (uint8_t *)copy, .len = len};
        cr_assert_leq(len, sizeof copy);
        memcpy(copy, s.d.bytes, len);
        put_le(cut.bytes + HDRTRIE_AT_TOTAL_LEN, len, 4);
        const hdrtrie_error error = damage_check(&cut);
        cr_expect_eq(error, whole ? HDRTRIE_ERR_STRUCTURE : HDRTRIE_ERR_TRUNCATED, "%zu: %s", len, cut.why);
    }
    subject_close(&s);
}

/* The NUL of a text stands before the digest: the digest's first byte does not do, though it be 0. */
Test(cold, clause_4_7_a_text_and_its_nul_end_before_the_digest)
{
    subject s = subject_open("fold case\n[group]\na\n");
    const size_t end = s.d.len - HDRTRIE_DIGEST_LEN, name_len = 5;
    uint8_t *group = s.d.bytes + word_of(&s, HDRTRIE_AT_GROUPS);
    put_le(group, end - name_len, 4);
    memcpy(s.d.bytes + end - name_len, "AAAAA", name_len);
    for (unsigned i = 0; i == 0 || s.d.bytes[end] != 0; i++) { /* a digest that begins so: one in 256 */
        cr_assert_lt(i, 26 * 26 * 26);
        for (unsigned at = 0, rest = i; at < 3; at++, rest /= 26) s.d.bytes[end - 1 - at] = (uint8_t)('A' + rest % 26);
        digest_put(s.d.bytes, s.d.len);
    }
    expect_refused(&s, "group", "at the digest", end);
    subject_close(&s);
}

/* An id whose rule would stand behind the last, where bytes happen to say that they are its. */
Test(cold, clause_4_7_an_id_of_the_rule_behind_the_last_is_refused)
{
    subject s = subject_open(LIST);
    const size_t rules = word_of(&s, HDRTRIE_AT_RULE_COUNT), ids = word_of(&s, HDRTRIE_AT_IDS);
    for (size_t i = 0; i < word_of(&s, HDRTRIE_AT_ID_COUNT); i++) {
        put_le(s.d.bytes + ids + HDRTRIE_ID_RULE_LEN * i, rules, 4);
        put_le(rule_of(&s, rules) + AT_ID, i, 4);
        expect_refused(&s, "an id", "id", i);
    }
    subject_close(&s);
}

/* Check looks for more rules of a name behind the last of its own: not behind the last of all, which may be the end of the table. */
Test(cold, clause_4_7_no_rule_is_read_behind_the_last)
{
    subject s = subject_open(LIST);
    const size_t rules_len = HDRTRIE_RULE_LEN * word_of(&s, HDRTRIE_AT_RULE_COUNT);
    const size_t at = s.d.len, len = (at + rules_len + HDRTRIE_DIGEST_LEN + 63) / 64 * 64;
    hdrtrie_table *copy = calloc(1, len); /* a copy of the rules behind all else, up to the digest */
    cr_assert_not_null(copy);
    damage d = {.table = s.table, .bytes = (uint8_t *)copy, .len = len};
    memcpy(copy, s.d.bytes, s.d.len);
    put_le(d.bytes + HDRTRIE_AT_TOTAL_LEN, len, 4);
    put_le(d.bytes + HDRTRIE_AT_RULES, len - HDRTRIE_DIGEST_LEN - rules_len, 4);
    memcpy(d.bytes + len - HDRTRIE_DIGEST_LEN - rules_len, rule_of(&s, 0), rules_len);
    cr_expect_eq(damage_check(&d), HDRTRIE_OK, "%s", d.why);
    cr_expect(damage_is_harmless(&d));
    free(copy);
    subject_close(&s);
}
