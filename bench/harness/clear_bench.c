/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "clear_bench.h"
#include "need.h"
#include "shim.h"
#include <hdrtrie/detail/framing_name.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { verified_requests = 600, verified_traffic = 20000 }; /* 600 requests contain nearly every head of the corpus */

typedef struct clear_bench {
    const implementation *implementation;
    const void *state;
    const request_sequence *sequence;
} clear_bench;

request_sequence request_sequence_make(const char *task, int miss, const request **requests, size_t count)
{
    request_sequence t = {task, miss, requests, count, count < verified_requests ? count : verified_requests, 0, 0};
    size_t fields = 0;
    for (size_t i = 0; i < count; i++) {
        fields += requests[i]->count;
        if (requests[i]->count > t.longest) t.longest = requests[i]->count;
    }
    t.fields = (double)fields / (double)count;
    return t;
}

void request_sequence_verify_all(request_sequence *t)
{
    t->verified = t->count < verified_traffic ? t->count : verified_traffic;
}

static void run_clear(bench_run *run, void *context)
{
    const clear_bench *b = context;
    const request_sequence *t = b->sequence;
    request_field *scratch = need_memory(t->longest * sizeof *scratch);
    size_t left = 0;
    while (bench_keeps_running(run)) {
        for (size_t i = 0; i < t->count; i++) {
            memcpy(scratch, t->requests[i]->fields, t->requests[i]->count * sizeof *scratch);
            left += b->implementation->clear(b->state, scratch, t->requests[i]->count);
        }
    }
    __asm__ volatile("" : : "r"(left));
    bench_report_items(run, t->count);
    bench_report(run, "fields", t->fields);
    free(scratch);
}

/* removed: for each field of head, whether listing_find removes it. */
static void verify_request(const implementation *m, const void *state, const listing *l, const request *head,
    const bool *removed, request_field *scratch)
{
    size_t wanted = 0;
    const bool moves = m->task == NULL || strcmp(m->task, "mark") != 0;
    memcpy(scratch, head->fields, head->count * sizeof *scratch);
    const size_t left = m->clear(state, scratch, head->count);
    for (size_t i = 0; i < head->count; i++) {
        const request_field *f = &head->fields[i];
        if (removed[i]) continue;
        NEED(!moves || (wanted < left && scratch[wanted].name == f->name && scratch[wanted].value == f->value),
            "%s, fold %s, list %s: clear wrongly removed or moved \"%.*s\"", m->name, bench_fold_name(m->fold), l->name,
            (int)f->name_len, f->name);
        wanted++;
    }
    NEED(wanted == left, "%s, fold %s, list %s: clear left %zu fields, but the list leaves %zu", m->name,
        bench_fold_name(m->fold), l->name, left, wanted);
}

/* Returns for each field of the requests that are verified whether listing_find finds it. It is slow, so implementations share
   the answers. */
static const bool *list_fields(const listing *l, const request_sequence *t)
{
    static struct {
        const listing *list;
        const request_sequence *sequence;
        const bool *listed;
    } made[128];
    size_t slot = 0, at = 0;
    while (made[slot].list != NULL && (made[slot].list != l || made[slot].sequence != t)) slot++;
    NEED(slot + 1 < sizeof made / sizeof *made, "too many sequences of requests");
    if (made[slot].list != NULL) return made[slot].listed;
    bool *listed = need_memory(t->verified * t->longest * sizeof *listed);
    for (size_t i = 0; i < t->verified; i++) {
        for (size_t k = 0; k < t->requests[i]->count; k++) {
            const request_field *f = &t->requests[i]->fields[k];
            listed[at++] = listing_find(l, f->name, f->name_len) >= 0;
        }
    }
    made[slot].list = l;
    made[slot].sequence = t;
    made[slot].listed = listed;
    return listed;
}

static void verify_clear(const implementation *m, const void *state, const listing *l, const request_sequence *t)
{
    request_field *scratch = need_memory(t->longest * sizeof *scratch);
    bool *removed = need_memory(t->longest * sizeof *removed);
    const bool *listed = list_fields(l, t);
    const bool keeps = m->task != NULL && strcmp(m->task, "keep") == 0;
    /* hdrtrie spares framing fields (mark.h), and removes malformed names. Peers do neither. */
    const bool ours = strncmp(m->name, "hdrtrie", 7) == 0;
    const bool checks = ours && (m->task == NULL || strcmp(m->task, "unchecked") != 0);
    for (size_t i = 0; i < t->verified; i++) {
        const request *head = t->requests[i];
        for (size_t k = 0; k < head->count; k++) {
            const request_field *f = &head->fields[k];
            const bool spared = ours && hdrtrie_name_is_framing(f->name, f->name_len);
            removed[k] = (*listed++ != keeps && !spared) || (checks && listing_is_malformed(f->name, f->name_len));
        }
        verify_request(m, state, l, head, removed, scratch);
    }
    free(removed);
    free(scratch);
}

void clear_bench_add(const implementation *m, const void *state, const listing *l, const request_sequence *sequence)
{
    char name[160];
    if (m->clear == NULL) return;
    if (!m->lower_bound) verify_clear(m, state, l, sequence);
    clear_bench *b = need_memory(sizeof *b);
    *b = (clear_bench){m, state, sequence};
    size_t len = (size_t)snprintf(name, sizeof name, "%s/%s/%s/fold:%s%s%s", m->task != NULL ? m->task : sequence->task,
        l->name, m->name, bench_fold_name(m->fold), m->backend != NULL ? "/backend:" : "",
        m->backend != NULL ? m->backend : "");
    if (sequence->miss >= 0) snprintf(name + len, sizeof name - len, "/miss:%d", sequence->miss);
    bench_register(name, run_clear, b);
}
