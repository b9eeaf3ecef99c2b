/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 2.8: text of other tools in a list gets a warning, and no registered name does. */
#include "src/compile/pasted.h"
#include "support/ruleset.h"
#include "support/transcript.h"
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* Compares the diagnostics of a list of one line. */
static void reports(const char *line, const char *expected)
{
    static transcript messages;
    hdrtrie_table *table;
    char text[600];
    snprintf(text, sizeof text, "fold case\n*\n%s\n", line);
    const hdrtrie_error error = list_read("l", text, NULL, &messages, &table);
    cr_expect_eq(error, messages.error_count != 0 ? HDRTRIE_ERR_LIST : HDRTRIE_OK, "%s", line);
    cr_expect(transcript_is(&messages, expected), "%s", line);
    hdrtrie_free(table, NULL);
}

/* Compares every byte of the diagnostics of a list of one line. */
static void says(const char *line, const char *expected)
{
    static transcript messages;
    hdrtrie_table *table;
    char text[600];
    snprintf(text, sizeof text, "fold case\n*\n%s\n", line);
    list_read("l", text, NULL, &messages, &table);
    cr_expect_str_eq(messages.text, expected, "%s", line);
    hdrtrie_free(table, NULL);
}

Test(pasted, clause_2_8_regular_expressions)
{
    reports("X-Int-.*", "l:3:7: warning:|regular expressions|write X-Int-*,|\\.");
    reports("  ^X-Int-  # int", "l:3:3: warning:|regular expressions|write X-Int-*,|\\^");
    reports("^X-Int-.*", "l:3:1: warning:|write X-Int-*,");
    reports("^X-Debug$", "l:3:1: warning:|write X-Debug,");
    reports("^X-Debug", "l:3:1: warning:|write X-Debug*,");
    reports("X-Debug$", "l:3:8: warning:|write *X-Debug,|\\$");
    reports("*-Debug$", "l:3:8: warning:|write *-Debug,");
    reports("~X-Debug", "l:3:1: warning:|write X-Debug,");
    reports("X-A|X-B", "l:3:4: warning:|one rule per line|write X-A and X-B,|\\|");
    reports("|X-Debug|", "l:3:1: warning:|write X-Debug,");
    reports("X-Debug+", "l:3:8: warning:|write X-Debug,|\\+");
    reports("X-Int-.+", "l:3:7: warning:|write X-Int-*,|\\.");
    reports("^.+-Debug$", "l:3:1: warning:|write *-Debug,");
    reports(".+-Debug", "l:3:1: warning:|regular expressions|write *-Debug,|\\.");
    reports("X-.+-Debug", "l:3:3: warning:|regular expressions|write only a name,|\\.");
    reports(".*", "l:3:1: warning:|regular expressions|write *,");
    reports(".+", "l:3:1: warning:|write *,");
    reports("X-Int-%", "l:3:7: warning:|not a wildcard|write only a name,|\\%");
    reports("X%-Int", "l:3:2: warning:|not a wildcard");
    reports("!^X-Debug$", "l:3:2: warning:|write !X-Debug,");
    reports("!fold ^X-Debug$", "l:3:7: warning:|write !fold X-Debug,");
    reports("X-Int.+", "l:3:6: warning:|write X-Int*,");
    reports("X.A.+B", "l:3:4: warning:|regular expressions|write only a name,|\\.");
    reports("*-Foo-$", "l:3:7: warning:|write *-Foo-,"); /* two stars would be an error */
    reports(".+-Foo-$", "l:3:8: warning:|write *-Foo-,");
    reports("X-A|X-B*", "l:3:4: warning:|write X-A and X-B*,");
}

Test(pasted, clause_2_8_quotes_comments_and_diffs)
{
    reports("'X-Foo'", "l:3:1: warning:|quotes|write X-Foo,|\\'");
    reports("`X-Foo`", "l:3:1: warning:|quotes|write X-Foo,|\\`");
    reports("X-Foo'", "l:3:6: warning:|quotes|write X-Foo,");
    reports("X-Foo#comment", "l:3:6: warning:|white space before it|write X-Foo,|\\#");
    reports("-X-Foo", "l:3:1: warning:|part of the name|write X-Foo,|\\-");
    reports("+X-Foo*", "l:3:1: warning:|part of the name|write X-Foo*,|\\+");
    reports("X-Foo-", "l:3:6: warning:|not a prefix|write X-Foo-*,|\\-");
    reports("X_Foo_", "l:3:6: warning:|not a prefix|write X_Foo_*,|\\_");
    reports("-", "l:3:1: warning:|write only a name");
    reports("'", "l:3:1: warning:|write only a name");
    reports("+'", "l:3:2: warning:|write only a name");
}

