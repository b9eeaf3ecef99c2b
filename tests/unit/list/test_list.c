/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 2.1 to 2.7: the list language, with each of its errors and warnings. Includes are in test_include.c. */
#include "support/answer.h"
#include "support/transcript.h"
#include <criterion/criterion.h>
#include <hdrtrie/rules.h>
#include <stdlib.h>
#include <string.h>

/* Builds an invalid or dubious text, and compares all its diagnostics, in order. */
static void reports(const char *text, const char *expected)
{
    static transcript messages;
    hdrtrie_table *table = (hdrtrie_table *)&messages;
    hdrtrie_error error = list_read("l", text, NULL, &messages, &table);
    cr_expect(transcript_is(&messages, expected), "\"%s\"", text);
    cr_expect_eq(error, messages.error_count != 0 ? HDRTRIE_ERR_LIST : HDRTRIE_OK, "\"%s\"", text);
    cr_expect_eq(table == NULL, error != HDRTRIE_OK, "\"%s\"", text);
    hdrtrie_free(table, NULL);
}

/* The table of a text without diagnostics. */
static hdrtrie_table *table_of_valid(const char *text, size_t len)
{
    static transcript messages;
    hdrtrie_list_options options = {0};
    hdrtrie_table *table;
    memset(&messages, 0, sizeof messages);
    options.build.diagnose = transcript_add;
    options.build.diagnose_context = &messages;
    cr_assert_eq(
        hdrtrie_list_build("l", text, len, &options, &table), HDRTRIE_OK, "\"%s\" gives %s", text, messages.text);
    cr_assert_eq(messages.len, 0, "\"%s\" gives %s", text, messages.text);
    return table;
}

#define TABLE(text) table_of_valid(text, sizeof text - 1)
#define IS(name, id, groups) cr_expect(answers(table, name, id, groups))
#define NOT(name) cr_expect(answers(table, name, -1, 0))

Test(list, clause_2_1_line_ends_and_white_space)
{
    static const char *const texts[] = {"fold case\na\nb*\n", "fold case\r\na\r\nb*\r\n", "fold case\na\nb*",
        "\xef\xbb\xbf"
        "fold case\na\nb*\n",
        "\xef\xbb\xbf"
        "fold case\r\na\r\nb*",
        "\n\n  fold case\t\n\ta \n \r\n b*\t\n\n", "fold\tcase\na\nb*\n", "fold \t case \na\nb*\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        hdrtrie_table *table = table_of_valid(texts[i], strlen(texts[i]));
        IS("A", 0, 1);
        IS("bc", 1, 1);
        NOT("a\r");
        cr_expect_eq(hdrtrie_id_count(table), 2);
        hdrtrie_free(table, NULL);
    }
}

Test(list, clause_2_1_comments)
{
    hdrtrie_table *table = TABLE("# \xc3\xa4\nfold case # why\n#a\n  # b\nc # d\ne\\#f\ng\t#h\n[i] # j\nk* # l*#\n"
                                 "# fold none\n");
    IS("c", 0, 1);
    IS("e#f", 1, 1);
    IS("g", 2, 1);
    NOT("#a");
    NOT("d");
    NOT("g\t#h");
    hdrtrie_free(table, NULL);
}

Test(list, clause_2_1_keywords_alone_are_names)
{
    static const char text[] = "fold case\n fold # a\n\tinclude\nfold* # b\nfolded\n";
    static transcript messages;
    hdrtrie_table *table = NULL;
    cr_assert_eq(list_read("l", text, NULL, &messages, &table), HDRTRIE_OK);
    cr_expect(transcript_is(&messages, "l:2:2: warning:|`fold` without an argument is the name of a field\n"
                                       "l:3:2: warning:|`include` without an argument"));
    IS("FOLD", 0, 1);
    IS("include", 1, 1);
    IS("folds", 2, 1);
    IS("folded", 3, 1);
    hdrtrie_free(table, NULL);
}

