/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Removes the listed fields from an array, and those with malformed names, and prints the others. The call moves whole
   structs: your struct may have any other members.

       ./clear_array 'Host: a' 'X_Int_User: root' 'Accept: b'

   Change struct field to your own: the layout names its members for name and length. */
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct field {
    const char *name; /* needs no NUL */
    size_t name_len;  /* 1, 2, 4 or 8 bytes wide */
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
    size_t count = argc > 1 ? (size_t)argc - 1 : 0;
    struct field *fields = calloc(count + 1, sizeof *fields);
    if (fields == NULL) {
        perror("clear_array");
        return 1;
    }
    for (size_t i = 0; i < count; i++) fields[i] = split(argv[i + 1]);

    /* For one group only: INTERNAL_GROUP_INTERNAL instead of HDRTRIE_ALL_GROUPS. */
    count = internal_clear(HDRTRIE_ALL_GROUPS, fields, count, &layout);

    for (size_t i = 0; i < count; i++) printf("%.*s:%s\n", (int)fields[i].name_len, fields[i].name, fields[i].value);
    free(fields);
    return 0;
}
