/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "turn_bench.h"
#include "need.h"
#include "shim.h"
#include "workload.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { miss_percent = 97 };

typedef struct turn_bench {
    const turn_implementation *implementation;
    turn_tables tables;
    const listing *lists[2];
    const requests *corpus;
    const request_sequence *sequence;
} turn_bench;

/* Takes names from the workloads of both lists in turn. */
static const workload *make_workload(const turn_bench *b)
{
    workload *w = need_memory(sizeof *w);
    const workload *of[] = {
        workload_make(b->lists[0], b->corpus, miss_percent), workload_make(b->lists[1], b->corpus, miss_percent)};
    *w = (workload){.miss = miss_percent, .count = WORKLOAD_NAME_COUNT};
    w->names = need_memory(w->count * sizeof *w->names);
    for (size_t i = 0; i < w->count; i++) {
        const listing *l = b->lists[b->tables == TURN_BOTH ? i & 1 : (size_t)b->tables];
        w->names[i] = of[i & 1]->names[i];
        w->sum += (uint32_t)(listing_find(l, w->names[i].text, w->names[i].len) + 1);
    }
    return w;
}

static void run_names(bench_run *run, void *context)
{
    const turn_bench *b = context;
    const workload *w = make_workload(b);
    uint64_t sum = b->implementation->pass(b->tables, w->names, w->count);
    NEED(sum == w->sum, "turn, backend %s: the sum of ids over a pass differs from that of listing_find",
        b->implementation->backend);
    while (bench_keeps_running(run)) sum += b->implementation->pass(b->tables, w->names, w->count);
    __asm__ volatile("" : : "r"(sum));
    bench_report_items(run, w->count);
    free(w->names);
}

static void run_requests(bench_run *run, void *context)
{
    const turn_bench *b = context;
    const request_sequence *t = b->sequence;
    request_field *scratch = need_memory(t->longest * sizeof *scratch);
    size_t left = 0;
    while (bench_keeps_running(run)) {
        for (size_t i = 0; i < t->count; i++) {
            memcpy(scratch, t->requests[i]->fields, t->requests[i]->count * sizeof *scratch);
            left += b->implementation->clear(
                b->tables == TURN_BOTH ? (i & 1) != 0 : b->tables == TURN_SECOND, scratch, t->requests[i]->count);
        }
    }
    __asm__ volatile("" : : "r"(left));
    bench_report_items(run, t->count);
    bench_report(run, "fields", t->fields);
    free(scratch);
}

void turn_bench_add(const turn_set *set, const listing *first, const listing *second, const requests *corpus,
    const request_sequence *sequence)
{
    static const char *const tables[] = {"first", "second", "both"};
    char name[160];
    for (size_t i = 0; i < set->count; i++) {
        const turn_implementation *m = &set->implementations[i];
        if (m->fold != first->fold || (m->is_supported != NULL && !m->is_supported())) continue;
        for (size_t k = 0; k < TURN_TABLES_COUNT; k++) {
            turn_bench *b = need_memory(sizeof *b);
            *b = (turn_bench){m, (turn_tables)k, {first, second}, corpus, sequence};
            snprintf(name, sizeof name, "turn/%s+%s/hdrtrie/fold:%s/backend:%s/tables:%s/by:", set->lists[0],
                set->lists[1], bench_fold_name(m->fold), m->backend, tables[k]);
            const size_t len = strlen(name);
            snprintf(name + len, sizeof name - len, "name");
            bench_register(name, run_names, b);
            snprintf(name + len, sizeof name - len, "request");
            bench_register(name, run_requests, b);
        }
    }
}
