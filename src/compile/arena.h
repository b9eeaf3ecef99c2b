/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Memory that is freed together: what the phases of a build allocate. Built on the caller's allocator. */
#ifndef HDRTRIE_SRC_BUILD_ARENA_H
#define HDRTRIE_SRC_BUILD_ARENA_H

#include <hdrtrie/load.h>

typedef struct hdrtrie_arena_block hdrtrie_arena_block;

typedef struct hdrtrie_arena {
    const hdrtrie_allocator *allocator;
    hdrtrie_arena_block *blocks;
    char *next, *end;
} hdrtrie_arena;

void hdrtrie_arena_init(hdrtrie_arena *arena, const hdrtrie_allocator *allocator);

/* count * len bytes, len not 0, aligned to 16, uninitialised; NULL when the allocator has none or count * len overflows. */
void *hdrtrie_arena_take(hdrtrie_arena *arena, size_t count, size_t len);

/* The same, all zero. */
void *hdrtrie_arena_zeros(hdrtrie_arena *arena, size_t count, size_t len);

/* A copy of text with a NUL behind it. */
char *hdrtrie_arena_text(hdrtrie_arena *arena, const char *text, size_t len);

void hdrtrie_arena_free(hdrtrie_arena *arena);

#endif
