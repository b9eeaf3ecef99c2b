/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "crowd.h"
#include <hdrtrie/find.h>

static hdrtrie_match find_inline(const hdrtrie_table *table, const char *name, size_t len)
{
    return hdrtrie_find_inline(table, name, len);
}

crowd crowd_of(const hdrtrie_table *table)
{
    crowd c;
    c.body_count = c.count = bodies_here(c.bodies);
    for (size_t i = 0; i < c.body_count; i++) {
        c.names[i] = c.bodies[i]->name;
        c.finds[i] = c.bodies[i]->find[hdrtrie_backend_call(table)];
    }
    c.names[c.count] = "inline";
    c.finds[c.count++] = find_inline;
    return c;
}
