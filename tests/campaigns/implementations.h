/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* All implementations of find that this CPU can run: the SIMD backends of this build, and the inline form. */
#ifndef IMPLEMENTATIONS_H
#define IMPLEMENTATIONS_H

#include "../support/available_backends.h"

typedef struct implementations {
    size_t count, backend_count; /* backends[0, backend_count) also have clear, keep and mark */
    const hdrtrie_backend *backends[AVAILABLE_BACKENDS_MAX];
    const char *names[AVAILABLE_BACKENDS_MAX + 1];
    hdrtrie_find_call *finds[AVAILABLE_BACKENDS_MAX + 1]; /* the loops that serve the table */
} implementations;

implementations implementations_of(const hdrtrie_table *table);

#endif
