/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.8: rules in the order of their literals, ranges by prefix, and the longest listed prefix of a name. */
#include "support/answer.h"
#include "support/list_fixture.h"
#include "support/random.h"
#include <criterion/criterion.h>
#include <hdrtrie/find.h>
#include <hdrtrie/load.h>
#include <hdrtrie/order.h>
#include <hdrtrie/rules.h>
#include <stdlib.h>
#include <string.h>

/* The texts of the rules in order, joined by spaces. Static. */
static const char *order_of(const hdrtrie_table *table)
{
    static char text[400];
    int32_t ids[20];
    cr_assert_leq(hdrtrie_id_count(table), 20);
    hdrtrie_rules_sort(table, ids);
    text[0] = 0;
    for (uint32_t i = 0; i < hdrtrie_id_count(table); i++) {
        if (i != 0) strcat(text, " ");
        strcat(text, hdrtrie_rule_text(table, ids[i], NULL));
    }
    return text;
}

/* The texts of the rules that begin with the prefix, joined by spaces. Static. */
static const char *range_of(const hdrtrie_table *table, const char *prefix)
{
    static char text[400];
    int32_t ids[20];
    size_t first = 99;
    hdrtrie_rules_sort(table, ids);
    size_t count = hdrtrie_rules_range(table, ids, prefix, strlen(prefix), &first);
    cr_expect_leq(first + count, hdrtrie_id_count(table));
    text[0] = 0;
    for (size_t i = first; i < first + count; i++) {
        if (i != first) strcat(text, " ");
        strcat(text, hdrtrie_rule_text(table, ids[i], NULL));
    }
    return text;
}

static const char *longest_of(const hdrtrie_table *table, const char *name)
{
    const char *text = hdrtrie_rule_text(table, hdrtrie_longest_prefix(table, name, strlen(name)), NULL);
    return text != NULL ? text : "none";
}

Test(order, clause_4_8_the_kind_and_the_fold_of_a_table)
{
    hdrtrie_table *table = table_of("fold underscore\na\nb*\n*c\n*\n!d\n\\*\n");
    static const int kinds[] = {
        HDRTRIE_KIND_EXACT, HDRTRIE_KIND_PREFIX, HDRTRIE_KIND_SUFFIX, HDRTRIE_KIND_PREFIX, HDRTRIE_KIND_EXACT, -1};
    for (int32_t id = 0; id < 6; id++) cr_expect_eq(hdrtrie_rule_kind(table, id), kinds[id], "id %d", (int)id);
    cr_expect_eq(hdrtrie_rule_kind(table, -1), -1);
    cr_expect_eq(hdrtrie_rule_kind(table, INT32_MIN), -1);
    cr_expect_eq(hdrtrie_table_fold(table), HDRTRIE_FOLD_UNDERSCORE);
    hdrtrie_free(table, NULL);
}

Test(order, clause_4_8_folded_literals_then_kinds)
{
    hdrtrie_table *table = table_of("fold case\nb\n*a\nB*\na\nA*\n*\nab\nAA\n*B\n");
    cr_expect_str_eq(order_of(table), "* a A* *a AA ab b B* *B");
    cr_expect_str_eq(range_of(table, ""), "* a A* *a AA ab b B* *B");
    cr_expect_str_eq(range_of(table, "A"), "a A* *a AA ab");
    cr_expect_str_eq(range_of(table, "aa"), "AA");
    cr_expect_str_eq(range_of(table, "aaa"), "");
    cr_expect_str_eq(range_of(table, "c"), "");
    cr_expect_str_eq(range_of(table, "!"), "");
    hdrtrie_free(table, NULL);

    table = table_of("fold none\nb\nB\na\n");
    cr_expect_str_eq(order_of(table), "B a b");
    cr_expect_str_eq(range_of(table, "b"), "b");
    hdrtrie_free(table, NULL);

    table = table_of("fold separators\nx-b\nx_a\nxa\n");
    cr_expect_str_eq(order_of(table), "x_a x-b xa");
    cr_expect_str_eq(range_of(table, "X."), "x_a x-b");
    hdrtrie_free(table, NULL);
}

Test(order, clause_4_8_a_table_without_rules)
{
    hdrtrie_table *table = table_of("fold case\n!a\n");
    size_t first = 1;
    hdrtrie_rules_sort(table, NULL);
    cr_expect_eq(hdrtrie_rules_range(table, NULL, NULL, 0, &first), 0);
    cr_expect_eq(first, 0);
    cr_expect_eq(hdrtrie_longest_prefix(table, "a", 1), -1);
    hdrtrie_free(table, NULL);
}

