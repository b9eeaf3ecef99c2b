/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The sieve that the builder makes: it passes every name that a rule matches, and few others. The oracle decides which
   names match. */
#include "src/compile/name_set.h"
#include "support/list_fixture.h"
#include "support/random.h"
#include "support/sieve_walk.h"
#include <criterion/criterion.h>
#include <hdrtrie/check.h>
#include <hdrtrie/find.h>
#include <hdrtrie/rules.h>
#include <string.h>

/* Expects that the sieve passes a name if a rule matches it. Returns whether it passes. */
static bool passes_rightly(const list_fixture *j, const char *name, size_t len)
{
    const bool passes = sieve_passes(j->table, name, len);
    if (!sieve_passes_surely(j->table, name, len) && oracle_find(&j->o, name, len).groups != 0) {
        cr_assert_fail("the sieve rejects a listed name of %zu bytes: %.*s", len, (int)len, name);
    }
    return passes;
}

/* All spellings of a name that differ in one byte, and some that differ in all. */
static void try_spellings(const list_fixture *j, random_state *r, const char *name, size_t len)
{
    char spelled[RANDOM_NAME_MAX];
    memcpy(spelled, name, len);
    for (size_t i = 0; i < len; i++) {
        for (int c = 0; c < 256; c++) {
            if (oracle_fold_byte(j->set.fold, (uint8_t)c) != oracle_fold_byte(j->set.fold, (uint8_t)name[i])) continue;
            spelled[i] = (char)c;
            passes_rightly(j, spelled, len);
        }
        spelled[i] = name[i];
    }
    for (int round = 0; round < 4; round++) {
        for (size_t i = 0; i < len; i++) {
            do {
                spelled[i] = (char)random_u64(r);
            } while (
                oracle_fold_byte(j->set.fold, (uint8_t)spelled[i]) != oracle_fold_byte(j->set.fold, (uint8_t)name[i]));
        }
        passes_rightly(j, spelled, len);
    }
}

/* Names that the rule matches: of all lengths up to 80 for patterns, with random bytes at the free end. */
static void try_rule(const list_fixture *j, random_state *r, const hdrtrie_rule *rule)
{
    char name[RANDOM_NAME_MAX];
    if (rule->kind == HDRTRIE_KIND_EXACT) {
        try_spellings(j, r, rule->literal, rule->len);
        return;
    }
    for (size_t more = 0; more <= 80; more++) {
        const size_t at = rule->kind == HDRTRIE_KIND_SUFFIX ? more : 0;
        for (size_t i = 0; i < rule->len + more; i++) name[i] = (char)random_u64(r);
        memcpy(name + at, rule->literal, rule->len);
        if (rule->len + more != 0) passes_rightly(j, name, rule->len + more);
        if (more < 3 && rule->len + more != 0) try_spellings(j, r, name, rule->len + more);
    }
}

static void try_list(const list_fixture *j, random_state *r)
{
    const char *why = NULL;
    cr_assert_eq(hdrtrie_check(j->table, hdrtrie_table_len(j->table), &why), HDRTRIE_OK, "%s", why);
    if (sieve_of(j->table) == 0) return;
    for (size_t i = 0; i < j->set.count; i++) {
        if (!j->set.rules[i].exception) try_rule(j, r, &j->set.rules[i]);
    }
    for (int i = 0; i < 500; i++) {
        char name[RANDOM_NAME_MAX];
        const size_t len = random_name(r, &j->set, name);
        if (len != 0) passes_rightly(j, name, len);
    }
}

Test(sieve, every_listed_name_of_random_lists_passes)
{
    random_state r = random_seeded(1);
    size_t sieves = 0;
    for (int round = 0; round < 400; round++) {
        list_fixture j;
        random_list(&r, (hdrtrie_fold)(round % 4), &j.set);
        list_fixture_open(&j);
        sieves += sieve_of(j.table) != 0;
        try_list(&j, &r);
        list_fixture_close(&j);
    }
    cr_expect_gt(sieves, 20, "%zu of 400 lists have a sieve", sieves);
}

