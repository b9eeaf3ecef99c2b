/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "listing.h"
#include "need.h"

static uint8_t fold_byte(hdrtrie_fold fold, char byte)
{
    uint8_t c = (uint8_t)byte;
    if (fold == HDRTRIE_FOLD_NONE) return c;
    if (c >= 'A' && c <= 'Z') return (uint8_t)(c + 'a' - 'A');
    if (fold == HDRTRIE_FOLD_UNDERSCORE) return c == '_' ? '-' : c;
    if (fold == HDRTRIE_FOLD_SEPARATORS && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) return '-';
    return c;
}

static bool same(hdrtrie_fold fold, const char *a, const char *b, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (fold_byte(fold, a[i]) != fold_byte(fold, b[i])) return false;
    }
    return true;
}

static bool matches(const listing *l, size_t rule, const char *name, size_t len)
{
    const listing_rule *r = &l->rules[rule];
    if (r->kind == HDRTRIE_KIND_EXACT ? len != r->len : len < r->len) return false;
    return same(l->fold, r->literal, r->kind == HDRTRIE_KIND_SUFFIX ? name + len - r->len : name, r->len);
}

/* Exact first, then the longest literal, a prefix on a tie. */
static unsigned rank(const listing_rule *r)
{
    return r->kind == HDRTRIE_KIND_EXACT ? 1000 : 2u * r->len + (r->kind == HDRTRIE_KIND_PREFIX);
}

int32_t listing_find(const listing *l, const char *name, size_t len)
{
    const listing_rule *decides[HDRTRIE_GROUP_MAX] = {0}, *best = NULL;
    int32_t id = -1;
    for (size_t i = 0; i < l->count; i++) {
        const listing_rule *r = &l->rules[i];
        const listing_rule **d = &decides[r->group];
        if (matches(l, i, name, len) && (*d == NULL || rank(r) > rank(*d))) *d = r;
    }
    for (size_t group = 0; group < HDRTRIE_GROUP_MAX; group++) {
        const listing_rule *d = decides[group];
        if (d == NULL || d->exception || (best != NULL && rank(d) <= rank(best))) continue;
        best = d;
        id = l->ids[d - l->rules];
    }
    return id;
}

/* The rule before rule of the same kind and folded literal that has an id, or rule itself. */
static size_t first_like(const listing *l, size_t rule)
{
    const listing_rule *r = &l->rules[rule];
    for (size_t i = 0; i < rule; i++) {
        const listing_rule *other = &l->rules[i];
        if (!other->exception && other->kind == r->kind && other->len == r->len &&
            same(l->fold, other->literal, r->literal, r->len)) {
            return i;
        }
    }
    return rule;
}

listing listing_make(const listing_source *source, hdrtrie_fold fold)
{
    listing l = {.name = source->name, .fold = fold, .count = source->count, .plain = true};
    int32_t next = 0;
    l.rules = need_memory(l.count * sizeof *l.rules);
    l.ids = need_memory(l.count * sizeof *l.ids);
    for (size_t i = 0; i < l.count; i++) {
        listing_rule r = source->rules[i];
        if (fold == HDRTRIE_FOLD_NONE) {
            char *lower = need_memory(r.len + 1u);
            for (size_t k = 0; k < r.len; k++) lower[k] = (char)fold_byte(HDRTRIE_FOLD_CASE, r.literal[k]);
            r.literal = lower;
        }
        l.rules[i] = r;
        size_t first = first_like(&l, i);
        if (r.exception || r.kind != HDRTRIE_KIND_EXACT || first != i) l.plain = false;
        l.ids[i] = r.exception ? -1 : first != i ? l.ids[first] : next++;
    }
    return l;
}
