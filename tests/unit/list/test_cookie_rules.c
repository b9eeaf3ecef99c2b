/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 2.9: the rules of cookies in lists. */
#include "support/transcript.h"
#include <criterion/criterion.h>
#include <hdrtrie/hdrtrie.h>
#include <stdio.h>
#include <string.h>

static transcript messages;

/* Builds `fold FOLD` and these lines; the first of them is line 2. Compares the messages. */
static hdrtrie_table *build(const char *fold, const char *lines, const char *expected)
{
    char text[2048];
    hdrtrie_list_options options = {.build = {.diagnose = transcript_add, .diagnose_context = &messages}};
    hdrtrie_table *table;
    snprintf(text, sizeof text, "fold %s\n%s\n", fold, lines);
    memset(&messages, 0, sizeof messages);
    const hdrtrie_error error = hdrtrie_list_build("l", text, strlen(text), &options, &table);
    cr_expect(transcript_is(&messages, expected), "%s", text);
    cr_expect_eq(error, messages.error_count != 0 ? HDRTRIE_ERR_LIST : HDRTRIE_OK, "%s", text);
    return table;
}

static void reports(const char *lines, const char *expected)
{
    hdrtrie_free(build("separators", lines, expected), NULL);
}

static uint32_t groups_of(const hdrtrie_table *table, const char *name)
{
    return hdrtrie_find(hdrtrie_cookies(table), name, strlen(name)).groups;
}

Test(cookie_rules, clause_2_9_patterns)
{
    hdrtrie_table *t = build("separators",
        "cookie:sid\n  cookie:a_*\t# "
        "comment\n!cookie:a_ok\ncookie:*-id\ncookie:\\*x\n[b]\ncookie:\\!y\ncookie:sid\nX-A",
        "");
    cr_expect_eq(groups_of(t, "sid"), 3);
    cr_expect_eq(groups_of(t, "Sid"), 0);
    cr_expect_eq(groups_of(t, "a_"), 1);
    cr_expect_eq(groups_of(t, "a-b"), 0);
    cr_expect_eq(groups_of(t, "a_ok"), 0);
    cr_expect_eq(groups_of(t, "x-id"), 1);
    cr_expect_eq(groups_of(t, "*x"), 1);
    cr_expect_eq(groups_of(t, "!y"), 2);
    cr_expect_eq(hdrtrie_id_count(t), 1, "ids of fields");
    cr_expect_eq(hdrtrie_id_count(hdrtrie_cookies(t)), 5, "ids of cookies");
    hdrtrie_free(t, NULL);
    t = build("none", "cookie:*\n!cookie:Sid\n!cookie:lang*", "");
    cr_expect_eq(groups_of(t, "Sid"), 0);
    cr_expect_eq(groups_of(t, "language"), 0);
    cr_expect_eq(groups_of(t, "sid"), 1);
    hdrtrie_free(t, NULL);
}

Test(cookie_rules, clause_2_9_errors)
{
    reports("cookie:", "l:2:1: error:|names no cookie");
    reports("cookie: sid", "l:2:1: error:|directly after the colon");
    reports("!cookie:", "l:2:2: error:|names no cookie");
    reports("Cookie:sid", "l:2:1: error:|lower case");
    reports("!COOKIE:sid", "l:2:2: error:|lower case");
    reports("!fold cookie:sid", "l:2:7: error:|not folded|!");
    reports("cookie:!sid", "l:2:8: error:|!cookie:NAME");
    reports("!cookie:*", "l:2:1: error:|`!cookie:*` would except every name");
    reports("cookie:a=b", "l:2:9: error:|only the name");
    reports("cookie:a:b", "l:2:9: error:|`:`");
    reports("cookie:a b", "l:2:10: error:|one rule per line");
    reports("cookie:a*b", "l:2:9: error:|first or last");
    reports("*cookie:a", "l:2:8: error:|`:`");
    reports("Cookie: a=b", "l:2:7: error:|delete the colon");
    reports("Cookie:", "l:2:7: error:|delete the colon");
    reports("X-A\ncookie:a\n!cookie:a\nx_a\n!x.a", "l:5:1: warning:|l:2\nl:6:1: error:|l:5\nl:4:1: error:|l:3");
    reports("X-A\n!X-A\ncookie:a", "l:3:1: error:|l:2");
    reports("X-A\ncookie:a\n!cookie:a", "l:4:1: error:|l:3");
    reports("cookies:a", "l:2:8: error:|`:`");
}

