/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Calls the caller's allocator, or malloc and free if the caller gave NULL. */
#ifndef HDRTRIE_SRC_CHECK_MEMORY_H
#define HDRTRIE_SRC_CHECK_MEMORY_H

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

/* Uninitialised memory for a table of total_len bytes, aligned to HDRTRIE_CACHE_LINE_LEN. NULL if there is not enough. Free
   with hdrtrie_free. */
hdrtrie_table *hdrtrie_memory_take_table(const hdrtrie_allocator *allocator, size_t total_len);

#endif
