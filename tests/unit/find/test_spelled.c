/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 2.3: `!case NAME` excepts one spelling. Its aliases are decided by the other rules, in every call. */
#include "support/answer.h"
#include "support/list_fixture.h"
#include "support/random.h"
#include <criterion/criterion.h>
#include <hdrtrie/check.h>
#include <hdrtrie/head.h>
#include <hdrtrie/layout.h>
#include <hdrtrie/load.h>
#include <hdrtrie/mark.h>
#include <hdrtrie/rules.h>
#include <string.h>

#define IS(name, id, groups) cr_expect(answers(table, name, id, groups))

Test(spelled, clause_2_3_only_the_spelling_is_excepted)
{
    static const char *const folds[] = {"underscore", "separators"};
    for (size_t i = 0; i < 2; i++) {
        char list[200];
        snprintf(list, sizeof list, "fold %s\n[g]\nX-Int-*\n!case X-Int-Public\n", folds[i]);
        hdrtrie_table *table = table_of(list);
        IS("X-Int-Public", -1, 0);
        IS("x-int-public", -1, 0);
        IS("X-INT-PUBLIC", -1, 0);
        IS("X_Int_Public", 0, 1);
        IS("X-Int_Public", 0, 1);
        IS("x_int-public", 0, 1);
        IS("X-Int-Public-", 0, 1);
        IS("X-Int-Publi", 0, 1);
        IS("X-Int.Public", i == 1 ? 0 : -1, i); /* the prefix matches it only with fold separators */
        hdrtrie_free(table, NULL);
    }
}

/* An exact rule and a spelled exception in one group: all aliases, but not the name. */
Test(spelled, clause_2_5_a_spelled_exception_is_more_specific_than_an_exact_rule)
{
    hdrtrie_table *table = table_of("fold separators\n[a]\nX-Foo\n!case X_Foo\n[b]\nX-Foo\nX-*\n[c]\n*-Foo\n");
    IS("X-Foo", 0, 7);
    IS("X.Foo", 0, 7);
    IS("x_foo", 0, 6); /* [b] lists the name itself, so the id stays */
    hdrtrie_free(table, NULL);
    table = table_of("fold separators\n[a]\nX-Foo\n!case X_Foo\n[b]\nX-*\n[c]\n*-Foo\n");
    IS("X-Foo", 0, 7);
    IS("x_foo", 2, 6); /* the longest literal that still lists it */
    hdrtrie_free(table, NULL);
}

Test(spelled, clause_2_3_several_spellings_and_groups)
{
    hdrtrie_table *table =
        table_of("fold underscore\n[a]\nA-B\n!case a-b\n[b]\n*\n!case A_B\n!case C\n!case a-b\n[c]\na-b\n!case A_B\n");
    IS("A-B", 0, 4);
    IS("A_B", 0, 1);
    IS("C", -1, 0);
    IS("D", 1, 2);
    hdrtrie_free(table, NULL);
}

/* With the fold of the exception, `!case` is `!`. */
Test(spelled, clause_2_3_with_fold_case_it_is_an_exception_like_others)
{
    hdrtrie_table *a = table_of("fold case\n[g]\nX-*\n!case X-Int\n"), *b = table_of("fold case\n[g]\nX-*\n!X-Int\n");
    cr_assert_eq(hdrtrie_table_len(a), hdrtrie_table_len(b));
    cr_expect_eq(memcmp(a, b, hdrtrie_table_len(a)), 0);
    hdrtrie_free(a, NULL);
    hdrtrie_free(b, NULL);
}

typedef struct field {
    const char *name;
    size_t len;
} field;

static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(field, name, len, 0);

