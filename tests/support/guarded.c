/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "guarded.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

guarded guarded_open(size_t len)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    guarded area;
    area.len = (len + page - 1) / page * page;
    if (area.len == 0) area.len = page;
    char *all = mmap(NULL, area.len + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (all == MAP_FAILED || mprotect(all + page, area.len, PROT_READ | PROT_WRITE) != 0) {
        perror("test: guarded_open");
        abort();
    }
    area.bytes = all + page;
    return area;
}

void guarded_close(guarded *area)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    munmap(area->bytes - page, area->len + 2 * page);
    area->bytes = NULL;
}

static char *place(guarded *area, size_t at, const void *bytes, size_t len)
{
    memset(area->bytes, 0xa5, area->len);
    if (len != 0) memcpy(area->bytes + at, bytes, len);
    return area->bytes + at;
}

char *guarded_at_end(guarded *area, const void *bytes, size_t len, size_t gap)
{
    return place(area, area->len - gap - len, bytes, len);
}

char *guarded_at_start(guarded *area, const void *bytes, size_t len, size_t gap)
{
    return place(area, gap, bytes, len);
}
