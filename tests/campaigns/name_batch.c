/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "block.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void block_open(block *b)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE), all = page * (2 * BLOCK_NAMES + 1);
    memset(b, 0, sizeof *b);
    b->page = page;
    b->pages = mmap(NULL, all, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (b->pages == MAP_FAILED) abort();
    for (size_t i = 0; i < BLOCK_NAMES; i++) {
        char *bytes = b->pages + page * (2 * i + 1);
        if (mprotect(bytes, page, PROT_READ | PROT_WRITE) != 0) abort();
        memset(bytes, 0xa5, page);
    }
}

void block_close(block *b)
{
    munmap(b->pages, b->page * (2 * BLOCK_NAMES + 1));
}

void block_add(block *b, const char *name, size_t len, hdrtrie_match right)
{
    const size_t page = b->page, i = b->count++;
    if (i >= BLOCK_NAMES || len > BLOCK_NAME_MAX) abort();
    char *start = b->pages + page * (2 * i + 1);
    const size_t n = b->added++;
    b->places[0][i] = start + page - len;
    b->places[1][i] = start + (n % 4 == 0 ? n / 4 % 41 : 0);
    b->places[2][i] = start + 1300 + n % 67;
    b->lens[i] = len;
    b->right[i] = right;
    for (size_t place = 0; place < BLOCK_PLACES; place++) memcpy(b->places[place][i], name, len);
}

void block_fault(campaign *c, const char *who, const char *name, size_t len, hdrtrie_match found, hdrtrie_match right)
{
    char hex[1300];
    campaign_fault(c, "%s finds {%d, %#x}, right is {%d, %#x}, for the %zu bytes %s", who, (int)found.id,
                   (unsigned)found.groups, (int)right.id, (unsigned)right.groups, len,
                   campaign_hex(hex, sizeof hex, name, len));
}

void block_ask(block *b, const hdrtrie_table *table, const crowd *who, campaign *c)
{
    for (size_t i = 0; i < who->count; i++) {
        hdrtrie_find_call *find = who->finds[i];
        for (size_t place = 0; place < BLOCK_PLACES; place++) {
            for (size_t j = 0; j < b->count; j++) {
                const char *name = b->places[place][j];
                campaign_now(who->names[i], name, b->lens[j]);
                hdrtrie_match m = find(table, name, b->lens[j]);
                if (m.id != b->right[j].id || m.groups != b->right[j].groups) {
                    block_fault(c, who->names[i], name, b->lens[j], m, b->right[j]);
                }
            }
        }
    }
    campaign_now(NULL, NULL, 0);
    c->cases += BLOCK_PLACES * who->count * b->count;
}
