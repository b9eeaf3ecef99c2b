/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "fast_oracle.h"
#include <stdlib.h>

/* All rules of one kind with one folded literal. */
typedef struct entry {
    uint64_t hash;
    const hdrtrie_rule *rule; /* NULL: free */
    uint32_t in, out;
    int32_t id;
} entry;

struct fast_oracle {
    const oracle *o;
    uint8_t fold[256];
    entry *entries;
    size_t mask;
    uint32_t all;                 /* groups that have rules */
    const hdrtrie_rule **spelled; /* the spelled exceptions; lists have few */
    size_t spelled_count;
    size_t length_counts[3];
    uint16_t lengths[3][HDRTRIE_PATTERN_MAX + 1]; /* of literals, by kind, longest first */
};

/* Polynomials modulo 2^64 with an odd base. Beginnings are hashed from the left, ends from the right, so that one pass
   yields the hashes of all lengths. entry_at also compares the literals, so a collision costs time only. */
#define BASE 0x9ddfea08eb382d69u

static uint64_t step(uint64_t hash, uint8_t c)
{
    return (hash + c + 1) * BASE;
}

static uint64_t spread(uint64_t hash, unsigned kind)
{
    hash = (hash + kind) * 0xc6a4a7935bd1e995u;
    return hash ^ hash >> 29;
}

static uint64_t literal_hash(const fast_oracle *c, const hdrtrie_rule *rule)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < rule->len; i++) {
        size_t at = rule->kind == HDRTRIE_KIND_SUFFIX ? rule->len - 1 - i : i;
        hash = step(hash, c->fold[(uint8_t)rule->literal[at]]);
    }
    return spread(hash, rule->kind);
}

/* Returns the entry of this kind and literal, or the free entry in which to put it. text is folded. */
static entry *entry_at(const fast_oracle *c, uint64_t hash, hdrtrie_kind kind, const uint8_t *text, size_t len)
{
    for (size_t at = hash & c->mask;; at = (at + 1) & c->mask) {
        entry *e = &c->entries[at];
        if (e->rule == NULL) return e;
        if (e->hash != hash || e->rule->kind != kind || e->rule->len != len) continue;
        size_t i = 0;
        while (i < len && c->fold[(uint8_t)e->rule->literal[i]] == text[i]) i++;
        if (i == len) return e;
    }
}

fast_oracle *fast_oracle_open(const oracle *o)
{
    fast_oracle *c = calloc(1, sizeof *c);
    bool seen[3][HDRTRIE_PATTERN_MAX + 1] = {{false}};
    if (c == NULL) abort();
    c->o = o;
    for (int i = 0; i < 256; i++) c->fold[i] = oracle_fold_byte(o->set->fold, (uint8_t)i);
    for (c->mask = 15; c->mask < 4 * o->set->count; c->mask = 2 * c->mask + 1) continue;
    c->entries = calloc(c->mask + 1, sizeof *c->entries);
    c->spelled = calloc(o->set->count + 1, sizeof *c->spelled);
    if (c->entries == NULL || c->spelled == NULL) abort();
    for (size_t i = 0; i < o->set->count; i++) {
        const hdrtrie_rule *rule = &o->set->rules[i];
        if (rule->exception == HDRTRIE_EXCEPTION_SPELLED) {
            c->spelled[c->spelled_count++] = rule;
            continue;
        }
        uint8_t folded[HDRTRIE_PATTERN_MAX];
        for (size_t j = 0; j < rule->len; j++) folded[j] = c->fold[(uint8_t)rule->literal[j]];
        uint64_t hash = literal_hash(c, rule);
        entry *e = entry_at(c, hash, rule->kind, folded, rule->len);
        if (e->rule == NULL) {
            e->hash = hash;
            e->rule = rule;
            e->id = -1;
        }
        if (rule->exception) e->out |= (uint32_t)1 << rule->group;
        else e->in |= (uint32_t)1 << rule->group;
        if (e->id < 0) e->id = o->ids[i];
        c->all |= (uint32_t)1 << rule->group;
        seen[rule->kind][rule->len] = true;
    }
    for (int kind = 0; kind < 3; kind++) {
        for (int len = HDRTRIE_PATTERN_MAX; len >= 0; len--) {
            if (seen[kind][len]) c->lengths[kind][c->length_counts[kind]++] = (uint16_t)len;
        }
    }
    return c;
}

