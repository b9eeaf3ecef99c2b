/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "implementation.h"
#include "need.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *bench_fold_name(hdrtrie_fold fold)
{
    static const char *const names[] = {"none", "case", "underscore", "separators"};
    return names[fold];
}

bool implementation_takes(const implementation *m, const listing *l)
{
    return m->missing == NULL && m->fold == l->fold && (m->list == NULL || strcmp(m->list, l->name) == 0) &&
           (m->needs_patterns ? !l->plain : m->patterns || l->plain);
}

static void verify_name(const implementation *m, const void *state, const listing *l, const char *name, size_t len)
{
    int32_t wanted = listing_find(l, name, len), found = m->find(state, name, len);
    NEED(wanted == found, "%s%s%s, fold %s, list %s: the id of \"%.*s\" is %d, but the list gives %d", m->name,
        m->backend != NULL ? " backend " : "", m->backend != NULL ? m->backend : "", bench_fold_name(m->fold), l->name,
        (int)len, name, (int)found, (int)wanted);
}

/* Replaces each byte by bytes that a fold might take for it and by bytes that no fold may; then drops and adds a byte. */
static void verify_edits(const implementation *m, const void *state, const listing *l, const char *name, size_t len)
{
    static const char others[] = "-_.xA0 \x80\xff";
    char *edited = need_memory(len + 1 + REQUEST_REACH_LEN);
    memcpy(edited, name, len);
    for (size_t i = 0; i < len; i++) {
        for (const char *other = others; *other != 0; other++) {
            edited[i] = *other;
            verify_name(m, state, l, edited, len);
        }
        edited[i] = (char)(name[i] ^ 0x20);
        verify_name(m, state, l, edited, len);
        edited[i] = name[i];
    }
    verify_name(m, state, l, edited, len - 1);
    edited[len] = 's';
    verify_name(m, state, l, edited, len + 1);
    free(edited);
}

void implementation_verify(
    const implementation *m, const void *state, const listing *l, const bench_name *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        verify_name(m, state, l, names[i].text, names[i].len);
        verify_edits(m, state, l, names[i].text, names[i].len);
    }
    for (size_t i = 0; i < l->count; i++) {
        verify_name(m, state, l, l->rules[i].literal, l->rules[i].len);
        if (i % (l->count / 1000 + 1) == 0) verify_edits(m, state, l, l->rules[i].literal, l->rules[i].len);
    }
}
