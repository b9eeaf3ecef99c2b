/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "ruleset.h"
#include <stdlib.h>
#include <string.h>

/* No test can continue without memory. */
static void *must(void *memory)
{
    if (memory == NULL) {
        fputs("test: out of memory\n", stderr);
        abort();
    }
    return memory;
}

static char *copy(const char *bytes, size_t len)
{
    char *text = must(malloc(len + 1));
    memcpy(text, bytes, len);
    text[len] = 0;
    return text;
}

void ruleset_start(ruleset *set, hdrtrie_fold fold)
{
    memset(set, 0, sizeof *set);
    set->fold = fold;
}

void ruleset_free(ruleset *set)
{
    for (size_t i = 0; i < set->count; i++) free((char *)(uintptr_t)set->rules[i].literal);
    for (size_t i = 0; i < set->group_count; i++) free(set->groups[i]);
    free(set->rules);
    ruleset_start(set, HDRTRIE_FOLD_NONE);
}

uint32_t ruleset_group(ruleset *set, const char *name)
{
    for (uint32_t i = 0; i < set->group_count; i++) {
        if (strcmp(set->groups[i], name) == 0) return i;
    }
    if (set->group_count == RULESET_GROUP_MAX) abort();
    set->groups[set->group_count] = copy(name, strlen(name));
    return (uint32_t)set->group_count++;
}

void ruleset_add(ruleset *set, uint32_t group, hdrtrie_kind kind, bool exception, const char *literal, size_t len)
{
    if (set->count == set->capacity) {
        set->capacity = set->capacity * 2 + 16;
        set->rules = must(realloc(set->rules, set->capacity * sizeof *set->rules));
    }
    hdrtrie_rule *rule = &set->rules[set->count++];
    memset(rule, 0, sizeof *rule);
    rule->literal = copy(literal, len);
    rule->len = len;
    rule->kind = kind;
    rule->group = group;
    rule->exception = exception;
    rule->line = (uint32_t)set->count;
}

void ruleset_spell(ruleset *set)
{
    set->rules[set->count - 1].exception = HDRTRIE_EXCEPTION_SPELLED;
}

void ruleset_add_pattern(ruleset *set, uint32_t group, const char *pattern, size_t len)
{
    char literal[256];
    size_t count = 0, i = 0;
    hdrtrie_kind kind = HDRTRIE_KIND_EXACT;
    bool exception = false;
    if (len > 1 && pattern[0] == '!') {
        exception = true;
        i = 1;
    }
    for (size_t first = i; i < len && count < sizeof literal; i++) {
        if (pattern[i] == '\\' && i + 1 < len) {
            literal[count++] = pattern[++i];
        } else if (pattern[i] == '*') {
            kind = i == first && i + 1 < len ? HDRTRIE_KIND_SUFFIX : HDRTRIE_KIND_PREFIX;
        } else {
            literal[count++] = pattern[i];
        }
    }
    ruleset_add(set, group, kind, exception, literal, count);
}

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Copies a pattern without `cookie:`. Returns whether it had that. The caller frees the copy. */
static bool take_cookie(const char *line, size_t len, char **pattern, size_t *pattern_len)
{
    const size_t mark = line[0] == '!' ? 1 : 0;
    *pattern = copy(line, len);
    *pattern_len = len;
    if (len < mark + 7 || memcmp(line + mark, "cookie:", 7) != 0) return false;
    memmove(*pattern + mark, *pattern + mark + 7, len - mark - 7);
    *pattern_len = len - 7;
    return true;
}

