/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The SIMD backends of this build that this CPU can run. Each of them runs every test. */
#ifndef AVAILABLE_BACKENDS_H
#define AVAILABLE_BACKENDS_H

#include "../../src/runtime/dispatch.h"

#define AVAILABLE_BACKENDS_MAX 8

/* Stores the backends, at most AVAILABLE_BACKENDS_MAX. Returns their number (at least 1). */
static inline size_t available_backends(const hdrtrie_backend *backends[AVAILABLE_BACKENDS_MAX])
{
    size_t count, here = 0;
    const hdrtrie_backend *const *all = hdrtrie_backends(&count);
    for (size_t i = 0; i < count && here < AVAILABLE_BACKENDS_MAX; i++) {
        if (all[i]->supported()) backends[here++] = all[i];
    }
    return here;
}

#endif