/* Suffixes of all lengths, alone and with others: their parts have rows of their own for each length of a name. */
Test(sieve, every_name_with_a_listed_suffix_passes)
{
    random_state r = random_seeded(2);
    for (size_t len = 1; len <= 70; len++) {
        list_fixture j;
        char suffix[HDRTRIE_PATTERN_MAX];
        ruleset_start(&j.set, (hdrtrie_fold)(len % 4));
        for (size_t i = 0; i < len; i++) suffix[i] = (char)('a' + (i * 7 + len) % 26);
        ruleset_add(&j.set, ruleset_group(&j.set, "g"), HDRTRIE_KIND_SUFFIX, false, suffix, len);
        if (len % 2 != 0) ruleset_add(&j.set, 0, HDRTRIE_KIND_SUFFIX, false, "-internal", 9);
        if (len % 3 != 0) ruleset_add(&j.set, 0, HDRTRIE_KIND_PREFIX, false, "x-int-", 6);
        list_fixture_open(&j);
        cr_expect(len < 3 || sieve_of(j.table) != 0, "%zu", len);
        try_list(&j, &r);
        list_fixture_close(&j);
    }
}

/* How many of the registered names that no rule matches pass. Stores their number in *names. */
static size_t false_candidates(const list_fixture *j, size_t *names)
{
    ruleset registered;
    size_t passed = 0;
    ruleset_start(&registered, HDRTRIE_FOLD_CASE);
    ruleset_read_list(&registered, "well-known.names");
    *names = 0;
    for (size_t i = 0; i < registered.count; i++) {
        const hdrtrie_rule *rule = &registered.rules[i];
        if (oracle_find(&j->o, rule->literal, rule->len).groups != 0) continue;
        ++*names;
        passed += passes_rightly(j, rule->literal, rule->len);
    }
    ruleset_free(&registered);
    return passed;
}

Test(sieve, the_lists_of_this_tree_have_16_buckets_and_few_false_candidates)
{
    static const struct {
        const char *list;
        size_t most;
    } expected[] = {
        {"cgi.names", 1}, {"edge-exact.names", 0}, {"edge.names", 9}, {"hop-by-hop.names", 0}, {"protected.names", 4}};
    random_state r = random_seeded(3);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        list_fixture j;
        size_t names;
        ruleset_start(&j.set, HDRTRIE_FOLD_SEPARATORS);
        ruleset_read_list(&j.set, expected[i].list);
        list_fixture_open(&j);
        cr_expect_eq(sieve_buckets(j.table), 16, "%s", expected[i].list);
        cr_expect_leq(false_candidates(&j, &names), expected[i].most, "%s", expected[i].list);
        cr_expect_gt(names, 200);
        try_list(&j, &r);
        list_fixture_close(&j);
    }
}

/* A table of count names that differ early and late. */
static hdrtrie_table *table_of_names(size_t count)
{
    ruleset set;
    ruleset_start(&set, HDRTRIE_FOLD_SEPARATORS);
    ruleset_group(&set, "g");
    for (size_t i = 0; i < count; i++) {
        char name[64];
        snprintf(name, sizeof name, "q%c%c%c-%c-internal-%c%zu", (int)('a' + i % 26), (int)('a' + i / 26 % 26),
            (int)('a' + i * 5 % 26), (int)('a' + i * 11 % 26), (int)('a' + i * 3 % 26), i % 10);
        ruleset_add(&set, 0, HDRTRIE_KIND_EXACT, false, name, strlen(name));
    }
    hdrtrie_table *table = ruleset_build(&set);
    ruleset_free(&set);
    return table;
}

Test(sieve, up_to_512_rules_get_one)
{
    for (size_t count = 511; count <= 513; count++) {
        hdrtrie_table *table = table_of_names(count);
        cr_expect_eq(sieve_of(table) != 0, count <= 512, "%zu", count);
        hdrtrie_free(table, NULL);
    }
}

Test(sieve, a_list_that_is_hard_to_sieve_gets_more_buckets_or_none)
{
    static const char letters[] = "abcdefghijklmnoprstuvwx";
    unsigned buckets[9] = {0};
    for (size_t count = 1; count < sizeof letters; count++) { /* one-letter prefixes pass all names with that letter */
        list_fixture j;
        size_t names;
        ruleset_start(&j.set, HDRTRIE_FOLD_CASE);
        ruleset_group(&j.set, "g");
        for (size_t i = 0; i < count; i++) {
            char name[2] = {letters[i], letters[count - 1 - i]};
            ruleset_add(&j.set, 0, HDRTRIE_KIND_SUFFIX, false, name, 2);
        }
        list_fixture_open(&j);
        buckets[sieve_buckets(j.table) / 8]++;
        if (sieve_of(j.table) != 0) cr_expect_leq(false_candidates(&j, &names) * 20, names + 20, "%zu", count);
        list_fixture_close(&j);
    }
    cr_expect_gt(buckets[0], 0);
    cr_expect_gt(buckets[2], 0);
}

