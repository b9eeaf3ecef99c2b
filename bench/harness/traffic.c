/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "traffic.h"
#include "need.h"
#include "workload.h"
#include <hdrtrie/detail/fold.h>
#include <hdrtrie/detail/framing_name.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare_names(const void *a, const void *b)
{
    const bench_name *x = a, *y = b;
    for (size_t i = 0; i < x->len && i < y->len; i++) {
        const int order = hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, (uint8_t)x->text[i]) -
                          hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, (uint8_t)y->text[i]);
        if (order != 0) return order;
    }
    return (x->len > y->len) - (x->len < y->len);
}

/* Names that differ only in case are one. */
static size_t count_distinct(const requests *traffic)
{
    bench_name *names = need_memory(traffic->field_count * sizeof *names);
    size_t count = 0, distinct = 0;
    for (size_t i = 0; i < traffic->count; i++) {
        for (size_t k = 0; k < traffic->heads[i].count; k++) {
            names[count++] = (bench_name){traffic->heads[i].fields[k].name, traffic->heads[i].fields[k].name_len};
        }
    }
    qsort(names, count, sizeof *names, compare_names);
    for (size_t i = 0; i < count; i++) distinct += i == 0 || compare_names(&names[i - 1], &names[i]) != 0;
    free(names);
    return distinct;
}

void traffic_describe(char text[TRAFFIC_TEXT_CAPACITY], const listing *l, const requests *traffic)
{
    bool *used = need_memory(l->count * sizeof *used); /* by id */
    size_t removed = 0, framing = 0, malformed = 0, rules = 0;
    for (size_t i = 0; i < traffic->count; i++) {
        for (size_t k = 0; k < traffic->heads[i].count; k++) {
            const request_field *f = &traffic->heads[i].fields[k];
            const int32_t id = listing_find(l, f->name, f->name_len);
            malformed += listing_is_malformed(f->name, f->name_len);
            if (id < 0) continue;
            if (hdrtrie_name_is_framing(f->name, f->name_len)) {
                framing++;
                continue;
            }
            removed++;
            rules += !used[id];
            used[id] = true;
        }
    }
    free(used);
    int len = snprintf(text, TRAFFIC_TEXT_CAPACITY,
        "%zu requests, %zu fields, %zu distinct names; %zu fields removed by %zu rules; %zu malformed names",
        traffic->count, traffic->field_count, count_distinct(traffic), removed, rules, malformed);
    if (malformed != 0) len += snprintf(text + len, TRAFFIC_TEXT_CAPACITY - (size_t)len, ", which hdrtrie removes too");
    if (framing != 0) {
        snprintf(text + len, TRAFFIC_TEXT_CAPACITY - (size_t)len,
            "; %zu listed framing fields, which only peers remove", framing);
    }
}

void traffic_describe_order(char text[TRAFFIC_TEXT_CAPACITY], const requests *traffic)
{
    text[0] = 0;
    if (traffic->field_count >= WORKLOAD_NAME_COUNT) return;
    snprintf(text, TRAFFIC_TEXT_CAPACITY,
        "replay repeats %zu names until a pass has %d: a branch predictor may have learned their order, which favours "
        "peers whose branches depend on the name. clear varies the requests, which helps if there are hundreds.",
        traffic->field_count, WORKLOAD_NAME_COUNT);
}
