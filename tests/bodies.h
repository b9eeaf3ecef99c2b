/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The bodies of this build that this CPU can run: every one runs every test. */
#ifndef BODIES_H
#define BODIES_H

#include "../src/runtime/dispatch.h"

#define BODIES_MAX 8

/* Stores them in bodies, BODIES_MAX at most; returns how many, at least 1. */
static inline size_t bodies_here(const hdrtrie_backend *bodies[BODIES_MAX])
{
    size_t count, here = 0;
    const hdrtrie_backend *const *all = hdrtrie_backends(&count);
    for (size_t i = 0; i < count && here < BODIES_MAX; i++) {
        if (all[i]->supported()) bodies[here++] = all[i];
    }
    return here;
}

#endif
