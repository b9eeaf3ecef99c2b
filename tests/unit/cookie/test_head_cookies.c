/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.5 and 4.14: head_clear clears Cookie fields by the cookie rules of its table. */
#include "support/guarded.h"
#include <criterion/criterion.h>
#include <hdrtrie/hdrtrie.h>
#include <stdio.h>
#include <string.h>

static const char list_text[] = "fold separators\n[a]\nX-A\ncookie:session\n[b]\nCookie-B\ncookie:b\n";

static hdrtrie_table *open_table(const char *text)
{
    hdrtrie_table *table;
    cr_assert_eq(hdrtrie_list_build("l", text, strlen(text), NULL, &table), HDRTRIE_OK);
    return table;
}

typedef struct example {
    const char *head, *left;
    size_t removed, malformed, cookies;
} example;

static void run(uint32_t groups, const example *examples, size_t count)
{
    hdrtrie_table *table = open_table(list_text);
    for (size_t i = 0; i < count; i++) {
        const example *e = &examples[i];
        guarded area = guarded_open(strlen(e->head) + 1);
        for (int end = 0; end < 2; end++) {
            char *head = end ? guarded_at_end(&area, e->head, strlen(e->head), 0)
                             : guarded_at_start(&area, e->head, strlen(e->head), 0);
            const hdrtrie_head_result r = hdrtrie_head_clear(table, groups, head, strlen(e->head), 0);
            cr_expect(r.len == strlen(e->left) && memcmp(head, e->left, r.len) == 0, "left: \"%.*s\" of \"%s\"",
                (int)r.len, head, e->head);
            cr_expect_eq(r.removed, e->removed, "removed %zu of \"%s\"", r.removed, e->head);
            cr_expect_eq(r.malformed, e->malformed, "malformed %zu of \"%s\"", r.malformed, e->head);
            cr_expect_eq(r.cookies, e->cookies, "cookies %zu of \"%s\"", r.cookies, e->head);
            const hdrtrie_head_result again = hdrtrie_head_clear(table, groups, head, r.len, 0);
            cr_expect(again.len == r.len && again.removed == 0 && again.cookies == 0, "again: \"%s\"", e->head);
        }
        guarded_close(&area);
    }
    hdrtrie_free(table, NULL);
}

#define GET "GET / HTTP/1.1\r\n"
#define RUN(groups, ...)                                                                                               \
    static const example examples[] = {__VA_ARGS__};                                                                   \
    run(groups, examples, sizeof examples / sizeof *examples)

Test(head_cookies, clause_4_14_cookies_in_a_head)
{
    RUN(HDRTRIE_ALL_GROUPS,
        {GET "Cookie: a=1; session=2; b=3; c=4\r\nY: z\r\n\r\n", GET "Cookie: a=1; c=4\r\nY: z\r\n\r\n", 0, 0, 2},
        {GET "X-A: 1\r\nCookie: session=2\r\nX-A: 2\r\nCOOKIE:session=1;a=2\r\n\r\n", GET "COOKIE:a=2\r\n\r\n", 3, 0,
            2},
        {GET "cOOkIE:  session=1;  a=2 \r\nB: c\r\n", GET "cOOkIE:  a=2 \r\nB: c\r\n", 0, 0, 1},
        {GET "Cookie: x y=1; a=1\n\n", GET "Cookie: a=1\n\n", 0, 0, 1});
}

Test(head_cookies, clause_4_14_an_emptied_field_is_removed)
{
    RUN(HDRTRIE_ALL_GROUPS, {GET "A: b\r\nCookie: session=2\r\nCookie:b=1;\r\n\r\n", GET "A: b\r\n\r\n", 2, 0, 2},
        {GET "Cookie:\r\nCookie: \r\nCookie: ;\r\n\r\n", GET "Cookie:\r\nCookie: \r\nCookie: ;\r\n\r\n", 0, 0, 0});
}