Test(order, clause_4_8_ids_of_another_table_give_a_range_inside_the_array)
{
    hdrtrie_table *table = table_of("fold case\na\nb\nc\nd\ne\n");
    static const int32_t strange[][5] = {
        {-1, 5, INT32_MIN, INT32_MAX, 99}, {4, 3, 2, 1, 0}, {2, 2, 2, 2, 2}, {4, 4, 0, 0, -1}, {0, 4, 1, 3, 2}};
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        for (int letter = 'a'; letter <= 'f'; letter++) {
            const char c = (char)letter;
            size_t first = 99;
            const size_t count = hdrtrie_rules_range(table, strange[i], &c, 1, &first);
            cr_expect_leq(first, 5);
            cr_expect_leq(count, 5 - first);
        }
    }
    hdrtrie_free(table, NULL);
}

Test(order, clause_4_8_the_longest_listed_prefix)
{
    hdrtrie_table *table =
        table_of("fold separators\n[g]\nX\nX-Int\nX-Int-Trace\nX-*\n*-Id\n!X-Exc\n!case X-Int-Trace\n");
    cr_expect_str_eq(longest_of(table, "X"), "X");
    cr_expect_str_eq(longest_of(table, "x_int"), "X-Int");
    cr_expect_str_eq(longest_of(table, "x.int.trac"), "X-Int");
    cr_expect_str_eq(longest_of(table, "X_Int-Trace-More-And-More-And-More-Of-It"), "X-Int-Trace");
    cr_expect_str_eq(longest_of(table, "X-Int-Trace-More"), "X-Int"); /* this spelling is excepted */
    cr_expect_str_eq(longest_of(table, "X-Exc"), "X");
    cr_expect_str_eq(longest_of(table, "Y-Id"), "none");
    cr_expect_str_eq(longest_of(table, ""), "none");
    cr_expect_eq(hdrtrie_longest_prefix(table, NULL, 0), -1);
    hdrtrie_free(table, NULL);
}

/* Returns 1 if the folded literal of rule id begins with the prefix; computes it from the text of the rule. */
static int begins_with(const hdrtrie_table *table, hdrtrie_fold fold, int32_t id, const char *prefix, size_t len)
{
    size_t text_len = 0;
    const char *text = hdrtrie_rule_text(table, id, &text_len);
    if (hdrtrie_rule_kind(table, id) == HDRTRIE_KIND_SUFFIX) text++;
    if (hdrtrie_rule_kind(table, id) != HDRTRIE_KIND_EXACT) text_len--;
    if (text_len < len) return 0;
    return oracle_same_literal(fold, text, len, prefix, len);
}

/* Random lists: every id once, neighbours in order, and each range has exactly the rules that begin with the prefix. */
Test(order, clause_4_8_random_lists)
{
    random_state r = random_seeded(48);
    char name[RANDOM_NAME_MAX];
    for (int round = 0; round < 200; round++) {
        list_fixture f;
        random_list(&r, (hdrtrie_fold)(round % 4), &f.set);
        list_fixture_open(&f);
        const uint32_t count = hdrtrie_id_count(f.table);
        int32_t *ids = malloc((count + 1) * sizeof *ids);
        char *seen = calloc(count + 1, 1);
        cr_assert(ids != NULL && seen != NULL);
        hdrtrie_rules_sort(f.table, ids);
        for (uint32_t i = 0; i < count; i++) {
            cr_assert(ids[i] >= 0 && (uint32_t)ids[i] < count && !seen[ids[i]]);
            seen[ids[i]] = 1;
        }
        for (int trial = 0; trial < 30; trial++) {
            size_t first = 0, len = random_name(&r, &f.set, name);
            if (len > 0) len = random_below(&r, len + 1);
            const size_t found = hdrtrie_rules_range(f.table, ids, name, len, &first);
            for (size_t i = 0; i < count; i++) {
                cr_assert_eq(begins_with(f.table, f.set.fold, ids[i], name, len), i >= first && i < first + found,
                    "round %d: rule %d and the prefix %.*s", round, (int)ids[i], (int)len, name);
            }

            int32_t longest = -1;
            len = random_name(&r, &f.set, name);
            for (size_t part = len; part != 0 && longest < 0; part--) {
                const hdrtrie_match m = oracle_find(&f.o, name, part);
                if (hdrtrie_rule_kind(f.table, m.id) == HDRTRIE_KIND_EXACT) longest = m.id;
            }
            cr_assert_eq(hdrtrie_longest_prefix(f.table, name, len), longest, "round %d: %.*s", round, (int)len, name);
        }
        free(seen);
        free(ids);
        list_fixture_close(&f);
    }
}
