/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 2.1 and 2.3, byte by byte: valid text, and where the parts of a line end. No read may go past the last
   byte of a list: each list ends at an unreadable page, and in a second run begins at one. */
#include "support/guarded.h"
#include "support/transcript.h"
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static transcript messages;

/* Builds a list of exactly these bytes. */
static hdrtrie_error read_bytes(const char *bytes, size_t len)
{
    hdrtrie_list_options options = {0};
    static guarded area;
    hdrtrie_error errors[2];
    if (area.len == 0) area = guarded_open(4096);
    cr_assert(len <= area.len);
    options.build.diagnose = transcript_add;
    options.build.diagnose_context = &messages;
    for (int at_end = 0; at_end < 2; at_end++) {
        const char *text = at_end ? guarded_at_end(&area, bytes, len, 0) : guarded_at_start(&area, bytes, len, 0);
        hdrtrie_table *table;
        memset(&messages, 0, sizeof messages);
        errors[at_end] = hdrtrie_list_build("l", text, len, &options, &table);
        hdrtrie_free(table, NULL);
    }
    cr_assert_eq(errors[0], errors[1]);
    return errors[1];
}

static void reports_for(const char *bytes, size_t len, const char *expected)
{
    hdrtrie_error error = read_bytes(bytes, len);
    cr_expect(transcript_is(&messages, expected), "%.*s", (int)len, bytes);
    cr_expect_eq(error, messages.error_count != 0 ? HDRTRIE_ERR_LIST : HDRTRIE_OK, "%.*s", (int)len, bytes);
}

/* The list is this text without its last `cut` bytes, which follow it as far as a careless reader could see. */
#define CUT(text, cut, expected) reports_for(text, sizeof text - 1 - (cut), expected)
#define REPORTS(text, expected) CUT(text, 0, expected)

/* RFC 3629: only the shortest form of a scalar value. */
static bool is_utf8(const unsigned char *p, size_t len)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const size_t want = p[0] < 0x80 ? 1 : p[0] < 0xc0 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : p[0] < 0xf8 ? 4 : 0;
    uint32_t value = want < 2 ? p[0] : p[0] & (0x7fu >> want);
    if (want != len) return false;
    for (size_t i = 1; i < len; i++) {
        if (p[i] >> 6 != 2) return false;
        value = value << 6 | (p[i] & 0x3fu);
    }
    return len == 1 || (value >= least[len] && value <= 0x10ffff && (value < 0xd800 || value > 0xdfff));
}

static void comment_is(const unsigned char *bytes, size_t len)
{
    char text[40];
    const int text_len = snprintf(text, sizeof text, "fold case\n# %.*s", (int)len, (const char *)bytes);
    hdrtrie_error error = read_bytes(text, (size_t)text_len);
    const bool right = is_utf8(bytes, len);
    cr_assert_eq(error, right ? HDRTRIE_OK : HDRTRIE_ERR_LIST, "%02x %02x, %zu bytes", bytes[0], bytes[1], len);
    if (!right) cr_assert_eq(strncmp(messages.text, "l:2:3: error:", 13), 0, "%s", messages.text);
}

Test(line, clause_2_1_utf_8_is_that_of_rfc_3629)
{
    for (unsigned first = 0x80; first < 256; first++) {
        for (unsigned second = 1; second < 256; second++) {
            const unsigned char two[] = {(unsigned char)first, (unsigned char)second, 0};
            const unsigned char three[] = {(unsigned char)first, (unsigned char)second, 0x80, 0};
            const unsigned char four[] = {(unsigned char)first, (unsigned char)second, 0xbf, 0x80, 0};
            if (second == '\n' || second == '\r') continue; /* they end the line */
            if (second >= 0x80 || second % 16 == 0) comment_is(two, 2);
            if (second >= 0x80 && first >= 0xe0) comment_is(three, 3);
            if (second >= 0x80 && first >= 0xf0) comment_is(four, 4);
        }
    }
    for (unsigned last = 1; last < 256; last++) { /* all values of each later byte */
        const unsigned char three[] = {0xe2, 0x82, (unsigned char)last, 0};
        const unsigned char four[] = {0xf0, 0x9f, (unsigned char)last, 0x80, 0};
        const unsigned char end[] = {0xf0, 0x9f, 0x98, (unsigned char)last, 0};
        if (last == '\n' || last == '\r') continue;
        comment_is(three, 3);
        comment_is(four, 4);
        comment_is(end, 4);
    }
}

