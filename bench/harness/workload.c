/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "workload.h"
#include "need.h"
#include "sequence.h"
#include <hdrtrie/detail/fold.h>
#include <stdlib.h>
#include <string.h>

enum { variety_count = 8192, mixed_count = 4096 };

/* A field that a pass may contain, in two spellings. */
typedef struct entry {
    request_field as_is, lower;
    int32_t id;
} entry;

typedef struct pool {
    entry *hits, *misses;
    size_t hit_count, miss_count;
} pool;

static entry make_entry(const listing *l, const char *name, size_t len, const request_field *value)
{
    char *lower = need_memory(len);
    for (size_t i = 0; i < len; i++) lower[i] = (char)hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, (uint8_t)name[i]);
    entry e = {{name, len, value->value, value->value_len}, {lower, len, value->value, value->value_len}, 0};
    if (l->fold == HDRTRIE_FOLD_NONE) e.as_is = e.lower;
    e.id = listing_find(l, e.as_is.name, len);
    return e;
}

/* A name that the rule matches: its literal, with a word in the place of a star. */
static entry make_hit(const listing *l, const listing_rule *rule, const request_field *value)
{
    static const char word[] = "Request-Id";
    size_t len = rule->len;
    if (rule->kind == HDRTRIE_KIND_EXACT) return make_entry(l, rule->literal, len, value);
    char *name = need_memory(len + sizeof word);
    bool before = rule->kind == HDRTRIE_KIND_SUFFIX;
    memcpy(before ? name + sizeof word - 1 : name, rule->literal, len);
    memcpy(before ? name : name + len, word, sizeof word - 1);
    return make_entry(l, name, len + sizeof word - 1, value);
}

/* Returns whether the list has the name under the widest fold. If not, the name is a miss under every fold. */
static bool is_listed(const listing *l, const char *name, size_t len)
{
    listing widest = *l;
    widest.fold = HDRTRIE_FOLD_SEPARATORS;
    widest.sorted = NULL; /* it is sorted by another fold */
    return listing_find(&widest, name, len) >= 0;
}

bool workload_has_misses(const listing *l, const requests *corpus)
{
    for (size_t i = 0; i < corpus->count; i++) {
        for (size_t k = 0; k < corpus->heads[i].count; k++) {
            const request_field *f = &corpus->heads[i].fields[k];
            if (!is_listed(l, f->name, f->name_len)) return true;
        }
    }
    return false;
}

static pool make_pool(const listing *l, const requests *corpus)
{
    pool p = {need_memory(l->count * sizeof(entry)), need_memory(corpus->field_count * sizeof(entry)), 0, 0};
    uint64_t state = 1;
    for (size_t i = 0; i < corpus->count; i++) {
        for (size_t k = 0; k < corpus->heads[i].count; k++) {
            const request_field *f = &corpus->heads[i].fields[k];
            if (!is_listed(l, f->name, f->name_len)) p.misses[p.miss_count++] = make_entry(l, f->name, f->name_len, f);
        }
    }
    NEED(p.miss_count != 0, "list %s has every field of the corpus, so misses cannot be drawn", l->name);
    for (size_t i = 0; i < l->count; i++) {
        const request *head = &corpus->heads[sequence_draw_below(&state, corpus->count)];
        entry e = make_hit(l, &l->rules[i], &head->fields[sequence_draw_below(&state, head->count)]);
        if (!l->rules[i].exception && e.id >= 0) p.hits[p.hit_count++] = e;
    }
    NEED(p.hit_count != 0, "list %s has only exceptions, so hits cannot be drawn", l->name);
    return p;
}

bench_name *workload_write(const request_field *const *fields, size_t count)
{
    bench_name *names = need_memory(count * sizeof *names);
    size_t len = REQUEST_REACH_LEN;
    for (size_t i = 0; i < count; i++) len += fields[i]->name_len + fields[i]->value_len + 4;
    char *at = need_memory(len);
    for (size_t i = 0; i < count; i++) {
        const request_field *f = fields[i];
        names[i] = (bench_name){at, f->name_len};
        memcpy(at, f->name, f->name_len);
        at += f->name_len;
        memcpy(at, ": ", 2);
        memcpy(at + 2, f->value, f->value_len);
        memcpy(at + 2 + f->value_len, "\r\n", 2);
        at += f->value_len + 4;
    }
    return names;
}

