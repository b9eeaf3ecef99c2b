/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.14: each row of its table, and the rest of the call. */
#include "support/cookie_oracle.h"
#include "support/guarded.h"
#include "support/list_fixture.h"
#include <criterion/criterion.h>
#include <hdrtrie/hdrtrie.h>
#include <stdlib.h>
#include <string.h>

static const char list_text[] = "[a]\nsession\nsid_*\n!sid_ok\na_b\npjz\n[b]\n*-id\nsid_ok\n";

#define A 1u
#define B 2u

/* A row: the pairs in value that stay, by default and with HDRTRIE_ALLOW_MALFORMED; how many are removed and malformed. */
typedef struct row {
    const char *value, *left, *allowed;
    size_t removed, malformed;
} row;

/* Clears value, up to an unreadable page, and compares the result with left and with the oracle. */
static hdrtrie_cookie_result clear(
    const list_fixture *s, uint32_t groups, const char *value, size_t len, const char *left)
{
    guarded area = guarded_open(len + 1);
    char *out = malloc(len + 1);
    const hdrtrie_cookie_result want = cookie_oracle_clear(&s->o, groups, value, len, out);
    hdrtrie_cookie_result r = {0, 0, 0};
    cr_expect(want.len == strlen(left) && memcmp(out, left, want.len) == 0, "the oracle leaves \"%.*s\" of \"%s\"",
        (int)want.len, out, value);
    for (int end = 0; end < 2; end++) {
        char *place = end ? guarded_at_end(&area, value, len, 0) : guarded_at_start(&area, value, len, 0);
        r = hdrtrie_cookie_clear(s->table, groups, place, len);
        cr_expect(r.len == strlen(left) && memcmp(place, left, r.len) == 0, "left: \"%.*s\" of \"%s\"", (int)r.len,
            place, value);
        cr_expect(r.removed == want.removed && r.malformed == want.malformed, "counts of \"%s\"", value);
        const hdrtrie_cookie_result again = hdrtrie_cookie_clear(s->table, groups, place, r.len);
        cr_expect(again.len == r.len && again.removed == 0, "clearing again changes \"%s\"", value);
    }
    free(out);
    guarded_close(&area);
    return r;
}

static void run(const row *rows, size_t count)
{
    list_fixture s;
    list_fixture_open_text(&s, HDRTRIE_FOLD_NONE, list_text);
    for (size_t i = 0; i < count; i++) {
        const row *t = &rows[i];
        const hdrtrie_cookie_result r = clear(&s, A, t->value, strlen(t->value), t->left);
        cr_expect_eq(r.removed, t->removed, "removed %zu of \"%s\"", r.removed, t->value);
        cr_expect_eq(r.malformed, t->malformed, "malformed %zu of \"%s\"", r.malformed, t->value);
        clear(&s, A | HDRTRIE_ALLOW_MALFORMED, t->value, strlen(t->value), t->allowed);
    }
    list_fixture_close(&s);
}

#define RUN(...)                                                                                                       \
    static const row rows[] = {__VA_ARGS__};                                                                           \
    run(rows, sizeof rows / sizeof *rows)

Test(cookie, clause_4_14_a_listed_pair)
{
    RUN({"a=1; session=2; b=3", "a=1; b=3", "a=1; b=3", 1, 0}, {"session=1", "", "", 1, 0},
        {"session=1; session=2; a=1; session=3", "a=1", "a=1", 3, 0}, {"a=1; session=", "a=1", "a=1", 1, 0},
        {"sid_=1; sid_ok=2; xsid_=3", "sid_ok=2; xsid_=3", "sid_ok=2; xsid_=3", 1, 0},
        {" session=1; a=2 ", " a=2 ", " a=2 ", 1, 0}, {"\t session=1;a=2;b=3", "\t a=2;b=3", "\t a=2;b=3", 1, 0},
        {"a=1; b=2;session=3 ; c", "a=1; b=2; c", "a=1; b=2; c", 1, 0});
}

Test(cookie, clause_4_14_white_space_around_semicolons)
{
    RUN({"a=1;session=2", "a=1", "a=1", 1, 0}, {"a=1 \t ;\t session=2  ;b=3", "a=1 \t ;b=3", "a=1 \t ;b=3", 1, 0});
}

Test(cookie, clause_4_14_a_listed_name_after_a_comma)
{
    RUN({"a=1,session=2; b=3", "b=3", "b=3", 1, 0}, {"a=1 , session; b=3", "b=3", "b=3", 1, 0},
        {"a=1,b=2", "a=1,b=2", "a=1,b=2", 0, 0}, {"a=\"1,session=2\"", "", "", 1, 0});
}

