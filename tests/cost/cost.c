/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Under callgrind, counts the instructions of one call for each of many names, by a dump a call:
 *
 *     valgrind --tool=callgrind --collect-atstart=no --combine-dumps=yes --callgrind-out-file=OUT cost TABLE NAMES
 *
 * TABLE is a binary table, NAMES a file of names, each behind its length (4 bytes, little-endian). A dump is called
 * "CALL BODY INDEX": find and clear (of one field, so the judgement of its bytes is part of it) by each body. Heads are
 * "head": the name is taken for a whole HTTP/1 head. cost.py makes the names and judges the counts. */
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

static void dump(const char *call, const char *body, size_t index)
{
    char title[80];
    snprintf(title, sizeof title, "%s %s %zu", call, body, index);
    CALLGRIND_DUMP_STATS_AT(title);
}

/* Counted, with what it takes to make the call. */
#define COUNT(call, body, index, expression)                                                                           \
    do {                                                                                                               \
        CALLGRIND_ZERO_STATS;                                                                                          \
        CALLGRIND_TOGGLE_COLLECT;                                                                                      \
        sink = (size_t)(expression);                                                                                   \
        CALLGRIND_TOGGLE_COLLECT;                                                                                      \
        dump(call, body, index);                                                                                       \
    } while (0)

static void count_name(const hdrtrie_table *table, const char *name, size_t len, size_t index)
{
    size_t count;
    const hdrtrie_backend *const *bodies = hdrtrie_backends(&count);
    const field one = {name, len};
    uint64_t bitmap;
    for (size_t i = 0; i < count; i++) {
        if (!bodies[i]->supported()) continue;
        COUNT("find", bodies[i]->name, index, hdrtrie_backend_find(bodies[i], table, name, len).groups);
        COUNT("mark", bodies[i]->name, index,
              hdrtrie_backend_mark(bodies[i], table, HDRTRIE_ALL_GROUPS, &one, 1, &layout, &bitmap));
    }
}

static void count_head(const hdrtrie_table *table, const char *name, size_t len, size_t index)
{
    char *head = malloc(len);
    if (head == NULL) exit(1);
    memcpy(head, name, len);
    COUNT("head", "best", index, hdrtrie_head_clear(table, HDRTRIE_ALL_GROUPS, head, len).len);
    free(head);
}

int main(int argc, char **argv)
{
    hdrtrie_table *table;
    const char *why = "";
    const int heads = argc > 3 && strcmp(argv[3], "--heads") == 0;
    FILE *names = argc > 2 ? fopen(argv[2], "rb") : NULL;
    uint8_t prefix[4];
    size_t index = 0;
    if (names == NULL || hdrtrie_load(argv[1], NULL, &table, &why) != HDRTRIE_OK) {
        fprintf(stderr, "cost: no table or no names: %s\n", why);
        return 1;
    }
    for (; fread(prefix, 1, sizeof prefix, names) == sizeof prefix; index++) {
        const size_t len = hdrtrie_load_le32(prefix);
        char *name = malloc(len + 1); /* exact bodies read no more, others inside the page */
        if (name == NULL || fread(name, 1, len, names) != len) return 1;
        (heads ? count_head : count_name)(table, name, len, index);
        free(name);
    }
    fclose(names);
    hdrtrie_free(table, NULL);
    return 0;
}
