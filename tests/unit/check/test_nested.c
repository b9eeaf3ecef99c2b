/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.7: check accepts a table with a nested one, and refuses each fault of the nested one. */
#include "refusal.h"
#include "support/answer.h"
#include "support/digest.h"
#include "support/nested_table.h"

#define OUTER "fold case\n[a]\nX-One\nX-Two-*\n[b]\nX-Three\n"
#define COOKIES "fold none\n[a]\nsid\ntrack_*\n[b]\nlang\n"

typedef struct nested {
    damaged_table outer;
    uint32_t at; /* where the nested table begins */
    size_t len;
} nested;

static nested nested_open(const char *cookies)
{
    nested n = {.outer = damaged_table_of(nested_table_of(OUTER, cookies))};
    n.at = hdrtrie_load_le32(n.outer.bytes + HDRTRIE_AT_COOKIES);
    n.len = hdrtrie_load_le32(n.outer.bytes + n.at + HDRTRIE_AT_TOTAL_LEN);
    return n;
}

static hdrtrie_error nested_check(nested *n)
{
    digest_put(n->outer.bytes + n->at, n->len);
    return damaged_table_check(&n->outer);
}

Test(nested, clause_4_7_a_sound_nested_table_is_accepted)
{
    nested n = nested_open(COOKIES);
    const hdrtrie_table *inner = hdrtrie_table_nested(n.outer.table, HDRTRIE_AT_COOKIES);
    cr_assert_eq(n.at % HDRTRIE_CACHE_LINE_LEN, 0);
    cr_assert_leq(n.at + n.len, HDRTRIE_HEADER_LEN + hdrtrie_table_hot_len(n.outer.table));
    cr_expect_eq(nested_check(&n), HDRTRIE_OK, "%s", n.outer.why);
    cr_expect_eq(hdrtrie_find(inner, "sid", 3).groups, 1);
    cr_expect_eq(hdrtrie_find(inner, "SID", 3).groups, 0);
    cr_expect_eq(hdrtrie_find(inner, "track_x", 7).groups, 1);
    cr_expect_eq(hdrtrie_find(n.outer.table, "x-one", 5).groups, 1);
    cr_expect_eq(hdrtrie_find(n.outer.table, "sid", 3).groups, 0);
    cr_expect_null(hdrtrie_table_nested(inner, HDRTRIE_AT_COOKIES));
    damaged_table_close(&n.outer);
}

Test(nested, clause_4_7_a_nested_table_outside_of_the_hot_part)
{
    nested n = nested_open(COOKIES);
    const uint32_t hot_end = (uint32_t)hdrtrie_table_hot_len(n.outer.table) + HDRTRIE_HEADER_LEN;
    const uint32_t places[] = {1, HDRTRIE_HEADER_LEN - 64, n.at - 64, n.at + 4, n.at + 64, hot_end - 64, hot_end,
        (uint32_t)n.outer.len, (uint32_t)n.outer.len + 64, 0xffffffc0, 0xffffffff};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        put_refused(&n.outer, HDRTRIE_AT_COOKIES, places[i], 4, "a nested table is not valid");
    }
    damaged_table_close(&n.outer);
}

/* Moves the nested table by this many bytes, into the place of the sieve, which the table does not need. */
static void move(nested *n, size_t bytes)
{
    put_le(n->outer.bytes + HDRTRIE_AT_SIEVE, 0, 4);
    put_le(n->outer.bytes + HDRTRIE_AT_COOKIES, n->at + bytes, 4);
    memmove(n->outer.bytes + n->at + bytes, n->outer.bytes + n->at, n->len);
}

/* It may lie at any multiple of 64 and end where the hot part ends. */
Test(nested, clause_4_7_another_place_for_a_nested_table)
{
    nested n = nested_open(COOKIES);
    cr_assert_geq(word_of(&n.outer, HDRTRIE_AT_SIEVE), n.at + n.len);
    move(&n, 64);
    put_le(n.outer.bytes + HDRTRIE_AT_HOT_LEN, n.at + 64 + n.len - HDRTRIE_HEADER_LEN, 4);
    cr_expect_eq(damaged_table_check(&n.outer), HDRTRIE_OK, "%s", n.outer.why);
    put_refused(&n.outer, HDRTRIE_AT_HOT_LEN, n.at + 63 + n.len - HDRTRIE_HEADER_LEN, 4, "a nested table is not valid");
    for (size_t bytes = 1; bytes < 64; bytes *= 2) {
        move(&n, bytes);
        refused(&n.outer, "a nested table is not valid");
    }
    damaged_table_close(&n.outer);
}