Test(cookie_rules, clause_2_9_errors_of_all_phases)
{
    reports("X-A\n!X-A\ncookie:a\n!cookie:a\n@", "l:6:1: error:\nl:3:1: error:|l:2\nl:5:1: error:|l:4");
}

Test(cookie_rules, clause_2_9_warnings)
{
    reports("cookie:wp_", "l:2:10: warning:|write cookie:wp_*");
    reports("cookie:^a.*", "l:2:8: warning:|write cookie:a*");
    reports("cookie:a#b", "l:2:9: warning:|#");
    reports("!cookie:a", "l:2:1: warning:|excepts nothing");
    reports("cookie:a\ncookie:a", "l:3:1: warning:|already in the same group");
    reports("cookie:a\ncookie:A", "");
    reports("cookie:a*\n[b]\ncookie:ab\n[default]\ncookie:ab", "l:6:1: warning:|changes nothing|l:4");
    reports("cookie:*a\n!cookie:*ba", "l:3:1: warning:|suffix exception");
    reports("cookie:HTTP_A", "");
    reports("cookie:a_*\n!cookie:a_b", "");
    hdrtrie_free(build("none", "cookie:SID", ""), NULL);
}

Test(cookie_rules, clause_2_9_groups_and_the_fold)
{
    hdrtrie_free(build("case", "[a]\nX-A\n[b]\ncookie:a\n[c]\nX-C", ""), NULL);
    static const char early[] = "cookie:a\nfold case\n", only[] = "fold case\ncookie:a\n";
    hdrtrie_list_options options = {.build = {.diagnose = transcript_add, .diagnose_context = &messages}};
    hdrtrie_table *table;
    memset(&messages, 0, sizeof messages);
    cr_expect_eq(hdrtrie_list_build("l", early, strlen(early), &options, &table), HDRTRIE_ERR_LIST);
    cr_expect(transcript_is(&messages, "l:1:1: error:|no fold\nl:2:1: error:|before any rule"));
    memset(&messages, 0, sizeof messages);
    cr_expect_eq(hdrtrie_list_build("l", only, strlen(only), &options, &table), HDRTRIE_OK);
    cr_expect(transcript_is(&messages, ""), "a list with cookie rules only is not empty");
    cr_expect_eq(hdrtrie_group_count(hdrtrie_cookies(table)), 1);
    hdrtrie_free(table, NULL);
}

static void count_lines(void *context, const hdrtrie_diagnostic *d)
{
    uint32_t *lines = context;
    lines[0]++;
    lines[1] = lines[1] * 10 + d->line;
}

/* Without lines of their own, rules are named by their index. */
Test(cookie_rules, clause_4_7_diagnostics_of_build_name_the_callers_rules)
{
    static const char *const groups[] = {"g"};
    const hdrtrie_rule rules[] = {{"a", 1, HDRTRIE_KIND_EXACT, 0, false, 0, true},
        {"A", 1, HDRTRIE_KIND_EXACT, 0, false, 0, false}, {"b", 1, HDRTRIE_KIND_EXACT, 0, false, 0, true},
        {"A", 1, HDRTRIE_KIND_EXACT, 0, false, 0, false}, {"a", 1, HDRTRIE_KIND_EXACT, 0, false, 0, true}};
    uint32_t lines[2] = {0, 0};
    const hdrtrie_build_options options = {HDRTRIE_FOLD_CASE, NULL, count_lines, lines};
    hdrtrie_table *table;
    cr_expect_eq(hdrtrie_build(rules, 5, groups, 1, &options, &table), HDRTRIE_OK);
    cr_expect_eq(lines[0], 2, "warnings: %u", lines[0]);
    cr_expect_eq(lines[1], 45, "lines: %u", lines[1]);
    cr_expect_eq(hdrtrie_id_count(hdrtrie_cookies(table)), 2);
    hdrtrie_free(table, NULL);
}
