/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What is looked up. Names: 65,536 of them, so that no branch predictor learns their sequence, inside header text. Hits
   are drawn from the list, each rule as often as the next; misses are fields of the corpus that no fold makes a listed
   name, each as often as the corpus has it. The same seed, so the same names, everywhere and always. */
#ifndef BENCH_WORKLOAD_H
#define BENCH_WORKLOAD_H

#include "subject.h"

#define WORKLOAD_NAME_COUNT 65536

typedef struct workload {
    const listing *list;
    const requests *corpus;
    unsigned miss; /* percent, 0..100 */
    subject_name *names;
    size_t count;
    uint64_t sum; /* of id + 1 over all names, by listing_find: what every pass must return */
} workload;

/* The workload of list l with that share of misses, made at the first call. Without case, half of the names are in
   lower case, half as the list or the client spells them; exact ones are all in lower case. l, corpus: must stay. */
const workload *workload_make(const listing *l, const requests *corpus, unsigned miss);

/* Writes the fields as "Name: value\r\n" one after the other, as in a connection's buffer. Returns their names, which point
   there. */
subject_name *workload_write(const request_field *const *fields, size_t count);

/* Each spelling of a name that workloads of l hold, once. *count is how many. */
subject_name *workload_spellings(const listing *l, const requests *corpus, size_t *count);

/* The heads of corpus, each about equally often, in a random order with WORKLOAD_NAME_COUNT fields or more; *count is
   how many. But the same 120 heads over and over are what a branch predictor learns. */
const request **workload_replay(const requests *corpus, size_t *count);

/* As many requests of which hardly two are alike: what a client sent, in its order (captured), then the fields that the
   edge added to any of the requests, in a random order. corpus holds the heads of captured with these added, under the
   same names; ends the program if it does not. */
const request **workload_variety(const requests *corpus, const requests *captured, size_t *count);

#endif
