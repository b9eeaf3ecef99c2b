/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 2.8: text of other tools in a list gets a warning, and no registered name does. */
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
}

Test(pasted, clause_2_8_a_long_name_is_not_repeated)
{
    char line[300] = "'";
    memset(line + 1, 'a', 254);
    reports(line, "l:3:1: warning:|write only a name");
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
