/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_load and hdrtrie_load_bytes: checked copies of tables in allocated memory; and hdrtrie_free. */
#include <errno.h>
#include <hdrtrie/check.h>
#include <hdrtrie/detail/format/header.h>
#include <hdrtrie/detail/format/table.h>
#include <stdio.h>
#include <string.h>

#include "memory.h"

/* The allocator's pointer is stored in the bytes before the table, so that the table itself can be aligned. */
hdrtrie_table *hdrtrie_memory_take_table(const hdrtrie_allocator *allocator, size_t total_len)
{
    char *memory, *table;
    if (total_len > SIZE_MAX - 2 * HDRTRIE_CACHE_LINE_LEN) return NULL;
    memory = hdrtrie_memory_take(allocator, total_len + 2 * HDRTRIE_CACHE_LINE_LEN);
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

/* Reads the whole file into *bytes and *len. Both are NULL and 0 before. The caller frees *bytes, also after an error.
   If the file grows meanwhile, reads up to the new end. */
static hdrtrie_error read_all(FILE *file, const hdrtrie_allocator *allocator, char **bytes, size_t *len)
{
    size_t room = 0;
    for (;;) {
        size_t more = room != 0 ? 2 * room : (size_t)64 << 10; /* cannot overflow: objects are below SIZE_MAX / 2 */
        char *larger = hdrtrie_memory_take(allocator, more);
        if (larger == NULL) return HDRTRIE_ERR_MEMORY;
        if (*bytes != NULL) {
            memcpy(larger, *bytes, *len);
            hdrtrie_memory_release(allocator, *bytes);
        }
        *bytes = larger;
        room = more;
        *len += fread(*bytes + *len, 1, room - *len, file);
        if (ferror(file)) return HDRTRIE_ERR_READ;
        if (feof(file)) return HDRTRIE_OK;
    }
}

hdrtrie_error hdrtrie_load(
    const char *path, const hdrtrie_allocator *allocator, hdrtrie_table **table, const char **why)
{
    hdrtrie_error error = HDRTRIE_ERR_READ;
    char *bytes = NULL;
    size_t len = 0;
    int saved;
    FILE *file = fopen(path, "rb");
    *table = NULL;
    if (file != NULL) {
        error = read_all(file, allocator, &bytes, &len);
        saved = errno;
        fclose(file);
        errno = saved;
    }
    if (error == HDRTRIE_OK) {
        error = hdrtrie_load_bytes(bytes, len, allocator, table, why);
    } else if (why != NULL) {
        *why = hdrtrie_error_text(error);
    }
    saved = errno;
    if (bytes != NULL) hdrtrie_memory_release(allocator, bytes);
    errno = saved;
    return error;
}
