/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.7 and 4.8: building from rules and from text, and the calls that describe a table. Sizes are in
   test_size.c. */
#include "support/answer.h"
#include "support/counting.h"
#include "support/oracle.h"
#include "support/random.h"
#include "support/transcript.h"
#include <criterion/criterion.h>
#include <hdrtrie/check.h>
#include <hdrtrie/rules.h>
#include <stdlib.h>
#include <string.h>

static void same_bytes(const hdrtrie_table *a, const hdrtrie_table *b)
{
    size_t len = hdrtrie_table_len(a);
    cr_assert_eq(hdrtrie_table_len(b), len);
    cr_assert_eq(memcmp(a, b, len), 0);
    cr_assert_eq((uintptr_t)a % 64, 0);
}

/* Building from rules, building from text and loading must give the same valid bytes. */
static void all_routes(const ruleset *set)
{
    hdrtrie_table *by_rules = ruleset_build(set), *by_text, *loaded;
    size_t len;
    const char *why = NULL;
    char *text = ruleset_text(set, &len);
    hdrtrie_error error = hdrtrie_list_build("l", text, len, NULL, &by_text);
    cr_assert_eq(error, HDRTRIE_OK, "%s", text);
    same_bytes(by_rules, by_text);
    cr_assert_eq(hdrtrie_check(by_rules, hdrtrie_table_len(by_rules), &why), HDRTRIE_OK, "%s\n%s", why, text);
    cr_assert_eq(hdrtrie_load_bytes(by_text, hdrtrie_table_len(by_text), NULL, &loaded, &why), HDRTRIE_OK, "%s", why);
    same_bytes(by_rules, loaded);
    hdrtrie_free(by_rules, NULL);
    hdrtrie_free(by_text, NULL);
    hdrtrie_free(loaded, NULL);
    free(text);
}

Test(build, clause_4_7_every_route_gives_the_same_bytes)
{
    static const char *const lists[] = {"edge.names", "edge-exact.names"};
    random_state r = random_seeded(2);
    ruleset set;
    for (size_t i = 0; i < 2; i++) {
        ruleset_start(&set, HDRTRIE_FOLD_NONE);
        ruleset_read_list(&set, lists[i]);
        all_routes(&set);
        ruleset_free(&set);
    }
    for (size_t i = 0; i < 200; i++) {
        random_list(&r, (hdrtrie_fold)(i % 4), &set);
        all_routes(&set);
        ruleset_free(&set);
    }
}

Test(build, clause_4_8_groups_and_rules)
{
    hdrtrie_table *table = table_of("fold separators\n[first.group]\nX_Int\n!X-Int-*\n[g]\n*-Id\nx.int\n");
    size_t len = 99;
    cr_expect_eq(hdrtrie_group_count(table), 2);
    cr_expect_str_eq(hdrtrie_group_name(table, 0, &len), "first.group");
    cr_expect_eq(len, 11);
    cr_expect_str_eq(hdrtrie_group_name(table, 1, NULL), "g");
    cr_expect_null(hdrtrie_group_name(table, 2, NULL));
    cr_expect_null(hdrtrie_group_name(table, UINT32_MAX, NULL));
    cr_expect_eq(hdrtrie_group_find(table, "g", 1), 1);
    cr_expect_eq(hdrtrie_group_find(table, "first.group", 11), 0);
    cr_expect_eq(hdrtrie_group_find(table, "first", 5), -1);
    cr_expect_eq(hdrtrie_group_find(table, "G", 1), -1, "group names are compared byte by byte");
    cr_expect_eq(hdrtrie_group_find(table, "", 0), -1);
    cr_expect_eq(hdrtrie_group_find(table, NULL, 0), -1);
    cr_expect_eq(hdrtrie_id_count(table), 2, "equal literals share an id, and an exception lacks one");
    cr_expect_str_eq(hdrtrie_rule_text(table, 0, &len), "X_Int");
    cr_expect_eq(len, 5);
    cr_expect_str_eq(hdrtrie_rule_text(table, 1, &len), "*-Id");
    cr_expect_eq(len, 4);
    cr_expect_null(hdrtrie_rule_text(table, 2, NULL));
    cr_expect_null(hdrtrie_rule_text(table, -1, NULL));
    cr_expect_null(hdrtrie_rule_text(table, INT32_MAX, NULL));
    cr_expect_null(hdrtrie_rule_text(table, INT32_MIN, NULL));
    cr_expect_lt(hdrtrie_table_hot_len(table), hdrtrie_table_len(table));
    hdrtrie_free(table, NULL);
}