/* The nested table comes first, directly after the header, and the nodes, slots and records of the outer one follow it. */
Test(nested, clause_4_7_a_nested_table_after_the_header)
{
    nested n = {.outer = damaged_table_of(nested_table_of("fold case\n[a]\nX-One\n[b]\nX-Three\n", COOKIES))};
    n.at = word_of(&n.outer, HDRTRIE_AT_COOKIES);
    n.len = word_of(&n.outer, n.at + HDRTRIE_AT_TOTAL_LEN);
    const uint8_t *before = (const uint8_t *)n.outer.table;
    uint8_t *first = n.outer.bytes + HDRTRIE_HEADER_LEN;
    memcpy(first, before + n.at, n.len);
    memcpy(first + n.len, before + HDRTRIE_HEADER_LEN, n.at - HDRTRIE_HEADER_LEN);
    put(&n.outer, HDRTRIE_AT_COOKIES, HDRTRIE_HEADER_LEN, 4);
    put(&n.outer, HDRTRIE_AT_NODES, n.outer.shape.nodes + n.len, 4);
    put(&n.outer, HDRTRIE_AT_SLOTS, n.outer.shape.slots + n.len, 4);
    put(&n.outer, HDRTRIE_AT_RECORDS, n.outer.shape.records + n.len, 4);
    cr_expect_eq(damaged_table_check(&n.outer), HDRTRIE_OK, "%s", n.outer.why);
    damaged_table_close(&n.outer);
}

/* The field with the length of the nested table would lie past the end of the outer one. */
Test(nested, clause_4_7_a_nested_table_without_room_for_its_header)
{
    nested n = nested_open(COOKIES);
    put(&n.outer, HDRTRIE_AT_HOT_LEN, n.outer.len - HDRTRIE_REACH_LEN - HDRTRIE_HEADER_LEN, 4);
    put_refused(&n.outer, HDRTRIE_AT_COOKIES, n.outer.len - HDRTRIE_REACH_LEN, 4, "a nested table is not valid");
    damaged_table_close(&n.outer);
}

/* The outer digest is right in each case; all but the first case have a right inner digest, too. */
Test(nested, clause_4_7_faults_in_a_nested_table)
{
    nested n = nested_open(COOKIES);
    const struct {
        uint32_t at, value;
        size_t len;
        const char *words;
    } faults[] = {
        {HDRTRIE_AT_MAGIC, 0, 4, "a nested table is not valid"},
        {HDRTRIE_AT_VERSION, HDRTRIE_FORMAT_VERSION + 1, 2, "a nested table is not valid"},
        {HDRTRIE_AT_TOTAL_LEN, 0, 4, "a nested table is not valid"},
        {HDRTRIE_AT_TOTAL_LEN, (uint32_t)n.len - 64, 4, "a nested table is not valid"},
        {HDRTRIE_AT_TOTAL_LEN, (uint32_t)n.len + 64, 4, "a nested table is not valid"},
        {HDRTRIE_AT_TOTAL_LEN, 0xffffffff, 4, "a nested table is not valid"},
        {HDRTRIE_AT_COOKIES, HDRTRIE_HEADER_LEN, 4, "a nested table is not valid"},
        {HDRTRIE_HEADER_LEN - 1, 1, 1, "a nested table is not valid"},
        {HDRTRIE_AT_MODE, 3, 1, "the mode is unknown"},
        {HDRTRIE_AT_SLOTS, HDRTRIE_HEADER_LEN - 2, 4, "sections are out of order"},
        {HDRTRIE_AT_RULES, (uint32_t)n.outer.len, 4, "a rule is not valid"},
    };
    n.outer.bytes[n.at + n.len - 1] ^= 1;
    cr_expect_eq(damaged_table_check(&n.outer), HDRTRIE_ERR_STRUCTURE, "the digest of the nested table");
    damaged_table_undo(&n.outer);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        put_le(n.outer.bytes + n.at + faults[i].at, faults[i].value, faults[i].len);
        cr_expect_eq(nested_check(&n), HDRTRIE_ERR_STRUCTURE, "fault %zu", i);
        cr_expect(n.outer.why != NULL && strstr(n.outer.why, faults[i].words) != NULL, "fault %zu: %s", i, n.outer.why);
        damaged_table_undo(&n.outer);
    }
    damaged_table_close(&n.outer);
}

