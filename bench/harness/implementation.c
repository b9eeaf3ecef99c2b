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

/* A name for each pair of a prefix and a suffix, because which of them decides depends on their lengths, groups and exceptions. */
static void verify_pairs(const implementation *m, const void *state, const listing *l)
{
    for (size_t i = 0; !l->plain && i < l->count; i++) {
        const listing_rule *prefix = &l->rules[i];
        for (size_t k = 0; prefix->kind == HDRTRIE_KIND_PREFIX && k < l->count; k++) {
            const listing_rule *suffix = &l->rules[k];
            char name[2 * UINT8_MAX + 2 + REQUEST_REACH_LEN] = {0};
            if (suffix->kind != HDRTRIE_KIND_SUFFIX) continue;
            const size_t len = (size_t)prefix->len + suffix->len;
            memcpy(name, prefix->literal, prefix->len);
            memcpy(name + prefix->len, suffix->literal, suffix->len);
            verify_name(m, state, l, name, len);
            memmove(name + prefix->len + 1, name + prefix->len, suffix->len);
            name[prefix->len] = 'x';
            verify_name(m, state, l, name, len + 1);
        }
    }
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
        if (i % (l->count / 1000 + 1) == 0 && l->rules[i].len != 0)
            verify_edits(m, state, l, l->rules[i].literal, l->rules[i].len);
    }
    verify_pairs(m, state, l);
}
