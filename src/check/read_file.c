/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "read_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "memory.h"

#define FIRST_ROOM ((size_t)64 << 10)

static hdrtrie_error read_all(FILE *file, const hdrtrie_allocator *allocator, size_t max, char **bytes, size_t *len)
{
    size_t room = 0;
    for (;;) {
        const size_t more = room != 0 ? 2 * room : FIRST_ROOM; /* cannot overflow: objects are below SIZE_MAX / 2 */
        char *larger = (char *)hdrtrie_memory_take(allocator, more);
        if (larger == NULL) return HDRTRIE_ERR_MEMORY;
        if (*bytes != NULL) {
            memcpy(larger, *bytes, *len);
            hdrtrie_memory_release(allocator, *bytes);
        }
        *bytes = larger;
        room = more;
        *len += fread(*bytes + *len, 1, room - *len, file);
        if (ferror(file)) return HDRTRIE_ERR_READ;
        if (*len > max) {
            errno = EFBIG;
            return HDRTRIE_ERR_READ;
        }
        if (feof(file)) return HDRTRIE_OK;
    }
}

hdrtrie_error hdrtrie_read_file(
    const char *path, const hdrtrie_allocator *allocator, size_t max, char **bytes, size_t *len)
{
    FILE *file = fopen(path, "rb");
    hdrtrie_error error = HDRTRIE_ERR_READ;
    int saved;
    *bytes = NULL;
    *len = 0;
    if (file == NULL) return error;
    error = read_all(file, allocator, max, bytes, len);
    saved = errno;
    fclose(file);
    if (error != HDRTRIE_OK && *bytes != NULL) {
        hdrtrie_memory_release(allocator, *bytes);
        *bytes = NULL;
    }
    errno = saved;
    return error;
}
