/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "growth_bench.h"
#include "growth_list.h"
#include "need.h"
#include "shim.h"
#include <stdio.h>
#include <string.h>

enum { largest = 1000000, most_workloads = 64 };

/* A subject with one list, shared by its benchmarks. */
typedef struct growth_state {
    const subject *subject;
    const requests *corpus;
    size_t count;
    const listing *list; /* NULL until first wanted */
    const void *state;
} growth_state;

typedef struct growth_bench {
    growth_state *of;
    unsigned miss;
} growth_bench;

/* Once for all subjects: a million names and their texts are 100 MB. */
static const listing *make_list(size_t count, hdrtrie_fold fold)
{
    static const listing *made[most_workloads];
    size_t i = 0;
    while (made[i] != NULL && (made[i]->count != count || made[i]->fold != fold)) i++;
    NEED(i + 1 < most_workloads, "too many lists");
    if (made[i] == NULL) made[i] = growth_list_make(count, fold);
    return made[i];
}

/* Longer passes for the longest list: their texts and what they touch of a table shall exceed the caches. */
static const workload *make_workload(const listing *l, const requests *corpus, unsigned miss)
{
    static const workload *made[most_workloads];
    size_t i = 0;
    while (made[i] != NULL && (made[i]->list != l || made[i]->miss != miss)) i++;
    NEED(i + 1 < most_workloads, "too many workloads");
    if (made[i] == NULL)
        made[i] = growth_list_workload(l, corpus, miss, WORKLOAD_NAME_COUNT * (l->count >= largest ? 8u : 1u));
    return made[i];
}

static void build_state(growth_state *g)
{
    if (g->list != NULL) return;
    const listing *l = make_list(g->count, g->subject->fold);
    g->list = l;
    g->state = g->subject->build != NULL ? g->subject->build(l) : NULL;
    if (!g->subject->limit) subject_verify(g->subject, g->state, l, make_workload(l, g->corpus, 50)->names, 1000);
}

static void run_growth(bench_run *run, void *context)
{
    const growth_bench *b = context;
    const subject *s = b->of->subject;
    build_state(b->of);
    const workload *w = make_workload(b->of->list, b->of->corpus, b->miss);
    uint64_t sum = s->pass(b->of->state, w->names, w->count); /* also warms up */
    NEED(s->limit || sum == w->sum, "%s, fold %s, %zu names: a pass of %u %% misses has a wrong sum", s->name,
         subject_fold_name(s->fold), b->of->count, b->miss);
    while (bench_keeps_running(run)) sum += s->pass(b->of->state, w->names, w->count);
    __asm__ volatile("" : : "r"(sum));
    bench_report_items(run, w->count);
    if (s->bytes != NULL) bench_report(run, "bytes", (double)s->bytes(b->of->state));
}

static bool takes_growth(const subject *s)
{
    return s->pass != NULL && (s->list == NULL || strcmp(s->list, "growth") == 0);
}

static void add_size(const subject *s, size_t count, const requests *corpus)
{
    static const unsigned misses[] = {50, 97};
    char name[160];
    growth_state *g = need_memory(sizeof *g);
    *g = (growth_state){.subject = s, .corpus = corpus, .count = count};
    for (size_t i = 0; i < sizeof misses / sizeof *misses; i++) {
        growth_bench *b = need_memory(sizeof *b);
        *b = (growth_bench){g, misses[i]};
        snprintf(name, sizeof name, "growth/%zu/%s/fold:%s%s%s/miss:%u", count, s->name, subject_fold_name(s->fold),
                 s->body != NULL ? "/body:" : "", s->body != NULL ? s->body : "", misses[i]);
        bench_register(name, run_growth, b);
    }
}

void growth_bench_add(const subject *s, const requests *corpus)
{
    if (!takes_growth(s)) return;
    for (size_t count = 100; count <= largest; count *= 10) {
        if (s->most == 0 || count <= s->most) add_size(s, count, corpus);
    }
}

void growth_bench_verify(const subject *s, const requests *corpus)
{
    growth_state g = {.subject = s, .corpus = corpus, .count = 1000};
    if (takes_growth(s) && (s->most == 0 || g.count <= s->most)) build_state(&g);
}
