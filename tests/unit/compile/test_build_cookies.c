/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 2.9 and 4.7: hdrtrie_build divides an array of rules into those of fields and those of cookies. */
#include "support/answer.h"
#include "support/counting.h"
#include <criterion/criterion.h>
#include <hdrtrie/build.h>
#include <hdrtrie/hdrtrie.h>

static const char *const groups[] = {"g"};

static hdrtrie_rule exact(const char *name, bool cookie)
{
    return (hdrtrie_rule){name, 1, HDRTRIE_KIND_EXACT, 0, 0, 0, cookie};
}

/* The names f, k and l: rules[i] is for a cookie if cookies[i]. After the rules of the array is one for e, of the same kind as
   the last. */
static void divides(const bool cookies[3])
{
    static const char *const names[] = {"f", "k", "l"};
    hdrtrie_rule rules[4];
    hdrtrie_table *table;
    for (size_t i = 0; i < 3; i++) rules[i] = exact(names[i], cookies[i]);
    rules[3] = exact("e", cookies[2]);
    cr_assert_eq(hdrtrie_build(rules, 3, groups, 1, NULL, &table), HDRTRIE_OK);
    const hdrtrie_table *of_cookies = hdrtrie_cookies(table);
    cr_expect_eq(of_cookies != NULL, cookies[0] || cookies[1] || cookies[2]);
    for (size_t i = 0; i < 3; i++) {
        cr_expect_eq(hdrtrie_find(table, names[i], 1).groups, !cookies[i], "field %s", names[i]);
        if (of_cookies == NULL) continue;
        cr_expect_eq(hdrtrie_find(of_cookies, names[i], 1).groups, cookies[i], "cookie %s", names[i]);
    }
    cr_expect_eq(hdrtrie_find(table, "e", 1).groups, 0);
    cr_expect(of_cookies == NULL || hdrtrie_find(of_cookies, "e", 1).groups == 0);
    hdrtrie_free(table, NULL);
}

Test(build_cookies, clause_2_9_each_rule_is_of_a_field_or_of_a_cookie)
{
    for (unsigned set = 0; set < 8; set++) {
        const bool cookies[3] = {set & 1, set & 2, set & 4};
        divides(cookies);
    }
}

/* So many rules that each array is its own block of memory. */
Test(build_cookies, clause_4_7_every_allocation_may_fail)
{
    enum { COUNT = 5000 };
    static char names[COUNT][8];
    static hdrtrie_rule rules[COUNT];
    for (int i = 0; i < COUNT; i++) {
        const int len = snprintf(names[i], sizeof names[i], "n%d", i);
        rules[i] = (hdrtrie_rule){names[i], (size_t)len, HDRTRIE_KIND_EXACT, 0, 0, 0, i % 2 != 0};
    }
    for (size_t fail_at = 1;; fail_at++) {
        counting c = {.fail_at = fail_at};
        hdrtrie_allocator allocator = counting_allocator(&c);
        const hdrtrie_build_options options = {.allocator = &allocator};
        hdrtrie_table *table;
        const hdrtrie_error error = hdrtrie_build(rules, COUNT, groups, 1, &options, &table);
        const bool failed = c.calls >= fail_at;
        cr_assert_eq(error, failed ? HDRTRIE_ERR_MEMORY : HDRTRIE_OK, "call %zu", fail_at);
        cr_assert_eq(table == NULL, failed);
        hdrtrie_free(table, &allocator);
        cr_assert(c.held == 0 && c.wrong == 0, "call %zu", fail_at);
        if (!failed) break;
    }
}
