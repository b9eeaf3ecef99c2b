/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A block of names, each three times in memory: its last byte before an unreadable page; its first byte behind one, or a few
   bytes further on; and far from both, because bodies move names away from a page's edge before they load them. Around it
   stands what names of earlier blocks left, as in a proxy's buffers. */
#ifndef BLOCK_H
#define BLOCK_H

#include "campaign.h"
#include "classifier.h"
#include "crowd.h"

#define BLOCK_NAMES 64
#define BLOCK_PLACES 3
#define BLOCK_NAME_MAX 1200 /* bytes of a name: three have room in a page */

typedef struct block {
    size_t page;                             /* bytes of one */
    char *pages;                             /* an unreadable page before each, and behind the last */
    size_t count, added;                     /* added: ever */
    char *places[BLOCK_PLACES][BLOCK_NAMES]; /* before the page's end, behind its start, inside */
    size_t lens[BLOCK_NAMES];
    hdrtrie_match right[BLOCK_NAMES];
} block;

void block_open(block *b);
void block_close(block *b);

/* Adds a name, at most BLOCK_NAMES of them, and what is right for it. */
void block_add(block *b, const char *name, size_t len, hdrtrie_match right);

/* Asks every body about every name at each of its places; counts cases and reports faults. The names stay. */
void block_ask(block *b, const hdrtrie_table *table, const crowd *who, campaign *c);

/* Another name whose answer is wrong, wherever it stands. */
void block_fault(campaign *c, const char *who, const char *name, size_t len, hdrtrie_match found, hdrtrie_match right);

#endif
