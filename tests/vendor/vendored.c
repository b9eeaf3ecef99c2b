/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A program that vendors hdrtrie: include/, a few files of src/ and a generated table. */
#include "edge.h"
#include <hdrtrie/head.h>
#include <hdrtrie/mark.h>
#include <stdlib.h>

int main(void)
{
    struct {
        const char *name;
        size_t len;
    } fields[] = {{"host", 4}, {"x_int_a", 7}, {"", 0}, {"a name", 6}, {"Accept", 6}};
    const hdrtrie_layout layout = {sizeof *fields, 0, sizeof(char *), sizeof(size_t), 0};
    char *name = memcpy(malloc(4), "host", 4), head[] = "GET / HTTP/1.1\r\nCF-RAY: 1\r\nHost: a\r\n\r\n";
    int wrong = hdrtrie_find(edge, name, 4).id != -1 || edge_find(name, 4).id != -1 || !hdrtrie_name_is_token(name, 4);
    fields[0].name = name; /* 4 bytes on the heap, and not one more */
    wrong |= hdrtrie_clear(edge, HDRTRIE_ALL_GROUPS, fields, 5, &layout) != 2 || fields[1].name[0] != 'A';
    wrong |= edge_clear(HDRTRIE_ALL_GROUPS, fields, 2, &layout) != 2 || fields[0].name != name;
    wrong |= hdrtrie_head_clear(edge, HDRTRIE_ALL_GROUPS, head, sizeof head - 1).len != sizeof head - 1 - 11;
    free(name);
    return wrong;
}
