/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.7: includes through the caller's resolver. */
#include "support/answer.h"
#include "support/transcript.h"
#include <criterion/criterion.h>
#include <errno.h>
#include <string.h>

#define IS(name, id, groups) cr_expect(answers(table, name, id, groups))

Test(resolver, clause_4_7_without_a_resolver_only_presets_can_be_included)
{
    static transcript messages;
    hdrtrie_table *table;
    cr_expect_eq(list_read("top", "fold case\ninclude \"b\"\n", NULL, &messages, &table), HDRTRIE_ERR_LIST);
    cr_expect(transcript_is(&messages, "top:2:1: error:|b"));
    cr_assert_eq(list_read("top", "fold case\ninclude <hop-by-hop>\n", NULL, &messages, &table), HDRTRIE_OK);
    cr_expect_eq(messages.len, 0, "%s", messages.text);
    cr_expect_neq(answer(table, "connection", 10).groups, 0);
    hdrtrie_free(table, NULL);
}

Test(resolver, clause_4_7_unknown_presets_are_passed_to_the_resolver)
{
    static const source files[] = {{"top", "fold case\n[g]\ninclude <ours>\n"}, {"ours", "a\n"}};
    static transcript messages;
    sources s = {files, 2, 0, ""};
    hdrtrie_table *table;
    cr_assert_eq(list_read("top", files[0].text, &s, &messages, &table), HDRTRIE_OK, "%s", messages.text);
    cr_expect_str_eq(s.last_from, "(preset)");
    IS("A", 0, 1);
    hdrtrie_free(table, NULL);
}

/* Opens nothing. Sets errno if *context is not 0. */
static bool open_nothing(
    void *context, const char *name, const char *from, const char **path, const char **text, size_t *len)
{
    const int reason = *(const int *)context;
    (void)name, (void)from, (void)path, (void)text, (void)len;
    if (reason != 0) errno = reason;
    return false;
}

Test(resolver, clause_2_7_the_reason_comes_from_the_resolver)
{
    static const struct {
        int reason;
        const char *message;
    } rows[] = {{0, "top:2:1: error: cannot read \"b\"\n"},
        {EPERM, "top:2:1: error: cannot read \"b\": Operation not permitted\n"},
        {ENOENT, "top:2:1: error: cannot read \"b\": No such file or directory\n"}};
    static const char text[] = "fold case\ninclude \"b\"\n";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static transcript messages;
        int reason = rows[i].reason;
        const hdrtrie_resolver resolver = {open_nothing, NULL, &reason};
        const hdrtrie_list_options options = {
            .build = {.diagnose = transcript_add, .diagnose_context = &messages}, .resolver = &resolver};
        hdrtrie_table *table;
        memset(&messages, 0, sizeof messages);
        errno = EIO; /* of the caller: not the reason */
        cr_expect_eq(hdrtrie_list_build("top", text, sizeof text - 1, &options, &table), HDRTRIE_ERR_LIST);
        cr_expect_str_eq(messages.text, rows[i].message);
    }
}

static bool open_kept(
    void *context, const char *name, const char *from, const char **path, const char **text, size_t *len)
{
    (void)context, (void)from;
    *path = name;
    *text = "kept\n";
    *len = 5;
    return strcmp(name, "kept") == 0;
}

/* A resolver that keeps its texts needs no release function. */
Test(resolver, clause_4_7_a_resolver_without_release)
{
    static const char text[] = "fold case\ninclude \"kept\"\n";
    const hdrtrie_resolver resolver = {open_kept, NULL, NULL};
    hdrtrie_list_options options = {.resolver = &resolver};
    hdrtrie_table *table;
    cr_assert_eq(hdrtrie_list_build("top", text, sizeof text - 1, &options, &table), HDRTRIE_OK);
    IS("kept", 0, 1);
    hdrtrie_free(table, NULL);
}
