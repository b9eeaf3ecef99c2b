/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 2.4: included files and presets. */
#include "support/answer.h"
#include "support/transcript.h"
#include <criterion/criterion.h>
#include <ctype.h>
#include <hdrtrie/rules.h>
#include <string.h>

/* Builds files[0] (it may include the others) and compares the diagnostics. Returns the table, or NULL. */
static hdrtrie_table *build(const source *files, size_t count, const char *expected)
{
    static transcript messages;
    sources s = {files, count, 0, ""};
    hdrtrie_table *table;
    hdrtrie_error error = list_read(files[0].name, files[0].text, &s, &messages, &table);
    cr_expect(transcript_is(&messages, expected), "\"%s\"", files[0].text);
    cr_expect_eq(error, messages.error_count != 0 ? HDRTRIE_ERR_LIST : HDRTRIE_OK);
    cr_expect_eq(table == NULL, error != HDRTRIE_OK);
    cr_expect_eq(s.open, 0, "a text was not released exactly once");
    return table;
}

#define BUILD(files, expected) build(files, sizeof files / sizeof *files, expected)
#define REPORTS(files, expected) hdrtrie_free(BUILD(files, expected), NULL)
#define IS(name, id, groups) cr_expect(answers(table, name, id, groups))

Test(include, clause_2_4_rules_outside_sections_join_the_including_section)
{
    static const source files[] = {
        {"top", "fold case\n[g]\na\ninclude \"b.names\" # why\nc\n[h]\ninclude\t\"b.names\"\n"}, {"b.names", "b\n"}};
    hdrtrie_table *table = BUILD(files, "");
    IS("a", 0, 1);
    IS("b", 1, 1 | 2);
    IS("c", 2, 1);
    hdrtrie_free(table, NULL);
}

Test(include, clause_2_4_sections_of_an_included_file_end_with_it)
{
    static const source files[] = {{"top", "fold case\n[g]\ninclude \"b\"\nc\n[x]\nd\n"}, {"b", "a\n[x]\nb\n"}};
    hdrtrie_table *table = BUILD(files, "");
    IS("a", 0, 1);
    IS("b", 1, 2);
    IS("c", 2, 1);
    IS("d", 3, 2); /* [x] of the included file continues */
    hdrtrie_free(table, NULL);
}

Test(include, clause_2_4_rules_outside_all_sections_are_in_default)
{
    static const source files[] = {
        {"top", "fold case\ninclude \"b\"\nc\n"}, {"b", "[x]\na\ninclude \"d\"\n"}, {"d", "b\n"}};
    hdrtrie_table *table = BUILD(files, "");
    IS("a", 0, 1);
    IS("b", 1, 1);
    IS("c", 2, 2);
    cr_expect_str_eq(hdrtrie_group_name(table, 1, NULL), "default");
    hdrtrie_free(table, NULL);
}

Test(include, clause_2_4_paths_are_relative_to_the_including_file)
{
    static const source files[] = {
        {"top", "fold case\ninclude \"dir/b\"\n"}, {"dir/b", "include \"c\"\n"}, {"c", "a\n"}};
    static transcript messages;
    sources s = {files, 3, 0, ""};
    hdrtrie_table *table;
    cr_expect_eq(list_read("top", files[0].text, &s, &messages, &table), HDRTRIE_OK);
    cr_expect_str_eq(s.last_from, "dir/b", "the resolver gets the including file");
    hdrtrie_free(table, NULL);
}

Test(include, clause_2_4_errors_name_the_included_file)
{
    static const source files[] = {{"top", "fold case\na b\ninclude \"b\"\nc d\n"}, {"b", "\na*b\n"}};
    REPORTS(files, "top:2:3: error:\nb:2:2: error:|*\ntop:4:3: error:");
}

Test(include, clause_2_4_loops_are_an_error)
{
    static const source self[] = {{"top", "fold case\na\ninclude \"top\"\n"}};
    static const source two[] = {{"top", "fold case\ninclude \"b\"\n"}, {"b", "b\n  include \"top\"\n"}};
    static const source three[] = {
        {"top", "fold case\ninclude \"b\"\n"}, {"b", "include \"c\"\n"}, {"c", "include \"b\"\n"}};
    REPORTS(self, "top:3:1: error:|top");
    REPORTS(two, "b:2:3: error:|top");
    REPORTS(three, "c:1:1: error:|b");
}

Test(include, clause_2_4_a_file_included_twice_is_not_a_loop)
{
    static const source files[] = {{"top", "fold case\ninclude \"b\"\ninclude \"b\"\n"}, {"b", "a\n"}};
    REPORTS(files, "b:1:1: warning:|1");
}

