/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Every body against the oracle: random lists and names, all edits of listed names, all short names. */
#include "answer.h"
#include "bodies.h"
#include "oracle.h"
#include "random.h"
#include <criterion/criterion.h>
#include <hdrtrie/rules.h>

#define LIST_COUNT 300
#define NAME_COUNT 2000

/* Fails with the list, which is what one needs to see it again. */
static void compare(const oracle *o, const hdrtrie_table *table, const char *name, size_t len)
{
    hdrtrie_match m = oracle_find(o, name, len);
    if (answer_is(table, name, len, m.id, m.groups)) return;
    ruleset_print(o->set, stderr);
    cr_assert_fail("the bodies and the oracle disagree");
}

static size_t random_lists(hdrtrie_fold fold)
{
    random_state r = random_seeded(1000 + (uint64_t)fold);
    size_t hits = 0;
    for (size_t i = 0; i < LIST_COUNT / 4; i++) {
        ruleset set;
        random_list(&r, fold, &set);
        hdrtrie_table *table = ruleset_build(&set);
        oracle o = oracle_of(&set);
        cr_assert_eq(hdrtrie_rule_count(table), oracle_id_count(&o));
        for (size_t j = 0; j < set.count; j++) { /* every rule's own literal */
            compare(&o, table, set.rules[j].literal, set.rules[j].len);
        }
        for (size_t j = 0; j < NAME_COUNT; j++) {
            char name[RANDOM_NAME_MAX + 8];
            size_t len = random_name(&r, &set, name);
            compare(&o, table, name, len);
            hits += hdrtrie_find(table, name, len).groups != 0;
            cr_assert_neq(hdrtrie_name_is_token(name, len), oracle_is_malformed(name, len));
        }
        oracle_free(&o);
        hdrtrie_free(table, NULL);
        ruleset_free(&set);
    }
    return hits;
}

/* Neither all hits nor all misses, or the lists and names do not meet. */
static void expect_mixed(size_t hits)
{
    size_t names = LIST_COUNT / 4 * NAME_COUNT;
    cr_expect_gt(hits, names / 5);
    cr_expect_lt(hits, names / 5 * 4);
}

Test(differential, random_lists_fold_none)
{
    expect_mixed(random_lists(HDRTRIE_FOLD_NONE));
}

Test(differential, random_lists_fold_case)
{
    expect_mixed(random_lists(HDRTRIE_FOLD_CASE));
}

Test(differential, random_lists_fold_underscore)
{
    expect_mixed(random_lists(HDRTRIE_FOLD_UNDERSCORE));
}

Test(differential, random_lists_fold_separators)
{
    expect_mixed(random_lists(HDRTRIE_FOLD_SEPARATORS));
}

/* All one-byte changes (all values), insertions and deletions of all literals, each body. The oracle is asked once a
   name for the values that stand for a class; for all others the bodies are compared with each other, and with the oracle
   where the fold makes the name one that is listed. */
static void all_edits(const char *list, hdrtrie_fold fold)
{
    static const char values[] = "aAzZ09@[`{/:-_. \t~!*\x7f\x80\xff\xad\xdf"; /* and the NUL at the end */
    ruleset set;
    ruleset_start(&set, fold);
    ruleset_read_list(&set, list);
    set.fold = fold;
    hdrtrie_table *table = ruleset_build(&set);
    oracle o = oracle_of(&set);
    size_t asked = 0;
    for (size_t i = 0; i < set.count; i++) {
        const hdrtrie_rule *rule = &set.rules[i];
        char name[HDRTRIE_PATTERN_MAX + 2];
        compare(&o, table, rule->literal, rule->len);
        for (size_t at = 0; at <= rule->len; at++) {
            for (size_t v = 0; v < sizeof values; v++) {
                memcpy(name, rule->literal, rule->len);
                if (at < rule->len) {
                    name[at] = values[v];
                    compare(&o, table, name, rule->len);
                }
                memcpy(name, rule->literal, at);
                name[at] = values[v];
                memcpy(name + at + 1, rule->literal + at, rule->len - at);
                compare(&o, table, name, rule->len + 1);
                asked += 2;
            }
            memcpy(name, rule->literal, rule->len);
            for (unsigned c = 0; c < 256 && at < rule->len; c++) {
                name[at] = (char)c;
                bool same = oracle_fold_byte(fold, (uint8_t)c) == oracle_fold_byte(fold, (uint8_t)rule->literal[at]);
                hdrtrie_match m = answer(table, name, rule->len);
                cr_assert(!same || m.groups == oracle_find(&o, rule->literal, rule->len).groups);
                asked++;
            }
            if (at < rule->len) {
                memcpy(name, rule->literal, at);
                memcpy(name + at, rule->literal + at + 1, rule->len - at - 1);
                compare(&o, table, name, rule->len - 1);
            }
        }
    }
    cr_assert_gt(asked, 100 * 10 * 256);
    oracle_free(&o);
    hdrtrie_free(table, NULL);
    ruleset_free(&set);
}

