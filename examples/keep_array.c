/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Keeps only the listed fields of an array, and prints them. Host, Content-Length and Transfer-Encoding stay too, because
   the next server needs them to find the end of the message.

       ./keep_array 'Host: a' 'Accept: b' 'Cookie: c'

   Change allowed.names. Its fold must be `none` or `case`: for another fold `hdrtrie gen` writes no allowed_keep. */
#include "allowed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct field {
    const char *name;
    size_t name_len;
    const char *value;
};
static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(struct field, name, name_len, 0);

/* Splits a line at its colon. Without a colon the name is empty, so the call removes the field as malformed. */
static struct field split(const char *line)
{
    const size_t len = strcspn(line, ":");
    if (line[len] != ':') return (struct field){line, 0, ""};
    return (struct field){line, len, line + len + 1};
}

int main(int argc, char **argv)
{
    const size_t count = argc > 1 ? (size_t)argc - 1 : 0;
    struct field *fields = calloc(count + 1, sizeof *fields);
    if (fields == NULL) {
        perror("keep_array");
        return 1;
    }
    for (size_t i = 0; i < count; i++) fields[i] = split(argv[i + 1]);

    const size_t kept = allowed_keep(HDRTRIE_ALL_GROUPS, fields, count, &layout);

    for (size_t i = 0; i < kept; i++) printf("%.*s:%s\n", (int)fields[i].name_len, fields[i].name, fields[i].value);
    fprintf(stderr, "%zu of %zu fields removed\n", count - kept, count);
    free(fields);
    return 0;
}
