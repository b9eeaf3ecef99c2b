/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "counting.h"
#include <stdlib.h>
#include <string.h>

#define MARK 0x6864727472696521u

/* Before each block, so that a foreign or a second release shows. 16 bytes keep malloc's alignment. */
typedef struct block {
    uint64_t mark;
    counting *owner;
} block;

static void *count_allocate(void *context, size_t len)
{
    counting *c = context;
    c->calls++;
    if (c->calls == c->fail_at || (c->fail_from != 0 && c->calls >= c->fail_from)) return NULL;
    block *b = malloc(sizeof *b + len);
    if (b == NULL) return NULL;
    b->mark = MARK;
    b->owner = c;
    memset(b + 1, c->fill != 0 ? c->fill : 0xa5, len); /* nobody may count on zeros */
    c->held++;
    return b + 1;
}

static void count_release(void *context, void *memory)
{
    counting *c = context;
    block *b = (block *)memory - 1;
    if (memory == NULL || b->mark != MARK || b->owner != c) {
        c->wrong++;
        return;
    }
    b->mark = 0;
    c->held--;
    free(b);
}

hdrtrie_allocator counting_allocator(counting *c)
{
    hdrtrie_allocator allocator = {count_allocate, count_release, c};
    return allocator;
}
