/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peer: PCRE2 with its JIT compiler (P. Hazel; Z. Herczeg): one anchored regular expression. Proxies that take regular expressions
   for names run one like it. Common beginnings of exact names are factored out, as tools that write such expressions do. Behind
   the names is an alternative per pattern, the most specific first. Exceptions are negative assertions in the alternatives of their
   group. (*MARK) tells which alternative matched. The name is first folded, so the expression has only literals; PCRE2
   compares those several bytes at a time. pcre2_jit_match leaves out the checks of its arguments.

   Unfair to it: the patterns are tried one after another. An author may factor out their beginnings, too. */
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

static void add_bytes(regex_text *t, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        char escaped[8];
        snprintf(escaped, sizeof escaped, "\\x%02x", (unsigned)(uint8_t)bytes[i]);
        add(t, escaped);
    }
}

/* id: at most 32,767. -1 is a name that the list excepts. */
static void add_mark(regex_text *t, int32_t id)
{
    char mark[sizeof "(*MARK:)" + 4];
    snprintf(mark, sizeof mark, "(*MARK:%c%c%c%c)", 'A' + (id >> 12 & 15), 'A' + (id >> 8 & 15), 'A' + (id >> 4 & 15),
        'A' + (id & 15));
    add(t, mark);
}

static int compare_texts(const void *a, const void *b)
{
    const key *x = a, *y = b;
    const int order = memcmp(x->text, y->text, x->len < y->len ? x->len : y->len);
    return order != 0 ? order : (x->len > y->len) - (x->len < y->len);
}

/* Adds an alternative per exact name, with common beginnings factored out. keys: sorted, count > 0; equal in their first depth bytes. */
static void add_names(regex_text *t, const key *keys, size_t count, size_t depth)
{
    add(t, "(?:");
    for (size_t i = 0; i < count;) {
        if (i > 0) add(t, "|");
        if (keys[i].len == depth) {
            add(t, "\\z");
            add_mark(t, keys[i].id == KEY_EXCEPTED ? -1 : keys[i].id);
            i++;
            continue;
        }
        size_t end = i + 1, common = depth + 1;
        while (end < count && keys[end].text[depth] == keys[i].text[depth]) end++;
        const key *last = &keys[end - 1];
        while (common < keys[i].len && common < last->len && keys[i].text[common] == last->text[common]) common++;
        add_bytes(t, keys[i].text + depth, common - depth);
        add_names(t, keys + i, end - i, common);
        i = end;
    }
    add(t, ")");
}

/* As in listing.c: the longest literal first; a prefix wins a tie. Only for patterns. */
static unsigned pattern_rank(const listing_rule *r)
{
    return 2u * r->len + (r->kind == HDRTRIE_KIND_PREFIX);
}

static int compare_patterns(const void *a, const void *b)
{
    const listing_rule *x = *(const listing_rule *const *)a, *y = *(const listing_rule *const *)b;
    const unsigned rank_x = pattern_rank(x), rank_y = pattern_rank(y);
    if (rank_x != rank_y) return rank_x < rank_y ? 1 : -1;
    if (x->group != y->group) return x->group - y->group;
    return (x > y) - (x < y);
}

/* Adds the rule's literal from byte skip on. A suffix is a look back from the end of the name. */
static void add_pattern(regex_text *t, hdrtrie_fold fold, const listing_rule *r, size_t skip)
{
    char folded[KEY_CAPACITY];
    key_fold_literal(fold, folded, r->literal, r->len);
    if (r->kind == HDRTRIE_KIND_SUFFIX) add(t, ".*+(?<=");
    add_bytes(t, folded + skip, r->len - skip);
    if (r->kind == HDRTRIE_KIND_SUFFIX) add(t, ")");
}

static bool begins(hdrtrie_fold fold, const listing_rule *r, const listing_rule *beginning)
{
    char a[KEY_CAPACITY], b[KEY_CAPACITY];
    key_fold_literal(fold, a, r->literal, r->len);
    key_fold_literal(fold, b, beginning->literal, beginning->len);
    return r->len >= beginning->len && memcmp(a, b, beginning->len) == 0;
}

/* Adds an assertion that no exception of the group of r decides. After a prefix it looks at the rest of the name. */
static void add_exceptions(regex_text *t, const listing *l, const listing_rule *r)
{
    const char *before = "(?!";
    for (size_t i = 0; i < l->count; i++) {
        const listing_rule *e = &l->rules[i];
        const bool after_prefix = r->kind == HDRTRIE_KIND_PREFIX && e->kind == HDRTRIE_KIND_PREFIX;
        if (!e->exception || e->kind == HDRTRIE_KIND_EXACT || e->group != r->group ||
            pattern_rank(e) <= pattern_rank(r))
            continue;
        if (after_prefix && !begins(l->fold, e, r)) continue;
        add(t, before);
        add_pattern(t, l->fold, e, after_prefix ? r->len : 0);
        before = "|";
    }
    if (before[0] == '|') add(t, ")");
}

static void add_patterns(regex_text *t, const listing *l)
{
    const listing_rule **order = need_memory(l->count * sizeof *order);
    size_t count = 0;
    for (size_t i = 0; i < l->count; i++) {
        if (l->rules[i].kind != HDRTRIE_KIND_EXACT && !l->rules[i].exception) order[count++] = &l->rules[i];
    }
    qsort(order, count, sizeof *order, compare_patterns);
    for (size_t i = 0; i < count; i++) {
        if (order[i]->kind == HDRTRIE_KIND_SUFFIX) add_exceptions(t, l, order[i]);
        add_pattern(t, l->fold, order[i], 0);
        if (order[i]->kind == HDRTRIE_KIND_PREFIX) add_exceptions(t, l, order[i]);
        add_mark(t, l->ids[order[i] - l->rules]);
        add(t, "|");
    }
    free(order);
}

static regex_text print_regex(const listing *l)
{
    regex_text t = {NULL, 0, 0};
    key_list names = key_list_make(l);
    add(&t, "(?:");
    if (names.count != 0) {
        qsort(names.keys, names.count, sizeof *names.keys, compare_texts);
        add_names(&t, names.keys, names.count, 0);
        add(&t, "|");
    }
    add_patterns(&t, l);
    add(&t, "(?!))");
    free(names.keys);
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
    if (HDRTRIE_UNLIKELY(len - 1 >= sizeof copied - 1)) return listing_find(x->list, name, len);
    const char *folded = key_folded(fold, copied, name, len);
    if (pcre2_jit_match(x->code, (PCRE2_SPTR)folded, len, 0, 0, x->match, NULL) < 0) return -1;
    const PCRE2_SPTR mark = pcre2_get_mark(x->match);
    return (int16_t)((mark[0] - 'A') << 12 | (mark[1] - 'A') << 8 | (mark[2] - 'A') << 4 | (mark[3] - 'A'));
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
