/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Any text as a list. If list_build refuses it, an error must name a place in the text. If it accepts it, check must
   accept the table, the numbers of groups and ids must equal those that the tests' own reader finds, and the answers
   for every literal and its neighbours must equal the oracle's. That reader does not support includes: with an include
   all implementations must agree instead. */
#include "../campaigns/fast_oracle.h"
#include "../campaigns/implementations.h"
#include "finding.h"
#include "untrusted_table.h"
#include <hdrtrie/cookie.h>
#include <hdrtrie/rules.h>
#include <string.h>

typedef struct reports {
    const char *text;
    size_t len, errors;
} reports;

/* Lines end at LF. A column after the last byte of the line means that something is missing there. */
static void diagnose(void *context, const hdrtrie_diagnostic *d)
{
    reports *t = context;
    size_t line = 1, at = 0, end;
    t->errors += d->severity == HDRTRIE_ERROR;
    if (d->text == NULL || *d->text == 0 || d->file == NULL) FINDING("a diagnostic without a text or a file");
    if (strcmp(d->file, "fuzz.names") != 0) return; /* in a preset */
    for (; line < d->line && at < t->len; at++) line += t->text[at] == '\n';
    for (end = at; end < t->len && t->text[end] != '\n'; end++) continue;
    if (d->line == 0 || d->column == 0 || d->line > line || d->column > end - at + 4) {
        FINDING("the place does not exist: %u:%u: %s", (unsigned)d->line, (unsigned)d->column, d->text);
    }
}

static void check_name(
    const fast_oracle *fast, const hdrtrie_table *table, const implementations *tested, const char *name, size_t len)
{
    const hdrtrie_match r = fast_oracle_find(fast, name, len);
    for (size_t i = 0; i < tested->count; i++) {
        const hdrtrie_match m = tested->finds[i](table, name, len);
        if (m.id == r.id && m.groups == r.groups) continue;
        FINDING("%s: %.*s: {%d, %#x}, expected {%d, %#x}", tested->names[i], (int)len, name, (int)m.id,
            (unsigned)m.groups, (int)r.id, (unsigned)r.groups);
    }
}

/* set: the list as the tests' own reader reads it. */
static void check_all(const ruleset *set, const hdrtrie_table *table)
{
    oracle o = oracle_of(set);
    fast_oracle *fast = fast_oracle_open(&o);
    const implementations tested = implementations_of(table);
    if (hdrtrie_id_count(table) != oracle_id_count(&o)) FINDING("the number of ids is wrong");
    if (hdrtrie_group_count(table) != set->group_count) FINDING("the number of groups is wrong");
    for (size_t i = 0; i < set->count; i++) {
        const hdrtrie_rule *rule = &set->rules[i];
        char name[HDRTRIE_PATTERN_MAX + 2];
        const size_t len = rule->len;
        name[0] = '-';
        memcpy(name + 1, rule->literal, len);
        name[len + 1] = i % 2 ? 'x' : '_';
        check_name(fast, table, &tested, rule->literal, len);
        check_name(fast, table, &tested, name, len + 1);
        check_name(fast, table, &tested, name, len + 2);
        check_name(fast, table, &tested, name + 1, len + 1);
        if (len != 0) check_name(fast, table, &tested, rule->literal, len - 1);
        for (size_t j = 0; j < len; j++) {
            if ((name[j + 1] | 0x20) >= 'a' && (name[j + 1] | 0x20) <= 'z') name[j + 1] ^= 0x20;
            else if (name[j + 1] == '-') name[j + 1] = '_';
        }
        check_name(fast, table, &tested, name + 1, len);
    }
    fast_oracle_close(fast);
    oracle_free(&o);
}

/* Returns whether the text may include another list. */
static bool may_include(const char *text, size_t len)
{
    return memmem(text, len, "include", 7) != NULL;
}

/* Checks the table of fields, or with cookies that of cookies, which is NULL if the list has no such rules. */
static void read_and_check(const char *text, size_t len, bool cookies, const hdrtrie_table *table)
{
    ruleset set;
    if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) text += 3, len -= 3;
    ruleset_start(&set, HDRTRIE_FOLD_NONE);
    set.of_cookies = cookies;
    ruleset_read(&set, text, len);
    if (cookies && (table != NULL) != (set.count != 0))
        FINDING("a table of cookies without rules, or rules without it");
    if (table != NULL) check_all(&set, table);
    ruleset_free(&set);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    const char *text = (const char *)data;
    reports t = {text, len, 0};
    hdrtrie_list_options options = {{HDRTRIE_FOLD_NONE, NULL, diagnose, &t}, NULL};
    hdrtrie_table *table = NULL;
    const hdrtrie_error error = hdrtrie_list_build("fuzz.names", text, len, &options, &table);
    if (error != HDRTRIE_OK) {
        if (error != HDRTRIE_ERR_LIST) FINDING("refused with a wrong error: %s", hdrtrie_error_text(error));
        if (table != NULL || t.errors == 0) FINDING("refused without an error in a diagnostic, or with a table");
        return 0;
    }
    if (t.errors != 0) FINDING("an error in a diagnostic, but a table was built");
    const size_t table_len = hdrtrie_table_len(table);
    uint8_t *copy = malloc(table_len); /* ends at the end of its heap block */
    if (copy == NULL) abort();
    memcpy(copy, table, table_len);
    if (!untrusted_table_check(copy, table_len, text, len < 8 ? len : 8))
        FINDING("check refuses the table that was built");
    free(copy);
    if (!may_include(text, len)) {
        read_and_check(text, len, false, table);
        read_and_check(text, len, true, hdrtrie_cookies(table));
    }
    hdrtrie_free(table, NULL);
    return 0;
}
