/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_bench_count CORPUS LIST FOLD IMPLEMENTATION BACKEND WHAT: runs one pass inside a function count_..., for a
   simulator that counts instructions and mispredicted branches. Such counts do not depend on the load of the machine. WHAT
   is the share of misses in percent, or "clear" for whole requests. BACKEND is "-" for implementations without one. The
   implementation "loop" finds nothing: its count is the loop itself, which every other count contains. Prints the number of
   names in the pass, or of fields for clear. report/count_finds.py runs this program under callgrind.

   WHAT "lines": finds each name of the list and as many other names, one by one, for a tracer of memory accesses. It stores
   to a marker before each find. Prints the table's address, the length of its header, the bytes that finds may read, and
   the marker's address.

   WHAT "attacks": clears the requests of an attacker (attacks.h), all of one kind inside one call of count_attack. Prints one
   line per kind: how many requests, and the kind. */
#include "attacks.h"
#include "growth_list.h"
#include "implementation_index.h"
#include "need.h"
#include "workload.h"
#include <hdrtrie/detail/format/table.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The simulator counts inside these functions. The empty statements forbid tail calls, which would leave them early. */
__attribute__((noinline)) static uint64_t count_find(const implementation *m, const void *state, const workload *w)
{
    uint64_t sum = m->pass(state, w->names, w->count);
    __asm__ volatile("" : "+r"(sum));
    return sum;
}

__attribute__((noinline)) static size_t count_clear(
    const implementation *m, const void *state, request_field *fields, size_t count)
{
    size_t left = m->clear(state, fields, count);
    __asm__ volatile("" : "+r"(left));
    return left;
}

static size_t find_names(
    const implementation *m, const void *state, const listing *l, const requests *corpus, unsigned miss)
{
    const workload *w = workload_make(l, corpus, miss);
    const uint64_t sum = count_find(m, state, w);
    NEED(m->lower_bound || sum == w->sum, "%s returns other ids than its list", m->name);
    return w->count;
}

/* A find of no cost. The empty statement keeps the compiler from removing it. */
HDRTRIE_INLINE int32_t find_nothing(const char *name, size_t len)
{
    __asm__ volatile("" : : "r"(name), "r"(len));
    return -1;
}

#define FIND(state, name, len) find_nothing(name, len)
#define FIND_VARIANT loop
#define FIND_TARGET
#include "find_loop.inl.h"

static const implementation loop_implementation = {
    .name = "loop", .lower_bound = true, .pass = loop_pass, .clear = loop_clear};

static volatile size_t lines_marker;

/* Long names, if a list has them, take another path, which reads no more lines. */
static void trace_lines(const implementation *m, const listing *l)
{
    NEED(m->table != NULL, "%s has no table to trace", m->name);
    printf("%p %d %zu %p\n", m->table, HDRTRIE_HEADER_LEN, m->bytes(NULL), (const void *)(uintptr_t)&lines_marker);
    for (size_t i = 0; i < l->count; i++) {
        char other[GROWTH_NAME_CAPACITY + REQUEST_REACH_LEN] = {0};
        const size_t len = growth_list_name(other, (uint32_t)i);
        lines_marker = i;
        int32_t found = m->find(NULL, l->rules[i].literal, l->rules[i].len);
        lines_marker = i;
        found += m->find(NULL, other, len);
        __asm__ volatile("" : : "r"(found));
    }
    lines_marker = l->count;
}

/* The copies of the arrays are not counted. */
static size_t clear_requests(const implementation *m, const void *state, const requests *corpus)
{
    size_t count, fields = 0;
    const request **order = workload_replay(corpus, &count);
    request_field *scratch = need_memory(corpus->longest * sizeof *scratch);
    for (size_t i = 0; i < count; i++) {
        memcpy(scratch, order[i]->fields, order[i]->count * sizeof *scratch);
        fields += order[i]->count;
        count_clear(m, state, scratch, order[i]->count);
    }
    return fields;
}

__attribute__((noinline)) static void count_attack(
    const implementation *m, const void *state, const attack *a, request_field *scratch)
{
    for (size_t i = 0; i < a->count; i++) {
        memcpy(scratch, a->requests[i].fields, a->requests[i].count * sizeof *scratch);
        count_clear(m, state, scratch, a->requests[i].count);
    }
    __asm__ volatile("");
}

static void clear_attacks(const implementation *m, const void *state, const attack *attacks)
{
    for (const attack *a = attacks; a->kind != NULL; a++) {
        request_field *scratch = need_memory(a->longest * sizeof *scratch);
        count_attack(m, state, a, scratch);
        printf("%zu %s\n", a->count, a->kind);
        free(scratch);
    }
}

static const listing_rules *find_list(const char *name)
{
    for (size_t i = 0; i < bench_list_count; i++) {
        if (strcmp(bench_lists[i]->name, name) == 0) return bench_lists[i];
    }
    need_fail("list %s is not compiled in", name);
}

static hdrtrie_fold find_fold(const char *name)
{
    hdrtrie_fold fold = HDRTRIE_FOLD_NONE;
    while (fold < HDRTRIE_FOLD_SEPARATORS && strcmp(bench_fold_name(fold), name) != 0) fold++;
    NEED(strcmp(bench_fold_name(fold), name) == 0, "unknown fold %s: use none, case, underscore or separators", name);
    return fold;
}

static const implementation *find_implementation(const listing *l, const char *name, const char *backend, bool clear)
{
    if (strcmp(name, "loop") == 0) return &loop_implementation;
    for (size_t i = 0; i < implementation_set_count; i++) {
        for (size_t k = 0; k < implementation_sets[i]->count; k++) {
            const implementation *m = &implementation_sets[i]->implementations[k];
            if (!implementation_takes(m, l) || strcmp(m->name, name) != 0) continue;
            if (clear ? m->clear == NULL || m->task != NULL : m->pass == NULL) continue;
            if (strcmp(m->backend != NULL ? m->backend : "-", backend) == 0) return m;
        }
    }
    need_fail("implementation %s with backend %s does not exist for list %s", name, backend, l->name);
}

int main(int argc, char **argv)
{
    NEED(argc == 7, "usage: hdrtrie_bench_count CORPUS LIST FOLD IMPLEMENTATION BACKEND MISS|clear|lines|attacks");
    const listing list = listing_make(find_list(argv[2]), find_fold(argv[3]));
    const bool attacked = strcmp(argv[6], "attacks") == 0, clear = attacked || strcmp(argv[6], "clear") == 0;
    const implementation *m = find_implementation(&list, argv[4], argv[5], clear);
    NEED(m->is_supported == NULL || m->is_supported(), "this CPU cannot run backend %s", argv[5]);
    if (strcmp(argv[6], "lines") == 0) {
        trace_lines(m, &list);
        return 0;
    }
    const requests corpus = requests_read(argv[1], list.fold == HDRTRIE_FOLD_NONE);
    const void *state = m->build != NULL ? m->build(&list) : NULL;
    if (attacked) {
        const hdrtrie_table *table = find_implementation(&list, "hdrtrie", "best", true)->table;
        clear_attacks(m, state, attacks_make(&list, &corpus, table));
        return 0;
    }
    printf("%zu\n", clear ? clear_requests(m, state, &corpus)
                          : find_names(m, state, &list, &corpus, (unsigned)strtoul(argv[6], NULL, 10)));
    return 0;
}
