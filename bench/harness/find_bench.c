/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "find_bench.h"
#include "need.h"
#include "shim.h"
#include "workload.h"
#include <stdio.h>

typedef struct find_bench {
    const subject *subject;
    const void *state;
    const listing *list;
    const requests *corpus;
    unsigned miss;
} find_bench;

static void run_find(bench_run *run, void *context)
{
    const find_bench *b = context;
    const subject *s = b->subject;
    const workload *w = workload_make(b->list, b->corpus, b->miss);
    uint64_t sum = s->pass(b->state, w->names, w->count); /* also warms up */
    NEED(s->limit || sum == w->sum,
         "%s, fold %s, list %s: a pass of %u %% misses has another sum than the list's own loop", s->name,
         subject_fold_name(s->fold), b->list->name, b->miss);
    while (bench_keeps_running(run)) sum += s->pass(b->state, w->names, w->count);
    __asm__ volatile("" : : "r"(sum));
    bench_report_items(run, w->count);
    if (s->bytes != NULL) bench_report(run, "bytes", (double)s->bytes(b->state));
}

void find_bench_add(const subject *s, const void *state, const listing *l, const requests *corpus)
{
    static const unsigned misses[] = {0, 50, 90, 97, 100};
    char name[160];
    if (s->pass == NULL) return;
    for (size_t i = 0; i < sizeof misses / sizeof *misses; i++) {
        find_bench *b = need_memory(sizeof *b);
        *b = (find_bench){s, state, l, corpus, misses[i]};
        snprintf(name, sizeof name, "find/%s/%s/fold:%s%s%s/miss:%u", l->name, s->name, subject_fold_name(s->fold),
                 s->body != NULL ? "/body:" : "", s->body != NULL ? s->body : "", misses[i]);
        bench_register(name, run_find, b);
    }
}