Test(cookie, clause_4_14_a_listed_name_after_white_space)
{
    RUN({"a=1 session=2; b=3", "b=3", "b=3", 1, 0}, {"a=1\tsession =2; b=3", "b=3", "b=3", 1, 0},
        {"a=the session is open", "a=the session is open", "a=the session is open", 0, 0});
}

Test(cookie, clause_4_14_a_listed_name_after_other_gaps)
{
    RUN({"a=\"1\"session=2; b=3", "b=3", "b=3", 1, 0}, {"a=1\xa0session=2; b=3", "b=3", "b=3", 1, 0},
        {"a=1\x01session=2; b=3", "b=3", "b=3", 1, 0}, {"\xc2\xa0session=2; b=3", "b=3", "b=3", 1, 0},
        {"session\x85=2; b=3", "b=3", "b=3", 1, 0}, {"a=x/?session=2", "a=x/?session=2", "a=x/?session=2", 0, 0});
}

Test(cookie, clause_4_14_a_quoted_string_with_a_semicolon)
{
    RUN({"a=\"1; session=2; c\"; b=3", "b=3", "a=\"1; c\"; b=3", 3, 2},
        {"a=\"x; session=\"; b=1", "b=1", "a=\"x; b=1", 2, 1});
}

Test(cookie, clause_4_14_quotes_that_do_not_close)
{
    RUN({"a=\"1; b=2", "b=2", "a=\"1; b=2", 1, 1}, {"a=\"1\"x; b=2", "b=2", "a=\"1\"x; b=2", 1, 1},
        {"a=x\"; b=2", "b=2", "a=x\"; b=2", 1, 1}, {"a=\"\\\"; b=2", "b=2", "a=\"\\\"; b=2", 1, 1},
        {"a=\"x\\\"y\"; b=2", "b=2", "a=\"x\\\"y\"; b=2", 1, 1},
        {"a=\"x\"y\"z\"; b=2", "b=2", "a=\"x\"y\"z\"; b=2", 1, 1}, {"a=\"\\\"x; b=2", "b=2", "a=\"\\\"x; b=2", 1, 1});
}

Test(cookie, clause_4_14_quotes_that_close)
{
    RUN({"a=\"1\"; b= \"\" ; c={\"d\":\"e f\"}; q=\"\\\"x\\\"\"",
            "a=\"1\"; b= \"\" ; c={\"d\":\"e f\"}; q=\"\\\"x\\\"\"",
            "a=\"1\"; b= \"\" ; c={\"d\":\"e f\"}; q=\"\\\"x\\\"\"", 0, 0},
        {"j={\"session\":1}", "j={\"session\":1}", "j={\"session\":1}", 0, 0},
        {"a=\"\\\\\"", "a=\"\\\\\"", "a=\"\\\\\"", 0, 0});
}

Test(cookie, clause_4_14_a_pair_without_equals)
{
    RUN({"a; session; b", "a; b", "a; b", 1, 0}, {"{\"a\":1}; b", "b", "{\"a\":1}; b", 1, 1});
}

Test(cookie, clause_4_14_an_empty_name)
{
    RUN({"=session=1; b=2", "b=2", "b=2", 1, 0}, {"==session; b=2", "b=2", "b=2", 1, 0},
        {"=a; b=2", "b=2", "=a; b=2", 1, 1}, {" = =session; b=2", " b=2", " b=2", 1, 0});
}

Test(cookie, clause_4_14_white_space_before_equals)
{
    RUN({"session =1; b=2", "b=2", "b=2", 1, 0}, {"a =1; b=2", "b=2", "a =1; b=2", 1, 1},
        {"a= 1; b=2", "a= 1; b=2", "a= 1; b=2", 0, 0});
}

Test(cookie, clause_4_14_a_name_that_is_not_a_token)
{
    RUN({"a b=1; c=2", "c=2", "a b=1; c=2", 1, 1},
        {"!session=1; session!=2", "!session=1; session!=2", "!session=1; session!=2", 0, 0},
        {"session/x=1; c=2", "c=2", "session/x=1; c=2", 1, 1},
        {"{session}=1; \xe9=1; c=2", "c=2", "{session}=1; \xe9=1; c=2", 2, 2});
}

Test(cookie, clause_4_14_brackets)
{
    RUN({"session[x]=1; b[x]=2; c=3", "c=3", "b[x]=2; c=3", 2, 1}, {"session[=1; c=3", "c=3", "c=3", 1, 0});
}

Test(cookie, clause_4_14_a_name_in_percent_encoding)
{
    RUN({"%73ession=1; %74ession=2", "%74ession=2", "%74ession=2", 1, 0},
        {"+session=1; ses+sion=2", "ses+sion=2", "ses+sion=2", 1, 0},
        {"%20session%09=1; session%00x=2; session%5Bx%5d=3; b=4", "b=4", "b=4", 3, 0},
        {"sess%ion=1; session%=2; session%7=3; %2573ession=4", "sess%ion=1; session%=2; session%7=3; %2573ession=4",
            "sess%ion=1; session%=2; session%7=3; %2573ession=4", 0, 0},
        {"%73id_ok=1; %73id_no=1", "%73id_ok=1", "%73id_ok=1", 1, 0},
        {"%5bx=1; %00=2", "%5bx=1; %00=2", "%5bx=1; %00=2", 0, 0});
}