/* One invalid rule among valid ones: the build fails, and the diagnostic has the right line. */
static void refused(hdrtrie_rule rule, size_t group_count, const char *expected)
{
    static const char *const groups[] = {"g", "h"};
    static transcript messages;
    hdrtrie_rule rules[3] = {
        {"a", 1, HDRTRIE_KIND_EXACT, 0, false, 7, false}, {0}, {"b", 1, HDRTRIE_KIND_EXACT, 0, false, 9, false}};
    hdrtrie_build_options options = {0};
    hdrtrie_table *table = (hdrtrie_table *)&messages;
    rules[1] = rule;
    memset(&messages, 0, sizeof messages);
    options.fold = HDRTRIE_FOLD_CASE;
    options.diagnose = transcript_add;
    options.diagnose_context = &messages;
    cr_expect_eq(
        hdrtrie_build(rules, 3, groups, group_count, &options, &table), HDRTRIE_ERR_LIST, "expected %s", expected);
    cr_expect_null(table);
    cr_expect(transcript_is(&messages, expected));
}

Test(build, clause_4_7_invalid_rules)
{
    char name[256];
    memset(name, 'a', sizeof name);
    refused((hdrtrie_rule){"x y", 3, HDRTRIE_KIND_EXACT, 0, false, 8, false}, 2, ":8:1: error:");
    refused((hdrtrie_rule){"x\0y", 3, HDRTRIE_KIND_EXACT, 0, false, 0, false}, 2, ":2:1: error:");
    refused((hdrtrie_rule){"", 0, HDRTRIE_KIND_EXACT, 0, false, 8, false}, 2, ":8:1: error:");
    refused((hdrtrie_rule){NULL, 0, HDRTRIE_KIND_SUFFIX, 0, false, 8, false}, 2, ":8:1: error:");
    refused((hdrtrie_rule){"", 0, HDRTRIE_KIND_PREFIX, 0, true, 8, false}, 2, ":8:1: error:"); /* !* */
    refused((hdrtrie_rule){name, 256, HDRTRIE_KIND_EXACT, 0, false, 8, false}, 2, ":8:1: error:|255");
    refused((hdrtrie_rule){"x", 1, (hdrtrie_kind)3, 0, false, 8, false}, 2, ":8:1: error:");
    refused((hdrtrie_rule){"x", 1, HDRTRIE_KIND_EXACT, 2, false, 8, false}, 2, ":8:1: error:");
    refused((hdrtrie_rule){"x", 1, HDRTRIE_KIND_EXACT, 0, HDRTRIE_EXCEPTION_SPELLED + 1, 8, false}, 2,
        ":8:1: error:|exception is unknown");
    refused((hdrtrie_rule){"x", 1, HDRTRIE_KIND_PREFIX, 0, HDRTRIE_EXCEPTION_SPELLED, 8, false}, 2,
        ":8:1: error:|list each name");
    refused((hdrtrie_rule){"x", 1, HDRTRIE_KIND_EXACT, 1, false, 8, false}, 1, ":8:1: error:");
    refused((hdrtrie_rule){"A", 1, HDRTRIE_KIND_EXACT, 0, true, 8, false}, 2, ":8:1: error:|line 7");
}

/* For a rule with two faults, only the first is reported. */
Test(build, clause_4_7_rules_with_two_faults)
{
    char name[256];
    memset(name, ' ', sizeof name);
    refused((hdrtrie_rule){"x y", 3, HDRTRIE_KIND_EXACT, 2, false, 8, false}, 2, ":8:1: error:|unknown group");
    refused((hdrtrie_rule){name, 256, HDRTRIE_KIND_EXACT, 0, false, 8, false}, 2, ":8:1: error:|255");
    refused((hdrtrie_rule){" ", 1, (hdrtrie_kind)3, 0, false, 8, false}, 2, ":8:1: error:|empty");
    refused((hdrtrie_rule){"x y z", 5, HDRTRIE_KIND_EXACT, 0, false, 8, false}, 2, ":8:1: error:|token");
    refused((hdrtrie_rule){" ", 1, HDRTRIE_KIND_EXACT, 0, HDRTRIE_EXCEPTION_SPELLED + 1, 8, false}, 2,
        ":8:1: error:|exception is unknown");
    refused((hdrtrie_rule){" ", 1, HDRTRIE_KIND_PREFIX, 0, HDRTRIE_EXCEPTION_SPELLED, 8, false}, 2,
        ":8:1: error:|list each name");
}

