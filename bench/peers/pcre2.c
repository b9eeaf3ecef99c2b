/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peer: PCRE2 with its JIT compiler (P. Hazel; Z. Herczeg): one anchored regular expression, an alternative per rule, the most
   specific rule first. Proxies that take regular expressions for names run one like it. Exceptions are negative assertions in the
   alternatives of their group. (*MARK) says which alternative matched. The name is first folded, so the expression has only literals;
   PCRE2 compares those several bytes at a time. pcre2_jit_match leaves out the checks of its arguments.

   Unfair to it: PCRE2 tries one alternative after another. An author who factors out common beginnings by hand gains. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "../harness/implementation.h"
#include "../harness/keys.h"
#include "../harness/need.h"
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct regex {
    const listing *list;
    pcre2_code *code;
    pcre2_match_data *match; /* written by each find; the benchmarks have one thread */
} regex;

/* The text of the expression; grows. */
typedef struct regex_text {
    char *bytes;
    size_t len, capacity;
} regex_text;

static void add_text(regex_text *t, const char *text, size_t len)
{
    if (t->len + len > t->capacity) {
        t->capacity = 2 * (t->len + len);
        t->bytes = realloc(t->bytes, t->capacity);
        NEED(t->bytes != NULL, "out of memory");
    }
    memcpy(t->bytes + t->len, text, len);
    t->len += len;
}

static void add(regex_text *t, const char *text)
{
    add_text(t, text, strlen(text));
}

/* Adds what matches a whole name that the rule matches. A suffix is an assertion at the
   name's end, so it is compared once. */
static void add_rule(regex_text *t, hdrtrie_fold fold, const listing_rule *r)
{
    char folded[KEY_CAPACITY];
    key_fold_literal(fold, folded, r->literal, r->len);
    if (r->kind == HDRTRIE_KIND_SUFFIX) add(t, ".*+(?<=");
    for (size_t i = 0; i < r->len; i++) {
        char escaped[8];
        snprintf(escaped, sizeof escaped, "\\x%02x", (unsigned)(uint8_t)folded[i]);
        add(t, escaped);
    }
    if (r->kind == HDRTRIE_KIND_SUFFIX) add(t, ")");
    if (r->kind == HDRTRIE_KIND_EXACT) add(t, "\\z");
}

/* As in listing.c: an exact rule first, then the longest literal; a prefix wins a tie. */
static unsigned regex_rank(const listing_rule *r)
{
    return r->kind == HDRTRIE_KIND_EXACT ? 1000 : 2u * r->len + (r->kind == HDRTRIE_KIND_PREFIX);
}

static int compare_rules(const void *a, const void *b)
{
    const listing_rule *x = *(const listing_rule *const *)a, *y = *(const listing_rule *const *)b;
    const unsigned rank_x = regex_rank(x), rank_y = regex_rank(y);
    if (rank_x != rank_y) return rank_x < rank_y ? 1 : -1;
    if (x->group != y->group) return x->group - y->group;
    return (x > y) - (x < y);
}

/* Adds an assertion that no exception of the rule's group decides. */
static void add_exceptions(regex_text *t, const listing *l, const listing_rule *r)
{
    const char *before = "(?!";
    for (size_t i = 0; i < l->count; i++) {
        const listing_rule *e = &l->rules[i];
        if (!e->exception || e->group != r->group || regex_rank(e) <= regex_rank(r)) continue;
        add(t, before);
        add_rule(t, l->fold, e);
        before = "|";
    }
    if (before[0] == '|') add(t, ")");
}

static regex_text print_regex(const listing *l)
{
    regex_text t = {NULL, 0, 0};
    const listing_rule **order = need_memory(l->count * sizeof *order);
    const char *before = "(?:";
    for (size_t i = 0; i < l->count; i++) order[i] = &l->rules[i];
    qsort(order, l->count, sizeof *order, compare_rules);
    for (size_t i = 0; i < l->count; i++) {
        const int32_t id = l->ids[order[i] - l->rules];
        char mark[sizeof "(*MARK:)" + 6];
        if (order[i]->exception) continue;
        snprintf(mark, sizeof mark, "(*MARK:%c%c%c%c)", 'A' + (id >> 12 & 15), 'A' + (id >> 8 & 15),
            'A' + (id >> 4 & 15), 'A' + (id & 15));
        add(&t, before);
        add_exceptions(&t, l, order[i]);
        add_rule(&t, l->fold, order[i]);
        add(&t, mark);
        before = "|";
    }
    add(&t, before[0] == '|' ? ")" : "(?!)");
    free(order);
    return t;
}