Test(pasted, clause_2_8_variables)
{
    reports("HTTP_X_FOO", "l:3:5: warning:|variable|write X-Foo,|\\_");
    reports("http_x_foo*", "l:3:5: warning:|variable|write X-Foo*,");
    reports("$http_x_foo", "l:3:1: warning:|variables|write X-Foo,|\\$");
    reports("$sent_http_x_foo", "l:3:1: warning:|write X-Foo,");
    reports("$upstream_http_x_foo", "l:3:1: warning:|write X-Foo,");
    reports("$foo", "l:3:1: warning:|write foo,");
    reports("HTTP_", "l:3:5: warning:|not a prefix");
    reports("req.http.x-foo", "l:3:9: warning:|variable|write x-foo,|\\.");
    reports("beresp.http.X-Foo*", "l:3:12: warning:|write X-Foo*,");
    reports("Req.HTTP.X-Foo", "l:3:9: warning:|write X-Foo,");
    reports("req.http.", "");
    reports("HTTP_A", "l:3:5: warning:|variable|write A,");
    reports("HTTPS_A\nXTTP_X\nHTTP-A", "");
}

/* Only letters change their case, and only at the beginning of a word. */
Test(pasted, clause_2_8_the_field_of_a_variable)
{
    reports("HTTP_A_Z_AZ_ZA", "l:3:5: warning:|write A-Z-Az-Za,");
    reports("http_a_z_az_za", "l:3:5: warning:|write A-Z-Az-Za,");
    reports("HTTP_1A_a1_`a_^A_~Z", "l:3:12: warning:|write 1a-A1-`a-^a-~z,");
    reports("http_@", "l:3:6: error:|only the name");
    reports("http_[", "l:3:6: error:|regular expressions");
    reports("http_{", "l:3:6: error:|regular expressions");
}

/* Whether the warning about a line repeats this text, or only says what to do. */
static void repeats(const char *line, int column, const char *text, bool repeated)
{
    char expected[400];
    snprintf(expected, sizeof expected, "l:3:%d: warning:|write %s,", column, repeated ? text : "only a name");
    reports(line, expected);
}

Test(pasted, clause_2_8_a_long_name_is_not_repeated)
{
    static const int lens[] = {1, 61, 62, 63, 64, 65, 254};
    char many[256], line[300];
    memset(many, 'a', sizeof many);
    for (size_t i = 0; i < sizeof lens / sizeof *lens; i++) {
        char text[300];
        snprintf(line, sizeof line, "'%.*s", lens[i], many);
        repeats(line, 1, line + 1, lens[i] <= 63);
        snprintf(text, sizeof text, "%.*s*", lens[i] - 1, many);
        snprintf(line, sizeof line, "'%.*s.*", lens[i] - 1, many);
        repeats(line, 1, text, lens[i] <= 63);
    }
}

Test(pasted, clause_2_8_a_long_mark_is_not_repeated)
{
    char text[100], line[100];
    for (int indent = 0; indent < 40; indent += 13) {
        for (int len = 31; len <= 34; len++) { /* of the mark and the white space after it */
            snprintf(text, sizeof text, "%-*sx", len, "!fold");
            snprintf(line, sizeof line, "%*s%-*s'x'", indent, "", len, "!fold");
            repeats(line, indent + len + 1, text, len <= 32);
        }
    }
}

/* A backslash says that a byte is meant. */
Test(pasted, clause_2_3_escaped_bytes_are_meant)
{
    static const char *const lines[] = {"X-Int-\\.*", "\\^X-Int", "X-A\\|X-B", "\\'X-Foo\\'", "\\`X\\`", "\\-X-Foo",
        "\\+X", "HTTP\\_X_FOO", "\\$http_x", "X-Foo\\#comment", "X-Foo\\-", "X\\$", "\\~X", "X\\+", "\\%\\&\\!\\*\\.",
        "X.Foo", "a+b", "req\\.http.X-Foo", "*-Internal", "*-", "*_"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) reports(lines[i], "");
    reports("X\\-Foo\\-Bar\nx-foo-bar", "l:4:1: warning:|already in the same group"); /* the backslash is no part */
}