Test(build, clause_2_3_capitals_under_fold_none)
{
    static const struct {
        const char *literal, *expected;
        size_t len;
    } rules[] = {{"A", ":8:1: warning:|capitals", 1}, {"xZ", ":8:1: warning:|capitals", 2}, {"aB", "", 1},
        {"a-z_^`|~", "", 8}, {"A b", ":8:1: error:|token", 3}};
    static const char *const groups[] = {"g"};
    static transcript messages;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const hdrtrie_rule rule = {rules[i].literal, rules[i].len, HDRTRIE_KIND_EXACT, 0, false, 8, false};
        hdrtrie_build_options options = {.diagnose = transcript_add, .diagnose_context = &messages};
        hdrtrie_table *table;
        memset(&messages, 0, sizeof messages);
        cr_expect_eq(hdrtrie_build(&rule, 1, groups, 1, &options, &table), i == 4 ? HDRTRIE_ERR_LIST : HDRTRIE_OK);
        cr_expect(transcript_is(&messages, rules[i].expected));
        hdrtrie_free(table, NULL);
    }
}

/* Under fold none, a spelled exception is the only fault that is reported for its rule. */
Test(build, clause_2_3_a_spelled_exception_under_fold_none)
{
    static const char *const groups[] = {"g"};
    static transcript messages;
    const hdrtrie_rule rule = {"x y", 3, HDRTRIE_KIND_EXACT, 0, HDRTRIE_EXCEPTION_SPELLED, 8, false};
    const hdrtrie_build_options options = {.diagnose = transcript_add, .diagnose_context = &messages};
    hdrtrie_table *table;
    cr_expect_eq(hdrtrie_build(&rule, 1, groups, 1, &options, &table), HDRTRIE_ERR_LIST);
    cr_expect_null(table);
    cr_expect(transcript_is(&messages, ":8:1: error:|write !x y for each spelling"));
}

/* A diagnostic names a rule without a line by its position. */
Test(build, clause_4_7_rules_that_contradict)
{
    static const char *const groups[] = {"g"};
    static transcript messages;
    const hdrtrie_rule rules[] = {{"a", 1, HDRTRIE_KIND_EXACT, 0, false, 0, false},
        {"b", 1, HDRTRIE_KIND_EXACT, 0, false, 0, false}, {"A", 1, HDRTRIE_KIND_EXACT, 0, true, 0, false},
        {"B", 1, HDRTRIE_KIND_EXACT, 0, false, 0, false}};
    hdrtrie_build_options options = {0};
    hdrtrie_table *table;
    options.fold = HDRTRIE_FOLD_CASE;
    options.diagnose = transcript_add;
    options.diagnose_context = &messages;
    cr_expect_eq(hdrtrie_build(rules, 4, groups, 1, &options, &table), HDRTRIE_ERR_LIST);
    cr_expect_null(table);
    cr_expect(transcript_is(&messages, ":3:1: error:|rule 1\n:4:1: warning:|rule 2"));
}

Test(build, clause_4_7_limits_are_errors)
{
    static const char *const groups[] = {"g"};
    hdrtrie_build_options options = {0};
    hdrtrie_rule rule = {"a", 1, HDRTRIE_KIND_EXACT, 0, false, 0, true};
    hdrtrie_table *table = (hdrtrie_table *)&options;
    cr_expect_eq(hdrtrie_build(&rule, HDRTRIE_ID_MAX + 1, groups, 1, NULL, &table), HDRTRIE_ERR_LIMIT);
    cr_expect_null(table);
    counting none_left = {
        .fail_from = 1}; /* one rule less is accepted: the build asks for memory after it has seen a rule of cookies */
    hdrtrie_allocator allocator = counting_allocator(&none_left);
    options.allocator = &allocator;
    cr_expect_eq(hdrtrie_build(&rule, HDRTRIE_ID_MAX, groups, 1, &options, &table), HDRTRIE_ERR_MEMORY);
    options.fold = (hdrtrie_fold)(HDRTRIE_FOLD_SEPARATORS + 1);
    cr_expect_eq(hdrtrie_build(&rule, 1, groups, 1, &options, &table), HDRTRIE_ERR_LIMIT);
    cr_expect_null(table);
}

