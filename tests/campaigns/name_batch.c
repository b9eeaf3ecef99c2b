/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "name_batch.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void name_batch_open(name_batch *b)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE), all = page * (2 * NAME_BATCH_COUNT + 1);
    memset(b, 0, sizeof *b);
    b->page = page;
    b->pages = mmap(NULL, all, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (b->pages == MAP_FAILED) abort();
    for (size_t i = 0; i < NAME_BATCH_COUNT; i++) {
        char *bytes = b->pages + page * (2 * i + 1);
        if (mprotect(bytes, page, PROT_READ | PROT_WRITE) != 0) abort();
        memset(bytes, 0xa5, page);
    }
}

void name_batch_close(name_batch *b)
{
    munmap(b->pages, b->page * (2 * NAME_BATCH_COUNT + 1));
}

void name_batch_add(name_batch *b, const char *name, size_t len, hdrtrie_match expected)
{
    const size_t page = b->page, i = b->count++;
    if (i >= NAME_BATCH_COUNT || len > NAME_BATCH_NAME_MAX) abort();
    char *start = b->pages + page * (2 * i + 1);
    const size_t n = b->added++;
    b->places[0][i] = start + page - len;
    b->places[1][i] = start + (n % 4 == 0 ? n / 4 % 41 : 0);
    b->places[2][i] = start + 1300 + n % 67;
    b->lens[i] = len;
    b->expected[i] = expected;
    for (size_t place = 0; place < NAME_BATCH_PLACES; place++) memcpy(b->places[place][i], name, len);
}

void name_batch_fault(
    campaign *c, const char *implementation, const char *name, size_t len, hdrtrie_match found, hdrtrie_match expected)
{
    char hex[1300];
    campaign_fault(c, "%s finds {%d, %#x}, expected {%d, %#x}, for the %zu bytes %s", implementation, (int)found.id,
        (unsigned)found.groups, (int)expected.id, (unsigned)expected.groups, len,
        campaign_hex(hex, sizeof hex, name, len));
}

void name_batch_check(name_batch *b, const hdrtrie_table *table, const implementations *tested, campaign *c)
{
    for (size_t i = 0; i < tested->count; i++) {
        hdrtrie_find_call *find = tested->finds[i];
        for (size_t place = 0; place < NAME_BATCH_PLACES; place++) {
            for (size_t j = 0; j < b->count; j++) {
                const char *name = b->places[place][j];
                campaign_set_current(tested->names[i], name, b->lens[j]);
                hdrtrie_match m = find(table, name, b->lens[j]);
                if (m.id != b->expected[j].id || m.groups != b->expected[j].groups) {
                    name_batch_fault(c, tested->names[i], name, b->lens[j], m, b->expected[j]);
                }
            }
        }
    }
    campaign_set_current(NULL, NULL, 0);
    c->cases += NAME_BATCH_PLACES * tested->count * b->count;
}
