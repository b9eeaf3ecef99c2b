/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "listing.h"
#include "need.h"
#include <stdlib.h>
#include <string.h>

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

/* An exact rule first, then the longest literal; a prefix wins a tie. */
static unsigned rank(const listing_rule *r)
{
    return r->kind == HDRTRIE_KIND_EXACT ? 1000 : 2u * r->len + (r->kind == HDRTRIE_KIND_PREFIX);
}

/* A rule's folded literal, by which rules are sorted. */
struct listing_key {
    const uint8_t *folded;
    uint8_t len, kind;
    bool exception;
    uint32_t rule;
};

static int compare_literals(const listing_key *a, const listing_key *b)
{
    if (a->kind != b->kind) return a->kind - b->kind;
    if (a->len != b->len) return a->len - b->len;
    return memcmp(a->folded, b->folded, a->len);
}

/* Rules with the same literal: exceptions last, else in the order of the list. */
static int compare_keys(const void *a, const void *b)
{
    const listing_key *x = a, *y = b;
    const int order = compare_literals(x, y);
    if (order != 0) return order;
    if (x->exception != y->exception) return x->exception - y->exception;
    return (x->rule > y->rule) - (x->rule < y->rule);
}

static int compare_to_key(const void *wanted, const void *key)
{
    return compare_literals(wanted, key);
}

/* Finds the same rule as the loop below, in plain lists that are too long for a loop. */
static int32_t find_sorted(const listing *l, const char *name, size_t len)
{
    uint8_t folded[UINT8_MAX];
    const listing_key wanted = {.folded = folded, .len = (uint8_t)len, .kind = HDRTRIE_KIND_EXACT};
    if (len > sizeof folded) return -1;
    for (size_t i = 0; i < len; i++) folded[i] = fold_byte(l->fold, name[i]);
    const listing_key *found = bsearch(&wanted, l->sorted, l->count, sizeof *l->sorted, compare_to_key);
    return found != NULL ? l->ids[found->rule] : -1;
}

int32_t listing_find(const listing *l, const char *name, size_t len)
{
    if (l->sorted != NULL) return find_sorted(l, name, len);
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

bool listing_is_malformed(const char *name, size_t len)
{
    static const char token_bytes[] = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t i = 0;
    while (i < len && name[i] != 0 && strchr(token_bytes, name[i]) != NULL) i++;
    return len == 0 || i < len;
}

static listing_key *sort_keys(const listing *l)
{
    listing_key *keys = need_memory(l->count * sizeof *keys);
    size_t len = 0;
    for (size_t i = 0; i < l->count; i++) len += l->rules[i].len;
    uint8_t *at = need_memory(len);
    for (size_t i = 0; i < l->count; i++) {
        const listing_rule *r = &l->rules[i];
        keys[i] = (listing_key){at, r->len, r->kind, r->exception, (uint32_t)i};
        for (size_t k = 0; k < r->len; k++) *at++ = fold_byte(l->fold, r->literal[k]);
    }
    qsort(keys, l->count, sizeof *keys, compare_keys);
    return keys;
}

/* Numbers the ids in the order of the list, one per literal and kind that is not an exception. */
static void count_ids(listing *l, const listing_key *keys)
{
    uint32_t *first =
        need_memory(l->count * sizeof *first); /* of each rule: the first rule with the same literal and kind */
    int32_t next = 0;
    l->plain = true;
    for (size_t i = 0; i < l->count; i++) {
        const bool again = i > 0 && compare_literals(&keys[i - 1], &keys[i]) == 0;
        first[keys[i].rule] = again ? first[keys[i - 1].rule] : keys[i].rule;
        if (again || keys[i].exception || keys[i].kind != HDRTRIE_KIND_EXACT) l->plain = false;
    }
    for (size_t i = 0; i < l->count; i++) {
        l->ids[i] = l->rules[i].exception ? -1 : first[i] != i ? l->ids[first[i]] : next++;
    }
    free(first);
}

static const char *lower_literal(const listing_rule *r)
{
    char *lower = need_memory(r->len + 1u);
    for (size_t k = 0; k < r->len; k++) lower[k] = (char)fold_byte(HDRTRIE_FOLD_CASE, r->literal[k]);
    return lower;
}

listing listing_make(const listing_rules *rules, hdrtrie_fold fold)
{
    listing l = {.name = rules->name, .fold = fold, .count = rules->count};
    l.rules = need_memory(l.count * sizeof *l.rules);
    l.ids = need_memory(l.count * sizeof *l.ids);
    for (size_t i = 0; i < l.count; i++) {
        l.rules[i] = rules->rules[i];
        if (fold == HDRTRIE_FOLD_NONE) l.rules[i].literal = lower_literal(&l.rules[i]);
    }
    listing_key *keys = sort_keys(&l);
    count_ids(&l, keys);
    if (l.plain && l.count > LISTING_LOOP_MAX) l.sorted = keys;
    return l;
}