Test(differential, all_edits_of_edge_exact_separators)
{
    all_edits("edge-exact.names", HDRTRIE_FOLD_SEPARATORS);
}

Test(differential, all_edits_of_edge_exact_case)
{
    all_edits("edge-exact.names", HDRTRIE_FOLD_CASE);
}

Test(differential, all_edits_of_edge_separators)
{
    all_edits("edge.names", HDRTRIE_FOLD_SEPARATORS);
}

Test(differential, all_edits_of_edge_underscore)
{
    all_edits("edge.names", HDRTRIE_FOLD_UNDERSCORE);
}

/* All names of up to len_max bytes. The list is short, so that the oracle can keep up. */
static void all_short_names(hdrtrie_fold fold, size_t len_max)
{
    static const char list[] = "[g]\na\na-b\nx-*\n[h]\n*-1\n!x-1\n_9z\n";
    ruleset set;
    ruleset_start(&set, fold);
    ruleset_read(&set, list, sizeof list - 1);
    hdrtrie_table *table = ruleset_build(&set);
    oracle o = oracle_of(&set);
    const hdrtrie_body *bodies[BODIES_MAX];
    size_t body_count = bodies_here(bodies), asked = 0, wrong = 0;
    for (size_t len = 0; len <= len_max; len++) {
        for (uint32_t value = 0; value < (uint32_t)1 << (8 * len); value++) {
            char name[64] = {(char)value, (char)(value >> 8), (char)(value >> 16)};
            hdrtrie_match m = oracle_find(&o, name, len);
            for (size_t b = 0; b < body_count; b++) {
                hdrtrie_match found = hdrtrie_body_find(bodies[b], table, name, len);
                wrong += found.id != m.id || found.groups != m.groups;
            }
            asked++;
        }
    }
    cr_expect_eq(wrong, 0, "%zu of %zu answers are wrong", wrong, asked);
    cr_assert_geq(asked, (size_t)1 << (8 * len_max));
    oracle_free(&o);
    hdrtrie_free(table, NULL);
    ruleset_free(&set);
}

Test(differential, all_names_of_up_to_3_bytes_none)
{
    all_short_names(HDRTRIE_FOLD_NONE, 3);
}

Test(differential, all_names_of_up_to_3_bytes_case)
{
    all_short_names(HDRTRIE_FOLD_CASE, 3);
}

Test(differential, all_names_of_up_to_3_bytes_underscore)
{
    all_short_names(HDRTRIE_FOLD_UNDERSCORE, 3);
}

Test(differential, all_names_of_up_to_3_bytes_separators)
{
    all_short_names(HDRTRIE_FOLD_SEPARATORS, 3);
}

/* All names of up to 2 bytes, of lists whose names are that short. */
Test(differential, all_names_of_up_to_2_bytes_of_random_lists)
{
    random_state r = random_seeded(5);
    for (size_t i = 0; i < 12; i++) {
        ruleset set;
        char literal[2];
        ruleset_start(&set, (hdrtrie_fold)(i % 4));
        ruleset_group(&set, "g");
        for (size_t j = 0; j < 12; j++) {
            size_t len = 1 + random_below(&r, 2);
            for (size_t k = 0; k < len; k++) literal[k] = "abAB-_.09~"[random_below(&r, 10)];
            ruleset_add(&set, 0, (hdrtrie_kind)random_below(&r, 3), false, literal, len);
        }
        hdrtrie_table *table = ruleset_build(&set);
        oracle o = oracle_of(&set);
        for (uint32_t value = 0; value < 65536; value++) {
            char name[2] = {(char)value, (char)(value >> 8)};
            compare(&o, table, name, 2);
            if (value < 256) compare(&o, table, name, 1);
        }
        oracle_free(&o);
        hdrtrie_free(table, NULL);
        ruleset_free(&set);
    }
}
