/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Compiled by build_before, with the headers of the library before the sieve. */
#include "before_calls.h"
#include <hdrtrie/build.h>
#include <hdrtrie/hdrtrie.h>
#include <stdlib.h>

enum { group_max = 31 };

static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(request_field, name, name_len, 0);

const void *before_build(const before_rule *rules, size_t count, unsigned fold, const char **why)
{
    static char names[group_max][4];
    const char *groups[group_max];
    const hdrtrie_build_options options = {.fold = (hdrtrie_fold)fold};
    hdrtrie_table *table = NULL;
    size_t group_count = 1;
    hdrtrie_rule *copies = calloc(count, sizeof *copies);
    *why = "out of memory";
    if (copies == NULL) return NULL;
    for (unsigned i = 0; i < group_max; i++) {
        names[i][0] = 'g';
        names[i][1] = (char)('0' + i / 10);
        names[i][2] = (char)('0' + i % 10);
        groups[i] = names[i];
    }
    for (size_t i = 0; i < count; i++) {
        if (rules[i].group >= group_count) group_count = rules[i].group + 1;
        copies[i] = (hdrtrie_rule){.literal = rules[i].literal,
            .len = rules[i].len,
            .kind = (hdrtrie_kind)rules[i].kind,
            .group = rules[i].group,
            .exception = rules[i].exception};
    }
    const hdrtrie_error error = hdrtrie_build(copies, count, groups, group_count, &options, &table);
    *why = hdrtrie_error_text(error);
    free(copies);
    return table;
}

int32_t before_find(const void *table, const char *name, size_t len)
{
    return hdrtrie_find(table, name, len).id;
}

size_t before_clear(const void *table, request_field *fields, size_t count)
{
    return hdrtrie_clear(table, HDRTRIE_ALL_GROUPS, fields, count, &layout);
}
