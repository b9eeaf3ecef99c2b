/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "diagnostics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hdrtrie/detail/fold.h>

#include "../color.h"

static void print_entry(const gen_diagnostics_entry *e)
{
    const bool warning = e->warning && !e->promoted;
    fprintf(stderr, "%s:%u:%u: %s%s:%s %s%s\n", e->file, (unsigned)e->line, (unsigned)e->column,
        gen_color_begin(stderr, warning ? GEN_COLOR_MAGENTA : GEN_COLOR_RED), warning ? "warning" : "error",
        gen_color_begin(stderr, GEN_COLOR_OFF), e->text, e->promoted ? " [-Werror]" : "");
}

/* The end of a part of a message that differs between messages of one kind: a name or a number. Returns at if none begins
   there. */
static const char *skip_variable(const char *begin, const char *at)
{
    static const char open[] = "\"'`<[(", close[] = "\"'`>])";
    const char *bracket = strchr(open, *at), *end;
    const bool starts_word = at == begin || at[-1] == ' ';
    if (starts_word && bracket != NULL) {
        end = strchr(at + 1, close[bracket - open]);
        if (end != NULL) return end + 1;
    }
    if (!starts_word) return at;
    for (end = at; *end != '\0' && *end != ' '; end++) {
        if (hdrtrie_byte_is_digit((uint8_t)*end) || (*end >= 'A' && *end <= 'Z') || *end == '*' || *end == '/') {
            return end + strcspn(end, " ");
        }
    }
    return at;
}

/* The kind of a message: its words without names and numbers. Words with a capital, a digit, a star or a slash are names.
   malloc'ed. */
static char *make_key(const char *text, bool warning)
{
    char *key = malloc(strlen(text) + 2), *out = key;
    if (key == NULL) return NULL;
    *out++ = warning ? 'w' : 'e';
    for (const char *at = text; *at != '\0';) {
        const char *end = skip_variable(text, at);
        if (end == at) *out++ = *at++;
        at = end > at ? end : at;
    }
    *out = '\0';
    return key;
}

static int compare_entries(const void *a, const void *b)
{
    const gen_diagnostics_entry *x = a, *y = b;
    if (x->file_order != y->file_order) return x->file_order < y->file_order ? -1 : 1;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    if (x->column != y->column) return x->column < y->column ? -1 : 1;
    return x->arrival < y->arrival ? -1 : 1;
}

static void free_entry(gen_diagnostics_entry *e)
{
    free(e->file);
    free(e->text);
}

/* The number of a file, in order of first use. Returns false if memory runs out. */
static bool find_file(gen_diagnostics *d, const char *file, size_t *order)
{
    char **larger;
    for (*order = 0; *order < d->file_count; ++*order) {
        if (strcmp(d->files[*order], file) == 0) return true;
    }
    larger = realloc(d->files, (d->file_count + 1) * sizeof *larger);
    if (larger == NULL) return false;
    d->files = larger;
    d->files[d->file_count] = strdup(file);
    if (d->files[d->file_count] == NULL) return false;
    d->file_count++;
    return true;
}

/* The kind of that key, a new one if there is none. NULL if memory runs out. Takes the key. */
static gen_diagnostics_kind *find_kind(gen_diagnostics *d, char *key)
{
    if (d->kinds == NULL) {
        d->kinds = calloc(GEN_DIAGNOSTICS_KINDS, sizeof *d->kinds);
        d->kind_count = 0;
    }
    if (d->kinds == NULL || key == NULL) {
        free(key);
        return NULL;
    }
    /* the last kind takes the messages of all further kinds */
    for (size_t i = 0; i < d->kind_count; i++) {
        if (strcmp(d->kinds[i].key, key) != 0 && i + 1 != GEN_DIAGNOSTICS_KINDS) continue;
        free(key);
        return &d->kinds[i];
    }
    d->kinds[d->kind_count].key = key;
    return &d->kinds[d->kind_count++];
}

/* Inserts an entry at its place and drops the last one if there are too many. */
static void insert(gen_diagnostics_kind *kind, gen_diagnostics_entry e)
{
    size_t at = kind->kept;
    kind->count++;
    while (at > 0 && compare_entries(&e, &kind->entries[at - 1]) < 0) at--;
    if (at == GEN_DIAGNOSTICS_SHOWN) {
        free_entry(&e);
        return;
    }
    if (kind->kept == GEN_DIAGNOSTICS_SHOWN) free_entry(&kind->entries[--kind->kept]);
    memmove(&kind->entries[at + 1], &kind->entries[at], (kind->kept - at) * sizeof e);
    kind->entries[at] = e;
    kind->kept++;
}

void gen_diagnostics_add(void *context, const hdrtrie_diagnostic *diagnostic)
{
    gen_diagnostics *d = context;
    const bool warning = diagnostic->severity == HDRTRIE_WARNING;
    gen_diagnostics_entry e = {strdup(diagnostic->file), strdup(diagnostic->text), 0, d->arrivals++, 0,
        diagnostic->line, diagnostic->column, warning, warning && d->warnings_are_errors};
    gen_diagnostics_kind *kind = NULL;
    if (!warning || e.promoted) d->error_count++;
    if (e.file != NULL && e.text != NULL && find_file(d, e.file, &e.file_order)) {
        kind = find_kind(d, make_key(e.text, warning));
    }
    if (kind != NULL) { /* NOLINT(clang-analyzer-unix.Malloc): a kind owns the texts */
        e.kind = (size_t)(kind - d->kinds);
        insert(kind, e);
        return;
    }
    fprintf(stderr, "%s:%u:%u: %s: %s\n", diagnostic->file, (unsigned)diagnostic->line, (unsigned)diagnostic->column,
        warning && !e.promoted ? "warning" : "error", diagnostic->text);
    free_entry(&e);
}

/* Prints the next kept entry of all kinds; next[k] counts those of kind k that are printed. Returns false at the end. */
static bool print_next(const gen_diagnostics *d, size_t *next)
{
    const gen_diagnostics_entry *first = NULL;
    const gen_diagnostics_kind *kind;
    for (size_t i = 0; i < d->kind_count; i++) {
        const gen_diagnostics_entry *e = &d->kinds[i].entries[next[i]];
        if (next[i] == d->kinds[i].kept) continue;
        if (first == NULL || compare_entries(e, first) < 0) first = e;
    }
    if (first == NULL) return false;
    kind = &d->kinds[first->kind];
    print_entry(first);
    if (++next[first->kind] == kind->kept && kind->count > kind->kept) {
        fprintf(stderr, "%s: and %zu more of this kind\n", first->file, kind->count - kind->kept);
    }
    return true;
}

void gen_diagnostics_flush(gen_diagnostics *d)
{
    size_t next[GEN_DIAGNOSTICS_KINDS] = {0};
    while (print_next(d, next)) continue;
    for (size_t i = 0; i < d->kind_count; i++) {
        for (size_t k = 0; k < d->kinds[i].kept; k++) free_entry(&d->kinds[i].entries[k]);
        free(d->kinds[i].key);
    }
    for (size_t i = 0; i < d->file_count; i++) free(d->files[i]);
    free(d->kinds);
    free(d->files);
    d->kinds = NULL;
    d->files = NULL;
    d->kind_count = d->file_count = 0;
}
