/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "answer.h"
#include "available_backends.h"
#include <stdlib.h>
#include <string.h>

void name_print(const char *name, size_t len)
{
    fprintf(stderr, "\"");
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)name[i];
        if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') fprintf(stderr, "\\x%02x", c);
        else putc(c, stderr);
    }
    fprintf(stderr, "\" (%zu bytes)", len);
}

static void differs(const char *who, const char *name, size_t len, hdrtrie_match a, hdrtrie_match b)
{
    fprintf(stderr, "%s returns {%d, %#x}, but hdrtrie_find {%d, %#x} for ", who, (int)a.id, (unsigned)a.groups,
        (int)b.id, (unsigned)b.groups);
    name_print(name, len);
    fprintf(stderr, "\n");
    abort();
}

hdrtrie_match answer(const hdrtrie_table *table, const char *name, size_t len)
{
    const hdrtrie_backend *backends[AVAILABLE_BACKENDS_MAX];
    size_t count = available_backends(backends);
    hdrtrie_match first = hdrtrie_find(table, name, len), other = hdrtrie_find_inline(table, name, len);
    if (first.id != other.id || first.groups != other.groups) differs("find_inline", name, len, other, first);
    const uint64_t packed = hdrtrie_find_packed(table, name, len);
    other.groups = (uint32_t)(packed >> 32);
    other.id = (int32_t)((uint32_t)packed - 1);
    if (first.id != other.id || first.groups != other.groups) differs("find_packed", name, len, other, first);
    for (size_t i = 0; i < count; i++) {
        other = hdrtrie_backend_find(backends[i], table, name, len);
        if (first.id != other.id || first.groups != other.groups) differs(backends[i]->name, name, len, other, first);
    }
    return first;
}

bool answer_is(const hdrtrie_table *table, const char *name, size_t len, int32_t id, uint32_t groups)
{
    hdrtrie_match m = answer(table, name, len);
    if (m.id == id && m.groups == groups) return true;
    fprintf(
        stderr, "found {%d, %#x}, expected {%d, %#x} for ", (int)m.id, (unsigned)m.groups, (int)id, (unsigned)groups);
    name_print(name, len);
    fprintf(stderr, "\n");
    return false;
}

bool answers(const hdrtrie_table *table, const char *name, int32_t id, uint32_t groups)
{
    return answer_is(table, name, strlen(name), id, groups);
}

hdrtrie_table *table_of(const char *text)
{
    ruleset set;
    ruleset_start(&set, HDRTRIE_FOLD_NONE);
    ruleset_read(&set, text, strlen(text));
    hdrtrie_table *table = ruleset_build(&set);
    ruleset_free(&set);
    return table;
}