Test(list, clause_2_1_an_empty_list_has_no_rules)
{
    static transcript messages;
    hdrtrie_table *table;
    cr_assert_eq(list_read("l", "fold none\n# nothing\n[g]\n", NULL, &messages, &table), HDRTRIE_OK);
    cr_expect(transcript_is(&messages, "l:1:1: warning:|no rule|matches nothing"));
    cr_expect_eq(hdrtrie_id_count(table), 0);
    NOT("");
    NOT("a");
    hdrtrie_free(table, NULL);
}

Test(list, clause_2_1_bytes_that_are_not_text)
{
    static transcript messages;
    static const struct {
        const char *bytes;
        size_t len;
        const char *expected;
    } texts[] = {
        {"fold case\na\0b\n", 14, "l:2:2: error:|NUL"},
        {"fold case\n\0", 11, "l:2:1: error:|NUL"},
        {"fold case\n# a\0b\n", 16, "l:2:4: error:|NUL"}, /* comments must be valid text too */
        {"fold case\n# a\rb\n", 16, "l:2:4: error:|carriage return"},
        {"fold case\n# \xc3\n", 14, "l:2:3: error:|UTF-8"},
        {"fold case\n# \xed\xa0\x80\n", 16, "l:2:3: error:|UTF-8"}, /* a surrogate */
        {"fold case\n# \xc0\x80\n", 15, "l:2:3: error:|UTF-8"},     /* NUL in two bytes */
        {"\xff\xfe"
         "f\0o\0l\0d\0 \0c\0a\0s\0e\0\n\0",
            22, "l:1:1: error:|UTF-16\nl:1:1: error:|fold"},
        {"\xfe\xff\0f\0o\0l\0d\0 \0c\0a\0s\0e\0\n", 22, "l:1:1: error:|UTF-16\nl:1:1: error:|fold"},
        {"\x7f"
         "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0",
            16, "l:1:8: error:|NUL\nl:1:1: error:|fold"},
        {"fold case\nX-\xc3\xa4\n", 15, "l:2:3: error:|token"},
        {"fold case\nX-\xe4\n", 14, "l:2:3: error:|UTF-8"},
        {"fold case\na\rb\n", 14, "l:2:2: error:|carriage return"}, /* a lone CR does not end a line */
        {"fold case\na\r\r\n", 14, "l:2:2: error:|carriage return"},
        {"fold case\na\r", 12, "l:2:2: error:|carriage return"}, /* not even the last one */
        {"fold case\na\n\xef\xbb\xbf"
         "b\n",
            17, "l:3:1: error:"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        hdrtrie_list_options options = {0};
        hdrtrie_table *table = (hdrtrie_table *)&messages;
        memset(&messages, 0, sizeof messages);
        options.build.diagnose = transcript_add;
        options.build.diagnose_context = &messages;
        cr_expect_eq(
            hdrtrie_list_build("l", texts[i].bytes, texts[i].len, &options, &table), HDRTRIE_ERR_LIST, "text %zu", i);
        cr_expect_null(table);
        cr_expect(transcript_is(&messages, texts[i].expected), "text %zu", i);
    }
}

Test(list, clause_2_2_fold_is_required_once_before_any_rule)
{
    reports("", "l:1:1: error:|fold separators|to strip|fold case|to keep");
    reports("# comment\n", "l:1:1: error:|fold separators|to strip|fold case|to keep");
    reports("a\n", "l:1:1: error:|fold separators|to strip|fold case|to keep");
    reports("\n# c\n\n  X-Int\nb\n[g]\nc\n", "l:4:3: error:|fold separators|to strip|fold case|to keep");
    reports("a\nfold case\n", "l:1:1: error:|fold\nl:2:1: error:|fold|before any rule");
    reports("fold case\nfold case\n", "l:2:1: error:|fold");
    reports("fold case\na\nfold none\n", "l:3:1: error:|fold");
    reports("a\ncookie:b\nfold case\n", "l:1:1: error:|no fold is stated\nl:3:1: error:|before any rule");
    reports("fold wide\na\n", "l:1:6: error:|unknown fold|none|case|underscore|separators");
    reports("fold Case\na\nX-Int\n", "l:1:6: error:|unknown fold");
    reports("fold wide\nfold case\n", "l:1:6: error:|unknown fold\nl:2:1: error:|before any rule");
    reports("fold case none\n", "l:1:6: error:");
}

Test(list, clause_2_2_every_fold)
{
    static const char *const names[] = {"none", "case", "underscore", "separators"};
    for (int fold = 0; fold < 4; fold++) {
        char text[40];
        snprintf(text, sizeof text, "fold %s\nx-int\n", names[fold]);
        hdrtrie_table *table = table_of_valid(text, strlen(text));
        cr_expect_eq(answer(table, "X-INT", 5).groups, fold >= 1 ? 1u : 0u);
        cr_expect_eq(answer(table, "x_int", 5).groups, fold >= 2 ? 1u : 0u);
        cr_expect_eq(answer(table, "x int", 5).groups, fold >= 3 ? 1u : 0u);
        hdrtrie_free(table, NULL);
    }
}

Test(list, clause_2_3_patterns)
{
    hdrtrie_table *table = TABLE("fold none\n[g]\nx-int-*\n*-internal\n!x-int-public-*\n\\*\n\\*a*\n*\\*b\n\\!c\n\\#d\n"
                                 "!\\!e\n\\!e*\nf!\\#\n*\n");
    IS("x-int-", 0, 1);
    IS("a-internal", 1, 1);
    NOT("x-int-public-a");
    IS("*", 2, 1);
    IS("*a", 3, 1);
    IS("x*b", 4, 1);
    IS("!c", 5, 1);
    IS("#d", 6, 1);
    NOT("!e");
    IS("!ee", 7, 1);
    IS("f!#", 8, 1);
    IS("else", 9, 1);
    hdrtrie_free(table, NULL);
}

Test(list, clause_2_3_a_star_in_the_middle_is_an_error)
{
    reports("fold case\na*b\n", "l:2:2: error:|*");
    reports("fold case\n  X-*-Y # z\n", "l:2:5: error:|*");
    reports("fold case\n!a*b\n", "l:2:3: error:|*");
}

Test(list, clause_2_3_two_stars_are_an_error)
{
    reports("fold case\n*a*\n", "l:2:3: error:|*");
    reports("fold case\na**\n", "l:2:2: error:|*");
    reports("fold case\n**\n", "l:2:2: error:|*");
}

Test(list, clause_2_3_bytes_that_are_not_token_characters_are_an_error)
{
    reports("fold case\nX Int\n", "l:2:3: error:|one rule per line");
    reports("fold case\nX-Int:\n", "l:2:6: error:");
    reports("fold case\nCF-Ray: abc\n", "l:2:7: error:");
    reports("fold case\n\"a\"\n", "l:2:1: error:");
    reports("fold case\na,b\n", "l:2:2: error:");
    reports("fold case\nX-\xc3\xa4\n", "l:2:3: error:");
    reports("fold case\na\x01\n", "l:2:2: error:");
    reports("fold case\na\x7f\n", "l:2:2: error:");
    reports("fold case\na/*b*/\n", "l:2:2: error:");
    reports("fold case\na(b)\n", "l:2:2: error:");
}

Test(list, clause_2_3_escapes_of_anything_else_are_an_error)
{
    reports("fold case\na\\b\n", "l:2:2: error:");
    reports("fold case\na\\\n", "l:2:2: error:");
    reports("fold case\n\\\n", "l:2:1: error:");
}

Test(list, clause_2_3_an_empty_exception_is_an_error)
{
    reports("fold case\n!*\n", "l:2:1: error:|!*");
    reports("fold case\n!\n", "l:2:1: error:");
    reports("fold case\n!!a\n", "l:2:2: error:|\\!");
    reports("fold case\n[g]\n*\n !* # none\n", "l:4:2: error:|!*");
}

Test(list, clause_2_3_a_spelled_exception_needs_one_exact_name)
{
    reports("fold separators\nX-*\n!case X-Int-*\n", "l:3:1: error:|list each name|!fold");
    reports("fold case\nX-*\n  !case *-Int\n", "l:3:3: error:|list each name");
    reports("fold separators\nX-*\n!case *\n", "l:3:1: error:");
    reports("fold separators\nX-*\n!case X-A X-B\n", "l:3:11: error:|one rule per line");
    reports("fold separators\nX-*\n!case !X-A\n", "l:3:7: error:|\\!");
    reports("fold separators\ncase\n!case\n",
        "l:3:1: warning:|`!case` without an argument\nl:3:1: error:|a rule and an exception");
}

Test(list, clause_2_3_a_spelled_exception_and_narrow_folds)
{
    reports("fold none\nx-*\n!case x-a\n", "l:3:1: error:|fold none|write !x-a for each spelling");
    reports("fold case\nX-A\n!case X-A\n", "l:3:1: error:|a rule and an exception");
    reports("fold case\nX-*\n!X-A\n!case x-a\n", "l:4:1: warning:|already");
}

Test(list, clause_2_3_a_suffix_exception_is_a_warning)
{
    reports("fold case\n*-Id\n!*-My-Id\n", "l:3:1: warning:");
}

Test(list, clause_2_3_fold_none_with_capitals_is_a_warning)
{
    reports("fold none\nX-Int\nx-int\n  x-Y*\n", "l:2:1: warning:|capitals\nl:4:3: warning:|capitals");
}

Test(list, clause_2_3_a_pattern_has_at_most_255_bytes)
{
    char text[600], name[256];
    memset(name, 'a', sizeof name);
    for (int kind = 0; kind < 4; kind++) {
        static const char *const before[] = {"", "", "*", "!"}, *const after[] = {"", "*", "", ""};
        snprintf(text, sizeof text, "fold case\n%s%.255s%s\n", before[kind], name, after[kind]);
        hdrtrie_table *table = kind == 3 ? NULL : table_of_valid(text, strlen(text));
        if (table != NULL) IS("aaaa", -1, 0);
        if (table != NULL) cr_expect(answer_is(table, name, 255, 0, 1));
        if (table != NULL) cr_expect(answer_is(table, name, 256, kind == 0 ? -1 : 0, kind == 0 ? 0 : 1));
        hdrtrie_free(table, NULL);
        snprintf(text, sizeof text, "fold case\n%s%.256s%s\n", before[kind], name, after[kind]);
        reports(text, kind < 2 ? "l:2:256: error:|255" : "l:2:257: error:|255");
    }
    /* escapes do not count */
    snprintf(text, sizeof text, "fold case\n\\*%.254s\n", name);
    hdrtrie_free(table_of_valid(text, strlen(text)), NULL);
}

Test(list, clause_2_3_a_line_of_64_kib)
{
    char *text = malloc(70000);
    strcpy(text, "fold case\n");
    memset(text + 10, 'a', 65536);
    strcpy(text + 10 + 65536, "\n");
    reports(text, "l:2:256: error:|255");
    free(text);
}

Test(list, clause_2_4_sections)
{
    hdrtrie_table *table = TABLE("fold case\na\n[x]\nb\n[y]\nc\n[x]\nd\n[default]\ne\n [z] # f\ng\n[x.y-1_2]\nh\n");
    static const char *const names[] = {"default", "x", "y", "z", "x.y-1_2"};
    IS("a", 0, 1);
    IS("b", 1, 2);
    IS("c", 2, 4);
    IS("d", 3, 2); /* continues [x] */
    IS("e", 4, 1);
    IS("g", 5, 8);
    IS("h", 6, 16);
    cr_expect_eq(hdrtrie_group_count(table), 5);
    for (uint32_t i = 0; i < 5; i++) cr_expect_str_eq(hdrtrie_group_name(table, i, NULL), names[i]);
    hdrtrie_free(table, NULL);
    table = TABLE("fold case\n[x]\nb\n");
    IS("b", 0, 1); /* without rules outside sections there is no default group */
    cr_expect_eq(hdrtrie_group_count(table), 1);
    hdrtrie_free(table, NULL);
}

Test(list, clause_2_4_invalid_section_lines)
{
    reports("fold case\n[x\na\n", "l:2:1: error:|closed");
    reports("fold case\n[]\na\n", "l:2:1: error:");
    reports("fold case\n[x] y\na\n", "l:2:4: error:|one rule per line");
    reports("fold case\n[ x ]\na\n", "l:2:2: error:|token");
    reports("fold case\nx]\n", "l:2:2: error:");
}

static char *many_groups(size_t count, bool with_default)
{
    char *text = NULL;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    fprintf(out, "fold case\n%s", with_default ? "a\n" : "");
    for (size_t i = 0; i < count; i++) fprintf(out, "[g%zu]\nn%zu\n", i, i);
    fclose(out);
    return text;
}

Test(list, clause_2_4_at_most_31_groups)
{
    char *text = many_groups(31, false);
    hdrtrie_table *table = table_of_valid(text, strlen(text));
    IS("n30", 30, (uint32_t)1 << 30);
    cr_expect_eq(hdrtrie_group_count(table), 31);
    hdrtrie_free(table, NULL);
    free(text);
    text = many_groups(30, true);
    hdrtrie_free(table_of_valid(text, strlen(text)), NULL);
    free(text);
    text = many_groups(32, false);
    reports(text, "l:64:1: error:|31");
    free(text);
    text = many_groups(34, false); /* one error per group too many */
    reports(text, "l:64:1: error:|31\nl:66:1: error:|31\nl:68:1: error:|31");
    free(text);
    text = many_groups(31, true);
    reports(text, "l:63:1: error:|31");
    free(text);
}

Test(list, clause_2_6_a_repeated_rule_is_a_warning_with_both_lines)
{
    reports("fold case\na\nb\nA\n", "l:4:1: warning:|2");
    reports("fold separators\n[g]\nX_Int*\n[h]\nX-Int*\n[g]\n\n x-int*\n", "l:8:2: warning:|3");
    reports("fold case\n*\n!a\n!A\n", "l:4:1: warning:|3");
    reports("fold case\na*\na\n*a\n[h]\nA*\n", ""); /* other kinds, other groups */
    reports("fold case\na\na\na\n", "l:3:1: warning:|2\nl:4:1: warning:|3");
}

Test(list, clause_2_6_rule_and_exception_of_one_literal_are_an_error)
{
    reports("fold case\na\n!A\n", "l:3:1: error:|2");
    reports("fold separators\n!x-y*\nX_Y*\n", "l:3:1: error:|2");
    reports("fold case\na\n[g]\n*\n!a\n[h]\n*\n!a*\na\n", "");
}

Test(list, clause_2_7_one_run_reports_all_errors)
{
    reports("fold case\na b\nok\nc*d\n[\n!*\n!*-x\nok\n", "l:2:3: error:\nl:4:2: error:\nl:5:1: error:\nl:6:1: error:\n"
                                                          "l:7:1: warning:\nl:8:1: warning:|3");
}

Test(list, clause_2_7_errors_without_a_callback)
{
    hdrtrie_table *table;
    cr_expect_eq(hdrtrie_list_build("l", "a*b\n", 4, NULL, &table), HDRTRIE_ERR_LIST);
    cr_expect_null(table);
    cr_expect_eq(hdrtrie_list_build("l", NULL, 0, NULL, &table), HDRTRIE_ERR_LIST);
    cr_expect_null(table);
}

/* Bytes that could break out of a comment or a string of generated C are not token characters, or cause no harm. */
Test(list, clause_2_3_texts_keep_their_spelling)
{
    hdrtrie_table *table = TABLE("fold separators\n[g]\nX_Int.Trace\nx-int-trace*\n*~\\'\\`\\|\\^\n\\*\\*a\n");
    size_t len;
    cr_expect_str_eq(hdrtrie_rule_text(table, 0, &len), "X_Int.Trace");
    cr_expect_eq(len, 11);
    cr_expect_str_eq(hdrtrie_rule_text(table, 1, NULL), "x-int-trace*");
    cr_expect_str_eq(hdrtrie_rule_text(table, 2, NULL), "*~'`|^");
    cr_expect_str_eq(hdrtrie_rule_text(table, 3, NULL), "**a");
    cr_expect_null(hdrtrie_rule_text(table, 4, NULL));
    cr_expect_null(hdrtrie_rule_text(table, -1, NULL));
    hdrtrie_free(table, NULL);
}
