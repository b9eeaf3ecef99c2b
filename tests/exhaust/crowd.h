/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The bodies that are asked: those of the build that this CPU can run, and the inline form. */
#ifndef CROWD_H
#define CROWD_H

#include "../bodies.h"

typedef struct crowd {
    size_t count, body_count; /* bodies[0, body_count) have arrays, too */
    const hdrtrie_backend *bodies[BODIES_MAX];
    const char *names[BODIES_MAX + 1];
    hdrtrie_find_call *finds[BODIES_MAX + 1];
} crowd;

/* The crowd, as it serves the table. */
crowd crowd_of(const hdrtrie_table *table);

#endif