Test(sieve, no_sieve_for_a_star_for_exceptions_only_and_in_nested_tables)
{
    static const char *const lists[] = {"fold case\n[g]\n*\n!Host\n", "fold case\n[g]\nX-Int\n*\n",
        "fold case\n[g]\n!Host\n", "fold case\n[g]\ncookie:a\n", "fold case\n[g]\n"};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        hdrtrie_table *table;
        cr_assert_eq(hdrtrie_list_build("list", lists[i], strlen(lists[i]), NULL, &table), HDRTRIE_OK);
        cr_expect_eq(sieve_of(table), 0, "%s", lists[i]);
        hdrtrie_free(table, NULL);
    }
    static const char both[] = "fold separators\n[g]\nX-Int-*\n!case X-Int-Public\ncookie:a\ncookie:b*\n";
    hdrtrie_table *table;
    cr_assert_eq(hdrtrie_list_build("list", both, strlen(both), NULL, &table), HDRTRIE_OK);
    const uint8_t *t = (const uint8_t *)table;
    cr_expect_neq(sieve_of(table), 0);
    for (size_t at = 128; at <= 132; at += 4) {
        const uint32_t offset = (uint32_t)t[at] | (uint32_t)t[at + 1] << 8 | (uint32_t)t[at + 2] << 16;
        cr_assert_neq(offset, 0);
        cr_expect_eq(sieve_of((const hdrtrie_table *)(const void *)(t + offset)), 0);
    }
    hdrtrie_free(table, NULL);
}

/* A rule that another one covers has no bucket, so the sieve is that of the broader rules. */
Test(sieve, rules_that_others_cover_change_nothing)
{
    hdrtrie_table *few, *many;
    static const char broad
        [] = "fold separators\n[g]\nX-Int-*\n*-Internal\n",
   all[] =
        "fold separators\n[g]\nX-Int-*\n*-Internal\nX-Int-Trace\nX-Int-Id-*\nX-Foo-Internal\n*-My-Internal\n!X-Int-Y\n";
    cr_assert_eq(hdrtrie_list_build("list", broad, strlen(broad), NULL, &few), HDRTRIE_OK);
    cr_assert_eq(hdrtrie_list_build("list", all, strlen(all), NULL, &many), HDRTRIE_OK);
    cr_assert(sieve_of(few) != 0 && sieve_of(many) != 0);
    cr_expect_arr_eq((const uint8_t *)few + sieve_of(few), (const uint8_t *)many + sieve_of(many), 64 + 2 * 1344);
    hdrtrie_free(few, NULL);
    hdrtrie_free(many, NULL);
}

/* The order of the rules does not matter, nor do repeated builds. */
Test(sieve, equal_rules_give_an_equal_sieve)
{
    ruleset set;
    ruleset_start(&set, HDRTRIE_FOLD_SEPARATORS);
    ruleset_read_list(&set, "edge.names");
    hdrtrie_table *first = ruleset_build(&set);
    for (size_t i = 0, j = set.count - 1; i < j; i++, j--) {
        const hdrtrie_rule rule = set.rules[i];
        set.rules[i] = set.rules[j];
        set.rules[j] = rule;
    }
    hdrtrie_table *second = ruleset_build(&set);
    cr_assert(sieve_of(first) != 0 && sieve_of(second) != 0);
    cr_expect_arr_eq(
        (const uint8_t *)first + sieve_of(first), (const uint8_t *)second + sieve_of(second), 64 + 2 * 1344);
    hdrtrie_free(first, NULL);
    hdrtrie_free(second, NULL);
    ruleset_free(&set);
}

Test(sieve, a_set_has_a_bit_for_each_name)
{
    hdrtrie_name_set all = {{0}};
    for (size_t name = 0; name < HDRTRIE_NAME_SET_MAX; name++) {
        hdrtrie_name_set one = {{0}}, both = all;
        hdrtrie_name_set_add(&one, name);
        for (size_t i = 0; i < HDRTRIE_NAME_SET_WORDS; i++) {
            cr_assert_eq(one.words[i], i == name / 64 ? (uint64_t)1 << name % 64 : 0, "name %zu, word %zu", name, i);
        }
        hdrtrie_name_set_meet(&both, &one);
        cr_assert_eq(hdrtrie_name_set_count(&both), 0, "name %zu", name);
        hdrtrie_name_set_join(&all, &one);
        cr_assert_eq(hdrtrie_name_set_count(&all), name + 1);
        both = all;
        hdrtrie_name_set_meet(&both, &one);
        cr_assert_eq(hdrtrie_name_set_count(&both), 1, "name %zu", name);
    }
}
