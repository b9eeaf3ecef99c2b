/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "implementations.h"
#include <hdrtrie/find.h>

static hdrtrie_match find_inline(const hdrtrie_table *table, const char *name, size_t len)
{
    return hdrtrie_find_inline(table, name, len);
}

implementations implementations_of(const hdrtrie_table *table)
{
    implementations all;
    all.backend_count = all.count = available_backends(all.backends);
    for (size_t i = 0; i < all.backend_count; i++) {
        all.names[i] = all.backends[i]->name;
        all.finds[i] = all.backends[i]->find[hdrtrie_backend_call(table)];
    }
    all.names[all.count] = "inline";
    all.finds[all.count++] = find_inline;
    return all;
}
