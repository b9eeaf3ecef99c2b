/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "find_bench.h"
#include "need.h"
#include "shim.h"
#include "workload.h"
#include <stdio.h>

typedef struct find_bench {
    const implementation *implementation;
    const void *state;
    const listing *list;
    const requests *corpus;
    unsigned miss;
} find_bench;

static void run_find(bench_run *run, void *context)
{
    const find_bench *b = context;
    const implementation *m = b->implementation;
    const workload *w = workload_make(b->list, b->corpus, b->miss);
    uint64_t sum = m->pass(b->state, w->names, w->count); /* also warms up */
    NEED(m->lower_bound || sum == w->sum,
        "%s, fold %s, list %s: the sum of ids over a pass of %u %% misses differs from that of listing_find", m->name,
        bench_fold_name(m->fold), b->list->name, b->miss);
    while (bench_keeps_running(run)) sum += m->pass(b->state, w->names, w->count);
    __asm__ volatile("" : : "r"(sum));
    bench_report_items(run, w->count);
    if (m->bytes != NULL) bench_report(run, "bytes", (double)m->bytes(b->state));
}

void find_bench_add(const implementation *m, const void *state, const listing *l, const requests *corpus)
{
    static const unsigned misses[] = {0, 50, 90, 97, 100};
    char name[160];
    if (m->pass == NULL) return;
    for (size_t i = 0; i < sizeof misses / sizeof *misses; i++) {
        find_bench *b = need_memory(sizeof *b);
        *b = (find_bench){m, state, l, corpus, misses[i]};
        snprintf(name, sizeof name, "find/%s/%s/fold:%s%s%s/miss:%u", l->name, m->name, bench_fold_name(m->fold),
            m->backend != NULL ? "/backend:" : "", m->backend != NULL ? m->backend : "", misses[i]);
        bench_register(name, run_find, b);
    }
}
