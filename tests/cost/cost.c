/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Counts the instructions of one call for each of many names, under callgrind. Each call is one dump:
 *
 *     valgrind --tool=callgrind --collect-atstart=no --combine-dumps=yes --callgrind-out-file=OUT cost TABLE NAMES
 *
 * TABLE is a binary table. NAMES is a file of names, each after its length (4 bytes, little-endian). A dump has the title
 * "CALL BACKEND INDEX". CALL is find or mark, with each backend; mark has one field, and includes the test for malformed
 * names. With --heads, CALL is head, and each name is a whole HTTP/1 head. With --cookies, CALL is cookie, and each name
 * is the value of a Cookie field. cost.py makes the names and checks the counts. */
#include "../../src/runtime/dispatch.h"
#include <hdrtrie/hdrtrie.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <valgrind/callgrind.h>

typedef struct field {
    const char *name;
    size_t len;
} field;

static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(field, name, len, 0);

static volatile size_t sink;

static void dump(const char *call, const char *backend, size_t index)
{
    char title[80];
    snprintf(title, sizeof title, "%s %s %zu", call, backend, index);
    CALLGRIND_DUMP_STATS_AT(title);
}

/* Counts the instructions of one call, and those of preparing its arguments. */
#define COUNT(call, backend, index, expression)                                                                        \
    do {                                                                                                               \
        CALLGRIND_ZERO_STATS;                                                                                          \
        CALLGRIND_TOGGLE_COLLECT;                                                                                      \
        sink = (size_t)(expression);                                                                                   \
        CALLGRIND_TOGGLE_COLLECT;                                                                                      \
        dump(call, backend, index);                                                                                    \
    } while (0)

static void count_name(const hdrtrie_table *table, char *name, size_t len, size_t index)
{
    size_t count;
    const hdrtrie_backend *const *backends = hdrtrie_backends(&count);
    const field one = {name, len};
    uint64_t bitmap;
    for (size_t i = 0; i < count; i++) {
        if (!backends[i]->supported()) continue;
        COUNT("find", backends[i]->name, index, hdrtrie_backend_find(backends[i], table, name, len).groups);
        COUNT("mark", backends[i]->name, index,
            hdrtrie_backend_mark(backends[i], table, HDRTRIE_ALL_GROUPS, &one, 1, &layout, &bitmap));
    }
}

static void count_head(const hdrtrie_table *table, char *head, size_t len, size_t index)
{
    COUNT("head", "best", index, hdrtrie_head_clear(table, HDRTRIE_ALL_GROUPS, head, len, 0).len);
}

static void count_cookies(const hdrtrie_table *table, char *value, size_t len, size_t index)
{
    const hdrtrie_table *cookies = hdrtrie_cookies(table);
    COUNT("cookie", "best", index, hdrtrie_cookie_clear(cookies, HDRTRIE_ALL_GROUPS, value, len).len);
}

int main(int argc, char **argv)
{
    hdrtrie_table *table;
    const char *why = "";
    const char *what = argc > 3 ? argv[3] : "";
    void (*count)(const hdrtrie_table *, char *, size_t, size_t) = strcmp(what, "--heads") == 0     ? count_head
                                                                   : strcmp(what, "--cookies") == 0 ? count_cookies
                                                                                                    : count_name;
    FILE *names = argc > 2 ? fopen(argv[2], "rb") : NULL;
    uint8_t prefix[4];
    size_t index = 0;
    if (names == NULL || hdrtrie_load(argv[1], NULL, &table, &why) != HDRTRIE_OK) {
        fprintf(stderr, "cost: no table or no names: %s\n", why);
        return 1;
    }
    for (; fread(prefix, 1, sizeof prefix, names) == sizeof prefix; index++) {
        const size_t len = hdrtrie_load_le32(prefix);
        char *name =
            malloc(len + 1); /* Backends with exact reads read no further byte; the others stay inside the page. */
        if (name == NULL || fread(name, 1, len, names) != len) return 1;
        count(table, name, len, index);
        free(name);
    }
    fclose(names);
    hdrtrie_free(table, NULL);
    return 0;
}
