/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "clear_bench.h"
#include "need.h"
#include "shim.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct clear_bench {
    const implementation *implementation;
    const void *state;
    const request_sequence *sequence;
} clear_bench;

request_sequence request_sequence_make(const char *task, const request **requests, size_t count)
{
    request_sequence t = {task, requests, count, 0, 0};
    size_t fields = 0;
    for (size_t i = 0; i < count; i++) {
        fields += requests[i]->count;
        if (requests[i]->count > t.longest) t.longest = requests[i]->count;
    }
    t.fields = (double)fields / (double)count;
    return t;
}

static void run_clear(bench_run *run, void *context)
{
    const clear_bench *b = context;
    const request_sequence *t = b->sequence;
    request_field *scratch = need_memory(t->longest * sizeof *scratch);
    size_t left = 0;
    while (bench_keeps_running(run)) {
        for (size_t i = 0; i < t->count; i++) {
            memcpy(scratch, t->requests[i]->fields, t->requests[i]->count * sizeof *scratch);
            left += b->implementation->clear(b->state, scratch, t->requests[i]->count);
        }
    }
    __asm__ volatile("" : : "r"(left));
    bench_report_items(run, t->count);
    bench_report(run, "fields", t->fields);
    free(scratch);
}

/* removed: for each field of head, whether listing_find removes it. */
static void verify_request(const implementation *m, const void *state, const listing *l, const request *head,
    const bool *removed, request_field *scratch)
{
    size_t wanted = 0;
    const bool moves = m->task == NULL || strcmp(m->task, "mark") != 0;
    memcpy(scratch, head->fields, head->count * sizeof *scratch);
    const size_t left = m->clear(state, scratch, head->count);
    for (size_t i = 0; i < head->count; i++) {
        const request_field *f = &head->fields[i];
        if (removed[i]) continue;
        NEED(!moves || (wanted < left && scratch[wanted].name == f->name && scratch[wanted].value == f->value),
            "%s, fold %s, list %s: clear wrongly removed or moved \"%.*s\"", m->name, bench_fold_name(m->fold), l->name,
            (int)f->name_len, f->name);
        wanted++;
    }
    NEED(wanted == left, "%s, fold %s, list %s: clear left %zu fields, but the list leaves %zu", m->name,
        bench_fold_name(m->fold), l->name, left, wanted);
}

/* 600 requests contain every head of the corpus several times. */
static void verify_clear(const implementation *m, const void *state, const listing *l, const request_sequence *t)
{
    request_field *scratch = need_memory(t->longest * sizeof *scratch);
    bool *removed = need_memory(t->longest * sizeof *removed);
    const bool keeps = m->task != NULL && strcmp(m->task, "keep") == 0;
    for (size_t i = 0; i < t->count && i < 600; i++) {
        const request *head = t->requests[i];
        for (size_t k = 0; k < head->count; k++) {
            removed[k] = (listing_find(l, head->fields[k].name, head->fields[k].name_len) >= 0) != keeps;
        }
        verify_request(m, state, l, head, removed, scratch);
    }
    free(removed);
    free(scratch);
}

void clear_bench_add(const implementation *m, const void *state, const listing *l, const request_sequence *sequence)
{
    char name[160];
    if (m->clear == NULL) return;
    if (!m->lower_bound) verify_clear(m, state, l, sequence);
    clear_bench *b = need_memory(sizeof *b);
    *b = (clear_bench){m, state, sequence};
    snprintf(name, sizeof name, "%s/%s/%s/fold:%s%s%s", m->task != NULL ? m->task : sequence->task, l->name, m->name,
        bench_fold_name(m->fold), m->backend != NULL ? "/backend:" : "", m->backend != NULL ? m->backend : "");
    bench_register(name, run_clear, b);
}
