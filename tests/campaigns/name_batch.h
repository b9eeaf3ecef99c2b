/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A batch of names, each stored at three places: its last byte before an unreadable page; its first byte after an
   unreadable page, or up to 40 bytes later; and far from both. The third place matters because backends copy a name
   away from the edge of a page before they load it. The bytes around a name are left over from earlier batches, as in
   the buffers of a proxy. */
#ifndef NAME_BATCH_H
#define NAME_BATCH_H

#include "campaign.h"
#include "fast_oracle.h"
#include "implementations.h"

#define NAME_BATCH_COUNT 64
#define NAME_BATCH_PLACES 3
#define NAME_BATCH_NAME_MAX 1200 /* bytes of a name: three such names fit into a page */

typedef struct name_batch {
    size_t page;                                       /* bytes per page */
    char *pages;                                       /* readable and unreadable pages in turn */
    size_t count, added;                               /* names in the batch; names added since it was opened */
    char *places[NAME_BATCH_PLACES][NAME_BATCH_COUNT]; /* at the end of a page, at its start, inside */
    size_t lens[NAME_BATCH_COUNT];
    hdrtrie_match expected[NAME_BATCH_COUNT];
} name_batch;

void name_batch_open(name_batch *b);
void name_batch_close(name_batch *b);

/* Adds a name and its expected answer. Aborts if the batch is full. */
void name_batch_add(name_batch *b, const char *name, size_t len, hdrtrie_match expected);

/* Looks up every name at each of its places with every implementation. Counts cases, reports faults, keeps the names.
   */
void name_batch_check(name_batch *b, const hdrtrie_table *table, const implementations *tested, campaign *c);

/* Reports a wrong answer, also for a name outside a batch. */
void name_batch_fault(
    campaign *c, const char *implementation, const char *name, size_t len, hdrtrie_match found, hdrtrie_match expected);

#endif