Test(cookie, clause_4_14_digits_of_percent_encoding)
{
    RUN({"p%6Az=1; p%6az=2; sessi%6Fn=3; sessi%6fn=4; sess%69on=5; %70jz=6; b=7", "b=7", "b=7", 6, 0},
        {"%6gjz=1; %6Gjz=2; sess%6`on=3", "%6gjz=1; %6Gjz=2; sess%6`on=3", "%6gjz=1; %6Gjz=2; sess%6`on=3", 0, 0},
        {"p%6:z=1; sess%6@on=2; sessi%7/n=3; b=4", "b=4", "p%6:z=1; sess%6@on=2; sessi%7/n=3; b=4", 3, 3});
}

Test(cookie, clause_4_14_control_bytes)
{
    RUN({"a=\x01; b=2", "b=2", "a=\x01; b=2", 1, 1}, {"a=\x1f; b=2", "b=2", "a=\x1f; b=2", 1, 1},
        {"a=\x7f; b=2", "b=2", "a=\x7f; b=2", 1, 1}, {"a=\t1; b=2", "a=\t1; b=2", "a=\t1; b=2", 0, 0},
        {"a=1;\r\n b=2; c=3", "a=1; c=3", "a=1;\r\n b=2; c=3", 1, 1});
    list_fixture s;
    list_fixture_open_text(&s, HDRTRIE_FOLD_NONE, list_text);
    clear(&s, A, "a=\0; b=2", 8, "b=2");
    clear(&s, A, "a=1\0session=1; b=2", 18, "b=2");
    list_fixture_close(&s);
}

Test(cookie, clause_4_14_equals_and_other_bytes_in_a_value)
{
    RUN({"a=session=1; b==; c=\xe9\xff; d=x:/?@[]{}", "a=session=1; b==; c=\xe9\xff; d=x:/?@[]{}",
        "a=session=1; b==; c=\xe9\xff; d=x:/?@[]{}", 0, 0});
}

Test(cookie, clause_4_14_empty_pairs)
{
    RUN({"; a=1;; b=2; ", "; a=1;; b=2; ", "; a=1;; b=2; ", 0, 0}, {";", ";", ";", 0, 0}, {" ", " ", " ", 0, 0},
        {"; ;session=1; ;", "", "", 1, 0}, {";session=1; a=1;", "; a=1;", "; a=1;", 1, 0});
}

Test(cookie, clause_4_14_case_counts)
{
    RUN({"Session=1; SESSION=2", "Session=1; SESSION=2", "Session=1; SESSION=2", 0, 0});
}

Test(cookie, clause_4_14_attributes_of_rfc_2965)
{
    RUN({"$Version=1; session=2; $Path=\"/\"; $DOMAIN=b; $port; a=3; $Path=\"/\"", "$Version=1; a=3; $Path=\"/\"",
            "$Version=1; a=3; $Path=\"/\"", 4, 0},
        {"session=2; ; $Path=/; a=1", "; a=1", "; a=1", 2, 0},
        {"session=2; $Pathx=/; $Pat=1", "$Pathx=/; $Pat=1", "$Pathx=/; $Pat=1", 1, 0},
        {"session=2; xPath=/; $xath=/", "xPath=/; $xath=/", "xPath=/; $xath=/", 1, 0},
        {"x y=1; $Path=/; b=1", "b=1", "x y=1; $Path=/; b=1", 2, 1});
}

Test(cookie, clause_4_14_names_that_a_reader_maps_stay)
{
    RUN({"a.b=1; a_b=2", "a.b=1", "a.b=1", 1, 0});
}

Test(cookie, clause_4_14_groups)
{
    list_fixture s;
    list_fixture_open_text(&s, HDRTRIE_FOLD_NONE, list_text);
    static const char value[] = "session=1; x-id=2; a=3; sid_ok=4; b c=5";
    const size_t len = sizeof value - 1;
    clear(&s, A, value, len, "x-id=2; a=3; sid_ok=4");
    clear(&s, B, value, len, "session=1; a=3");
    clear(&s, HDRTRIE_ALL_GROUPS, value, len, "a=3");
    clear(&s, 0, value, len, "session=1; x-id=2; a=3; sid_ok=4");
    clear(&s, HDRTRIE_ALLOW_MALFORMED, value, len, value);
    list_fixture_close(&s);
}

