/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_bench --corpus=FOLDER [--verify] [Google Benchmark's options]: every subject, checked, then timed.

   FOLDER is bench/corpus. Every subject must give the list's own answers on all names of the workloads and their
   one-byte edits; one that does not ends the run before anything is timed. With --verify nothing is. ./dev bench
   builds this, runs it and prints the table. */
#include "build_bench.h"
#include "clear_bench.h"
#include "find_bench.h"
#include "need.h"
#include "shim.h"
#include "subject_index.h"
#include "workload.h"
#include <stdio.h>
#include <string.h>

/* The heads of the corpus: as they were sent, or, for what is compared exactly, in lower case. */
typedef struct traffic {
    requests heads;
    clear_traffic clears[2];
} traffic;

static traffic *read_traffic(const char *folder, bool lower)
{
    traffic *t = need_memory(sizeof *t);
    requests captured;
    char path[4096];
    size_t count;
    snprintf(path, sizeof path, "%s/captured", folder);
    captured = requests_read(path, lower);
    snprintf(path, sizeof path, "%s/edge", folder);
    t->heads = requests_read(path, lower);
    const request **variety = workload_variety(&t->heads, &captured, &count);
    t->clears[0] = clear_traffic_make("clear", variety, count);
    const request **replay = workload_replay(&t->heads, &count);
    t->clears[1] = clear_traffic_make("replay", replay, count);
    return t;
}

/* Checks and registers all subjects for one list under one fold. Returns how many there were. */
static size_t add_list(const listing *l, const traffic *t)
{
    size_t name_count, added = 0;
    const subject_name *names = workload_spellings(l, &t->heads, &name_count);
    for (size_t i = 0; i < subject_set_count; i++) {
        for (size_t k = 0; k < subject_sets[i]->count; k++) {
            const subject *s = &subject_sets[i]->subjects[k];
            if (!subject_takes(s, l)) continue;
            if (s->runs != NULL && !s->runs()) {
                fprintf(stderr, "bench: MISSING: %s body %s: this CPU cannot run it\n", s->name, s->body);
                continue;
            }
            const void *state = s->build != NULL ? s->build(l) : NULL;
            if (s->find != NULL) subject_verify(s, state, l, names, name_count);
            find_bench_add(s, state, l, &t->heads);
            clear_bench_add(s, state, l, &t->clears[0]);
            clear_bench_add(s, state, l, &t->clears[1]);
            added += !s->limit;
        }
    }
    return added;
}

/* What this program lacks is said at every run, so that no table passes for a whole one. */
static void say_missing(void)
{
    for (size_t i = 0; i < subject_set_count; i++) {
        for (size_t k = 0; k < subject_sets[i]->count; k++) {
            const subject *s = &subject_sets[i]->subjects[k];
            if (s->missing != NULL) fprintf(stderr, "bench: MISSING: %s: %s\n", s->name, s->missing);
        }
    }
}

/* Takes the argument that begins with option out of argv. Returns what follows there, or NULL. */
static const char *take_option(int *argc, char **argv, const char *option)
{
    for (int i = 1; i < *argc; i++) {
        if (strncmp(argv[i], option, strlen(option)) != 0) continue;
        const char *value = argv[i] + strlen(option);
        for (; i < *argc; i++) argv[i] = argv[i + 1];
        --*argc;
        return value;
    }
    return NULL;
}

int main(int argc, char **argv)
{
    static const hdrtrie_fold folds[] = {HDRTRIE_FOLD_NONE, HDRTRIE_FOLD_CASE, HDRTRIE_FOLD_SEPARATORS};
    size_t added = 0;
    const char *folder = take_option(&argc, argv, "--corpus=");
    const bool verify = take_option(&argc, argv, "--verify") != NULL;
    NEED(folder != NULL, "usage: hdrtrie_bench --corpus=FOLDER [--verify] [--benchmark_...]");
    if (!bench_start(&argc, argv)) return 2;
    say_missing();
    const traffic *as_sent = read_traffic(folder, false), *lower = read_traffic(folder, true);
    for (size_t i = 0; i < subject_list_count; i++) {
        for (size_t k = 0; k < sizeof folds / sizeof *folds; k++) {
            listing *l = need_memory(sizeof *l);
            *l = listing_make(subject_lists[i], folds[k]);
            added += add_list(l, l->fold == HDRTRIE_FOLD_NONE ? lower : as_sent);
        }
    }
    if (verify) {
        printf("%zu subjects agree with their lists\n", added);
        return 0;
    }
    build_bench_add(118);
    build_bench_add(1000000);
#ifdef __clang__
    bench_describe("compiler", __VERSION__);
#else
    bench_describe("compiler", "gcc " __VERSION__);
#endif
    return bench_run_all();
}
