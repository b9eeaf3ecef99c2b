/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The examples of the headers, compiled and run. check_examples.py compares them with the headers, token by token. The
   README's example is in examples_readme.c. */
#include <hdrtrie/hdrtrie.h>
#include <hdrtrie/inline.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* layout.h */
struct field {
    const char *name;
    size_t name_len;
    const char *value;
    size_t value_len;
};
static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(struct field, name, name_len, 0);

/* template/clear.inl.h; a copy of picohttpparser's struct */
struct phr_header {
    const char *name;
    size_t name_len;
    const char *value;
    size_t value_len;
};

#define HDRTRIE_CLEAR phr
#define HDRTRIE_CLEAR_FIELDS struct phr_header *
#define HDRTRIE_CLEAR_NAME(fields, i) (fields)[i].name
#define HDRTRIE_CLEAR_LEN(fields, i) (fields)[i].name_len
#define HDRTRIE_CLEAR_MOVE(fields, to, from) ((fields)[to] = (fields)[from])
#define HDRTRIE_CLEAR_FLAGS HDRTRIE_LAYOUT_CONTINUATIONS
#define HDRTRIE_CLEAR_PLAIN
#include <hdrtrie/template/clear.inl.h>

/* template/connection.inl.h */
#define HDRTRIE_CONNECTION phr_connection
#define HDRTRIE_CONNECTION_FIELDS const struct phr_header *
#define HDRTRIE_CONNECTION_NAME(fields, i) (fields)[i].name
#define HDRTRIE_CONNECTION_LEN(fields, i) (fields)[i].name_len
#define HDRTRIE_CONNECTION_VALUE(fields, i) (fields)[i].value
#define HDRTRIE_CONNECTION_VALUE_LEN(fields, i) (fields)[i].value_len
#define HDRTRIE_CONNECTION_FLAGS HDRTRIE_LAYOUT_CONTINUATIONS
#include <hdrtrie/template/connection.inl.h>

/* template/iterate.inl.h */
struct link {
    struct link *before, *next;
    const char *name;
    size_t name_len;
};
struct chain {
    struct link *first;
};

static void chain_remove(struct chain *host, struct link *at)
{
    *(at->before != NULL ? &at->before->next : &host->first) = at->next;
    if (at->next != NULL) at->next->before = at->before;
}

#define HDRTRIE_ITERATE chain
#define HDRTRIE_ITERATE_HOST struct chain *
#define HDRTRIE_ITERATE_AT struct link *
#define HDRTRIE_ITERATE_FIRST(host) (host)->first
#define HDRTRIE_ITERATE_MORE(host, at) ((at) != NULL)
#define HDRTRIE_ITERATE_NEXT(host, at) (at)->next
#define HDRTRIE_ITERATE_NAME(host, at) (at)->name
#define HDRTRIE_ITERATE_LEN(host, at) (at)->name_len
#define HDRTRIE_ITERATE_REMOVE(host, at) chain_remove(host, at)
#include <hdrtrie/template/iterate.inl.h>

static int failures;

static void expect(bool holds, const char *what)
{
    if (holds) return;
    fprintf(stderr, "examples: %s\n", what);
    failures++;
}

/* build.h; the file is written to the working directory */
static hdrtrie_table *build(const char *text)
{
    FILE *file = fopen("edge.names", "w");
    expect(file != NULL && fputs(text, file) >= 0, "writing");
    if (file == NULL || fclose(file) != 0) exit(1);
    hdrtrie_list_options options = {0};
    hdrtrie_table *edge;
    hdrtrie_error error = hdrtrie_list_load("edge.names", &options, &edge);
    expect(error == HDRTRIE_OK, "build.h");
    remove("edge.names");
    return edge;
}

/* load.h; the file is written to the working directory */
static void load(const hdrtrie_table *table)
{
    FILE *file = fopen("edge.hdrtrie", "wb");
    expect(file != NULL && fwrite(table, 1, hdrtrie_table_len(table), file) == hdrtrie_table_len(table), "writing");
    if (file == NULL || fclose(file) != 0) exit(1);
    {
        hdrtrie_table *edge;
        hdrtrie_error error = hdrtrie_load("edge.hdrtrie", NULL, &edge, NULL);
        expect(error == HDRTRIE_OK, "load.h");
        expect(edge != NULL && memcmp(edge, table, hdrtrie_table_len(table)) == 0, "load.h: another table");
        hdrtrie_free(edge, NULL);
    }
    remove("edge.hdrtrie");
}

/* check.h */
static void check(const void *bytes, size_t bytes_len)
{
    const char *why = NULL;
    if (hdrtrie_check(bytes, bytes_len, &why) != HDRTRIE_OK) fprintf(stderr, "edge.hdrtrie: %s\n", why);
    expect(why == NULL, "check.h");
}

