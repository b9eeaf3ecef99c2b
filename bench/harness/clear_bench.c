/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "clear_bench.h"
#include "need.h"
#include "shim.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct clear_bench {
    const subject *subject;
    const void *state;
    const clear_traffic *traffic;
} clear_bench;

clear_traffic clear_traffic_make(const char *task, const request **requests, size_t count)
{
    clear_traffic t = {task, requests, count, 0, 0};
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
    const clear_traffic *t = b->traffic;
    request_field *scratch = need_memory(t->longest * sizeof *scratch);
    size_t left = 0;
    while (bench_keeps_running(run)) {
        for (size_t i = 0; i < t->count; i++) {
            memcpy(scratch, t->requests[i]->fields, t->requests[i]->count * sizeof *scratch);
            left += b->subject->clear(b->state, scratch, t->requests[i]->count);
        }
    }
    __asm__ volatile("" : : "r"(left));
    bench_report_items(run, t->count);
    bench_report(run, "fields", t->fields);
    free(scratch);
}

/* removed: of the same fields, what the list's own loop removes. */
static void verify_request(const subject *s, const void *state, const listing *l, const request *head,
                           const bool *removed, request_field *scratch)
{
    size_t wanted = 0;
    const bool moves = s->verb == NULL || strcmp(s->verb, "mark") != 0;
    memcpy(scratch, head->fields, head->count * sizeof *scratch);
    const size_t left = s->clear(state, scratch, head->count);
    for (size_t i = 0; i < head->count; i++) {
        const request_field *f = &head->fields[i];
        if (removed[i]) continue;
        NEED(!moves || (wanted < left && scratch[wanted].name == f->name && scratch[wanted].value == f->value),
             "%s, fold %s, list %s: clear removed or moved \"%.*s\"", s->name, subject_fold_name(s->fold), l->name,
             (int)f->name_len, f->name);
        wanted++;
    }
    NEED(wanted == left, "%s, fold %s, list %s: clear left %zu fields, should be %zu", s->name,
         subject_fold_name(s->fold), l->name, left, wanted);
}

/* A few hundred requests hold every head of the corpus several times. */
static void verify_clear(const subject *s, const void *state, const listing *l, const clear_traffic *t)
{
    request_field *scratch = need_memory(t->longest * sizeof *scratch);
    bool *removed = need_memory(t->longest * sizeof *removed);
    const bool keeps = s->verb != NULL && strcmp(s->verb, "keep") == 0;
    for (size_t i = 0; i < t->count && i < 600; i++) {
        const request *head = t->requests[i];
        for (size_t k = 0; k < head->count; k++) {
            removed[k] = (listing_find(l, head->fields[k].name, head->fields[k].name_len) >= 0) != keeps;
        }
        verify_request(s, state, l, head, removed, scratch);
    }
    free(removed);
    free(scratch);
}

void clear_bench_add(const subject *s, const void *state, const listing *l, const clear_traffic *traffic)
{
    char name[160];
    if (s->clear == NULL) return;
    if (!s->limit) verify_clear(s, state, l, traffic);
    clear_bench *b = need_memory(sizeof *b);
    *b = (clear_bench){s, state, traffic};
    snprintf(name, sizeof name, "%s/%s/%s/fold:%s%s%s", s->verb != NULL ? s->verb : traffic->task, l->name, s->name,
             subject_fold_name(s->fold), s->body != NULL ? "/body:" : "", s->body != NULL ? s->body : "");
    bench_register(name, run_clear, b);
}
