/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_picohttpparser.h, against the oracle. Debian has no picohttpparser: its struct stands here, and the parser that fills it
   is the one inside libh2o. */
#include "support/host_sweep.h"
#include <criterion/criterion.h>
#include <hdrtrie/mark.h>

struct phr_header {
    const char *name;
    size_t name_len;
    const char *value;
    size_t value_len;
};
int phr_parse_request(const char *buf, size_t len, const char **method, size_t *method_len, const char **path,
                      size_t *path_len, int *minor_version, struct phr_header *headers, size_t *num_headers,
                      size_t last_len);

#include "hdrtrie_picohttpparser.h"

static const fields_layout phr_layout = {"phr_header", sizeof(struct phr_header), offsetof(struct phr_header, name),
                                         offsetof(struct phr_header, name_len), sizeof(size_t)};
static const bool nothing_gone[HOST_SWEEP_MAX];

static const char *check_array(const host_case *c)
{
    const hdrtrie_layout layout = HDRTRIE_PICOHTTPPARSER_LAYOUT;
    uint64_t bitmap[(HOST_SWEEP_MAX + 63) / 64];
    size_t left = 0, again = 0;
    fields f = fields_open(&phr_layout, HDRTRIE_LAYOUT_CONTINUATIONS, c->names, c->count, true);
    struct phr_header *headers = (struct phr_header *)(void *)f.bytes;
    const char *what = NULL;
    memset(bitmap, 0xcc, sizeof bitmap);
    switch (c->verb) {
    case SWEEP_MARK:
        left = c->count - hdrtrie_picohttpparser_mark(c->table, c->shape, c->groups, headers, c->count, bitmap);
        what = fields_wrong(&f, nothing_gone, c->count);
        if (hdrtrie_picohttpparser_drop(bitmap, headers, c->count) != left) what = "drop and mark differ";
        break;
    case SWEEP_CLEAR: left = hdrtrie_picohttpparser_clear(c->table, c->shape, c->groups, headers, c->count); break;
    case SWEEP_KEEP: left = hdrtrie_picohttpparser_keep(c->table, c->shape, c->groups, headers, c->count); break;
    }
    if (what == NULL) what = fields_wrong(&f, c->gone, left);
    fields_restore(&f);
    again = c->verb == SWEEP_KEEP ? hdrtrie_keep(c->table, c->groups, headers, c->count, &layout)
                                  : hdrtrie_clear(c->table, c->groups, headers, c->count, &layout);
    if (what == NULL) what = fields_wrong(&f, c->gone, again);
    fields_close(&f);
    return what;
}

Test(picohttpparser, arrays)
{
    size_t judged = 0;
    const char *what = host_sweep_wrong(check_array, HDRTRIE_LAYOUT_CONTINUATIONS, 51, &judged);
    cr_assert_null(what, "%s", what);
    cr_assert_gt(judged, 300000);
}

/* The values of the fields that are left, a space between them; a continuation's begins with its white space. */
static const char *values_of(const struct phr_header *headers, size_t count)
{
    static char text[512];
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%.*s", i == 0 ? "" : " ",
                                 (int)headers[i].value_len, headers[i].value);
    }
    return text;
}

/* The list: CF-Ray, X-Int-* but not X-Int-Public, *-Debug, X-Int-Trace. */
static size_t parse(struct phr_header *headers, size_t capacity)
{
    static const char request[] =
        "GET /a HTTP/1.1\r\nHost: 1\r\n 2\r\nCF-Ray: 3\r\n 4\r\n\t5\r\nAccept: 6\r\nx_int.Q: 7\r\n"
        "X-Int-Public: 8\r\n 9\r\nMy-Debug: 10\r\nX-INT-TRACE: 11\r\n 12\r\n\r\n";
    const char *method = NULL, *path = NULL;
    size_t method_len = 0, path_len = 0;
    int minor_version = 0;
    const int len = phr_parse_request(request, sizeof request - 1, &method, &method_len, &path, &path_len,
                                      &minor_version, headers, &capacity, 0);
    cr_assert_eq(len, (int)sizeof request - 1);
    cr_assert_eq(capacity, 12);
    return capacity;
}

Test(picohttpparser, a_parsed_request_is_cleared)
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

Test(picohttpparser, a_parsed_request_keeps_what_is_listed)
{
    struct phr_header headers[20];
    list_fixture list;
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    size_t count = parse(headers, 20);
    count = hdrtrie_picohttpparser_keep(list.table, hdrtrie_shape_read(list.table), HDRTRIE_ALL_GROUPS, headers, count);
    cr_assert_str_eq(values_of(headers, count), "3  4 \t5 10 11  12");
    list_fixture_close(&list);
}
