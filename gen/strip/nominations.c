/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "nominations.h"

#include <errno.h>
#include <hdrtrie/build.h>
#include <hdrtrie/load.h>
#include <stdlib.h>

#include "section.h"

typedef struct named_value {
    gen_span name, value;
} named_value;

static const hdrtrie_field_layout layout =
    HDRTRIE_FIELD_LAYOUT_OF(named_value, name.bytes, name.len, value.bytes, value.len, 0);

gen_status gen_nominations_init(gen_nominations *n)
{
    static const char list[] = "fold separators\ninclude <protected>\n";
    *n = (gen_nominations){.protected_names = NULL};
    if (hdrtrie_list_build("<protected>", list, sizeof list - 1, NULL, &n->protected_names) != HDRTRIE_OK) {
        return gen_complain(GEN_IO, "<protected>: out of memory");
    }
    n->options.protected_names = n->protected_names;
    return GEN_DONE;
}

void gen_nominations_free(gen_nominations *n)
{
    hdrtrie_free(n->protected_names, NULL);
    free(n->values);
}

static bool append(gen_nominations *n, gen_span value)
{
    if (value.len + 1 > n->room - n->len) {
        const size_t room = 2 * (n->len + value.len + 1);
        char *larger = realloc(n->values, room);
        if (larger == NULL) return false;
        n->values = larger;
        n->room = room;
    }
    memcpy(n->values + n->len, value.bytes, value.len);
    n->values[n->len + value.len] = ',';
    n->len += value.len + 1;
    return true;
}

gen_status gen_nominations_read(gen_nominations *n, gen_span head, size_t at, const char **wrong)
{
    static const char name[] = "Connection";
    named_value all = {{name, sizeof name - 1}, {NULL, 0}};
    gen_field field;
    n->len = 0;
    *wrong = NULL;
    while (gen_section_next(head, &at, &field)) {
        /* a malformed name counts too, because some readers correct it */
        if (!gen_name_resembles(field.name, "connection")) continue;
        if (!append(n, field.value)) return gen_complain_io("standard input", "cannot read");
    }
    all.value = (gen_span){n->values, n->len};
    hdrtrie_connection_read(&n->options, &all, 1, &layout, &n->connection);
    if (n->connection.verdict.refused[HDRTRIE_CONNECTION_OVER_CAP].count != 0) {
        *wrong = "a Connection that nominates more than 16 fields: send fewer";
    }
    return GEN_DONE;
}

bool gen_nominations_has(gen_nominations *n, gen_span name, gen_span value)
{
    const named_value field = {name, value};
    uint64_t marked = 0;
    hdrtrie_connection_apply(&n->connection, &field, 1, &layout, &marked);
    return marked != 0;
}