/* A group name must be valid in a list's section line, and must be unique. A diagnostic about it does not have a line. */
Test(build, clause_4_7_invalid_groups)
{
    static char longest[257];
    static const char *const wrong[][2] = {{"", "h"}, {"g", "g"}, {"g h", "i"}, {"g", "\xc3\xa4"}, {"g", longest}};
    static const char *const right[2] = {"!", longest + 1};
    hdrtrie_rule rule = {"a", 1, HDRTRIE_KIND_EXACT, 0, false, 1, false};
    hdrtrie_table *table;
    memset(longest, 'g', 256);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        static transcript messages;
        hdrtrie_build_options options = {0};
        memset(&messages, 0, sizeof messages);
        options.diagnose = transcript_add;
        options.diagnose_context = &messages;
        cr_expect_eq(hdrtrie_build(&rule, 1, wrong[i], 2, &options, &table), HDRTRIE_ERR_LIST, "groups %zu", i);
        cr_expect_null(table);
        cr_expect(transcript_is(&messages, i == 1 ? ":0:0: error:|same name" : ":0:0: error:|token|255"));
        cr_expect_eq(hdrtrie_build(&rule, 1, wrong[i], 2, NULL, &table), HDRTRIE_ERR_LIST);
    }
    cr_assert_eq(hdrtrie_build(&rule, 1, right, 2, NULL, &table), HDRTRIE_OK);
    cr_expect_eq(hdrtrie_group_find(table, longest + 1, 255), 1);
    hdrtrie_free(table, NULL);
}

Test(build, clause_4_7_group_counts)
{
    static const char *const groups[32] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13",
        "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31"};
    hdrtrie_rule rule = {"a", 1, HDRTRIE_KIND_EXACT, 30, false, 0, false};
    hdrtrie_table *table;
    cr_assert_eq(hdrtrie_build(&rule, 1, groups, 31, NULL, &table), HDRTRIE_OK);
    cr_expect(answers(table, "a", 0, (uint32_t)1 << 30));
    hdrtrie_free(table, NULL);
    hdrtrie_error error = hdrtrie_build(&rule, 1, groups, 32, NULL, &table);
    cr_expect(error == HDRTRIE_ERR_LIMIT || error == HDRTRIE_ERR_LIST, "%s", hdrtrie_error_text(error));
    cr_expect_null(table);
    cr_assert_eq(hdrtrie_build(NULL, 0, NULL, 0, NULL, &table), HDRTRIE_OK);
    cr_expect(answers(table, "a", -1, 0));
    hdrtrie_free(table, NULL);
}

/* A build with a given allocator, so that each allocation can fail in turn. */
typedef hdrtrie_error (*builder)(const hdrtrie_allocator *allocator, hdrtrie_table **table);

static hdrtrie_error build_text(const hdrtrie_allocator *allocator, hdrtrie_table **table)
{
    static const source files[] = {{"b", "[x]\nb\ninclude \"c\"\n"}, {"c", "c\nc*\n*c\n"}};
    static const char text[] =
        "fold separators\na\n[g]\nX-Int-*\n!X-Int-A\n*-Id\ninclude \"b\"\ninclude <hop-by-hop>\na\nA\n";
    static transcript messages;
    sources s = {files, 2, 0, ""};
    hdrtrie_resolver resolver = sources_resolver(&s);
    hdrtrie_list_options options = {0};
    memset(&messages, 0, sizeof messages);
    options.build.allocator = allocator;
    options.build.diagnose = transcript_add;
    options.build.diagnose_context = &messages;
    options.resolver = &resolver;
    hdrtrie_error error = hdrtrie_list_build("top", text, sizeof text - 1, &options, table);
    cr_assert_eq(s.open, 0, "an included text was not released");
    return error;
}

static hdrtrie_error build_wrong_text(const hdrtrie_allocator *allocator, hdrtrie_table **table)
{
    hdrtrie_list_options options = {0};
    options.build.allocator = allocator;
    return hdrtrie_list_build("top", "fold case\na b\nc\nc\nd\n!d\n", 23, &options, table);
}

static hdrtrie_error build_rules(const hdrtrie_allocator *allocator, hdrtrie_table **table)
{
    static ruleset set;
    hdrtrie_build_options options = {0};
    if (set.count == 0) {
        ruleset_start(&set, HDRTRIE_FOLD_CASE);
        ruleset_read_list(&set, "edge.names");
    }
    options.fold = set.fold;
    options.allocator = allocator;
    return hdrtrie_build(set.rules, set.count, (const char *const *)set.groups, set.group_count, &options, table);
}

