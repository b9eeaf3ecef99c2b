/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "build_bench.h"
#include "need.h"
#include "shim.h"
#include <hdrtrie/build.h>
#include <hdrtrie/rules.h>
#include <stdio.h>

typedef struct build_bench {
    size_t count;
    hdrtrie_rule *rules; /* NULL until the first run */
} build_bench;

/* Distinct names with the look of internal ones: shared beginnings, lengths up to 40, a number somewhere inside. */
static size_t write_name(char *text, size_t capacity, size_t number)
{
    static const char *const words[] = {"Edge",  "Request", "Id",     "Client", "Trace", "Region", "Auth", "Cache",
                                        "Debug", "Origin",  "Worker", "Bot",    "Score", "Token",  "Info", "Via"};
    const char *first = words[number * 7 % 16], *second = words[number / 3 % 16], *third = words[number / 11 % 16];
    int len = 0;
    switch (number % 3) {
    case 0: len = snprintf(text, capacity, "X-%s-%zx-%s", first, number, second); break;
    case 1: len = snprintf(text, capacity, "X-Int-%s-%s-%s-%zx", first, second, third, number); break;
    default: len = snprintf(text, capacity, "CF%zx-%s", number, first); break;
    }
    return (size_t)len;
}

static void make_rules(build_bench *b)
{
    if (b->rules != NULL) return;
    b->rules = need_memory(b->count * sizeof *b->rules);
    for (size_t i = 0; i < b->count; i++) {
        char text[64];
        size_t len = write_name(text, sizeof text, i);
        char *literal = need_memory(len + 1);
        for (size_t k = 0; k < len; k++) literal[k] = text[k];
        b->rules[i] = (hdrtrie_rule){.literal = literal, .len = len, .kind = HDRTRIE_KIND_EXACT};
    }
}

static void run_build(bench_run *run, void *context)
{
    static const char *const group = "default";
    static const hdrtrie_build_options options = {.fold = HDRTRIE_FOLD_SEPARATORS};
    build_bench *b = context;
    size_t hot_bytes = 0, bytes = 0;
    make_rules(b);
    while (bench_keeps_running(run)) {
        hdrtrie_table *table;
        hdrtrie_error error = hdrtrie_build(b->rules, b->count, &group, 1, &options, &table);
        bench_pause(run);
        NEED(error == HDRTRIE_OK, "building %zu names: %s", b->count, hdrtrie_error_text(error));
        hot_bytes = hdrtrie_table_hot_len(table);
        bytes = hdrtrie_table_len(table);
        hdrtrie_free(table, NULL);
        bench_resume(run);
    }
    bench_report_items(run, 1);
    bench_report(run, "bytes", (double)hot_bytes);
    bench_report(run, "total_bytes", (double)bytes);
}

void build_bench_add(size_t count)
{
    char name[64];
    build_bench *b = need_memory(sizeof *b);
    b->count = count;
    snprintf(name, sizeof name, "build/%zu/hdrtrie/fold:separators", count);
    bench_register(name, run_build, b);
}
