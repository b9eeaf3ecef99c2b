/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "nested_table.h"
#include "../../src/compile/pipeline.h"
#include <stdlib.h>
#include <string.h>

/* nested: NULL for a table that will be nested; it has no sieve. */
static hdrtrie_table *pack(const char *list, const hdrtrie_nested *nested)
{
    static const hdrtrie_nested none;
    hdrtrie_table *table = NULL;
    hdrtrie_pipeline p;
    hdrtrie_error error = hdrtrie_pipeline_run("", list, strlen(list), NULL, &p);
    if (nested == NULL) p.trie.sieve = NULL;
    if (error == HDRTRIE_OK) {
        error = hdrtrie_pack(&p.trie, p.list.rules, p.list.groups, p.list.group_count, nested != NULL ? nested : &none,
            &p.arena, &table);
    }
    if (error != HDRTRIE_OK) abort();
    hdrtrie_pipeline_free(&p, false);
    return table;
}

/* Packs list around inner, which nested contains, and frees inner. */
static hdrtrie_table *pack_around(const char *list, hdrtrie_table *inner, hdrtrie_nested nested)
{
    hdrtrie_table *table = pack(list, &nested);
    hdrtrie_free(inner, NULL);
    return table;
}

hdrtrie_table *nested_table_of(const char *list, const char *cookies)
{
    hdrtrie_table *inner = pack(cookies, NULL);
    return pack_around(list, inner, (hdrtrie_nested){inner, NULL});
}

hdrtrie_table *nested_table_of_spelled(const char *list, const char *spelled)
{
    hdrtrie_table *inner = pack(spelled, NULL);
    return pack_around(list, inner, (hdrtrie_nested){NULL, inner});
}
