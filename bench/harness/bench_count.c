/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_bench_count CORPUS LIST FOLD SUBJECT BODY WHAT: one pass inside a function count_..., for a simulator that
   counts instructions and mispredicted branches; such counts do not depend on what else the machine does. WHAT is the
   share of misses in percent, or "clear" for whole requests. BODY is "-" for subjects that have none. The subject "loop"
   finds nothing: what remains is the loop that every count includes. Prints how many names the pass had, fields for
   clear. bench/count.py runs it under callgrind.

   WHAT "lines": finds each name of the list and as many others, one by one, for a tracer of memory accesses; stores to a
   marker before each. Prints the table's address, its header's length, how many bytes of it finds may read, and the
   marker's address. */
#include "growth_list.h"
#include "need.h"
#include "subject_index.h"
#include "workload.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the simulator switches itself on for. The empty statements forbid tail calls, which would leave it early. */
__attribute__((noinline)) static uint64_t count_find(const subject *s, const void *state, const workload *w)
{
    uint64_t sum = s->pass(state, w->names, w->count);
    __asm__ volatile("" : "+r"(sum));
    return sum;
}

__attribute__((noinline)) static size_t count_clear(const subject *s, const void *state, request_field *fields,
                                                    size_t count)
{
    size_t left = s->clear(state, fields, count);
    __asm__ volatile("" : "+r"(left));
    return left;
}

static size_t find_names(const subject *s, const void *state, const listing *l, const requests *corpus, unsigned miss)
{
    const workload *w = workload_make(l, corpus, miss);
    const uint64_t sum = count_find(s, state, w);
    NEED(s->limit || sum == w->sum, "%s disagrees with its list", s->name);
    return w->count;
}

/* The empty statement is a find that the compiler cannot see through. */
HDRTRIE_INLINE int32_t find_nothing(const char *name, size_t len)
{
    __asm__ volatile("" : : "r"(name), "r"(len));
    return -1;
}

#define FIND(state, name, len) find_nothing(name, len)
#define FIND_VARIANT loop
#define FIND_TARGET
#include "find_loop.h"

static const subject loop_subject = {.name = "loop", .limit = true, .pass = loop_pass, .clear = loop_clear};

static volatile size_t lines_marker;

/* Long names, if a list has them, go another way that reads no more. */
static void trace_lines(const subject *s, const listing *l)
{
    NEED(s->table != NULL, "%s has no table to trace", s->name);
    printf("%p %d %zu %p\n", s->table, HDRTRIE_HEADER_LEN, s->bytes(NULL), (const void *)(uintptr_t)&lines_marker);
    for (size_t i = 0; i < l->count; i++) {
        char other[GROWTH_NAME_CAPACITY + REQUEST_REACH_LEN] = {0};
        const size_t len = growth_list_name(other, (uint32_t)i);
        lines_marker = i;
        int32_t found = s->find(NULL, l->rules[i].literal, l->rules[i].len);
        lines_marker = i;
        found += s->find(NULL, other, len);
        __asm__ volatile("" : : "r"(found));
    }
    lines_marker = l->count;
}

/* The copies of the arrays are outside of what is counted. */
static size_t clear_requests(const subject *s, const void *state, const requests *corpus)
{
    size_t count, fields = 0;
    const request **order = workload_replay(corpus, &count);
    request_field *scratch = need_memory(corpus->longest * sizeof *scratch);
    for (size_t i = 0; i < count; i++) {
        memcpy(scratch, order[i]->fields, order[i]->count * sizeof *scratch);
        fields += order[i]->count;
        count_clear(s, state, scratch, order[i]->count);
    }
    return fields;
}

static const listing_source *find_list(const char *name)
{
    for (size_t i = 0; i < subject_list_count; i++) {
        if (strcmp(subject_lists[i]->name, name) == 0) return subject_lists[i];
    }
    need_fail("no list %s", name);
}

static hdrtrie_fold find_fold(const char *name)
{
    hdrtrie_fold fold = HDRTRIE_FOLD_NONE;
    while (fold < HDRTRIE_FOLD_SEPARATORS && strcmp(subject_fold_name(fold), name) != 0) fold++;
    NEED(strcmp(subject_fold_name(fold), name) == 0, "no fold %s", name);
    return fold;
}

static const subject *find_subject(const listing *l, const char *name, const char *body, bool clear)
{
    if (strcmp(name, "loop") == 0) return &loop_subject;
    for (size_t i = 0; i < subject_set_count; i++) {
        for (size_t k = 0; k < subject_sets[i]->count; k++) {
            const subject *s = &subject_sets[i]->subjects[k];
            if (!subject_takes(s, l) || strcmp(s->name, name) != 0) continue;
            if (clear ? s->clear == NULL || s->verb != NULL : s->pass == NULL) continue;
            if (strcmp(s->body != NULL ? s->body : "-", body) == 0) return s;
        }
    }
    need_fail("no subject %s with body %s for list %s", name, body, l->name);
}

int main(int argc, char **argv)
{
    NEED(argc == 7, "usage: hdrtrie_bench_count CORPUS LIST FOLD SUBJECT BODY MISS|clear|lines");
    const listing list = listing_make(find_list(argv[2]), find_fold(argv[3]));
    const bool clear = strcmp(argv[6], "clear") == 0;
    const subject *s = find_subject(&list, argv[4], argv[5], clear);
    NEED(s->runs == NULL || s->runs(), "this CPU cannot run body %s", argv[5]);
    if (strcmp(argv[6], "lines") == 0) {
        trace_lines(s, &list);
        return 0;
    }
    const requests corpus = requests_read(argv[1], list.fold == HDRTRIE_FOLD_NONE);
    const void *state = s->build != NULL ? s->build(&list) : NULL;
    printf("%zu\n", clear ? clear_requests(s, state, &corpus)
                          : find_names(s, state, &list, &corpus, (unsigned)strtoul(argv[6], NULL, 10)));
    return 0;
}
