/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_bench --corpus=FOLDER [--names=FILE] [--verify] [Google Benchmark's options]: every subject, checked, then timed.

   FOLDER is bench/corpus; FILE holds names that are looked up instead of the corpus (requests_read_names). Every subject must give the list's own answers on all names of the workloads and their
   one-byte edits; one that does not ends the run before anything is timed. With --verify nothing is. ./dev bench
   builds this, runs it and prints the table. */
#include "build_bench.h"
#include "clear_bench.h"
#include "cold_bench.h"
#include "find_bench.h"
#include "growth_bench.h"
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

static traffic *read_traffic(const char *folder, const char *names, bool lower)
{
    traffic *t = need_memory(sizeof *t);
    requests captured;
    char path[4096];
    size_t count;
    if (names != NULL) { /* of which nobody says what a client sent and what an edge added */
        t->heads = requests_read_names(names, lower);
        const request **order = workload_replay(&t->heads, &count);
        t->clears[0] = clear_traffic_make("clear", order, count);
        return t;
    }
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

static const listing *find_list(const listing *lists, const char *name)
{
    size_t i = 0;
    while (i < subject_list_count && strcmp(lists[i].name, name) != 0) i++;
    NEED(i < subject_list_count, "no list %s", name);
    return &lists[i];
}

/* lists: all of them under one fold. */
static void add_turns(const listing *lists, const traffic *t)
{
    for (size_t i = 0; subject_turns[i] != NULL; i++) {
        const turn_set *set = subject_turns[i];
        turn_bench_add(set, find_list(lists, set->lists[0]), find_list(lists, set->lists[1]), &t->heads, &t->clears[0]);
    }
}

/* With verify: checks the subjects of growth, which are otherwise checked when they first run. */
static void add_growth(const traffic *as_sent, const traffic *lower, bool verify)
{
    for (size_t i = 0; i < subject_set_count; i++) {
        for (size_t k = 0; k < subject_sets[i]->count; k++) {
            const subject *s = &subject_sets[i]->subjects[k];
            const requests *corpus = s->fold == HDRTRIE_FOLD_NONE ? &lower->heads : &as_sent->heads;
            if (s->runs != NULL && !s->runs()) continue;
            if (verify) growth_bench_verify(s, corpus);
            growth_bench_add(s, corpus);
        }
    }
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
            if (s->verb == NULL && t->clears[1].count != 0) clear_bench_add(s, state, l, &t->clears[1]);
            cold_bench_add(s, state, l, &t->clears[0]);
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
    const char *folder = take_option(&argc, argv, "--corpus="), *names = take_option(&argc, argv, "--names=");
    const bool verify = take_option(&argc, argv, "--verify") != NULL;
    NEED(folder != NULL, "usage: hdrtrie_bench --corpus=FOLDER [--names=FILE] [--verify] [--benchmark_...]");
    if (!bench_start(&argc, argv)) return 2;
    say_missing();
    const traffic *as_sent = read_traffic(folder, names, false), *lower = read_traffic(folder, names, true);
    for (size_t k = 0; k < sizeof folds / sizeof *folds; k++) {
        const traffic *t = folds[k] == HDRTRIE_FOLD_NONE ? lower : as_sent;
        listing *lists = need_memory(subject_list_count * sizeof *lists);
        for (size_t i = 0; i < subject_list_count; i++) {
            lists[i] = listing_make(subject_lists[i], folds[k]);
            added += add_list(&lists[i], t);
        }
        add_turns(lists, t);
    }
    add_growth(as_sent, lower, verify);
    if (verify) {
        printf("%zu subjects agree with their lists\n", added);
        return 0;
    }
    for (size_t count = 100; count <= 1000000; count *= 10) build_bench_add(count);
    build_bench_add(118); /* as many as edge-exact has */
#ifdef __clang__
    bench_describe("compiler", "clang " __clang_version__);
#else
    bench_describe("compiler", "gcc " __VERSION__);
#endif
    return bench_run_all();
}