static workload *workload_new(const listing *l, const requests *corpus, unsigned miss)
{
    workload *w = need_memory(sizeof *w);
    *w = (workload){l, corpus, miss, NULL, WORKLOAD_NAME_COUNT, 0};
    const request_field **fields = need_memory(w->count * sizeof *fields);
    const pool p = make_pool(l, corpus);
    const size_t misses = w->count * miss / 100;
    uint64_t state = miss;
    for (size_t i = 0; i < w->count; i++) {
        const entry *e = i < misses ? &p.misses[sequence_draw_below(&state, p.miss_count)]
                                    : &p.hits[sequence_draw_below(&state, p.hit_count)];
        fields[i] = sequence_draw(&state) & 1 ? &e->as_is : &e->lower;
        w->sum += (uint32_t)(e->id + 1);
    }
    for (size_t i = w->count - 1; i > 0; i--) {
        size_t other = sequence_draw_below(&state, i + 1);
        const request_field *swapped = fields[i];
        fields[i] = fields[other];
        fields[other] = swapped;
    }
    w->names = workload_write(fields, w->count);
    free(fields);
    return w;
}

const workload *workload_make(const listing *l, const requests *corpus, unsigned miss)
{
    static workload *made[128];
    size_t i = 0;
    while (made[i] != NULL && (made[i]->list != l || made[i]->corpus != corpus || made[i]->miss != miss)) i++;
    NEED(i + 1 < sizeof made / sizeof *made, "too many workloads");
    if (made[i] == NULL) made[i] = workload_new(l, corpus, miss);
    return made[i];
}

static int compare_names(const void *a, const void *b)
{
    const bench_name *x = a, *y = b;
    size_t len = x->len < y->len ? x->len : y->len;
    int order = memcmp(x->text, y->text, len);
    return order != 0 ? order : (x->len > y->len) - (x->len < y->len);
}

bench_name *workload_spellings(const listing *l, const requests *corpus, size_t *count)
{
    const pool p = make_pool(l, corpus);
    bench_name *names = need_memory(2 * (p.hit_count + p.miss_count) * sizeof *names);
    size_t all = 0, distinct = 0;
    for (size_t i = 0; i < p.hit_count + p.miss_count; i++) {
        const entry *e = i < p.hit_count ? &p.hits[i] : &p.misses[i - p.hit_count];
        names[all++] = (bench_name){e->as_is.name, e->as_is.name_len};
        names[all++] = (bench_name){e->lower.name, e->lower.name_len};
    }
    qsort(names, all, sizeof *names, compare_names);
    for (size_t i = 0; i < all; i++) {
        if (distinct == 0 || compare_names(&names[distinct - 1], &names[i]) != 0) names[distinct++] = names[i];
    }
    *count = distinct;
    return names;
}

const request **workload_replay(const requests *corpus, size_t *count)
{
    const size_t rounds = (WORKLOAD_NAME_COUNT + corpus->field_count - 1) / corpus->field_count;
    const request **order = need_memory(rounds * corpus->count * sizeof *order);
    uint64_t state = 2;
    *count = rounds * corpus->count;
    for (size_t i = 0; i < *count; i++) order[i] = &corpus->heads[i % corpus->count];
    for (size_t i = *count - 1; i > 0; i--) {
        size_t other = sequence_draw_below(&state, i + 1);
        const request *swapped = order[i];
        order[i] = order[other];
        order[other] = swapped;
    }
    return order;
}

const request **workload_in_order(const requests *traffic, size_t *count)
{
    const size_t rounds = (WORKLOAD_NAME_COUNT + traffic->field_count - 1) / traffic->field_count;
    const request **order = need_memory(rounds * traffic->count * sizeof *order);
    *count = rounds * traffic->count;
    for (size_t i = 0; i < *count; i++) order[i] = &traffic->heads[i % traffic->count];
    return order;
}

/* Checks that head begins with the fields of sent; the edge added the others. */
static void check_added(const request *head, const request *sent, size_t index)
{
    bool begins = head->count >= sent->count;
    for (size_t i = 0; begins && i < sent->count; i++) {
        const request_field *a = &head->fields[i], *b = &sent->fields[i];
        begins = a->name_len == b->name_len && memcmp(a->name, b->name, a->name_len) == 0;
    }
    NEED(begins, "corpus: head %zu of edge/ does not begin with the fields of the captured head; run derive_edge again",
        index);
}