Test(pasted, clause_2_7_errors_say_what_to_do)
{
    reports("X-Foo:", "l:3:6: error:|`:`|delete the colon");
    reports("X-Foo: bar", "l:3:6: error:|`:`|delete the colon");
    reports("\"X-Foo\"", "l:3:1: error:|delete the quotes");
    reports("// X-Foo", "l:3:1: error:|begin comments with #");
    reports("; X-Foo", "l:3:1: error:|begin comments with #");
    reports("X-A, X-B", "l:3:4: error:|one rule per line");
    reports("X-[0-9]", "l:3:3: error:|`[`|regular expressions|X-*");
    reports("X-(A)", "l:3:3: error:|regular expressions");
    reports("X-{2}", "l:3:3: error:|regular expressions");
    reports("X-A?", "l:3:4: error:|regular expressions");
    reports("X-\\d", "l:3:3: error:|regular expressions");
    reports("X-.*-Y", "l:3:4: error:|regular expression|\\*");
    reports("X=1", "l:3:2: error:|only the name");
    reports("@x", "l:3:1: error:|only the name");
    reports("<cgi>", "l:3:1: error:|include <preset>");
    reports("X-\xc2\xa0", "l:3:3: error:|0xc2|ASCII");
    reports("X-\x01", "l:3:3: error:|0x01|delete it");
}

Test(pasted, clause_2_7_the_whole_error_of_each_byte)
{
    static const struct {
        const char *line, *says;
    } rows[] = {
        {"a/", "l:3:2: error: `/` is not a token character; begin comments with #\n"},
        {"a;",
            "l:3:2: error: `;` is not a token character; begin comments with #, and write one rule per line without a "
            "mark at its end\n"},
        {"a,", "l:3:2: error: `,` is not a token character; write one rule per line\n"},
        {"a=", "l:3:2: error: `=` is not a token character; write only the name\n"},
        {"a@", "l:3:2: error: `@` is not a token character; write only the name\n"},
        {"a<", "l:3:2: error: `<` is not a token character; write only the name, or include <preset>\n"},
        {"a}",
            "l:3:2: error: `}` is not a token character; no regular expressions: write a name, a prefix such as X-* or "
            "a suffix such as *-X\n"},
        {"a\x1f", "l:3:2: error: byte 0x1f is not a token character; delete it\n"},
        {"a\x7f", "l:3:2: error: byte 0x7f is not a token character; delete it\n"},
        {"a\xc2\x80", "l:3:2: error: byte 0xc2 is not a token character; field names are ASCII: type the line again\n"},
        {"a\\b", "l:3:2: error: \\ is allowed only before a byte of a name that is not a letter or digit; no regular "
                 "expressions: write a name, a prefix such as X-* or a suffix such as *-X\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) says(rows[i].line, rows[i].says);
    cr_expect_str_eq(hdrtrie_pasted_hint(0x7f), "delete it");
    cr_expect_str_eq(hdrtrie_pasted_hint(0x80), "field names are ASCII: type the line again");
}

Test(pasted, clause_2_8_no_name_in_use_is_warned_about)
{
    static const char *const lists[] = {"cgi", "edge-exact", "edge", "hop-by-hop", "protected", "well-known"};
    /* registered or common, with unusual bytes, beginnings or ends */
    static const char *const more[] = {"A-IM", "C-PEP-Info", "HTTP2-Settings", "P3P", "Cookie2", "SoapAction",
        "WWW-Authenticate", "X-UA-Compatible", "X_Real_IP", "HTTPS", "HTTP-Version", "Upgrade-Insecure-Requests",
        "REMOTE_USER", "x-b3-traceid", "Sec-CH-UA-Platform-Version", "grpc-status-details-bin", "uber-trace-id",
        "X-Amz-Meta-*", "*-Internal"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        static transcript messages;
        hdrtrie_table *table;
        char text[80];
        snprintf(text, sizeof text, "fold separators\ninclude <%s>\n", lists[i]);
        cr_expect_eq(list_read("l", text, NULL, &messages, &table), HDRTRIE_OK);
        cr_expect_eq(messages.len, 0, "%s", messages.text);
        hdrtrie_free(table, NULL);
    }
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) reports(more[i], "");
}
