/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* An allocator that counts, and that can fail one call. */
#ifndef COUNTING_H
#define COUNTING_H

#include <hdrtrie/load.h>

typedef struct counting {
    size_t calls;     /* to allocate */
    size_t fail_at;   /* this call returns NULL, counted from 1; 0: none does */
    size_t fail_from; /* this and all later calls do; 0: none */
    size_t held;      /* blocks allocated and not released */
    size_t wrong;     /* releases of what was not allocated here */
    uint8_t fill;     /* what memory holds at first; 0: 0xa5 */
} counting;

hdrtrie_allocator counting_allocator(counting *c);

#endif
