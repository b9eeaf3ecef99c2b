/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_picohttpparser.h, compared with the oracle. Debian does not package picohttpparser, so this file declares its
   struct, and libh2o, which contains the parser, provides phr_parse_request. */
#include <stddef.h>

struct phr_header {
    const char *name;
    size_t name_len;
    const char *value;
    size_t value_len;
};
int phr_parse_request(const char *buf, size_t len, const char **method, size_t *method_len, const char **path,
    size_t *path_len, int *minor_version, struct phr_header *headers, size_t *num_headers, size_t last_len);

#include "hdrtrie_picohttpparser.h"

#define ADAPTER_CALL(verb) HDRTRIE_PASTE(hdrtrie_picohttpparser, verb)
#define ADAPTER_FIELD struct phr_header
#define ADAPTER_LAYOUT HDRTRIE_PICOHTTPPARSER_LAYOUT
#include "../adapter_sweep.inl.h"
#include <stdio.h>

Test(picohttpparser, arrays)
{
    assert_sweep(check_array, HDRTRIE_LAYOUT_CONTINUATIONS, 51);
}

/* Returns the values of the headers, separated by spaces. The value of a continuation begins with its own white space. */
static const char *values_of(const struct phr_header *headers, size_t count)
{
    static char text[512];
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        used += (size_t)snprintf(
            text + used, sizeof text - used, "%s%.*s", i == 0 ? "" : " ", (int)headers[i].value_len, headers[i].value);
    }
    return text;
}

/* Parses a request into headers and returns their number. sweep_list_open lists CF-Ray, X-Int-* without X-Int-Public,
   *-Debug, and X-Int-Trace. */
static size_t parse(struct phr_header *headers, size_t capacity)
{
    static const char request[] =
        "GET /a HTTP/1.1\r\nHost: 1\r\n 2\r\nCF-Ray: 3\r\n 4\r\n\t5\r\nAccept: 6\r\nx_int.Q: 7\r\n"
        "X-Int-Public: 8\r\n 9\r\nMy-Debug: 10\r\nX-INT-TRACE: 11\r\n 12\r\n\r\n";
    const char *method = NULL, *path = NULL;
    size_t method_len = 0, path_len = 0;
    int minor_version = 0;
    const int len = phr_parse_request(
        request, sizeof request - 1, &method, &method_len, &path, &path_len, &minor_version, headers, &capacity, 0);
    cr_assert_eq(len, (int)sizeof request - 1);
    cr_assert_eq(capacity, 12);
    return capacity;
}

Test(picohttpparser, clear_removes_listed_headers_of_a_parsed_request)
{
    struct phr_header headers[20];
    list_fixture list;
    sweep_list_open(&list, HDRTRIE_FOLD_SEPARATORS);
    size_t count = parse(headers, 20);
    count =
        hdrtrie_picohttpparser_clear(list.table, hdrtrie_shape_read(list.table), HDRTRIE_ALL_GROUPS, headers, count);
    cr_assert_str_eq(values_of(headers, count), "1  2 6 8  9");
    list_fixture_close(&list);
}

Test(picohttpparser, keep_leaves_listed_headers_of_a_parsed_request)
{
    struct phr_header headers[20];
    list_fixture list;
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    size_t count = parse(headers, 20);
    count = hdrtrie_picohttpparser_keep(list.table, hdrtrie_shape_read(list.table), HDRTRIE_ALL_GROUPS, headers, count);
    cr_assert_str_eq(values_of(headers, count), "1  2 3  4 \t5 10 11  12"); /* Host is a framing field */
    list_fixture_close(&list);
}