/* A group is a bit of the caller's mask, so bit g means the same group in both tables. */
Test(nested, clause_4_7_cookies_with_other_groups)
{
    static const char *const lists[] = {"fold none\n[a]\nsid\n", "fold none\n[b]\nsid\n[a]\nlang\n",
        "fold none\n[a]\nsid\n[bb]\nlang\n", "fold none\n[a]\nsid\n[c]\nlang\n",
        "fold none\n[a]\nsid\n[b]\nlang\n[c]\nx\n", "fold none\n[c]\nsid\n[b]\nlang\n"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        nested n = nested_open(lists[i]);
        cr_expect_eq(nested_check(&n), HDRTRIE_ERR_STRUCTURE, "%s", lists[i]);
        cr_expect(n.outer.why != NULL && strstr(n.outer.why, "the cookies have other groups") != NULL, "%s", lists[i]);
        damaged_table_close(&n.outer);
    }
}

/* Only the groups are compared. What follows them differs: the first rule of the fields is an exception, without an id. */
Test(nested, clause_4_7_cookies_with_the_same_groups_and_other_rules)
{
    nested n = {.outer = damaged_table_of(nested_table_of("fold case\n[a]\n!X-A\nX-*\n[b]\nX-B\n", COOKIES))};
    cr_expect_eq(damaged_table_check(&n.outer), HDRTRIE_OK, "%s", n.outer.why);
    damaged_table_close(&n.outer);
}

/* Random damage, with both digests right: a table that check accepts still has the right answers. */
Test(nested, clause_4_7_each_damaged_byte_is_refused_or_harmless)
{
    nested n = nested_open(COOKIES);
    for (size_t i = 0; i < n.len - HDRTRIE_DIGEST_LEN; i++) {
        for (unsigned bit = 0; bit < 8; bit += 1 + (i > 512)) {
            n.outer.bytes[n.at + i] ^= (uint8_t)(1u << bit);
            if (i < HDRTRIE_AT_TOTAL_LEN || i >= HDRTRIE_AT_TOTAL_LEN + 4) digest_put(n.outer.bytes + n.at, n.len);
            if (damaged_table_check(&n.outer) == HDRTRIE_OK) {
                const hdrtrie_table *inner = (const hdrtrie_table *)(const void *)(n.outer.bytes + n.at);
                cr_expect_eq(hdrtrie_find(inner, "sid", 3).groups, 1, "byte %zu, bit %u", i, bit);
                cr_expect_eq(hdrtrie_find(inner, "track_x", 7).groups, 1, "byte %zu, bit %u", i, bit);
            }
            damaged_table_undo(&n.outer);
        }
    }
    damaged_table_close(&n.outer);
}

#define SPELLED "fold separators\n[a]\nX-Int-*\nX-Foo\n!case X-Int-Public\n!case X_Foo\n[b]\nX-Int-Public\nX-*\n"

/* Where the nested table of spelled exceptions begins. */
static uint32_t spelled_at(const damaged_table *t)
{
    return hdrtrie_load_le32(t->bytes + HDRTRIE_AT_SPELLED);
}

static void spelled_digest(damaged_table *t)
{
    digest_put(t->bytes + spelled_at(t), hdrtrie_load_le32(t->bytes + spelled_at(t) + HDRTRIE_AT_TOTAL_LEN));
}

Test(nested, clause_4_7_the_place_of_spelled_exceptions)
{
    damaged_table t = damaged_table_open(SPELLED);
    const uint32_t end = (uint32_t)t.len;
    cr_assert(t.shape.flags & HDRTRIE_FLAG_SPELLED);
    cr_expect_eq(damaged_table_check(&t), HDRTRIE_OK, "%s", t.why);
    put_refused(&t, HDRTRIE_AT_SPELLED, 0, 4, "a nested table is not valid");
    put_refused(&t, HDRTRIE_AT_SPELLED, spelled_at(&t) + 64, 4, "a nested table is not valid");
    put_refused(&t, HDRTRIE_AT_SPELLED, end, 4, "a nested table is not valid");
    put_refused(&t, HDRTRIE_AT_RESULTS, 0, 4, "the spelled exceptions are not valid");
    put_refused(&t, HDRTRIE_AT_RESULTS, end - HDRTRIE_DIGEST_LEN - 8, 4, "the spelled exceptions are not valid");
    put_refused(&t, HDRTRIE_AT_RESULTS, 0xfffffff8, 4, "the spelled exceptions are not valid");
    put(&t, HDRTRIE_AT_FLAGS, t.shape.flags & ~HDRTRIE_FLAG_SPELLED, 1);
    put_refused(&t, HDRTRIE_AT_DISPATCH, HDRTRIE_DISPATCH_OF(3, t.shape.mode, t.shape.flags & ~HDRTRIE_FLAG_SPELLED), 1,
        "the spelled exceptions do not match fold and flags");
    put(&t, HDRTRIE_AT_FOLD, HDRTRIE_FOLD_CASE, 1);
    put_refused(&t, HDRTRIE_AT_DISPATCH, HDRTRIE_DISPATCH_OF(1, t.shape.mode, t.shape.flags), 1,
        "the spelled exceptions do not match fold and flags");
    damaged_table_close(&t);
}

