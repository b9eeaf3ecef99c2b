/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#define _DEFAULT_SOURCE /* clock_gettime, sysconf */
#include "cold_bench.h"
#include "need.h"
#include "shim.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { requests_per_run = 300, line_len = 64 };

typedef struct cold_bench {
    const implementation *implementation;
    const void *state;
    const request_sequence *sequence;
    size_t
        next; /* index in sequence; each repetition continues after the last one, so no predictor learns the requests */
} cold_bench;

/* The buffer that evicts the caches; one for all. */
typedef struct eviction {
    uint64_t *words;
    size_t len;
} eviction;

static const eviction *make_eviction(void)
{
    static eviction made;
    if (made.words == NULL) {
        long second_len = 0;
#ifdef _SC_LEVEL2_CACHE_SIZE
        second_len = sysconf(_SC_LEVEL2_CACHE_SIZE);
#endif
        made.len = 3 * (second_len > 0 ? (size_t)second_len : (size_t)2 << 20);
        made.words = need_memory(made.len);
    }
    return &made;
}

/* Writes, because the third level may keep a copy of a line that was only read. */
static void evict(const eviction *e)
{
    for (size_t i = 0; i < e->len / sizeof *e->words; i += line_len / sizeof *e->words) e->words[i]++;
    __asm__ volatile("" : : "r"(e->words) : "memory");
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* Copies the array and reads each name, as a parser has done just before. */
static void receive(const request *head, request_field *scratch)
{
    unsigned char last = 0;
    memcpy(scratch, head->fields, head->count * sizeof *scratch);
    for (size_t i = 0; i < head->count; i++) {
        for (size_t k = 0; k < scratch[i].name_len; k++) last ^= (unsigned char)scratch[i].name[k];
    }
    __asm__ volatile("" : : "r"(last), "r"(scratch) : "memory");
}

static double time_request(const cold_bench *b, const request *head, request_field *scratch)
{
    evict(make_eviction());
    receive(head, scratch);
    now(); /* loads the code of the clock into the caches */
    const double start = now();
    const size_t left = b->implementation->clear(b->state, scratch, head->count);
    __asm__ volatile("" : : "r"(left) : "memory");
    return now() - start;
}

static int compare_times(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The mean of the middle half, because one interrupt takes as long as a hundred requests. */
static double middle_mean(double *times, size_t count)
{
    const size_t quarter = count / 4;
    double sum = 0;
    qsort(times, count, sizeof *times, compare_times);
    for (size_t i = quarter; i < count - quarter; i++) sum += times[i];
    return sum / (double)(count - 2 * quarter);
}

static void run_cold(bench_run *run, void *context)
{
    cold_bench *b = context;
    const request_sequence *t = b->sequence;
    double times[requests_per_run];
    request_field *scratch = need_memory(t->longest * sizeof *scratch);
    while (bench_keeps_running(run)) {
        for (size_t i = 0; i < requests_per_run; i++) {
            times[i] = time_request(b, t->requests[b->next], scratch);
            b->next = (b->next + 1) % t->count;
        }
        bench_report_seconds(run, 1e-9 * requests_per_run * middle_mean(times, requests_per_run));
    }
    bench_report_items(run, requests_per_run);
    bench_report(run, "fields", t->fields);
    free(scratch);
}

void cold_bench_add(const implementation *m, const void *state, const listing *l, const request_sequence *sequence)
{
    char name[160];
    /* touch is left out: the names are already in the cache */
    if (m->clear == NULL || m->task != NULL || (m->lower_bound && strcmp(m->name, "copy") != 0)) return;
    cold_bench *b = need_memory(sizeof *b);
    *b = (cold_bench){m, state, sequence, 0};
    snprintf(name, sizeof name, "cold/%s/%s/fold:%s%s%s", l->name, m->name, bench_fold_name(m->fold),
        m->backend != NULL ? "/backend:" : "", m->backend != NULL ? m->backend : "");
    bench_register_timed(name, run_cold, b);
}
