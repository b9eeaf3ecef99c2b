// SPDX-License-Identifier: Apache-2.0 OR MIT
// The headers in C++17 (reference 4.11): all of them, the templates with C++ containers, and a generated table.
#include <hdrtrie/hdrtrie.h>
#include <hdrtrie/inline.h>
#include <string.h>

#include "mine.h"

#include <cstdio>
#include <cstring>
#include <iterator>
#include <list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct header {
    std::string name, value;
};

#define HDRTRIE_CLEAR headers
#define HDRTRIE_CLEAR_FIELDS std::vector<header> &
#define HDRTRIE_CLEAR_NAME(fields, i) (fields)[i].name.data()
#define HDRTRIE_CLEAR_LEN(fields, i) (fields)[i].name.size()
#define HDRTRIE_CLEAR_MOVE(fields, to, from) ((fields)[to] = std::move((fields)[from]))
#include <hdrtrie/template/clear.inl.h>

#define HDRTRIE_CONNECTION headers_connection
#define HDRTRIE_CONNECTION_FIELDS const std::vector<header> &
#define HDRTRIE_CONNECTION_NAME(fields, i) (fields)[i].name.data()
#define HDRTRIE_CONNECTION_LEN(fields, i) (fields)[i].name.size()
#define HDRTRIE_CONNECTION_VALUE(fields, i) (fields)[i].value.data()
#define HDRTRIE_CONNECTION_VALUE_LEN(fields, i) (fields)[i].value.size()
#include <hdrtrie/template/connection.inl.h>

#define HDRTRIE_ITERATE listed
#define HDRTRIE_ITERATE_HOST std::list<header> &
#define HDRTRIE_ITERATE_AT std::list<header>::iterator
#define HDRTRIE_ITERATE_FIRST(host) (host).begin()
#define HDRTRIE_ITERATE_MORE(host, at) ((at) != (host).end())
#define HDRTRIE_ITERATE_NEXT(host, at) std::next(at)
#define HDRTRIE_ITERATE_NAME(host, at) (at)->name.data()
#define HDRTRIE_ITERATE_LEN(host, at) (at)->name.size()
#define HDRTRIE_ITERATE_REMOVE(host, at) (host).erase(at)
#include <hdrtrie/template/iterate.inl.h>

static int failures;

static void expect(bool holds, const char *what)
{
    if (holds) return;
    std::fprintf(stderr, "test_cxx: %s\n", what);
    failures++;
}

struct diagnostics {
    int count;
    static void add(void *context, const hdrtrie_diagnostic *)
    {
        static_cast<diagnostics *>(context)->count++;
    }
};

static hdrtrie_table *build(std::string_view text, diagnostics &said)
{
    hdrtrie_list_options options = {};
    hdrtrie_table *table = nullptr;
    options.build.diagnose = diagnostics::add;
    options.build.diagnose_context = &said;
    hdrtrie_list_build("list", text.data(), text.size(), &options, &table);
    return table;
}

static bool finds(const hdrtrie_table *table, std::string_view name, std::int32_t id)
{
    return hdrtrie_find(table, name.data(), name.size()).id == id &&
           hdrtrie_find_inline(table, name.data(), name.size()).id == id;
}

static void find_and_load()
{
    diagnostics said = {0};
    hdrtrie_table *table = build("fold case\n[g]\nCF-Ray\nX-Int-*\n", said), *loaded = nullptr;
    const char *why = nullptr;
    expect(build("CF-Ray\n", said) == nullptr && said.count == 1, "an invalid list is refused");
    expect(finds(table, "cf-ray", 0) && finds(table, "X-INT-a", 1) && finds(table, "", -1), "find");
    expect(hdrtrie_name_is_token("a", 1) == 1 && hdrtrie_name_is_token("a b", 3) == 0, "name_is_token");
    expect(hdrtrie_check(table, hdrtrie_table_len(table), &why) == HDRTRIE_OK, "check");
    expect(hdrtrie_load_bytes(table, hdrtrie_table_len(table), nullptr, &loaded, &why) == HDRTRIE_OK, "load_bytes");
    expect(finds(loaded, "cf-ray", 0), "find in a loaded table");
    expect(hdrtrie_group_find(table, "g", 1) == 0 && hdrtrie_id_count(table) == 2, "rules.h");
    expect(std::string_view(hdrtrie_rule_text(table, 1, nullptr)) == "X-Int-*", "rule_text");
    expect(std::strlen(hdrtrie_error_text(HDRTRIE_ERR_DIGEST)) != 0, "error_text");
    hdrtrie_free(loaded, nullptr);
    hdrtrie_free(table, nullptr);
}

static std::string names_of(const std::vector<header> &fields, std::size_t count)
{
    std::string names;
    for (std::size_t i = 0; i < count; i++) names += fields[i].name + fields[i].value + ' ';
    return names;
}

