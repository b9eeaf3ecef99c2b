/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "pattern_index.h"
#include "../harness/keys.h"
#include "../harness/need.h"
#include <stdlib.h>

static int compare_ranks(const void *a, const void *b)
{
    const pattern *x = a, *y = b;
    return (x->rank < y->rank) - (x->rank > y->rank);
}

static const char *fold_literal(hdrtrie_fold fold, const listing_rule *r)
{
    char *folded = need_memory(r->len + 8u);
    key_fold_literal(fold, folded, r->literal, r->len);
    return folded;
}

/* Returns the patterns of one kind for names with this byte at that end, the highest rank first; never an empty array. */
static const pattern *select_patterns(pattern_index *x, hdrtrie_kind kind, char byte)
{
    const listing *l = x->list;
    pattern *selected = need_memory((l->count + 1) * sizeof *selected);
    size_t count = 0;
    for (size_t i = 0; i < l->count; i++) {
        const listing_rule *r = &l->rules[i];
        if (r->kind != kind) continue;
        const char *text = fold_literal(l->fold, r);
        if (r->len != 0 && text[kind == HDRTRIE_KIND_PREFIX ? 0 : r->len - 1] != byte) continue;
        const uint32_t rank = 2u * r->len + (kind == HDRTRIE_KIND_PREFIX);
        selected[count] = (pattern){0, 0, text, rank, l->ids[i], r->len, r->group, r->exception};
        for (unsigned k = 0; kind == HDRTRIE_KIND_PREFIX && k < r->len && k < 8; k++) {
            selected[count].word |= (uint64_t)(uint8_t)text[k] << 8 * k;
            selected[count].mask |= (uint64_t)0xff << 8 * k;
        }
        count++;
        x->bytes += sizeof *selected + r->len;
    }
    qsort(selected, count, sizeof *selected, compare_ranks);
    return selected;
}

const pattern_index *pattern_index_make(const listing *l, const void *exact)
{
    pattern_index *x = need_memory(sizeof *x);
    *x = (pattern_index){.list = l, .exact = exact, .bytes = sizeof *x};
    for (unsigned byte = 0; byte < 256; byte++) {
        x->prefixes[byte] = select_patterns(x, HDRTRIE_KIND_PREFIX, (char)byte);
        x->suffixes[byte] = select_patterns(x, HDRTRIE_KIND_SUFFIX, (char)byte);
    }
    return x;
}
