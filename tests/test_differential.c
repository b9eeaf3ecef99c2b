/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Every body against the oracle: random lists and names, all edits of listed names, all short names. */
#include "answer.h"
#include "bodies.h"
#include "judged_list.h"
#include "random.h"
#include <criterion/criterion.h>
#include <hdrtrie/rules.h>
#include <string.h>

#define LIST_COUNT 300
#define NAME_COUNT 2000

/* Fails with the list, which is what one needs to see it again. */
static void compare(const judged_list *list, const char *name, size_t len)
{
    hdrtrie_match m = oracle_find(&list->o, name, len);
    if (answer_is(list->table, name, len, m.id, m.groups)) return;
    ruleset_print(&list->set, stderr);
    cr_assert_fail("the bodies and the oracle disagree");
}

static size_t random_lists(hdrtrie_fold fold)
{
    random_state r = random_seeded(1000 + (uint64_t)fold);
    size_t hits = 0;
    for (size_t i = 0; i < LIST_COUNT / 4; i++) {
        judged_list list;
        random_list(&r, fold, &list.set);
        judged_list_open(&list);
        cr_assert_eq(hdrtrie_id_count(list.table), oracle_id_count(&list.o));
        for (size_t j = 0; j < list.set.count; j++) { /* every rule's own literal */
            compare(&list, list.set.rules[j].literal, list.set.rules[j].len);
        }
        for (size_t j = 0; j < NAME_COUNT; j++) {
            char name[RANDOM_NAME_MAX + 8];
            size_t len = random_name(&r, &list.set, name);
            compare(&list, name, len);
            hits += hdrtrie_find(list.table, name, len).groups != 0;
            cr_assert_neq(hdrtrie_name_is_token(name, len), oracle_is_malformed(name, len));
        }
        judged_list_close(&list);
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
static void all_edits(const char *file, hdrtrie_fold fold)
{
    static const char values[] = "aAzZ09@[`{/:-_. \t~!*\x7f\x80\xff\xad\xdf"; /* and the NUL at the end */
    judged_list list;
    ruleset_start(&list.set, fold);
    ruleset_read_list(&list.set, file);
    list.set.fold = fold;
    judged_list_open(&list);
    size_t asked = 0;
    for (size_t i = 0; i < list.set.count; i++) {
        const hdrtrie_rule *rule = &list.set.rules[i];
        char name[HDRTRIE_PATTERN_MAX + 2];
        compare(&list, rule->literal, rule->len);
        for (size_t at = 0; at <= rule->len; at++) {
            for (size_t v = 0; v < sizeof values; v++) {
                memcpy(name, rule->literal, rule->len);
                if (at < rule->len) {
                    name[at] = values[v];
                    compare(&list, name, rule->len);
                }
                memcpy(name, rule->literal, at);
                name[at] = values[v];
                memcpy(name + at + 1, rule->literal + at, rule->len - at);
                compare(&list, name, rule->len + 1);
                asked += 2;
            }
            memcpy(name, rule->literal, rule->len);
            for (unsigned c = 0; c < 256 && at < rule->len; c++) {
                name[at] = (char)c;
                bool same = oracle_fold_byte(fold, (uint8_t)c) == oracle_fold_byte(fold, (uint8_t)rule->literal[at]);
                hdrtrie_match m = answer(list.table, name, rule->len);
                cr_assert(!same || m.groups == oracle_find(&list.o, rule->literal, rule->len).groups);
                asked++;
            }
            if (at < rule->len) {
                memcpy(name, rule->literal, at);
                memcpy(name + at, rule->literal + at + 1, rule->len - at - 1);
                compare(&list, name, rule->len - 1);
            }
        }
    }
    cr_assert_gt(asked, 100 * 10 * 256);
    judged_list_close(&list);
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
    judged_list list;
    judged_list_open_text(&list, fold, "[g]\na\na-b\nx-*\n[h]\n*-1\n!x-1\n_9z\n");
    const hdrtrie_backend *bodies[BODIES_MAX];
    size_t body_count = bodies_here(bodies), asked = 0, wrong = 0;
    for (size_t len = 0; len <= len_max; len++) {
        for (uint32_t value = 0; value < (uint32_t)1 << (8 * len); value++) {
            char name[64] = {(char)value, (char)(value >> 8), (char)(value >> 16)};
            hdrtrie_match m = oracle_find(&list.o, name, len);
            for (size_t b = 0; b < body_count; b++) {
                hdrtrie_match found = hdrtrie_backend_find(bodies[b], list.table, name, len);
                wrong += found.id != m.id || found.groups != m.groups;
            }
            asked++;
        }
    }
    cr_expect_eq(wrong, 0, "%zu of %zu answers are wrong", wrong, asked);
    cr_assert_geq(asked, (size_t)1 << (8 * len_max));
    judged_list_close(&list);
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
        judged_list list;
        char literal[2];
        ruleset_start(&list.set, (hdrtrie_fold)(i % 4));
        ruleset_group(&list.set, "g");
        for (size_t j = 0; j < 12; j++) {
            size_t len = 1 + random_below(&r, 2);
            for (size_t k = 0; k < len; k++) literal[k] = "abAB-_.09~"[random_below(&r, 10)];
            ruleset_add(&list.set, 0, (hdrtrie_kind)random_below(&r, 3), false, literal, len);
        }
        judged_list_open(&list);
        for (uint32_t value = 0; value < 65536; value++) {
            char name[2] = {(char)value, (char)(value >> 8)};
            compare(&list, name, 2);
            if (value < 256) compare(&list, name, 1);
        }
        judged_list_close(&list);
    }
}
