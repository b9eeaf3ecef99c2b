/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_load and hdrtrie_load_bytes: checked copies of tables in allocated memory; and hdrtrie_free. */
#include <hdrtrie/check.h>
#include <hdrtrie/detail/format/header.h>
#include <hdrtrie/detail/format/table.h>
#include <string.h>

#include "memory.h"
#include "read_file.h"

/* The allocator's pointer is stored in the bytes before the table, so that the table itself can be aligned. */
hdrtrie_table *hdrtrie_memory_take_table(const hdrtrie_allocator *allocator, size_t total_len)
{
    char *memory, *table;
    if (total_len > SIZE_MAX - 2 * HDRTRIE_CACHE_LINE_LEN) return NULL;
    memory = (char *)hdrtrie_memory_take(allocator, total_len + 2 * HDRTRIE_CACHE_LINE_LEN);
    if (memory == NULL) return NULL;
    table = memory + sizeof(void *);
    table += -(uintptr_t)table & (HDRTRIE_CACHE_LINE_LEN - 1);
    memcpy(table - sizeof(void *), &memory, sizeof memory);
    return (hdrtrie_table *)(void *)table;
}

void hdrtrie_free(hdrtrie_table *table, const hdrtrie_allocator *allocator)
{
    void *memory;
    if (table == NULL) return;
    memcpy(&memory, (char *)table - sizeof(void *), sizeof memory);
    hdrtrie_memory_release(allocator, memory);
}

hdrtrie_error hdrtrie_load_bytes(
    const void *bytes, size_t len, const hdrtrie_allocator *allocator, hdrtrie_table **table, const char **why)
{
    hdrtrie_error error = hdrtrie_check(bytes, len, why);
    *table = NULL;
    if (error != HDRTRIE_OK) return error;
    *table = hdrtrie_memory_take_table(allocator, len);
    if (*table == NULL) {
        if (why != NULL) *why = hdrtrie_error_text(HDRTRIE_ERR_MEMORY);
        return HDRTRIE_ERR_MEMORY;
    }
    memcpy(*table, bytes, len);
    return HDRTRIE_OK;
}

hdrtrie_error hdrtrie_load(
    const char *path, const hdrtrie_allocator *allocator, hdrtrie_table **table, const char **why)
{
    char *bytes;
    size_t len;
    hdrtrie_error error = hdrtrie_read_file(path, allocator, SIZE_MAX, &bytes, &len);
    *table = NULL;
    if (error != HDRTRIE_OK) {
        if (why != NULL) *why = hdrtrie_error_text(error);
        return error;
    }
    error = hdrtrie_load_bytes(bytes, len, allocator, table, why);
    hdrtrie_memory_release(allocator, bytes);
    return error;
}