Test(head_cookies, clause_4_14_only_the_field_cookie)
{
    RUN(HDRTRIE_ALL_GROUPS,
        {GET "Cookie_: session=1\r\nCookie2: session=1\r\nXCookie: session=1\r\nCooki: session=1\r\nSet-Cookie: "
             "session=1\r\n\r\n",
            GET "Cookie_: session=1\r\nCookie2: session=1\r\nXCookie: session=1\r\nCooki: session=1\r\nSet-Cookie: "
                "session=1\r\n\r\n",
            0, 0, 0},
        {"Cookie: session=1\r\nCookie-B: 1\r\nCookie : session=1\r\n\r\n", "Cookie: session=1\r\n\r\n", 2, 1, 0},
        {GET "A: b\r\n\r\nCookie: a=1; session=1\r\n\r\n", GET "A: b\r\nCookie: a=1\r\n\r\n", 1, 1, 1});
}

Test(head_cookies, clause_4_14_other_names_of_six_bytes)
{
    RUN(HDRTRIE_ALL_GROUPS, {GET "Accept: session=1\r\nBookie: session=1\r\nCoOkix: session=1\r\n\r\n",
                                GET "Accept: session=1\r\nBookie: session=1\r\nCoOkix: session=1\r\n\r\n", 0, 0, 0});
}

Test(head_cookies, clause_4_14_groups_of_the_outer_list)
{
    RUN(1, {GET "Cookie: session=1; b=2; c\r\nX-A: 1\r\nCookie-B: 2\r\n\r\n",
               GET "Cookie: b=2; c\r\nCookie-B: 2\r\n\r\n", 1, 0, 1});
}

Test(head_cookies, clause_4_14_line_breaks_in_a_cookie_field)
{
    RUN(HDRTRIE_ALL_GROUPS,
        {GET "Cookie: a=1;\r\n session=2; b=3; c=4\r\nD: e\r\n\r\n", GET "Cookie: a=1; c=4\r\nD: e\r\n\r\n", 0, 0, 2},
        {GET "Cookie: a=1\n\tb; c=4\n\n", GET "Cookie: c=4\n\n", 0, 0, 1},
        {GET "Cookie:\r\n a=1\r\n\r\n", GET "\r\n", 1, 0, 1}, {GET "Cookie: a=1\r\n \r\n\r\n", GET "\r\n", 1, 0, 1});
}

Test(head_cookies, clause_4_14_line_breaks_that_are_allowed)
{
    RUN(HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED,
        {GET "Cookie: a=1;\r\n session=2; q=3;\r\n\tc=4\r\nD: e\r\n\r\n",
            GET "Cookie: a=1; q=3;\r\n\tc=4\r\nD: e\r\n\r\n", 0, 0, 1},
        {GET "Cookie: session=1;\r\n a=1\r\n\r\n", GET "Cookie: \r\n a=1\r\n\r\n", 0, 0, 1},
        {GET " Cookie: session=1\r\nno colon\r\n\r\n", GET " Cookie: session=1\r\nno colon\r\n\r\n", 0, 0, 0});
}

Test(head_cookies, clause_4_14_a_last_line_without_an_end)
{
    RUN(HDRTRIE_ALL_GROUPS, {GET "A: b\r\nCookie: session=1; a=2", GET "A: b\r\nCookie: a=2", 0, 0, 1},
        {GET "Cookie: a=1; session=2", GET "Cookie: a=1", 0, 0, 1},
        {GET "A: b\r\nCookie: session=1", GET "A: b\r\n", 1, 0, 1}, {GET "Cookie:", GET "Cookie:", 0, 0, 0},
        {GET "Cookie: session=1\n", GET, 1, 0, 1});
}

Test(head_cookies, clause_4_14_many_fields)
{
    enum { COUNT = 300 };
    static char head[COUNT * 48], want[COUNT * 48]; /* a turn adds at most 46 bytes */
    hdrtrie_table *table = open_table(list_text);
    size_t len = (size_t)sprintf(head, GET), left = (size_t)sprintf(want, GET);
    for (int i = 0; i < COUNT; i++) {
        len += (size_t)sprintf(head + len, "Cookie: session=%d; n=%d\r\nX-A: %d\r\nN: %d\r\n", i, i, i, i);
        left += (size_t)sprintf(want + left, "Cookie: n=%d\r\nN: %d\r\n", i, i);
    }
    const hdrtrie_head_result r = hdrtrie_head_clear(table, HDRTRIE_ALL_GROUPS, head, len, 0);
    cr_expect(r.len == left && memcmp(head, want, left) == 0);
    cr_expect(r.removed == COUNT && r.cookies == COUNT && r.complete);
    hdrtrie_free(table, NULL);
}
