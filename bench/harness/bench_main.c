/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_bench --corpus=FOLDER [--traffic=FILE] [--verify] [Google Benchmark's options]: checks every implementation, then
   times it.

   FOLDER is bench/corpus. FILE has requests to clear instead of the corpus (requests_read_traffic). Every implementation must
   return the list's ids for all names of the workloads and for their one-byte edits. If one does not, the program ends
   before it times anything. With --verify it only checks. ./dev bench builds this program, runs it and prints the tables. */
#include "build_bench.h"
#include "clear_bench.h"
#include "cold_bench.h"
#include "find_bench.h"
#include "growth_bench.h"
#include "implementation_index.h"
#include "need.h"
#include "random_lists.h"
#include "shim.h"
#include "traffic.h"
#include "workload.h"
#include <stdio.h>
#include <string.h>

enum { mix_count = 4 };

/* The heads of the corpus with the names as they were sent, or in lower case for finds that compare exactly. */
typedef struct input {
    requests heads, corpus;
    request_sequence sequences[2]; /* clear, then replay */
    bool is_traffic;               /* heads is a user's, and not the corpus */
} input;

/* Fields that an edge added cannot be distinguished from those of the client, so clear does not recombine heads. */
static void read_traffic(input *t, const char *path, bool lower)
{
    size_t count;
    t->is_traffic = true;
    t->heads = requests_read_traffic(path, lower);
    const request **thinned = workload_thinned(&t->heads, &count);
    t->sequences[0] = request_sequence_make("clear", -1, thinned, count);
    const request **order = workload_in_order(&t->heads, &count);
    t->sequences[1] = request_sequence_make("replay", -1, order, count);
    request_sequence_verify_all(&t->sequences[1]);
}

static input *read_input(const char *folder, const char *traffic, bool lower)
{
    input *t = need_memory(sizeof *t);
    requests captured;
    char path[4096];
    size_t count;
    snprintf(path, sizeof path, "%s/edge", folder);
    t->corpus = requests_read(path, lower);
    if (traffic != NULL) {
        read_traffic(t, traffic, lower);
        return t;
    }
    snprintf(path, sizeof path, "%s/captured", folder);
    captured = requests_read(path, lower);
    t->heads = t->corpus;
    const request **variety = workload_variety(&t->heads, &captured, &count);
    t->sequences[0] = request_sequence_make("clear", -1, variety, count);
    const request **replay = workload_replay(&t->heads, &count);
    t->sequences[1] = request_sequence_make("replay", -1, replay, count);
    return t;
}

static const listing *find_list(const listing *lists, const char *name)
{
    size_t i = 0;
    while (i < bench_list_count && strcmp(lists[i].name, name) != 0) i++;
    NEED(i < bench_list_count, "list %s is not compiled in", name);
    return &lists[i];
}

/* lists: all lists, under one fold. */
static void add_turns(const listing *lists, const input *t)
{
    for (size_t i = 0; turn_sets[i] != NULL; i++) {
        const turn_set *set = turn_sets[i];
        turn_bench_add(
            set, find_list(lists, set->lists[0]), find_list(lists, set->lists[1]), &t->heads, &t->sequences[0]);
    }
}

/* verify: checks the implementations now. Else each is checked when it first runs. */
static void add_growth(const input *as_sent, const input *lower, bool verify)
{
    for (size_t i = 0; i < implementation_set_count; i++) {
        for (size_t k = 0; k < implementation_sets[i]->count; k++) {
            const implementation *m = &implementation_sets[i]->implementations[k];
            const requests *corpus = m->fold == HDRTRIE_FOLD_NONE ? &lower->heads : &as_sent->heads;
            if (m->is_supported != NULL && !m->is_supported()) continue;
            if (m->fold == HDRTRIE_FOLD_UNDERSCORE)
                continue; /* most implementations lack such a row, so there is nothing to compare */
            if (verify) growth_bench_verify(m, corpus);
            growth_bench_add(m, corpus);
        }
    }
}

/* Returns the sequences of the task mix for list l, one per share of misses. */
static const request_sequence *make_mixes(const listing *l, const requests *corpus)
{
    static const int misses[mix_count] = {0, 50, 90, 100};
    request_sequence *mixes = need_memory(mix_count * sizeof *mixes);
    for (size_t i = 0; i < mix_count; i++) {
        size_t count;
        const request **mixed = workload_mixed(l, corpus, (unsigned)misses[i], &count);
        mixes[i] = request_sequence_make("mix", misses[i], mixed, count);
    }
    return mixes;
}

/* Checks and registers all implementations for one list under one fold. Returns their number. */
static size_t add_list(const listing *l, const input *t)
{
    size_t name_count, added = 0;
    const requests *heads = &t->heads;
    if (!workload_has_misses(l, heads)) {
        fprintf(stderr, "bench: list %s has every name of the traffic, so the misses of find come from our corpus\n",
            l->name);
        heads = &t->corpus;
    }
    const bench_name *names = workload_spellings(l, heads, &name_count);
    const request_sequence *mixes = make_mixes(l, heads);
    for (size_t i = 0; i < implementation_set_count; i++) {
        for (size_t k = 0; k < implementation_sets[i]->count; k++) {
            const implementation *m = &implementation_sets[i]->implementations[k];
            if (!implementation_takes(m, l)) continue;
            if (m->is_supported != NULL && !m->is_supported()) {
                fprintf(stderr, "bench: MISSING: %s%s%s: this CPU cannot run it\n", m->name,
                    m->backend != NULL ? " backend " : "", m->backend != NULL ? m->backend : "");
                continue;
            }
            const void *state = m->build != NULL ? m->build(l) : NULL;
            if (m->find != NULL) implementation_verify(m, state, l, names, name_count);
            find_bench_add(m, state, l, heads);
            clear_bench_add(m, state, l, &t->sequences[0]);
            if (m->task == NULL) clear_bench_add(m, state, l, &t->sequences[1]);
            for (size_t s = 0; m->task == NULL && s < mix_count; s++) clear_bench_add(m, state, l, &mixes[s]);
            cold_bench_add(m, state, l, &t->sequences[0]);
            added += !m->lower_bound;
        }
    }
    return added;
}

/* Prints a description of the traffic, and adds it to the JSON for report.py. The list's own fold is the last one. */
static void describe_traffic(const input *t, hdrtrie_fold fold)
{
    char text[TRAFFIC_TEXT_CAPACITY];
    if (!t->is_traffic) return;
    const listing l = listing_make(bench_lists[0], fold);
    traffic_describe(text, &l, &t->heads);
    fprintf(stderr, "bench: %s\n", text);
    bench_describe("traffic", text);
    traffic_describe_order(text, &t->heads);
    bench_describe("traffic_order", text);
}

/* Prints the missing peers at every run, so that a partial table is never taken for a whole one. */
static void print_missing(void)
{
    for (size_t i = 0; i < implementation_set_count; i++) {
        for (size_t k = 0; k < implementation_sets[i]->count; k++) {
            const implementation *m = &implementation_sets[i]->implementations[k];
            if (m->missing != NULL) fprintf(stderr, "bench: MISSING: %s: %s\n", m->name, m->missing);
        }
    }
}

/* Removes the argument that begins with option from argv. Returns the rest of it, or NULL if there is none. */
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
    size_t added = 0;
    const char *folder = take_option(&argc, argv, "--corpus="), *traffic = take_option(&argc, argv, "--traffic=");
    const bool verify = take_option(&argc, argv, "--verify") != NULL;
    NEED(folder != NULL, "usage: hdrtrie_bench --corpus=FOLDER [--traffic=FILE] [--verify] [--benchmark_...]");
#ifdef BENCH_CHECKS_ONLY
    NEED(verify, "this build is for --verify: a part of it is compiled at -O1; to time, run ./dev bench");
#endif
    if (!bench_start(&argc, argv)) return 2;
    print_missing();
    const input *as_sent = read_input(folder, traffic, false), *lower = read_input(folder, traffic, true);
    const hdrtrie_fold own_fold = bench_folds[bench_fold_count - 1];
    describe_traffic(own_fold == HDRTRIE_FOLD_NONE ? lower : as_sent, own_fold);
    for (size_t k = 0; k < bench_fold_count; k++) {
        const input *t = bench_folds[k] == HDRTRIE_FOLD_NONE ? lower : as_sent;
        listing *lists = need_memory(bench_list_count * sizeof *lists);
        for (size_t i = 0; i < bench_list_count; i++) {
            lists[i] = listing_make(bench_lists[i], bench_folds[k]);
            added += add_list(&lists[i], t);
        }
        add_turns(lists, t);
    }
    add_growth(as_sent, lower, verify);
    if (verify) {
        random_lists_verify();
        printf("%zu implementations return the ids of their lists\n", added);
        return 0;
    }
    for (size_t count = 100; count <= 1000000; count *= 10) build_bench_add(count);
    build_bench_add(118); /* the number of names in edge-exact */
#ifdef __clang__
    bench_describe("compiler", "clang " __clang_version__);
#else
    bench_describe("compiler", "gcc " __VERSION__);
#endif
    return bench_run_all();
}