/* mark, clear and head_clear decide as find does; a malformed alias is removed as malformed. */
Test(spelled, clause_4_2_every_call_follows)
{
    hdrtrie_table *table = table_of("fold separators\n[g]\nX-Int-*\n!case X-Int-Public\n");
    const field all[] = {{"X-Int-Public", 12}, {"X_Int_Public", 12}, {"Accept", 6}, {"X-Int Public", 12},
        {"x-int-public", 12}, {"X-Int-A", 7}};
    char head[] =
        "GET / HTTP/1.1\r\nX-Int-Public: 1\r\nX_Int_Public: 2\r\nAccept: 3\r\nx-int-public: 4\r\nX-Int-A: 5\r\n\r\n";
    field fields[6];
    static const char left[] = "GET / HTTP/1.1\r\nX-Int-Public: 1\r\nAccept: 3\r\nx-int-public: 4\r\n\r\n";
    uint64_t bitmap = 0;
    hdrtrie_head_result head_result;
    memcpy(fields, all, sizeof all);
    cr_expect_eq(hdrtrie_mark(table, 1, fields, 6, &layout, &bitmap), 3);
    cr_expect_eq(bitmap, 0x2a);
    cr_expect_eq(hdrtrie_mark(table, 1 | HDRTRIE_ALLOW_MALFORMED, fields, 6, &layout, &bitmap), 3);
    cr_expect_eq(hdrtrie_clear(table, 1, fields, 6, &layout), 3);
    cr_expect_str_eq(fields[0].name, "X-Int-Public");
    cr_expect_str_eq(fields[1].name, "Accept");
    cr_expect_str_eq(fields[2].name, "x-int-public");
    head_result = hdrtrie_head_clear(table, 1, head, strlen(head), 0);
    cr_expect_eq(head_result.removed, 2);
    cr_expect_arr_eq(head, left, sizeof left - 1);
    cr_expect_eq(head_result.len, sizeof left - 1);
    hdrtrie_free(table, NULL);
}

/* Names of all lengths that a register, a node or a hash serves differently. */
Test(spelled, clause_2_3_long_names)
{
    for (size_t len = 2; len <= HDRTRIE_PATTERN_MAX; len++) {
        char list[600] = "fold underscore\n[g]\nx*\n!case ", name[HDRTRIE_PATTERN_MAX + 1];
        hdrtrie_table *table;
        memset(name, 'x', sizeof name);
        name[len / 2] = '-';
        name[len] = 0;
        strcat(list, name);
        strcat(list, "\n");
        table = table_of(list);
        if (len > 3) {
            IS(name, -1, 0);
            name[len / 2] = '_';
            IS(name, 0, 1);
        }
        cr_expect_eq(hdrtrie_check(table, hdrtrie_table_len(table), NULL), HDRTRIE_OK);
        hdrtrie_free(table, NULL);
    }
}

/* Many spellings: the nested table is hashed and wide. */
Test(spelled, clause_2_3_many_spellings)
{
    random_state r = random_seeded(23);
    list_fixture j;
    ruleset_start(&j.set, HDRTRIE_FOLD_UNDERSCORE);
    for (size_t g = 0; g < 10; g++) {
        char group[8];
        snprintf(group, sizeof group, "g%zu", g);
        ruleset_add(&j.set, ruleset_group(&j.set, group), HDRTRIE_KIND_PREFIX, false, "n", 1);
    }
    for (size_t i = 0; i < 2000; i++) {
        char name[16];
        const int len = snprintf(name, sizeof name, "n%c%zu", random_once_in(&r, 2) ? '-' : '_', i / 2);
        ruleset_add(&j.set, (uint32_t)random_below(&r, 10), HDRTRIE_KIND_EXACT, true, name, (size_t)len);
        ruleset_spell(&j.set);
    }
    list_fixture_open(&j);
    cr_expect_eq(hdrtrie_check(j.table, hdrtrie_table_len(j.table), NULL), HDRTRIE_OK);
    for (size_t i = 0; i < 4000; i++) {
        char name[16];
        const int len = snprintf(name, sizeof name, "n%c%zu", "-_"[i & 1], i / 4);
        const hdrtrie_match m = oracle_find(&j.o, name, (size_t)len);
        cr_assert(answer_is(j.table, name, (size_t)len, m.id, m.groups));
    }
    list_fixture_close(&j);
}