/* f0 includes f1, which includes f2, and so on. The last file contains a rule. The depth is limited even without
   loops, because the reader is recursive. */
static hdrtrie_table *chain(size_t count, transcript *messages)
{
    static char texts[80][40], names[80][24];
    static source files[80];
    sources s = {files, count, 0, ""};
    hdrtrie_table *table;
    for (size_t i = 0; i < count; i++) {
        snprintf(names[i], sizeof names[i], "f%zu", i);
        snprintf(texts[i], sizeof texts[i], "%s", i + 1 == count ? "last\n" : i == 0 ? "fold case\n" : "");
        if (i + 1 < count) snprintf(texts[i] + strlen(texts[i]), 24, "include \"f%zu\"\n", i + 1);
        files[i] = (source){names[i], texts[i]};
    }
    list_read("f0", texts[0], &s, messages, &table);
    cr_expect_eq(s.open, 0);
    cr_expect_str_eq(s.last_from, "f63", "a deeper file was requested");
    return table;
}

Test(include, clause_2_4_includes_nest_64_deep_and_no_deeper)
{
    static transcript messages;
    hdrtrie_table *table = chain(65, &messages);
    cr_assert_not_null(table, "%s", messages.text);
    IS("last", 0, 1);
    hdrtrie_free(table, NULL);
    cr_expect_null(chain(66, &messages));
    cr_expect(transcript_is(&messages, "f64:1:1: error:|64"));
}

Test(include, clause_2_4_the_fold_of_an_included_file_must_be_the_same)
{
    static const source same[] = {{"top", "fold case\ninclude \"b\"\n"}, {"b", "fold case\na\n"}};
    static const source other[] = {{"top", "fold case\ninclude \"b\"\n"}, {"b", "\nfold separators\na\n"}};
    static const source late[] = {{"top", "fold case\na\ninclude \"b\"\n"}, {"b", "fold case\nb\n"}};
    REPORTS(same, "");
    REPORTS(late, ""); /* before any rule in its own file */
    REPORTS(other, "b:2:1: error:|another fold|line 1");
}

Test(include, clause_2_2_the_top_file_states_the_fold)
{
    static const source files[] = {{"top", "include \"b\"\na\n"}, {"b", "fold case\nb\n"}};
    static const source after[] = {{"top", "include \"b\"\nfold case\na\n"}, {"b", "b\n"}};
    static transcript messages;
    sources s = {files, 2, 0, ""};
    hdrtrie_table *table;
    cr_expect_eq(list_read("top", files[0].text, &s, &messages, &table), HDRTRIE_ERR_LIST);
    cr_expect(transcript_is(&messages, "b:1:1: error:|before the top file does\nb:2:1: error:|fold separators"));
    s.files = after;
    cr_expect_eq(list_read("top", after[0].text, &s, &messages, &table), HDRTRIE_ERR_LIST);
    cr_expect_eq(s.open, 0);
}

Test(include, clause_2_1_invalid_include_lines)
{
    static const source unknown[] = {{"top", "fold case\ninclude \"b\"\n"}};
    static const source preset[] = {{"top", "fold case\ninclude <no-such-preset>\n"}};
    static const source bare[] = {{"top", "fold case\ninclude b\n"}};
    static const source open[] = {{"top", "fold case\ninclude \"b\n"}};
    static const source mixed[] = {{"top", "fold case\ninclude <b\"\n"}};
    static const source empty[] = {{"top", "fold case\ninclude \"\"\n"}};
    static const source more[] = {{"top", "fold case\ninclude <hop-by-hop> b\n"}};
    REPORTS(unknown, "top:2:1: error:|b");
    REPORTS(preset, "top:2:1: error:|no-such-preset");
    REPORTS(bare, "top:2:9: error:");
    REPORTS(open, "top:2:9: error:");
    REPORTS(mixed, "top:2:9: error:");
    REPORTS(empty, "top:2:9: error:");
    REPORTS(more, "top:2:21: error:|one rule per line");
}

Test(include, presets_build_without_diagnostics)
{
    static const char *const presets[] = {"hop-by-hop", "protected", "cgi", "well-known", "edge", "edge-exact"};
    for (size_t i = 0; i < sizeof presets / sizeof *presets; i++) {
        static transcript messages;
        hdrtrie_table *table;
        char text[100];
        size_t len;
        cr_expect_not_null(hdrtrie_preset_text(presets[i], &len), "%s", presets[i]);
        snprintf(text, sizeof text, "fold separators\ninclude <%s>\n", presets[i]);
        cr_expect_eq(list_read("top", text, NULL, &messages, &table), HDRTRIE_OK, "%s", presets[i]);
        cr_expect_eq(messages.len, 0, "%s: %s", presets[i], messages.text);
        cr_expect_gt(table == NULL ? 0 : hdrtrie_id_count(table), 0);
        hdrtrie_free(table, NULL);
    }
    size_t len;
    cr_expect_null(hdrtrie_preset_text("nothing", &len));
}