void fast_oracle_close(fast_oracle *c)
{
    free(c->spelled);
    free(c->entries);
    free(c);
}

/* Adds one entry to *m: it decides those groups that no more specific entry has decided. */
static void decide(const entry *e, uint32_t *decided, hdrtrie_match *m)
{
    uint32_t in = e->in & ~*decided;
    if (e->rule == NULL) return;
    if (in != 0 && m->id < 0) m->id = e->id;
    m->groups |= in;
    *decided |= e->in | e->out;
}

hdrtrie_match fast_oracle_find(const fast_oracle *c, const char *name, size_t len)
{
    hdrtrie_match m = {-1, 0};
    uint32_t decided = 0;
    uint8_t begin[HDRTRIE_PATTERN_MAX], end[HDRTRIE_PATTERN_MAX]; /* folded; end: the last bytes, in order */
    uint64_t hash[3][HDRTRIE_PATTERN_MAX + 1];
    size_t part = len < HDRTRIE_PATTERN_MAX ? len : HDRTRIE_PATTERN_MAX, p = 0, s = 0;
    const size_t prefixes = c->length_counts[HDRTRIE_KIND_PREFIX], suffixes = c->length_counts[HDRTRIE_KIND_SUFFIX];
    hash[HDRTRIE_KIND_PREFIX][0] = hash[HDRTRIE_KIND_SUFFIX][0] = 0;
    for (size_t i = 0; i < part; i++) {
        begin[i] = c->fold[(uint8_t)name[i]];
        hash[HDRTRIE_KIND_PREFIX][i + 1] = step(hash[HDRTRIE_KIND_PREFIX][i], begin[i]);
    }
    if (suffixes != 0) {
        for (size_t i = 0; i < part; i++) {
            uint8_t b = end[part - 1 - i] = c->fold[(uint8_t)name[len - 1 - i]];
            hash[HDRTRIE_KIND_SUFFIX][i + 1] = step(hash[HDRTRIE_KIND_SUFFIX][i], b);
        }
    }
    for (size_t i = 0; i < c->spelled_count; i++) {
        const hdrtrie_rule *rule = c->spelled[i];
        if (oracle_same_literal(HDRTRIE_FOLD_CASE, rule->literal, rule->len, name, len))
            decided |= (uint32_t)1 << rule->group;
    }
    if (len == part && c->length_counts[HDRTRIE_KIND_EXACT] != 0) {
        uint64_t h = spread(hash[HDRTRIE_KIND_PREFIX][len], HDRTRIE_KIND_EXACT);
        decide(entry_at(c, h, HDRTRIE_KIND_EXACT, begin, len), &decided, &m);
    }
    while ((p < prefixes || s < suffixes) && decided != c->all) {
        size_t p_len = p < prefixes ? c->lengths[HDRTRIE_KIND_PREFIX][p] : 0;
        size_t s_len = s < suffixes ? c->lengths[HDRTRIE_KIND_SUFFIX][s] : 0;
        bool prefix =
            p < prefixes && (s >= suffixes || p_len >= s_len); /* the prefix first if both have the same length */
        hdrtrie_kind kind = prefix ? HDRTRIE_KIND_PREFIX : HDRTRIE_KIND_SUFFIX;
        size_t l = prefix ? p_len : s_len;
        if (prefix) p++;
        else s++;
        if (l > part) continue;
        uint64_t h = spread(hash[kind][l], kind);
        decide(entry_at(c, h, kind, prefix ? begin : end + (part - l), l), &decided, &m);
    }
    return m;
}

bool fast_oracle_agrees(const fast_oracle *c, const char *name, size_t len)
{
    hdrtrie_match a = fast_oracle_find(c, name, len), b = oracle_find(c->o, name, len);
    return a.id == b.id && a.groups == b.groups;
}
