/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The arena: blocks from the caller's allocator, cut into pieces. */
#include "arena.h"

#include <stdlib.h>
#include <string.h>

#include "../check/memory.h"

/* Tests compile this file with 0. Every piece is then a separate allocation that can fail, and a sanitizer checks its
   bounds. */
#ifndef HDRTRIE_ARENA_BLOCK_LEN
#define HDRTRIE_ARENA_BLOCK_LEN 65536
#endif
#define BLOCK_LEN ((size_t)HDRTRIE_ARENA_BLOCK_LEN)
#define ALIGNMENT 16

struct hdrtrie_arena_block {
    hdrtrie_arena_block *next;
    char pad[ALIGNMENT - sizeof(void *)];
};

void hdrtrie_arena_init(hdrtrie_arena *arena, const hdrtrie_allocator *allocator)
{
    memset(arena, 0, sizeof *arena);
    arena->allocator = allocator;
}

void *hdrtrie_arena_take(hdrtrie_arena *arena, size_t count, size_t len)
{
    size_t need;
    char *taken;
    /* the margin below SIZE_MAX is for the block's head and for rounding up */
    if (count > (SIZE_MAX - 65536) / len) return NULL;
    need = (count * len + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (arena->next == NULL || need > (size_t)(arena->end - arena->next)) {
        /* a large piece gets a separate block, so that the rest of the current one stays in use */
        size_t block_len = sizeof(hdrtrie_arena_block) + (need > BLOCK_LEN / 4 ? need : BLOCK_LEN);
        hdrtrie_arena_block *block = (hdrtrie_arena_block *)hdrtrie_memory_take(arena->allocator, block_len);
        if (block == NULL) return NULL;
        block->next = arena->blocks;
        arena->blocks = block;
        if (need > BLOCK_LEN / 4) return block + 1;
        arena->next = (char *)(block + 1);
        arena->end = (char *)block + block_len;
    }
    taken = arena->next;
    arena->next += need;
    return taken;
}

void *hdrtrie_arena_zeros(hdrtrie_arena *arena, size_t count, size_t len)
{
    void *p = hdrtrie_arena_take(arena, count, len);
    if (p != NULL) memset(p, 0, count * len);
    return p;
}

char *hdrtrie_arena_text(hdrtrie_arena *arena, const char *text, size_t len)
{
    char *copy = (char *)hdrtrie_arena_take(arena, len + 1, 1);
    if (copy == NULL) return NULL;
    if (len != 0) memcpy(copy, text, len);
    copy[len] = '\0';
    return copy;
}

void hdrtrie_arena_free(hdrtrie_arena *arena)
{
    while (arena->blocks != NULL) {
        hdrtrie_arena_block *next = arena->blocks->next;
        hdrtrie_memory_release(arena->allocator, arena->blocks);
        arena->blocks = next;
    }
    arena->next = arena->end = NULL;
}