Test(include, every_name_of_edge_exact_is_matched_by_edge)
{
    static transcript messages;
    hdrtrie_table *exact, *edge;
    cr_assert_eq(list_read("t", "fold separators\ninclude <edge-exact>\n", NULL, &messages, &exact), HDRTRIE_OK);
    cr_assert_eq(list_read("t", "fold separators\ninclude <edge>\n", NULL, &messages, &edge), HDRTRIE_OK);
    cr_expect_eq(hdrtrie_id_count(exact), 118);
    for (uint32_t i = 0; i < hdrtrie_id_count(exact); i++) {
        size_t len;
        const char *name = hdrtrie_rule_text(exact, (int32_t)i, &len);
        cr_expect_neq(answer(edge, name, len).groups, 0, "%s", name);
    }
    hdrtrie_free(exact, NULL);
    hdrtrie_free(edge, NULL);
}
/* Whether a rule of a list names the client, a user or a service: by words of its name. */
static bool names_a_party(const char *text)
{
    static const char *const words[] = {"client-ip", "clientip", "connecting-ip", "real-ip", "user-ip", "remote-ip",
        "socketip", "pseudo-ip", "connection-ip", "-address", "forwarded-for", "proxied-for", "xff", "jwt", "oidc",
        "user-", "userinfo", "principal", "cert", "identity", "-token", "access-auth", "auth-", "iap-", "fdid",
        "client-id", "appid", "peer-metadata", "service-cluster", "service-node", "-sign", "remote-user", "consumer",
        "credential", "authentik", "email", "groups", "username"};
    char lower[256];
    size_t i;
    for (i = 0; text[i] != 0 && i + 1 < sizeof lower; i++) lower[i] = (char)tolower((unsigned char)text[i]);
    lower[i] = 0;
    for (i = 0; i < sizeof words / sizeof *words; i++) {
        if (strstr(lower, words[i]) != NULL) return true;
    }
    return false;
}

/* Connection must not remove a statement about the client that a proxy in front made. */
Test(include, every_identity_and_client_address_is_protected)
{
    /* words of the list above with another meaning */
    static const char *const others[] = {"Exposed-Credential-Check"};
    static const char *const lists[] = {"edge", "edge-exact", "cgi"};
    static transcript messages;
    hdrtrie_table *protected_names, *list;
    size_t compared = 0;
    cr_assert_eq(
        list_read("t", "fold separators\ninclude <protected>\n", NULL, &messages, &protected_names), HDRTRIE_OK);
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
        char text[80];
        snprintf(text, sizeof text, "fold separators\ninclude <%s>\n", lists[k]);
        cr_assert_eq(list_read("t", text, NULL, &messages, &list), HDRTRIE_OK);
        for (uint32_t i = 0; i < hdrtrie_id_count(list); i++) {
            const char *rule = hdrtrie_rule_text(list, (int32_t)i, NULL);
            char name[512];
            if (!names_a_party(rule) || strcmp(rule, others[0]) == 0) continue;
            /* a pattern is protected if a name that it matches is, with any bytes at the star */
            const char *star = strchr(rule, '*');
            if (star == NULL) snprintf(name, sizeof name, "%s", rule);
            else snprintf(name, sizeof name, "%.*sZz%s", (int)(star - rule), rule, star + 1);
            cr_expect_neq(answer(protected_names, name, strlen(name)).groups, 0, "<%s>: %s", lists[k], rule);
            compared++;
        }
        hdrtrie_free(list, NULL);
    }
    cr_expect_gt(compared, 100);
    hdrtrie_free(protected_names, NULL);
}

/* Fields that authenticating proxies document, in the spelling of their documentation. */
Test(include, cgi_has_the_identities_that_vendors_document)
{
    static const char *const names[] = {"X-Forwarded-User", "X-Forwarded-Email", "X-Forwarded-Groups",
        "X-Forwarded-Preferred-Username", "X-Forwarded-Access-Token", "X-WEBAUTH-USER", "X-WEBAUTH-EMAIL",
        "X-WEBAUTH-FULLNAME", "X-Consumer-ID", "X-Consumer-Custom-ID", "X-Consumer-Username", "X-Credential-Identifier",
        "X-Anonymous-Consumer", "X-Authenticated-Scope", "X-Authenticated-Userid", "Remote-User", "REMOTE_USER_GROUP",
        "REMOTE_USER_EMAIL", "X-Forwarded-Client-Cert"};
    static transcript messages;
    hdrtrie_table *table;
    cr_assert_eq(list_read("t", "fold separators\ninclude <cgi>\n", NULL, &messages, &table), HDRTRIE_OK);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        cr_expect_neq(answer(table, names[i], strlen(names[i])).groups, 0, "%s", names[i]);
    }
    cr_expect_eq(answer(table, "X-Forwarded-For", 15).groups, 0, "a proxy extends it");
    hdrtrie_free(table, NULL);
}

