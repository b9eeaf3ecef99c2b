/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The caller's allocator, or malloc and free where there is none. */
#ifndef HDRTRIE_SRC_MEMORY_H
#define HDRTRIE_SRC_MEMORY_H

#include <hdrtrie/load.h>
#include <stdlib.h>

static inline void *hdrtrie_memory_take(const hdrtrie_allocator *allocator, size_t len)
{
    return allocator != NULL ? allocator->allocate(allocator->context, len) : malloc(len);
}

static inline void hdrtrie_memory_release(const hdrtrie_allocator *allocator, void *memory)
{
    if (allocator != NULL) {
        allocator->release(allocator->context, memory);
    } else {
        free(memory);
    }
}

/* Room for a table of total_len bytes, aligned to its lines; freed by hdrtrie_free. */
hdrtrie_table *hdrtrie_memory_take_table(const hdrtrie_allocator *allocator, size_t total_len);

#endif