Test(line, clause_2_1_utf_8_ends_with_the_list)
{
    CUT("fold case\n# \xe2\x82\xac", 1, "l:2:3: error:|UTF-8");
    CUT("fold case\n# \xe2\x82\xac", 2, "l:2:3: error:|UTF-8");
    CUT("fold case\n# \xc3\xa4", 1, "l:2:3: error:|UTF-8");
    CUT("fold case\n# \xf0\x9f\x98\x80", 1, "l:2:3: error:|UTF-8");
    REPORTS("fold case\na # \xf0\x9f\x98\x80", "");
}

Test(line, clause_2_1_an_exception_without_its_pattern_is_a_name)
{
    REPORTS("fold case\n*\n!fold\n", "l:3:1: warning:|`!fold` without an argument");
    REPORTS("fold case\n*\n !case\n", "l:3:2: warning:|`!case` without an argument");
    REPORTS("fold case\n*\n !case # b\n", "l:3:2: warning:|`!case` without an argument");
    REPORTS("fold case\n*\n !fold", "l:3:2: warning:|`!fold` without an argument");
    REPORTS("fold case\n*\n!Fold\nInclude\nfolds\ncase\nfold*\n", "");
}

Test(line, clause_2_1_marks_at_the_beginning)
{
    REPORTS("\xef\xbb\xbf", "l:1:1: error:|no fold is stated");
    REPORTS("\xef\xbb\xbf\nfold case\na\n", "");
    REPORTS("\xef\xbb\xbe"
            "fold case\n",
        "l:1:1: error:|token\nl:1:1: error:|no fold");
    CUT("\xef\xbb\xbf", 1, "l:1:1: error:|UTF-8\nl:1:1: error:|no fold");
    REPORTS("\xff\xfe", "l:1:1: error:|UTF-16\nl:1:1: error:|no fold");
    REPORTS("\xfe\xff", "l:1:1: error:|UTF-16\nl:1:1: error:|no fold");
    REPORTS("\xff"
            "a",
        "l:1:1: error:|not UTF-8\nl:1:1: error:|no fold");
    REPORTS("\xfe"
            "a",
        "l:1:1: error:|not UTF-8\nl:1:1: error:|no fold");
    CUT("\xff\xfe", 1, "l:1:1: error:|not UTF-8\nl:1:1: error:|no fold");
    REPORTS("\nfold case\na\n", "");
    REPORTS("\r\nfold case\r\na\r\n", "");
}

Test(line, clause_2_1_a_line_ends_with_the_list)
{
    CUT("fold case\n  a", 1, "l:1:1: warning:|no rule");
    CUT("fold case\n", 1, "l:1:1: warning:|no rule");
    CUT("fold case\na # b", 1, "");
    CUT("fold case\ninclude\t<cgi>", 1, "l:2:9: error:|is not closed");
    CUT("fold case\n[x]", 1, "l:2:1: error:|is not closed");
}

/* Patterns of one byte, and patterns whose last byte matters, without any byte around them. */
Test(line, clause_2_8_a_pattern_is_all_of_the_list)
{
    REPORTS("a", "l:1:1: error:|no fold");
    REPORTS("*", "l:1:1: error:|no fold");
    REPORTS("_", "l:1:1: error:|no fold\nl:1:1: warning:|not a prefix");
    REPORTS("'", "l:1:1: error:|no fold\nl:1:1: warning:|quotes are part of the name; write only a name");
    REPORTS(".+", "l:1:1: error:|no fold\nl:1:1: warning:|write *,");
    REPORTS("fold case\n*\na.", "");
    REPORTS("fold case\n*\n'", "l:3:1: warning:|quotes are part of the name; write only a name");
    REPORTS("fold case\n*\nX.+-", "l:3:2: warning:|write only a name");
    REPORTS("fold case\n*\nX-A|X.", "l:3:4: warning:|write X-A and X.,");
}

Test(line, clause_2_3_each_invalid_pattern_has_its_own_message)
{
    REPORTS("fold case\n!!a\n", "l:2:2: error:|written \\!");
    REPORTS("fold case\n!!abc b\n", "l:2:2: error:|written \\!"); /* as long as !fold and !case */
    REPORTS("fold case\n!abcd b\n", "l:2:7: error:|only a comment may follow a pattern");
    REPORTS("fold case\n**\n", "l:2:2: error:|more than one *");
    REPORTS("fold case\n**a\n", "l:2:2: error:|more than one *");
    REPORTS("fold case\n*a*\n", "l:2:3: error:|more than one *");
    REPORTS("fold case\n*a*b\n", "l:2:3: error:|may only be first or last");
    REPORTS("fold case\n*ab*c\n", "l:2:4: error:|may only be first or last");
    CUT("fold case\n!!", 1, "l:2:1: error:|names nothing");
    REPORTS("fold case\n!\n", "l:2:1: error:|names nothing");
    REPORTS("fold case\n!*\n", "l:2:1: error:|delete the rules");
    REPORTS("fold case\na\\*\n", "");
    CUT("fold case\na\\*", 1, "l:2:2: error:|only before");
    CUT("fold case\na\\\\", 1, "l:2:2: error:|only before");
}