static void clear_and_keep()
{
    diagnostics said = {0};
    hdrtrie_table *table = build("fold case\nCF-Ray\nX-Int-*\n", said);
    const hdrtrie_shape shape = hdrtrie_shape_read(table);
    const std::vector<header> before = {
        {"Host", "a"}, {"cf-ray", "b"}, {"X-Int-Q", "c"}, {"d e", "f"}, {"Accept", "g"}};
    std::vector<header> fields = before;
    std::uint64_t bitmap = 0;
    expect(headers_clear(table, shape, HDRTRIE_ALL_GROUPS, fields, 5) == 2 && names_of(fields, 2) == "Hosta Acceptg ",
        "clear over a vector");
    fields = before;
    expect(headers_keep(table, shape, HDRTRIE_ALL_GROUPS, fields, 5) == 3 &&
               names_of(fields, 3) == "Hosta cf-rayb X-Int-Qc ",
        "keep over a vector");
    fields = before;
    expect(
        headers_mark(table, shape, HDRTRIE_ALL_GROUPS, fields, 5, &bitmap) == 3 && bitmap == 0xe, "mark over a vector");
    expect(headers_drop(&bitmap, fields, 5) == 2 && names_of(fields, 2) == "Hosta Acceptg ", "drop over a vector");
    hdrtrie_free(table, nullptr);
}

static void connections()
{
    struct field {
        const char *name;
        std::size_t len;
        const char *value;
        std::size_t value_len;
    } fields[] = {{"Connection", 10, "Host, X-Foo", 11}, {"x-foo", 5, "a", 1}, {"Host", 4, "b", 1}, {"TE", 2, "c", 1}};
    const std::vector<header> headers = {{"Connection", "Host, X-Foo"}, {"x-foo", "a"}, {"Host", "b"}, {"TE", "c"}};
    const hdrtrie_field_layout layout = HDRTRIE_FIELD_LAYOUT_OF(field, name, len, value, value_len, 0);
    diagnostics said = {0};
    hdrtrie_table *hop_by_hop = build("fold separators\ninclude <hop-by-hop>\n", said);
    hdrtrie_table *protected_names = build("fold separators\ninclude <protected>\n", said);
    const hdrtrie_connection_options options = {hop_by_hop, 0, protected_names, 0, 0};
    hdrtrie_connection connection;
    std::uint64_t bitmap = 0, halves = 0, again = 0;
    expect(hdrtrie_connection_wrong(&options) == nullptr, "options of Connection");
    expect(
        hdrtrie_connection_mark(&options, fields, 4, &layout, &bitmap).marked == 3 && bitmap == 0xb, "connection_mark");
    hdrtrie_connection_read(&options, fields, 4, &layout, &connection);
    hdrtrie_connection_apply(&connection, fields, 4, &layout, &halves);
    expect(halves == bitmap, "connection_read and connection_apply");
    expect(headers_connection_mark(&options, headers, 4, &again).marked == 3 && again == bitmap,
        "Connection over a vector");
    hdrtrie_free(hop_by_hop, nullptr);
    hdrtrie_free(protected_names, nullptr);
}

static void iterate()
{
    diagnostics said = {0};
    hdrtrie_table *table = build("fold case\nCF-Ray\nX-Int-*\n", said);
    const hdrtrie_shape shape = hdrtrie_shape_read(table);
    std::list<header> fields = {{"cf-ray", "a"}, {"Host", "b"}, {"X-Int-Q", "c"}, {"d e", "f"}}, kept = fields;
    expect(listed_clear(table, shape, HDRTRIE_ALL_GROUPS, fields) == 3, "clear over a list");
    expect(fields.size() == 1 && fields.front().value == "b", "the list after clear");
    expect(listed_keep(table, shape, HDRTRIE_ALL_GROUPS, kept) == 1, "keep over a list");
    expect(kept.size() == 3 && kept.front().value == "a" && kept.back().value == "c", "the list after keep");
    hdrtrie_free(table, nullptr);
}

static void layouts()
{
    struct field {
        const char *name;
        std::size_t len;
    } fields[] = {{"Host", 4}, {"x_int_q", 7}, {"Accept", 6}};
    const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(field, name, len, 0);
    char head[] = "GET / HTTP/1.1\r\nX.Int.Q: a\r\n\r\n";
    std::uint64_t bitmap = 0;
    expect(hdrtrie_mark(mine, HDRTRIE_ALL_GROUPS, fields, 3, &layout, &bitmap) == 1 && bitmap == 2, "mark");
    expect(hdrtrie_drop(&bitmap, fields, 3, &layout) == 2 && fields[1].len == 6, "drop");
    expect(hdrtrie_clear(mine, HDRTRIE_ALL_GROUPS, fields, 2, &layout) == 2, "clear");
    expect(hdrtrie_head_clear(mine, HDRTRIE_ALL_GROUPS, head, sizeof head - 1, 0).len == 18, "head_clear");
    expect(mine_find("x_int_trace", 11).id == MINE_ID_PREFIX_X_INT, "a generated find");
    expect(mine_clear(HDRTRIE_ALL_GROUPS, fields, 2, &layout) == 2, "a generated clear");
}

int main()
{
    find_and_load();
    clear_and_keep();
    connections();
    iterate();
    layouts();
    return failures != 0;
}
