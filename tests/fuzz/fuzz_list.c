/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Lists as text: what is refused is refused with an error that names a place in the text; what is accepted is a table that check
   accepts, with as many groups and ids as the tests' own reader finds in the text, and its answers are the oracle's for every
   literal of the list and its neighbours. Where a preset is included, which that reader does not know, all bodies agree instead. */
#include "../exhaust/classifier.h"
#include "../exhaust/crowd.h"
#include "finding.h"
#include "trespass.h"
#include <hdrtrie/rules.h>
#include <string.h>

typedef struct told {
    const char *text;
    size_t len, errors;
} told;

/* Lines end at LF; a column behind the line's last byte is where something is missing. */
static void diagnose(void *context, const hdrtrie_diagnostic *d)
{
    told *t = context;
    size_t line = 1, at = 0, end;
    t->errors += d->severity == HDRTRIE_ERROR;
    if (d->text == NULL || *d->text == 0 || d->file == NULL) FINDING("a diagnostic without words");
    if (strcmp(d->file, "fuzz.names") != 0) return; /* a preset's */
    for (; line < d->line && at < t->len; at++) line += t->text[at] == '\n';
    for (end = at; end < t->len && t->text[end] != '\n'; end++) continue;
    if (d->line == 0 || d->column == 0 || d->line > line || d->column > end - at + 4) {
        FINDING("no such place: %u:%u: %s", (unsigned)d->line, (unsigned)d->column, d->text);
    }
}

static void ask(const classifier *right, const hdrtrie_table *table, const crowd *who, const char *name, size_t len)
{
    const hdrtrie_match r = classifier_find(right, name, len);
    for (size_t i = 0; i < who->count; i++) {
        const hdrtrie_match m = who->finds[i](table, name, len);
        if (m.id == r.id && m.groups == r.groups) continue;
        FINDING("%s: %.*s: {%d, %#x}, right is {%d, %#x}", who->names[i], (int)len, name, (int)m.id, (unsigned)m.groups,
                (int)r.id, (unsigned)r.groups);
    }
}

/* set is what the text holds, read by the tests' reader. */
static void ask_all(const ruleset *set, const hdrtrie_table *table)
{
    oracle o = oracle_of(set);
    classifier *right = classifier_open(&o);
    const crowd who = crowd_of(table);
    if (hdrtrie_id_count(table) != oracle_id_count(&o)) FINDING("another number of ids");
    if (hdrtrie_group_count(table) != set->group_count) FINDING("another number of groups");
    for (size_t i = 0; i < set->count; i++) {
        const hdrtrie_rule *rule = &set->rules[i];
        char name[HDRTRIE_PATTERN_MAX + 2];
        const size_t len = rule->len;
        name[0] = '-';
        memcpy(name + 1, rule->literal, len);
        name[len + 1] = i % 2 ? 'x' : '_';
        ask(right, table, &who, rule->literal, len);
        ask(right, table, &who, name, len + 1);
        ask(right, table, &who, name, len + 2);
        ask(right, table, &who, name + 1, len + 1);
        if (len != 0) ask(right, table, &who, rule->literal, len - 1);
        for (size_t j = 0; j < len; j++) {
            if ((name[j + 1] | 0x20) >= 'a' && (name[j + 1] | 0x20) <= 'z') name[j + 1] ^= 0x20;
            else if (name[j + 1] == '-') name[j + 1] = '_';
        }
        ask(right, table, &who, name + 1, len);
    }
    classifier_close(right);
    oracle_free(&o);
}

/* Whether a line of the text begins with the word, so that it may include something. */
static bool may_include(const char *text, size_t len)
{
    return memmem(text, len, "include", 7) != NULL;
}

static void read_and_ask(const char *text, size_t len, const hdrtrie_table *table)
{
    ruleset set;
    if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) text += 3, len -= 3;
    ruleset_start(&set, HDRTRIE_FOLD_NONE);
    ruleset_read(&set, text, len);
    ask_all(&set, table);
    ruleset_free(&set);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    const char *text = (const char *)data;
    told t = {text, len, 0};
    hdrtrie_list_options options = {{HDRTRIE_FOLD_NONE, NULL, diagnose, &t}, NULL};
    hdrtrie_table *table = NULL;
    const hdrtrie_error error = hdrtrie_list_build("fuzz.names", text, len, &options, &table);
    if (error != HDRTRIE_OK) {
        if (error != HDRTRIE_ERR_LIST) FINDING("refused: %s", hdrtrie_error_text(error));
        if (table != NULL || t.errors == 0) FINDING("refused, and not said why");
        return 0;
    }
    if (t.errors != 0) FINDING("an error, and a table all the same");
    const size_t table_len = hdrtrie_table_len(table);
    uint8_t *copy = malloc(table_len); /* ends where its block does */
    if (copy == NULL) abort();
    memcpy(copy, table, table_len);
    if (!trespass_check(copy, table_len, text, len < 8 ? len : 8)) FINDING("check refuses what was built");
    free(copy);
    if (!may_include(text, len)) read_and_ask(text, len, table);
    hdrtrie_free(table, NULL);
    return 0;
}