Test(line, clause_2_1_each_invalid_include_has_its_own_message)
{
    REPORTS("fold case\ninclude b\n", "l:2:9: error:|<preset>|\"file\"");
    REPORTS("fold case\ninclude <b\n", "l:2:9: error:|< is not closed");
    REPORTS("fold case\ninclude \"b>\n", "l:2:9: error:|\" is not closed");
    REPORTS("fold case\ninclude <>\n", "l:2:9: error:|names nothing");
    REPORTS("fold case\ninclude <cgi>\tb\n", "l:2:14: error:|may follow");
    REPORTS("fold case\ninclude <cgi>#\n", "l:2:14: error:|may follow");
    REPORTS("fold case\ninclude <cgi> #\n", "");
    REPORTS("fold case\ninclude \"a #\"\n", "l:2:1: error:|cannot read \"a #\"");
    REPORTS("fold: case\n", "l:1:5: error:|a keyword has no colon");
    REPORTS("fold case\ninclude: <cgi>\n", "l:2:8: error:|a keyword has no colon");
    REPORTS("  fold: case\n", "l:1:7: error:|a keyword has no colon");
    REPORTS("fold case\n \tinclude: <cgi>\n", "l:2:10: error:|a keyword has no colon");
    REPORTS("fold case\nfolds: x\n", "l:2:6: error:|delete the colon");
    REPORTS("fold case\nxookie:a\n", "l:2:7: error:|delete the colon");
    REPORTS("fold case\nCookie:a\n", "l:2:1: error:|in lower case");
    REPORTS("fold Case\n", "l:1:6: error:|in lower case");
    REPORTS("fold case\ninclude <a #>\n", "l:2:1: error:|unknown preset <a #>");
}

Test(line, clause_2_4_diagnostics_in_a_preset_name_it)
{
    static const char text[] = "fold case\ninclude <cgi>\ninclude <cgi>\n";
    cr_assert_eq(read_bytes(text, sizeof text - 1), HDRTRIE_OK);
    cr_expect_gt(messages.warning_count, 10);
    for (const char *line = messages.text; *line != 0; line += strcspn(line, "\n") + 1) {
        const char *again = strstr(line, " by <cgi>:");
        cr_assert_eq(strncmp(line, "<cgi>:", 6), 0, "%s", line);
        cr_assert_eq(again != NULL && strtoul(line + 6, NULL, 10) == strtoul(again + 10, NULL, 10), true, "%s", line);
    }
}

Test(line, clause_2_4_a_section_has_at_most_255_bytes)
{
    char text[400], name[256];
    memset(name, 'g', sizeof name);
    int len = snprintf(text, sizeof text, "fold case\n [%.255s]\na\n", name);
    reports_for(text, (size_t)len, "");
    len = snprintf(text, sizeof text, "fold case\n [%.256s]\na\n", name);
    reports_for(text, (size_t)len, "l:2:258: error:|255");
}

/* A table of such a list would have a group that no name is in. */
Test(line, clause_2_4_a_section_without_rules_is_a_warning)
{
    REPORTS("fold case\n\n  [g]\n[h]\na\n", "l:3:3: warning:|[g] has no rule and matches nothing");
    REPORTS("fold case\n[g]\na\n[h]\n", "l:4:1: warning:|[h] has no rule");
    REPORTS("fold case\na\n[g]\n[h]\nb\n [i]\n", "l:3:1: warning:|[g] has no rule\nl:6:2: warning:|[i] has no rule");
    REPORTS("fold case\n[g]\na\n[h]\ncookie:a\n[i]\n[g]\n", "l:6:1: warning:|[i] has no rule");
    REPORTS("fold case\n[g]\na b\n", "l:3:3: error:|one rule per line"); /* after an error there is no warning */
    REPORTS("fold case\na\ncookie:b\n", "");
    REPORTS("fold case\ncookie:b\n", "");
}

Test(line, clause_2_2_every_beginning_of_a_list)
{
    static const char text[] = "\xef\xbb\xbf"
                               "fold separators # \xc3\xa4\r\n\r\n[a-b]\t# c\r\n  X-Y*\n!fold X-Y-Z\n*-w #\n \\*\\!x\n"
                               "include <hop-by-hop> # d\n[e]\n*\n";
    for (size_t len = 0; len < sizeof text; len++) read_bytes(text, len);
    cr_expect_eq(messages.len, 0, "%s", messages.text); /* of the whole list */
}