Test(include, clause_2_4_presets_have_names)
{
    size_t count = 0, len;
    for (const char *name; (name = hdrtrie_preset_name(count)) != NULL; count++) {
        cr_expect_not_null(hdrtrie_preset_text(name, &len), "%s", name);
        for (size_t i = 0; i < count; i++) cr_expect_str_neq(hdrtrie_preset_name(i), name);
    }
    cr_expect_eq(count, 6);
    cr_expect_null(hdrtrie_preset_name(SIZE_MAX));
}

Test(include, clause_2_7_a_preset_of_another_spelling_is_suggested)
{
    static const source files[] = {{"top", "fold case\ninclude <Hop_By_Hop>\ninclude <hop>\ninclude <xgi>\n"}};
    REPORTS(files, "top:2:1: error:|write include <hop-by-hop>\ntop:3:1: error:|there are <cgi>,|<well-known>;\n"
                   "top:4:1: error:|unknown preset <xgi>; there are");
}

/* A name with more or fewer bytes is another name, even if they are separators. */
Test(include, clause_2_7_a_preset_of_another_length_is_not_suggested)
{
    static const source files[] = {
        {"top", "fold case\ninclude <cgi->\ninclude <edge->\ninclude <well-known-->\ninclude <->\ninclude <hop-by>\n"}};
    REPORTS(files,
        "top:2:1: error:|unknown preset <cgi->; there are\ntop:3:1: error:|unknown preset <edge->; there are\n"
        "top:4:1: error:|unknown preset <well-known-->; there are\ntop:5:1: error:|unknown preset <->; there are\n"
        "top:6:1: error:|unknown preset <hop-by>; there are");
}

Test(include, clause_2_4_a_section_of_an_included_file_without_rules)
{
    static const source files[] = {{"top", "fold case\ninclude \"b\"\na\n"}, {"b", "b\n\n [g]\n"}};
    REPORTS(files, "b:3:2: warning:|[g] has no rule and matches nothing");
}

/* Each file includes the next one twice. Without a limit the last of 40 would be read 2^39 times. */
Test(include, clause_2_7_there_are_at_most_65536_includes)
{
    static char texts[40][64], names[40][8];
    static source files[40];
    static transcript messages;
    sources s = {files, 40, 0, ""};
    hdrtrie_table *table;
    for (size_t i = 0; i < 40; i++) {
        snprintf(names[i], sizeof names[i], "f%zu", i);
        snprintf(texts[i], sizeof texts[i], "fold case\n");
        for (int twice = 0; twice < 2 && i + 1 < 40; twice++) {
            snprintf(texts[i] + strlen(texts[i]), 32, "include \"f%zu\"\n", i + 1);
        }
        files[i] = (source){names[i], texts[i]};
    }
    cr_expect_eq(list_read("f0", texts[0], &s, &messages, &table), HDRTRIE_ERR_LIST);
    cr_expect_eq(messages.error_count, 1);
    cr_expect_not_null(strstr(messages.text, "more than 65536 includes"));
    cr_expect_eq(s.open, 0);
}

Test(include, clause_2_7_exactly_65536_includes)
{
    static const source files[] = {{"top", ""}, {"f", ""}};
    static const char start[] = "fold case\na\n", line[] = "include \"f\"\n";
    static char text[sizeof start + 65537 * (sizeof line - 1)];
    static transcript messages;
    sources s = {files, 2, 0, ""};
    hdrtrie_table *table;
    strcpy(text, start);
    for (size_t i = 0; i < 65536; i++) strcpy(text + sizeof start - 1 + i * (sizeof line - 1), line);
    cr_expect_eq(list_read("top", text, &s, &messages, &table), HDRTRIE_OK, "%s", messages.text);
    hdrtrie_free(table, NULL);
    strcat(text, line);
    cr_expect_eq(list_read("top", text, &s, &messages, &table), HDRTRIE_ERR_LIST);
    cr_expect(transcript_is(&messages, "top:65539:1: error:|more than 65536 includes"));
}