static const void *regex_build(const listing *l)
{
    regex *x = need_memory(sizeof *x);
    regex_text t = print_regex(l);
    int error;
    PCRE2_SIZE at;
    PCRE2_UCHAR reason[200];
    x->list = l;
    x->code = pcre2_compile((PCRE2_SPTR)t.bytes, t.len, PCRE2_ANCHORED | PCRE2_DOTALL, &error, &at, NULL);
    if (x->code == NULL) pcre2_get_error_message(error, reason, sizeof reason);
    NEED(x->code != NULL, "pcre2, list %s: %s, at %zu of %zu", l->name, (const char *)reason, (size_t)at, t.len);
    NEED(pcre2_jit_compile(x->code, PCRE2_JIT_COMPLETE) == 0, "pcre2, list %s: the JIT compiler failed", l->name);
    x->match = pcre2_match_data_create(1, NULL);
    NEED(x->match != NULL, "out of memory");
    free(t.bytes);
    return x;
}

static size_t regex_bytes(const void *state)
{
    size_t len = 0;
    pcre2_pattern_info(((const regex *)state)->code, PCRE2_INFO_JITSIZE, &len);
    return len;
}

static bool regex_has_jit(void)
{
    uint32_t jit = 0;
    return pcre2_config(PCRE2_CONFIG_JIT, &jit) >= 0 && jit != 0;
}

HDRTRIE_INLINE int32_t regex_find(const void *state, hdrtrie_fold fold, const char *name, size_t len)
{
    const regex *x = state;
    char copied[KEY_CAPACITY];
    const char *folded = name;
    if (HDRTRIE_UNLIKELY(len - 1 >= sizeof copied - 1)) return listing_find(x->list, name, len);
    if (fold != HDRTRIE_FOLD_NONE) {
        key_fold(fold, copied, name, len);
        folded = copied;
    }
    if (pcre2_jit_match(x->code, (PCRE2_SPTR)folded, len, 0, 0, x->match, NULL) < 0) return -1;
    const PCRE2_SPTR mark = pcre2_get_mark(x->match);
    return (mark[0] - 'A') << 12 | (mark[1] - 'A') << 8 | (mark[2] - 'A') << 4 | (mark[3] - 'A');
}

#define FIND(state, name, len) regex_find(state, HDRTRIE_FOLD_NONE, name, len)
#define FIND_VARIANT none
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

#define FIND(state, name, len) regex_find(state, HDRTRIE_FOLD_CASE, name, len)
#define FIND_VARIANT case
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

#define FIND(state, name, len) regex_find(state, HDRTRIE_FOLD_UNDERSCORE, name, len)
#define FIND_VARIANT underscore
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

#define FIND(state, name, len) regex_find(state, HDRTRIE_FOLD_SEPARATORS, name, len)
#define FIND_VARIANT separators
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

#define REGEX(fold_, variant)                                                                                          \
    {                                                                                                                  \
        .name = "pcre2", .fold = fold_, .patterns = true, .is_supported = regex_has_jit, .build = regex_build,         \
        .find = variant##_find, .pass = variant##_pass, .clear = variant##_clear, .bytes = regex_bytes,                \
        .max_count = 100                                                                                               \
    }

static const implementation regexes[] = {
    REGEX(HDRTRIE_FOLD_NONE, none),
    REGEX(HDRTRIE_FOLD_CASE, case),
    REGEX(HDRTRIE_FOLD_UNDERSCORE, underscore),
    REGEX(HDRTRIE_FOLD_SEPARATORS, separators),
};

const implementation_set pcre2_peers = {regexes, sizeof regexes / sizeof *regexes};
