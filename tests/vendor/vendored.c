/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A program that vendors hdrtrie: include/, a few files of src/ and a generated table. */
#include "edge.h"
#include <hdrtrie/connection.h>
#include <hdrtrie/find.h>
#include <hdrtrie/head.h>
#include <hdrtrie/mark.h>
#include <stdlib.h>
#include <string.h>

/* A Connection value that ends at the last byte of its heap block. */
static int connection_is_wrong(void)
{
    struct {
        const char *name;
        size_t len;
        const char *value;
        size_t value_len;
    } fields[] = {
        {"connection", 10, NULL, 11}, {"X-Foo", 5, NULL, 0}, {"x_int_a", 7, NULL, 0}, {"X-Int-A", 7, NULL, 0}};
    const hdrtrie_field_layout layout = {{sizeof *fields, 0, sizeof(char *), sizeof(size_t), 0},
        {sizeof *fields, 2 * sizeof(char *), 3 * sizeof(char *), sizeof(size_t), 0}};
    const hdrtrie_connection_options options = {NULL, 0, edge, 0, 0};
    char *value = memcpy(malloc(11), "X-Int-A,x-f", 11);
    uint64_t bitmap = 0;
    int wrong;
    fields[0].value = value;
    fields[1].len = 3;
    wrong = hdrtrie_connection_mark(&options, fields, 4, &layout, &bitmap).marked != 2 || bitmap != 3;
    free(value);
    return wrong;
}

/* Names of every length, each in its own heap block without spare bytes: not one byte more may be read. Address and
   memory sanitizers detect such a read. */
static int heap_name_is_wrong(const char *begin, const char *end, size_t len, int matches)
{
    struct {
        const char *name;
        size_t len;
    } field = {NULL, len};
    const hdrtrie_layout layout = {sizeof field, 0, sizeof(char *), sizeof(size_t), 0};
    const size_t begin_len = strlen(begin), end_len = strlen(end);
    char *name = malloc(len);
    uint64_t bitmap;
    int wrong;
    if (name == NULL) return 1;
    memset(name, 'q', len);
    memcpy(name, begin, begin_len < len ? begin_len : len);
    if (end_len <= len) memcpy(name + len - end_len, end, end_len);
    field.name = name;
    wrong = (hdrtrie_find(edge, name, len).groups != 0) != matches;
    wrong |= (edge_find(name, len).groups != 0) != matches || !hdrtrie_name_is_token(name, len);
    wrong |= hdrtrie_mark(edge, HDRTRIE_ALL_GROUPS, &field, 1, &layout, &bitmap) != (size_t)matches;
    wrong |= hdrtrie_clear(edge, HDRTRIE_ALL_GROUPS, &field, 1, &layout) != (size_t)!matches;
    field.name = name; /* the fields after the remaining ones are unspecified */
    field.len = len;
    wrong |= edge_clear(HDRTRIE_ALL_GROUPS, &field, 1, &layout) != (size_t)!matches;
    free(name);
    return wrong;
}

static int heap_names_are_wrong(void)
{
    int wrong = 0;
    for (size_t len = 1; len <= 300; len++) {
        wrong |= heap_name_is_wrong("cf_ray", "", len, len == 6);
        wrong |= heap_name_is_wrong("X.INT.", "", len, len >= 6);
        wrong |= heap_name_is_wrong("q", "_internal", len, len >= 9);
        wrong |= heap_name_is_wrong("host", "", len, 0);
    }
    return wrong;
}

int main(void)
{
    struct {
        const char *name;
        size_t len;
    } fields[] = {{"host", 4}, {"x_int_a", 7}, {"", 0}, {"a name", 6}, {"Accept", 6}};
    const hdrtrie_layout layout = {sizeof *fields, 0, sizeof(char *), sizeof(size_t), 0};
    char *name = memcpy(malloc(4), "host", 4), head[] = "GET / HTTP/1.1\r\nCF-RAY: 1\r\nHost: a\r\n\r\n";
    int wrong = hdrtrie_find(edge, name, 4).id != -1 || edge_find(name, 4).id != -1 || !hdrtrie_name_is_token(name, 4);
    fields[0].name = name; /* exactly 4 bytes on the heap */
    wrong |= hdrtrie_clear(edge, HDRTRIE_ALL_GROUPS, fields, 5, &layout) != 2 || fields[1].name[0] != 'A';
    wrong |= edge_clear(HDRTRIE_ALL_GROUPS, fields, 2, &layout) != 2 || fields[0].name != name;
    wrong |= hdrtrie_head_clear(edge, HDRTRIE_ALL_GROUPS, head, sizeof head - 1, 0).len != sizeof head - 1 - 11;
    free(name);
    return wrong | connection_is_wrong() | heap_names_are_wrong();
}
