/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "subject.h"
#include "need.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *subject_fold_name(hdrtrie_fold fold)
{
    static const char *const names[] = {"none", "case", "underscore", "separators"};
    return names[fold];
}

bool subject_takes(const subject *s, const listing *l)
{
    return s->missing == NULL && s->fold == l->fold && (s->list == NULL || strcmp(s->list, l->name) == 0) &&
           (s->patterns || l->plain);
}

static void verify_name(const subject *s, const void *state, const listing *l, const char *name, size_t len)
{
    int32_t wanted = listing_find(l, name, len), found = s->find(state, name, len);
    NEED(wanted == found, "%s%s%s, fold %s, list %s: \"%.*s\" is %d, should be %d", s->name,
         s->body != NULL ? " body " : "", s->body != NULL ? s->body : "", subject_fold_name(s->fold), l->name, (int)len,
         name, (int)found, (int)wanted);
}

/* Each byte replaced by what a fold might confuse it with, and by what it must not; then a byte less, a byte more. */
static void verify_edits(const subject *s, const void *state, const listing *l, const char *name, size_t len)
{
    static const char others[] = "-_.xA0 \x80\xff";
    char *edited = need_memory(len + 1 + REQUEST_REACH_LEN);
    memcpy(edited, name, len);
    for (size_t i = 0; i < len; i++) {
        for (const char *other = others; *other != 0; other++) {
            edited[i] = *other;
            verify_name(s, state, l, edited, len);
        }
        edited[i] = (char)(name[i] ^ 0x20);
        verify_name(s, state, l, edited, len);
        edited[i] = name[i];
    }
    verify_name(s, state, l, edited, len - 1);
    edited[len] = 's';
    verify_name(s, state, l, edited, len + 1);
    free(edited);
}

void subject_verify(const subject *s, const void *state, const listing *l, const subject_name *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        verify_name(s, state, l, names[i].text, names[i].len);
        verify_edits(s, state, l, names[i].text, names[i].len);
    }
    for (size_t i = 0; i < l->count; i++) {
        verify_name(s, state, l, l->rules[i].literal, l->rules[i].len);
        if (i % (l->count / 1000 + 1) == 0) verify_edits(s, state, l, l->rules[i].literal, l->rules[i].len);
    }
}