/* error.h */
static void load_missing(const char *path)
{
    hdrtrie_table *edge;
    hdrtrie_error error = hdrtrie_load(path, NULL, &edge, NULL);
    if (error != HDRTRIE_OK) fprintf(stderr, "%s: %s\n", path, hdrtrie_error_text(error));
    expect(error == HDRTRIE_ERR_READ && edge == NULL, "error.h");
}

/* version.h */
static void version(void)
{
    if (strcmp(hdrtrie_version(), HDRTRIE_VERSION) != 0) puts("compiled with other headers");
}

/* find.h */
static int find(const hdrtrie_table *edge, const char *name)
{
    size_t name_len = strlen(name);
    hdrtrie_match m = hdrtrie_find(edge, name, name_len);
    if (m.groups != 0) printf("rule %d\n", (int)m.id);
    return m.id;
}

/* rules.h */
static void print_match(const hdrtrie_table *edge, const char *name)
{
    size_t name_len = strlen(name);
    hdrtrie_match m = hdrtrie_find(edge, name, name_len);
    uint32_t group;
    if (m.id >= 0) printf("rule %s\n", hdrtrie_rule_text(edge, m.id, NULL));
    for (group = 0; group < hdrtrie_group_count(edge); group++) {
        if (m.groups >> group & 1) printf("group %s\n", hdrtrie_group_name(edge, group, NULL));
    }
    expect(m.id == 0 && strcmp(hdrtrie_rule_text(edge, m.id, NULL), "CF-Ray") == 0, "rules.h");
}

/* order.h */
static void print_range(const hdrtrie_table *edge)
{
    int32_t ids[2];
    size_t first, count, i;
    expect(hdrtrie_id_count(edge) <= 2, "order.h: the array");
    hdrtrie_rules_sort(edge, ids); // room for hdrtrie_id_count(edge) ids
    count = hdrtrie_rules_range(edge, ids, "x-int-", 6, &first);
    for (i = first; i < first + count; i++) printf("%s\n", hdrtrie_rule_text(edge, ids[i], NULL));
    expect(count == 1 && first == 1, "order.h");
}

/* inline.h */
static void clear_shaped(const hdrtrie_table *edge)
{
    struct field fields[] = {{"Accept", 6, "a", 1}, {"CF-Ray", 6, "b", 1}};
    size_t count = 2, left;
    const hdrtrie_shape shape = hdrtrie_shape_read(edge);
    left = hdrtrie_clear_shaped(edge, shape, HDRTRIE_ALL_GROUPS, fields, count, &layout);
    expect(left == 1 && fields[0].value[0] == 'a', "inline.h");
}

/* mark.h */
static void clear_and_keep(const hdrtrie_table *edge, const hdrtrie_table *api)
{
    struct field fields[] = {{"Accept", 6, "a", 1}, {"CF-Ray", 6, "b", 1}, {"Host", 4, "c", 1}, {"cf.ray", 6, "d", 1}};
    size_t count = 4, left;
    left = hdrtrie_clear(edge, HDRTRIE_ALL_GROUPS, fields, count, &layout);
    left = hdrtrie_keep(api, HDRTRIE_ALL_GROUPS, fields, left, &layout);
    expect(left == 1 && fields[0].value[0] == 'c', "mark.h");
}

static void clear_phr(const hdrtrie_table *edge)
{
    struct phr_header headers[] = {{"CF-Ray", 6, "a", 1}, {NULL, 0, "b", 1}, {"Host", 4, "c", 1}, {NULL, 0, "d", 1}};
    size_t left = phr_clear(edge, hdrtrie_shape_read(edge), HDRTRIE_ALL_GROUPS, headers, 4);
    expect(left == 2 && headers[0].value[0] == 'c' && headers[1].value[0] == 'd', "template/clear.inl.h");
}

static void clear_chain(const hdrtrie_table *edge)
{
    struct link links[] = {
        {NULL, &links[1], "CF-Ray", 6}, {&links[0], &links[2], "Host", 4}, {&links[1], NULL, "x int a", 7}};
    struct chain chain = {links};
    size_t removed = chain_clear(edge, hdrtrie_shape_read(edge), HDRTRIE_ALL_GROUPS, &chain);
    expect(removed == 2 && chain.first == &links[1] && links[1].next == NULL, "template/iterate.inl.h");
}

