/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "transcript.h"
#include <stdio.h>
#include <string.h>

void transcript_add(void *context, const hdrtrie_diagnostic *d)
{
    transcript *said = context;
    const char *severity = d->severity == HDRTRIE_ERROR ? "error" : "warning";
    int n;
    if (d->severity == HDRTRIE_ERROR) said->error_count++;
    else said->warning_count++;
    n = snprintf(said->text + said->len, sizeof said->text - said->len, "%s:%u:%u: %s: %s\n", d->file,
                 (unsigned)d->line, (unsigned)d->column, severity, d->text);
    if (n > 0) said->len += (size_t)n;
    if (said->len >= sizeof said->text) said->len = sizeof said->text - 1;
}

static bool open_source(void *context, const char *name, const char *from, const char **path, const char **text,
                        size_t *len)
{
    sources *s = context;
    snprintf(s->last_from, sizeof s->last_from, "%s", from == NULL ? "(preset)" : from);
    for (size_t i = 0; i < s->count; i++) {
        if (strcmp(s->files[i].name, name) != 0) continue;
        *path = s->files[i].name;
        *text = s->files[i].text;
        *len = strlen(s->files[i].text);
        s->open++;
        return true;
    }
    return false;
}

static void release_source(void *context, const char *path, const char *text)
{
    sources *s = context;
    (void)path;
    (void)text;
    s->open--;
}

hdrtrie_resolver sources_resolver(sources *s)
{
    hdrtrie_resolver resolver = {open_source, release_source, s};
    return resolver;
}

hdrtrie_error list_read(const char *file, const char *text, sources *s, transcript *said, hdrtrie_table **table)
{
    hdrtrie_list_options options = {0};
    hdrtrie_resolver resolver;
    memset(said, 0, sizeof *said);
    options.build.diagnose = transcript_add;
    options.build.diagnose_context = said;
    if (s != NULL) {
        resolver = sources_resolver(s);
        options.resolver = &resolver;
    }
    return hdrtrie_list_build(file, text, strlen(text), &options, table);
}

/* One line of each: p[0, p_len) was said, e[0, e_len) expected. */
static bool line_is(const char *p, size_t p_len, const char *e, size_t e_len)
{
    const char *bar = memchr(e, '|', e_len);
    size_t where_len = bar == NULL ? e_len : (size_t)(bar - e);
    if (p_len < where_len || memcmp(p, e, where_len) != 0) return false;
    while (bar != NULL) {
        const char *word = bar + 1;
        size_t word_len, at = where_len;
        bar = memchr(word, '|', (size_t)(e + e_len - word));
        word_len = (size_t)((bar == NULL ? e + e_len : bar) - word);
        while (at + word_len <= p_len && memcmp(p + at, word, word_len) != 0) at++;
        if (at + word_len > p_len) return false;
    }
    return true;
}

bool transcript_is(const transcript *said, const char *expected)
{
    const char *p = said->text, *e = expected;
    while (*p != 0 && *e != 0) {
        size_t p_len = strcspn(p, "\n"), e_len = strcspn(e, "\n");
        if (!line_is(p, p_len, e, e_len)) break;
        p += p_len + (p[p_len] != 0);
        e += e_len + (e[e_len] != 0);
    }
    if (*p == 0 && *e == 0) return true;
    fprintf(stderr, "said:\n%sexpected:\n%s\n", said->text, expected);
    return false;
}