/* The nested table must map spellings only: no other fold, and no pattern, which would match more names. */
Test(nested, clause_4_7_another_table_for_the_spellings)
{
    static const char *const lists[] = {"fold separators\n[spelled]\nx-int-public\nx_foo\n",
        "fold case\n[spelled]\nx-int-public\nx_foo\nx*\n", "fold case\n[spelled]\nx-int-public\nx_foo\n*\n",
        "fold case\n[spelled]\nx-int-public\nx-foo\n", "fold case\n[spelled]\nx-int-public\n",
        "fold case\n[spelled]\nx_foo\nx-int-public\n", "fold case\n[spelled]\nx-int-public\nx_foo\nx-b\n"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        damaged_table t = damaged_table_of(nested_table_of_spelled(SPELLED, lists[i]));
        const hdrtrie_error error = damaged_table_check(&t);
        cr_expect_eq(error, i < 3 ? HDRTRIE_ERR_STRUCTURE : HDRTRIE_ERR_ANSWER, "list %zu: %s", i, t.why);
        damaged_table_close(&t);
    }
}

Test(nested, clause_4_7_wrong_results_of_spelled_exceptions)
{
    damaged_table t = damaged_table_open(SPELLED);
    const uint32_t results = hdrtrie_load_le32(t.bytes + HDRTRIE_AT_RESULTS);
    for (size_t i = 0; i < 2 * HDRTRIE_RESULT_LEN; i++) {
        for (unsigned bit = 0; bit < 8; bit++) {
            t.bytes[results + i] ^= (uint8_t)(1u << bit);
            cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_ANSWER, "byte %zu, bit %u", i, bit);
            damaged_table_undo(&t);
        }
    }
    damaged_table_close(&t);
}

/* Each bit of the nested table: refused, or all spellings and aliases have their answers. */
Test(nested, clause_4_7_damaged_spellings)
{
    damaged_table t = damaged_table_open(SPELLED);
    const uint32_t at = spelled_at(&t), len = hdrtrie_load_le32(t.bytes + at + HDRTRIE_AT_TOTAL_LEN);
    for (size_t i = 0; i < len - HDRTRIE_DIGEST_LEN; i++) {
        if (i / 4 == HDRTRIE_AT_TOTAL_LEN / 4) continue;
        for (unsigned bit = 0; bit < 8; bit++) {
            t.bytes[at + i] ^= (uint8_t)(1u << bit);
            spelled_digest(&t);
            if (damaged_table_check(&t) == HDRTRIE_OK) {
                cr_expect(damaged_table_is_harmless(&t), "byte %zu, bit %u", i, bit);
            }
            damaged_table_undo(&t);
        }
    }
    damaged_table_close(&t);
}

/* A spelled exception in the rules of a table without the flag, and other values of the field. */
Test(nested, clause_4_7_the_exception_of_a_rule)
{
    damaged_table t = damaged_table_open("fold separators\n[a]\nX-*\n!X-Int\n");
    const size_t at = hdrtrie_load_le32(t.bytes + HDRTRIE_AT_RULES) + HDRTRIE_RULE_LEN + 11;
    cr_assert_eq(t.bytes[at], HDRTRIE_EXCEPTION);
    put(&t, at, HDRTRIE_EXCEPTION_SPELLED, 1);
    cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_ANSWER);
    damaged_table_undo(&t);
    put_refused(&t, at, 3, 1, "a rule is not valid");
    put_refused(&t, at - HDRTRIE_RULE_LEN, HDRTRIE_EXCEPTION_SPELLED, 1, "a rule is not valid"); /* a prefix */
    damaged_table_close(&t);
    t = damaged_table_open("fold separators\n[a]\nX-Foo\n!X-*\n"); /* an exact name with an id, and a prefix without */
    const size_t rules = word_of(&t, HDRTRIE_AT_RULES);
    put_refused(&t, rules + 11, HDRTRIE_EXCEPTION_SPELLED, 1, "a rule is not valid");
    put_refused(&t, rules + HDRTRIE_RULE_LEN + 11, HDRTRIE_EXCEPTION_SPELLED, 1, "a rule is not valid");
    damaged_table_close(&t);
}
