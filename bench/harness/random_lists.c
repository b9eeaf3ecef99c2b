/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "random_lists.h"
#include "implementation_index.h"
#include "keys.h"
#include "need.h"
#include "sequence.h"
#include <string.h>

enum { list_count = 64, most_rules = 12, name_count = 300, longest_literal = 4, longest_name = 8 };

/* Few bytes, so that literals are parts of each other, and names match several rules. */
static char draw_byte(uint64_t *state)
{
    static const char bytes[] = "abB-_.1";
    return bytes[sequence_draw_below(state, sizeof bytes - 1)];
}

static char *draw_text(uint64_t *state, size_t len)
{
    char *text = need_memory(len + REQUEST_REACH_LEN);
    for (size_t i = 0; i < len; i++) text[i] = draw_byte(state);
    return text;
}

/* Returns whether a rule of the group has that kind and literal: a list may not have it twice, once as an exception. */
static bool has_rule(const listing_rule *rules, size_t count, const listing_rule *wanted, hdrtrie_fold fold)
{
    char a[KEY_CAPACITY], b[KEY_CAPACITY];
    key_fold_literal(fold, a, wanted->literal, wanted->len);
    for (size_t i = 0; i < count; i++) {
        const listing_rule *r = &rules[i];
        if (r->kind != wanted->kind || r->len != wanted->len || r->group != wanted->group) continue;
        key_fold_literal(fold, b, r->literal, r->len);
        if (memcmp(a, b, r->len) == 0) return true;
    }
    return false;
}

static listing draw_list(uint64_t *state, hdrtrie_fold fold)
{
    static const uint8_t kinds[] = {HDRTRIE_KIND_EXACT, HDRTRIE_KIND_PREFIX, HDRTRIE_KIND_SUFFIX};
    listing_rule *rules = need_memory(most_rules * sizeof *rules);
    listing_rules *list = need_memory(sizeof *list);
    const size_t kind_count = 2 + sequence_draw_below(state, 2); /* half of the lists have no suffix */
    size_t count = 1;
    rules[0] = (listing_rule){"a", 1, HDRTRIE_KIND_PREFIX, 0, false}; /* so the list is never plain */
    while (count < most_rules) {
        const size_t len = 1 + sequence_draw_below(state, longest_literal);
        const listing_rule r = {draw_text(state, len), (uint8_t)len, kinds[sequence_draw_below(state, kind_count)],
            (uint8_t)sequence_draw_below(state, 3), sequence_draw_below(state, 3) == 0};
        if (!has_rule(rules, count, &r, fold)) rules[count++] = r;
    }
    *list = (listing_rules){"random", rules, count};
    return listing_make(list, fold);
}

static void verify_list(const listing *l, const bench_name *names)
{
    for (size_t i = 0; i < implementation_set_count; i++) {
        for (size_t k = 0; k < implementation_sets[i]->count; k++) {
            const implementation *m = &implementation_sets[i]->implementations[k];
            if (m->find == NULL || !implementation_takes(m, l) || (m->is_supported != NULL && !m->is_supported()))
                continue;
            implementation_verify(m, m->build != NULL ? m->build(l) : NULL, l, names, name_count);
        }
    }
}

void random_lists_verify(void)
{
    static const hdrtrie_fold folds[] = {
        HDRTRIE_FOLD_NONE, HDRTRIE_FOLD_CASE, HDRTRIE_FOLD_UNDERSCORE, HDRTRIE_FOLD_SEPARATORS};
    bench_name names[name_count];
    uint64_t state = 6;
    for (size_t i = 0; i < list_count; i++) {
        const listing l = draw_list(&state, folds[i % 4]);
        for (size_t k = 0; k < name_count; k++) {
            const size_t len = 1 + sequence_draw_below(&state, longest_name);
            names[k] = (bench_name){draw_text(&state, len), len};
        }
        verify_list(&l, names);
    }
}
