/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Memory that is freed in one call. All phases of a build allocate from one arena, which uses the caller's
   allocator. */
#ifndef HDRTRIE_SRC_COMPILE_ARENA_H
#define HDRTRIE_SRC_COMPILE_ARENA_H

#include <hdrtrie/load.h>

typedef struct hdrtrie_arena_block hdrtrie_arena_block;

typedef struct hdrtrie_arena {
    const hdrtrie_allocator *allocator;
    hdrtrie_arena_block *blocks;
    char *next, *end;
} hdrtrie_arena;

void hdrtrie_arena_init(hdrtrie_arena *arena, const hdrtrie_allocator *allocator);

/* Returns count * len uninitialised bytes, aligned to 16; len is not 0. NULL if memory is short or count * len
   overflows. */
void *hdrtrie_arena_take(hdrtrie_arena *arena, size_t count, size_t len);

/* hdrtrie_arena_take, with all bytes 0. */
void *hdrtrie_arena_zeros(hdrtrie_arena *arena, size_t count, size_t len);

/* Returns a copy of text[0, len) with a NUL added; NULL if memory is short. */
char *hdrtrie_arena_text(hdrtrie_arena *arena, const char *text, size_t len);

/* Frees all pieces. The arena can be used again. */
void hdrtrie_arena_free(hdrtrie_arena *arena);

#endif