Test(cookie, clause_4_14_null_and_nothing)
{
    list_fixture s;
    char value[] = "session=1";
    list_fixture_open_text(&s, HDRTRIE_FOLD_NONE, list_text);
    hdrtrie_cookie_result r = hdrtrie_cookie_clear(s.table, HDRTRIE_ALL_GROUPS, NULL, 0);
    cr_expect(r.len == 0 && r.removed == 0 && r.malformed == 0);
    r = hdrtrie_cookie_clear(NULL, HDRTRIE_ALL_GROUPS, value, 9);
    cr_expect(r.len == 9 && r.removed == 0 && strcmp(value, "session=1") == 0);
    cr_expect_null(hdrtrie_cookies(s.table), "a list without cookie rules");
    list_fixture_close(&s);
}

Test(cookie, clause_4_14_long_names)
{
    list_fixture s;
    char name[700];
    list_fixture_open_text(&s, HDRTRIE_FOLD_NONE, list_text);
    for (size_t digits = 509; digits < 516; digits++) { /* decoded: one byte more */
        memset(name, 'x', sizeof name);
        memcpy(name, "%78", 3);
        memcpy(name + 2 + digits, "=1; a=1", 8);
        clear(&s, A, name, strlen(name), digits > 512 ? "a=1" : name);
        memcpy(name, "sid_%78", 7); /* a prefix rule */
        clear(&s, A, name, strlen(name), "a=1");
    }
    list_fixture_close(&s);
}

Test(cookie, clause_2_9_rules_of_cookies_are_a_table_in_the_table)
{
    static const char text[] =
        "fold separators\n[f]\nX-A\n[a]\ncookie:session\ncookie:pre*\n!cookie:prefix\n[f]\ncookie:*-id\n";
    const hdrtrie_table *cookies;
    hdrtrie_table *table;
    char value[] = "session=1; Session=2; prex=3; prefix=4; x-id=5";
    cr_assert_eq(hdrtrie_list_build("l", text, sizeof text - 1, NULL, &table), HDRTRIE_OK);
    cr_assert_eq(hdrtrie_check(table, hdrtrie_table_len(table), NULL), HDRTRIE_OK);
    cookies = hdrtrie_cookies(table);
    cr_assert_not_null(cookies);
    cr_expect_eq(hdrtrie_group_find(cookies, "a", 1), 1, "the groups have the numbers of the list");
    cr_expect_eq(hdrtrie_find(cookies, "session", 7).groups, 2);
    cr_expect_eq(hdrtrie_find(cookies, "SESSION", 7).groups, 0, "cookies have the fold none");
    cr_expect_eq(hdrtrie_find(cookies, "X-A", 3).groups, 0);
    cr_expect_eq(hdrtrie_find(table, "session", 7).groups, 0, "a cookie is not a field");
    cr_expect_eq(hdrtrie_find(table, "cookie:session", 14).groups, 0);
    cr_expect_str_eq(hdrtrie_rule_text(cookies, 1, NULL), "pre*");
    const hdrtrie_cookie_result r = hdrtrie_cookie_clear(cookies, 2, value, strlen(value));
    cr_expect(r.removed == 2 && memcmp(value, "Session=2; prefix=4; x-id=5", r.len) == 0, "%.*s", (int)r.len, value);
    hdrtrie_free(table, NULL);
}

Test(cookie, clause_4_7_build_makes_the_same_table_from_rules)
{
    static const char text[] = "fold case\n[f]\nX-A\ncookie:session\nX-B-*\n!X-B-Ok\n!cookie:pre-x\ncookie:pre-*\n";
    static const char *const groups[] = {"f"};
    const hdrtrie_rule rules[] = {{"X-A", 3, HDRTRIE_KIND_EXACT, 0, false, 0, false},
        {"session", 7, HDRTRIE_KIND_EXACT, 0, false, 0, true}, {"X-B-", 4, HDRTRIE_KIND_PREFIX, 0, false, 0, false},
        {"X-B-Ok", 6, HDRTRIE_KIND_EXACT, 0, true, 0, false}, {"pre-x", 5, HDRTRIE_KIND_EXACT, 0, true, 0, true},
        {"pre-", 4, HDRTRIE_KIND_PREFIX, 0, false, 0, true}};
    const hdrtrie_build_options options = {.fold = HDRTRIE_FOLD_CASE};
    hdrtrie_table *listed, *built;
    cr_assert_eq(hdrtrie_list_build("l", text, sizeof text - 1, NULL, &listed), HDRTRIE_OK);
    cr_assert_eq(hdrtrie_build(rules, 6, groups, 1, &options, &built), HDRTRIE_OK);
    cr_assert_eq(hdrtrie_table_len(listed), hdrtrie_table_len(built));
    cr_expect_eq(memcmp(listed, built, hdrtrie_table_len(built)), 0);
    hdrtrie_free(listed, NULL);
    hdrtrie_free(built, NULL);
}
