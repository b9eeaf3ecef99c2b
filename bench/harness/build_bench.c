/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "build_bench.h"
#include "growth_list.h"
#include "need.h"
#include "shim.h"
#include <hdrtrie/build.h>
#include <hdrtrie/rules.h>
#include <stdio.h>

typedef struct build_bench {
    size_t count;
    hdrtrie_rule *rules; /* NULL until the first run */
} build_bench;

static void make_rules(build_bench *b)
{
    if (b->rules != NULL) return;
    const listing *l = growth_list_make(b->count, HDRTRIE_FOLD_SEPARATORS);
    b->rules = need_memory(b->count * sizeof *b->rules);
    for (size_t i = 0; i < b->count; i++) {
        const listing_rule *r = &l->rules[i];
        b->rules[i] = (hdrtrie_rule){.literal = r->literal, .len = r->len, .kind = HDRTRIE_KIND_EXACT};
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
        NEED(error == HDRTRIE_OK, "cannot build a table of %zu names: %s", b->count, hdrtrie_error_text(error));
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
