/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* An allocator that counts its calls and can fail chosen ones. */
#ifndef COUNTING_H
#define COUNTING_H

#include <hdrtrie/load.h>

typedef struct counting {
    size_t calls;     /* calls to allocate */
    size_t fail_at;   /* this call returns NULL, counted from 1; 0: no call fails */
    size_t fail_from; /* this call and all later ones fail; 0: no call fails */
    size_t held;      /* blocks allocated and not released */
    size_t wrong;     /* releases of memory that this allocator did not allocate */
    uint8_t fill;     /* fills new memory; 0: 0xa5 */
} counting;

hdrtrie_allocator counting_allocator(counting *c);

#endif