/* head.h */
static void clear_head(const hdrtrie_table *edge)
{
    char head[] = "GET / HTTP/1.1\r\nHost: a\r\nCF-Ray: b\r\n\r\n";
    static const char after[] = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    size_t len = sizeof head - 1;
    hdrtrie_head_result r = hdrtrie_head_clear(edge, HDRTRIE_ALL_GROUPS, head, len, 0);
    len = r.len;
    expect(len == sizeof after - 1 && memcmp(head, after, len) == 0 && r.removed == 1, "head.h");
}

/* cookie.h */
static void clear_cookies(void)
{
    hdrtrie_table *edge = build("fold separators\ncookie:session\n");
    char values[][24] = {"a=1; session=2; b=3", "session=2"};
    size_t lens[2];
    int gone = 0, i;
    for (i = 0; i < 2; i++) {
        char *value = values[i];
        size_t value_len = strlen(value);
        const hdrtrie_table *cookies = hdrtrie_cookies(edge);
        hdrtrie_cookie_result r = hdrtrie_cookie_clear(cookies, HDRTRIE_ALL_GROUPS, value, value_len);
        value_len = r.len;
        if (r.removed != 0 && value_len == 0) gone = 1; // no cookie is left: remove the field
        lens[i] = value_len;
        expect(gone == i, "cookie.h");
    }
    expect(lens[0] == 8 && memcmp(values[0], "a=1; b=3", 8) == 0, "cookie.h");
    hdrtrie_free(edge, NULL);
}

/* connection.h */
static size_t connection(const hdrtrie_table *edge, const hdrtrie_table *hop_by_hop,
    const hdrtrie_table *protected_names, struct field *fields, size_t count)
{
    uint64_t bitmap[1];
    static const hdrtrie_field_layout field =
        HDRTRIE_FIELD_LAYOUT_OF(struct field, name, name_len, value, value_len, 0);
    hdrtrie_connection_options hops = {hop_by_hop, 0, protected_names, 0, HDRTRIE_CONNECTION_KEEP_TE_TRAILERS};
    hdrtrie_connection_verdict v;
    hdrtrie_mark(edge, HDRTRIE_ALL_GROUPS, fields, count, &field.name, bitmap);
    v = hdrtrie_connection_mark(&hops, fields, count, &field, bitmap);
    if (v.refused[HDRTRIE_CONNECTION_OVER_CAP].count != 0) return 400;
    count = hdrtrie_drop(bitmap, fields, count, &field.name);
    return count;
}

static void connections(const hdrtrie_table *edge)
{
    hdrtrie_table *hop_by_hop = build("fold separators\ninclude <hop-by-hop>\n"),
                  *protected_names = build("fold separators\ninclude <protected>\n");
    struct field fields[] = {{"Connection", 10, "TE, X-Real-IP, X-Foo", 20}, {"X-Foo", 5, "a", 1},
        {"X-Real-IP", 9, "b", 1}, {"cf-ray", 6, "c", 1}, {"TE", 2, "trailers", 8}};
    struct field many[] = {{"Connection", 10, "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q", 33}};
    struct phr_header headers[] = {
        {"Connection", 10, "close,", 6}, {NULL, 0, "X-Foo", 5}, {"X-Foo", 5, "a", 1}, {"Host", 4, "b", 1}};
    const hdrtrie_connection_options hops = {hop_by_hop, 0, protected_names, 0, 0};
    uint64_t bitmap = 0;
    expect(hdrtrie_connection_wrong(&hops) == NULL, "connection.h: options");
    expect(connection(edge, hop_by_hop, protected_names, fields, 5) == 2 && fields[0].value[0] == 'b' &&
               fields[1].value[0] == 't',
        "connection.h");
    expect(connection(edge, hop_by_hop, protected_names, many, 1) == 400, "connection.h: the cap");
    expect(phr_connection_mark(&hops, headers, 4, &bitmap).marked == 3 && bitmap == 7, "template/connection.inl.h");
    hdrtrie_free(hop_by_hop, NULL);
    hdrtrie_free(protected_names, NULL);
}

int main(void)
{
    hdrtrie_table *edge = build("fold separators\nCF-Ray\nX-Int-*\n"), *api = build("fold case\nHost\n");
    load(edge);
    check(edge, hdrtrie_table_len(edge));
    load_missing("missing.hdrtrie");
    version();
    expect(find(edge, "x_int_trace") == 1 && find(edge, "Host") == -1, "find.h");
    print_range(edge);
    print_match(edge, "cf_ray");
    clear_shaped(edge);
    clear_and_keep(edge, api);
    clear_phr(edge);
    clear_chain(edge);
    clear_head(edge);
    clear_cookies();
    connections(edge);
    hdrtrie_free(edge, NULL);
    hdrtrie_free(api, NULL);
    return failures != 0;
}
