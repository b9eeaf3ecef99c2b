/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "growth_bench.h"
#include "growth_list.h"
#include "need.h"
#include "shim.h"
#include <stdio.h>
#include <string.h>

enum { largest = 1000000, max_workloads = 64 };

/* An implementation with one list; several benchmarks share it. */
typedef struct growth_state {
    const implementation *implementation;
    const requests *corpus;
    size_t count;
    const listing *list; /* NULL until the first use */
    const void *state;
} growth_state;

typedef struct growth_bench {
    growth_state *of;
    unsigned miss;
} growth_bench;

/* Made once for all implementations, because a million names and their texts are 100 MB. */
static const listing *make_list(size_t count, hdrtrie_fold fold)
{
    static const listing *made[max_workloads];
    size_t i = 0;
    while (made[i] != NULL && (made[i]->count != count || made[i]->fold != fold)) i++;
    NEED(i + 1 < max_workloads, "too many lists");
    if (made[i] == NULL) made[i] = growth_list_make(count, fold);
    return made[i];
}

/* The longest list gets longer passes: their texts, and the parts of a table that they touch, must exceed the caches. */
static const workload *make_workload(const listing *l, const requests *corpus, unsigned miss)
{
    static const workload *made[max_workloads];
    size_t i = 0;
    while (made[i] != NULL && (made[i]->list != l || made[i]->miss != miss)) i++;
    NEED(i + 1 < max_workloads, "too many workloads");
    if (made[i] == NULL)
        made[i] = growth_list_workload(l, corpus, miss, WORKLOAD_NAME_COUNT * (l->count >= largest ? 8u : 1u));
    return made[i];
}

static void build_state(growth_state *g)
{
    if (g->list != NULL) return;
    const listing *l = make_list(g->count, g->implementation->fold);
    g->list = l;
    g->state = g->implementation->build != NULL ? g->implementation->build(l) : NULL;
    if (!g->implementation->lower_bound)
        implementation_verify(g->implementation, g->state, l, make_workload(l, g->corpus, 50)->names, 1000);
}

static void run_growth(bench_run *run, void *context)
{
    const growth_bench *b = context;
    const implementation *m = b->of->implementation;
    build_state(b->of);
    const workload *w = make_workload(b->of->list, b->of->corpus, b->miss);
    uint64_t sum = m->pass(b->of->state, w->names, w->count); /* also warms up */
    NEED(m->lower_bound || sum == w->sum, "%s, fold %s, %zu names: the sum of ids over a pass of %u %% misses is wrong",
        m->name, bench_fold_name(m->fold), b->of->count, b->miss);
    while (bench_keeps_running(run)) sum += m->pass(b->of->state, w->names, w->count);
    __asm__ volatile("" : : "r"(sum));
    bench_report_items(run, w->count);
    if (m->bytes != NULL) bench_report(run, "bytes", (double)m->bytes(b->of->state));
}

static bool takes_growth(const implementation *m)
{
    return m->pass != NULL && !m->needs_patterns && (m->list == NULL || strcmp(m->list, "growth") == 0);
}

static void add_size(const implementation *m, size_t count, const requests *corpus)
{
    static const unsigned misses[] = {50, 97};
    char name[160];
    growth_state *g = need_memory(sizeof *g);
    *g = (growth_state){.implementation = m, .corpus = corpus, .count = count};
    for (size_t i = 0; i < sizeof misses / sizeof *misses; i++) {
        growth_bench *b = need_memory(sizeof *b);
        *b = (growth_bench){g, misses[i]};
        snprintf(name, sizeof name, "growth/%zu/%s/fold:%s%s%s/miss:%u", count, m->name, bench_fold_name(m->fold),
            m->backend != NULL ? "/backend:" : "", m->backend != NULL ? m->backend : "", misses[i]);
        bench_register(name, run_growth, b);
    }
}

void growth_bench_add(const implementation *m, const requests *corpus)
{
    if (!takes_growth(m)) return;
    for (size_t count = 100; count <= largest; count *= 10) {
        if (m->max_count == 0 || count <= m->max_count) add_size(m, count, corpus);
    }
}

void growth_bench_verify(const implementation *m, const requests *corpus)
{
    growth_state g = {.implementation = m, .corpus = corpus, .count = 1000};
    if (takes_growth(m) && (m->max_count == 0 || g.count <= m->max_count)) build_state(&g);
}