static hdrtrie_error build_many(const hdrtrie_allocator *allocator, hdrtrie_table **table)
{
    static char names[3000][12];
    static hdrtrie_rule rules[3000];
    static const char *const groups[] = {"g"};
    hdrtrie_build_options options = {0};
    for (size_t i = 0; i < 3000; i++) {
        int len = snprintf(names[i], sizeof names[i], "n-%zu", i * 7);
        rules[i] = (hdrtrie_rule){names[i], (size_t)len, HDRTRIE_KIND_EXACT, 0, false, 0, false};
    }
    options.fold = HDRTRIE_FOLD_UNDERSCORE;
    options.allocator = allocator;
    return hdrtrie_build(rules, 3000, groups, 1, &options, table);
}

static void every_allocation(builder build, hdrtrie_error expected, bool all_later_ones)
{
    for (size_t fail_at = 1;; fail_at++) {
        counting c = {0};
        hdrtrie_allocator allocator = counting_allocator(&c);
        hdrtrie_table *table = NULL;
        if (all_later_ones) c.fail_from = fail_at;
        else c.fail_at = fail_at;
        hdrtrie_error error = build(&allocator, &table);
        cr_assert_eq(c.wrong, 0, "call %zu: a release of memory that was not allocated", fail_at);
        if (c.calls < fail_at) { /* no allocation failed */
            cr_assert_eq(error, expected);
            cr_assert_eq(c.held, error == HDRTRIE_OK ? 1 : 0);
            cr_assert_gt(fail_at, 1, "no allocation was seen");
            hdrtrie_free(table, &allocator);
            cr_assert(c.held == 0 && c.wrong == 0);
            return;
        }
        cr_assert(error == HDRTRIE_ERR_MEMORY || (error == expected && error != HDRTRIE_OK), "call %zu: %s", fail_at,
            hdrtrie_error_text(error));
        cr_assert_null(table);
        cr_assert_eq(c.held, 0, "call %zu failed: %zu blocks leak", fail_at, c.held);
    }
}

Test(build, clause_4_7_every_allocation_of_a_text_may_fail)
{
    every_allocation(build_text, HDRTRIE_OK, false);
    every_allocation(build_text, HDRTRIE_OK, true);
}

Test(build, clause_4_7_every_allocation_of_an_invalid_text_may_fail)
{
    every_allocation(build_wrong_text, HDRTRIE_ERR_LIST, false);
}

Test(build, clause_4_7_every_allocation_of_rules_may_fail)
{
    every_allocation(build_rules, HDRTRIE_OK, false);
    every_allocation(build_rules, HDRTRIE_OK, true);
}

Test(build, clause_4_7_every_allocation_of_many_rules_may_fail)
{
    every_allocation(build_many, HDRTRIE_OK, false);
}

/* The filter grows with the number of prefixes, up to a limit, so that it fits into a cache. */
Test(build, clause_4_7_more_prefixes_than_fit_the_largest_filter)
{
    char list[16384] = "fold case\n[g]\n", name[16];
    for (int i = 0; i < 900; i++) snprintf(list + strlen(list), sizeof list - strlen(list), "p%03d-*\n", i);
    hdrtrie_table *table = table_of(list);
    for (int i = 0; i < 1000; i++) {
        int len = snprintf(name, sizeof name, "P%03d-x", i);
        cr_expect(answer_is(table, name, (size_t)len, i < 900 ? i : -1, i < 900));
        cr_expect(answer_is(table, name, 4, -1, 0));
    }
    hdrtrie_free(table, NULL);
}

/* Rules that no list can contain: a byte that is not a token character is found at every position. */
Test(build, clause_2_2_every_byte_of_a_rule_is_a_token_character)
{
    static const char *const group = "g";
    for (size_t len = 1; len <= 20; len++) {
        for (size_t at = 0; at < len; at++) {
            char literal[20];
            hdrtrie_table *table = NULL;
            const hdrtrie_rule rule = {literal, len, HDRTRIE_KIND_EXACT, 0, false, 0, false};
            memset(literal, 'a', len);
            cr_assert_eq(hdrtrie_build(&rule, 1, &group, 1, NULL, &table), HDRTRIE_OK);
            hdrtrie_free(table, NULL);
            literal[at] = ' ';
            cr_expect_eq(
                hdrtrie_build(&rule, 1, &group, 1, NULL, &table), HDRTRIE_ERR_LIST, "byte %zu of %zu", at, len);
            cr_expect_null(table);
        }
    }
}