/* Leaves about one field of eight out, but never all. */
static void leave_out(request *made, uint64_t *state)
{
    size_t left = 0;
    for (size_t i = 0; i < made->count; i++) {
        if (sequence_draw_below(state, 8) == 0 && left + made->count - i > 1) continue;
        made->fields[left++] = made->fields[i];
    }
    made->count = left;
}

const request **workload_thinned(const requests *traffic, size_t *count)
{
    /* A head has at least one field, and leave_out keeps one. */
    const request **order = need_memory((variety_count + WORKLOAD_NAME_COUNT) * sizeof *order);
    uint64_t state = 5;
    size_t fields = 0;
    for (*count = 0; *count < variety_count || fields < WORKLOAD_NAME_COUNT; ++*count) {
        const request *from = &traffic->heads[sequence_draw_below(&state, traffic->count)];
        request *made = need_memory(sizeof *made);
        *made = (request){need_memory(from->count * sizeof *made->fields), from->count};
        memcpy(made->fields, from->fields, from->count * sizeof *made->fields);
        leave_out(made, &state);
        fields += made->count;
        order[*count] = made;
    }
    return order;
}

const request **workload_variety(const requests *corpus, const requests *captured, size_t *count)
{
    const request **order = need_memory(variety_count * sizeof *order);
    uint64_t state = 3;
    NEED(corpus->count == captured->count,
        "corpus: captured/ and edge/ have different numbers of heads; run derive_edge again");
    for (size_t i = 0; i < corpus->count; i++) check_added(&corpus->heads[i], &captured->heads[i], i);
    for (size_t i = 0; i < variety_count; i++) {
        const size_t client = sequence_draw_below(&state, corpus->count);
        const size_t edge = sequence_draw_below(&state, corpus->count);
        const request *from = &corpus->heads[edge];
        const size_t sent = captured->heads[client].count, kept = captured->heads[edge].count;
        request *made = need_memory(sizeof *made);
        made->count = sent + from->count - kept;
        made->fields = need_memory(made->count * sizeof *made->fields);
        memcpy(made->fields, corpus->heads[client].fields, sent * sizeof *made->fields);
        memcpy(made->fields + sent, from->fields + kept, (made->count - sent) * sizeof *made->fields);
        for (size_t k = made->count - 1; k > sent; k--) {
            size_t other = sent + sequence_draw_below(&state, k + 1 - sent);
            request_field swapped = made->fields[k];
            made->fields[k] = made->fields[other];
            made->fields[other] = swapped;
        }
        leave_out(made, &state);
        order[i] = made;
    }
    *count = variety_count;
    return order;
}

/* Writes both spellings of each entry once, so that the text is short. Returns twice count fields. */
static request_field *write_entries(const entry *entries, size_t count)
{
    const request_field **spellings = need_memory(2 * count * sizeof *spellings);
    request_field *fields = need_memory(2 * count * sizeof *fields);
    for (size_t i = 0; i < 2 * count; i++) spellings[i] = i % 2 ? &entries[i / 2].lower : &entries[i / 2].as_is;
    const bench_name *names = workload_write(spellings, 2 * count);
    for (size_t i = 0; i < 2 * count; i++) {
        fields[i] = *spellings[i];
        fields[i].name = names[i].text;
    }
    free(spellings);
    return fields;
}

const request **workload_mixed(const listing *l, const requests *corpus, unsigned miss, size_t *count)
{
    const pool p = make_pool(l, corpus);
    const request_field *hits = write_entries(p.hits, p.hit_count), *misses = write_entries(p.misses, p.miss_count);
    const request **order = need_memory(mixed_count * sizeof *order);
    uint64_t state = miss;
    for (size_t i = 0; i < mixed_count; i++) {
        request *made = need_memory(sizeof *made);
        *made = (request){need_memory(WORKLOAD_MIXED_FIELDS * sizeof *made->fields), WORKLOAD_MIXED_FIELDS};
        for (size_t k = 0; k < WORKLOAD_MIXED_FIELDS; k++) {
            const bool missed = sequence_draw_below(&state, 100) < miss;
            made->fields[k] = missed ? misses[sequence_draw_below(&state, 2 * p.miss_count)]
                                     : hits[sequence_draw_below(&state, 2 * p.hit_count)];
        }
        order[i] = made;
    }
    *count = mixed_count;
    return order;
}