static void read_line(ruleset *set, const char *line, size_t len, uint32_t *group)
{
    char *pattern;
    size_t pattern_len;
    while (len != 0 && is_white(line[0])) line++, len--;
    for (size_t i = 0; i < len; i++) {
        if (line[i] == '#' && (i == 0 || is_white(line[i - 1]))) len = i;
    }
    while (len != 0 && is_white(line[len - 1])) len--;
    if (len == 0) return;
    if (line[0] == '[') {
        char *name = copy(line + 1, len - 2);
        *group = ruleset_group(set, name);
        free(name);
        return;
    }
    if (len > 5 && memcmp(line, "fold", 4) == 0 && is_white(line[4])) {
        while (is_white(line[5])) line++, len--; /* any white space before the word */
        for (int fold = HDRTRIE_FOLD_NONE; fold <= HDRTRIE_FOLD_SEPARATORS; fold++) {
            const char *word = fold_name((hdrtrie_fold)fold);
            if (strlen(word) == len - 5 && memcmp(line + 5, word, len - 5) == 0 && !set->of_cookies)
                set->fold = (hdrtrie_fold)fold;
        }
        return;
    }
    if (*group == UINT32_MAX) *group = ruleset_group(set, "default");
    if (len > 6 && (memcmp(line, "!fold", 5) == 0 || memcmp(line, "!case", 5) == 0) && is_white(line[5])) {
        const bool spelled = line[1] == 'c';
        char *exception;
        while (is_white(line[5])) line++, len--; /* any white space before the pattern */
        exception = copy(line + 4, len - 4);
        exception[0] = '!';
        if (!set->of_cookies) {
            ruleset_add_pattern(set, *group, exception, len - 4);
            if (spelled) ruleset_spell(set);
        }
        free(exception);
        return;
    }
    if (take_cookie(line, len, &pattern, &pattern_len) == set->of_cookies) {
        ruleset_add_pattern(set, *group, pattern, pattern_len);
    }
    free(pattern);
}

void ruleset_read(ruleset *set, const char *text, size_t len)
{
    uint32_t group = UINT32_MAX;
    for (size_t from = 0; from < len;) {
        const char *end = memchr(text + from, '\n', len - from);
        size_t line_len = end == NULL ? len - from : (size_t)(end - text) - from;
        read_line(set, text + from, line_len, &group);
        from += line_len + 1;
    }
}

void ruleset_read_list(ruleset *set, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/lists/%s", SOURCE_ROOT, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        abort();
    }
    char *text = must(malloc(1 << 20));
    size_t len = fread(text, 1, 1 << 20, file);
    fclose(file);
    ruleset_read(set, text, len);
    free(text);
}

/* Escapes stars, and first bytes that the list language would read as a mark. */
static void print_literal(const hdrtrie_rule *rule, FILE *out)
{
    for (size_t i = 0; i < rule->len; i++) {
        char c = rule->literal[i];
        bool leading = i == 0 && rule->kind != HDRTRIE_KIND_SUFFIX;
        if (c == '*' || (leading && (c == '!' || c == '#'))) putc('\\', out);
        putc(c, out);
    }
}

void ruleset_print(const ruleset *set, FILE *out)
{
    uint32_t group = UINT32_MAX;
    fprintf(out, "fold %s\n", fold_name(set->fold));
    for (size_t i = 0; i < set->count; i++) {
        const hdrtrie_rule *rule = &set->rules[i];
        if (rule->group != group) fprintf(out, "[%s]\n", set->groups[rule->group]);
        group = rule->group;
        if (rule->exception) fputs(rule->exception == HDRTRIE_EXCEPTION_SPELLED ? "!case " : "!", out);
        if (rule->kind == HDRTRIE_KIND_SUFFIX) putc('*', out);
        print_literal(rule, out);
        if (rule->kind == HDRTRIE_KIND_PREFIX) putc('*', out);
        putc('\n', out);
    }
}

char *ruleset_text(const ruleset *set, size_t *len)
{
    char *text = NULL;
    FILE *out = must(open_memstream(&text, len));
    ruleset_print(set, out);
    fclose(out);
    return must(text);
}

hdrtrie_table *ruleset_build(const ruleset *set)
{
    hdrtrie_build_options options = {0};
    hdrtrie_table *table;
    options.fold = set->fold;
    hdrtrie_error error =
        hdrtrie_build(set->rules, set->count, (const char *const *)set->groups, set->group_count, &options, &table);
    if (error != HDRTRIE_OK) {
        fprintf(stderr, "test: a valid list was refused: %s\n", hdrtrie_error_text(error));
        ruleset_print(set, stderr);
        abort();
    }
    return table;
}

const char *fold_name(hdrtrie_fold fold)
{
    static const char *const names[] = {"none", "case", "underscore", "separators"};
    return names[fold];
}
