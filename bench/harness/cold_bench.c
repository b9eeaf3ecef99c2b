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

enum { requests_a_run = 300, line_len = 64 };

typedef struct cold_bench {
    const subject *subject;
    const void *state;
    const clear_traffic *traffic;
    size_t next; /* of the traffic: each repetition goes on where the last one ended, so no predictor learns them */
} cold_bench;

/* What is walked; one for all. */
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

/* Writes, because a line that was only read may be a copy that the third level keeps as well. */
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

/* Copies the array and reads each name, as who parsed the request has done a moment ago. */
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
    now(); /* so that the clock itself is warm */
    const double start = now();
    const size_t left = b->subject->clear(b->state, scratch, head->count);
    __asm__ volatile("" : : "r"(left) : "memory");
    return now() - start;
}

static int compare_times(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The mean of the middle half: an interrupt takes as long as a hundred requests. */
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
    const clear_traffic *t = b->traffic;
    double times[requests_a_run];
    request_field *scratch = need_memory(t->longest * sizeof *scratch);
    while (bench_keeps_running(run)) {
        for (size_t i = 0; i < requests_a_run; i++) {
            times[i] = time_request(b, t->requests[b->next], scratch);
            b->next = (b->next + 1) % t->count;
        }
        bench_report_seconds(run, 1e-9 * requests_a_run * middle_mean(times, requests_a_run));
    }
    bench_report_items(run, requests_a_run);
    bench_report(run, "fields", t->fields);
    free(scratch);
}

void cold_bench_add(const subject *s, const void *state, const listing *l, const clear_traffic *traffic)
{
    char name[160];
    /* touch would find nothing left to read */
    if (s->clear == NULL || s->verb != NULL || (s->limit && strcmp(s->name, "copy") != 0)) return;
    cold_bench *b = need_memory(sizeof *b);
    *b = (cold_bench){s, state, traffic, 0};
    snprintf(name, sizeof name, "cold/%s/%s/fold:%s%s%s", l->name, s->name, subject_fold_name(s->fold),
             s->body != NULL ? "/body:" : "", s->body != NULL ? s->body : "");
    bench_register_timed(name, run_cold, b);
}
