/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The bodies of this build that this CPU can run: every one runs every test. */
#ifndef AVAILABLE_BACKENDS_H
#define AVAILABLE_BACKENDS_H

#include "../../src/body.h"

#define AVAILABLE_BACKENDS_MAX 8

/* Stores them in bodies, AVAILABLE_BACKENDS_MAX at most; returns how many, at least 1. */
static inline size_t available_backends(const hdrtrie_body *bodies[AVAILABLE_BACKENDS_MAX])
{
    size_t count, here = 0;
    const hdrtrie_body *const *all = hdrtrie_bodies(&count);
    for (size_t i = 0; i < count && here < AVAILABLE_BACKENDS_MAX; i++) {
        if (all[i]->supported()) bodies[here++] = all[i];
    }
    return here;
}

#endif
