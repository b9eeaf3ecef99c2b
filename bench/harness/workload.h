/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The names and requests that are looked up. A pass has 65,536 names inside header text, so that no branch predictor learns
   their sequence. Hits are drawn from the list, each rule with the same probability. Misses are fields of the corpus that
   are in the list under no fold, as often as the corpus has them. The seed is fixed, so every machine gets the same names. */
#ifndef BENCH_WORKLOAD_H
#define BENCH_WORKLOAD_H

#include "implementation.h"

#define WORKLOAD_NAME_COUNT 65536

typedef struct workload {
    const listing *list;
    const requests *corpus;
    unsigned miss; /* percent, 0..100 */
    bench_name *names;
    size_t count;
    uint64_t sum; /* of id + 1 over all names, by listing_find; every pass must return it */
} workload;

/* Returns the workload of list l with that share of misses; makes it at the first call. Under the folds that ignore case,
   half of the names are in lower case and half have the spelling of the list or the client. Under fold none all are in
   lower case. l and corpus must stay valid. */
const workload *workload_make(const listing *l, const requests *corpus, unsigned miss);

/* Writes the fields as "Name: value\r\n", one after another, as in a connection's buffer. Returns their names, which point
   into that text. */
bench_name *workload_write(const request_field *const *fields, size_t count);

/* Returns every spelling of a name in the workloads of l, once each. *count: how many. */
bench_name *workload_spellings(const listing *l, const requests *corpus, size_t *count);

/* Returns the heads of corpus in a random order, each about equally often, with WORKLOAD_NAME_COUNT fields or more. *count:
   how many heads. A branch predictor learns part of the sequence, because it has only 120 different heads. */
const request **workload_replay(const requests *corpus, size_t *count);

/* Returns the requests of traffic in their order, all of them repeated until they have WORKLOAD_NAME_COUNT fields or more. */
const request **workload_in_order(const requests *traffic, size_t *count);

/* Returns at least 8,192 requests with WORKLOAD_NAME_COUNT fields or more, drawn from traffic at random. A random eighth of
   the fields is left out, so that few requests are equal. */
const request **workload_thinned(const requests *traffic, size_t *count);

/* Returns whether a request has a name that l does not list, under any fold. If not, workload_make ends the program. */
bool workload_has_misses(const listing *l, const requests *corpus);

/* Returns 8,192 requests, of which few are equal. Each has the fields that one client sent, in its order (captured), then the
   fields that the edge added to another request, in a random order; a random eighth of all these fields is left out. corpus
   must have the heads of captured with these fields added, under the same names; if not, the program ends. */
const request **workload_variety(const requests *corpus, const requests *captured, size_t *count);

/* Returns requests of WORKLOAD_MIXED_FIELDS fields each, of which about miss percent are not in list l. Their names are those of
   workload_make, but a request's text is as near to the first cache level as that of the corpus. */
const request **workload_mixed(const listing *l, const requests *corpus, unsigned miss, size_t *count);

#define WORKLOAD_MIXED_FIELDS 15

#endif
