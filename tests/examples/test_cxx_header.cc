// SPDX-License-Identifier: Apache-2.0 OR MIT
// hdrtrie.hpp (reference 4.11).
#include <hdrtrie/hdrtrie.hpp>

#include <cstdio>
#include <list>
#include <string>
#include <string_view>
#include <vector>

static int failures;

static void expect(bool holds, const char *what)
{
    if (holds) return;
    std::fprintf(stderr, "test_cxx_header: %s\n", what);
    failures++;
}

struct header {
    std::string name, value;
};

static std::string_view name_of(const header &field)
{
    return field.name;
}

template <class Container> static std::string names_of(const Container &fields)
{
    std::string names;
    for (const header &field : fields) names += field.name + ' ';
    return names;
}

static void lists()
{
    const hdrtrie::loaded bad = hdrtrie::build_list("fold case\na b\n'x'\n", "bad.names");
    expect(!bad && bad.error == HDRTRIE_ERR_LIST && bad.diagnostics.size() == 2, "diagnostics");
    expect(bad.diagnostics[0].file == "bad.names" && bad.diagnostics[0].line == 2 &&
               bad.diagnostics[0].severity == HDRTRIE_ERROR && bad.diagnostics[1].severity == HDRTRIE_WARNING,
        "the places of diagnostics");
    hdrtrie::loaded none = hdrtrie::load_list("/nowhere/x.names");
    expect(!none && none.error == HDRTRIE_ERR_READ, "a missing file");
    const char path[] = "test_cxx_header.names";
    std::FILE *file = std::fopen(path, "wb");
    if (file == nullptr) return expect(false, "cannot write a file");
    std::fputs("fold case\ninclude <hop-by-hop>\n[mine]\nX-Int-*\n", file);
    std::fclose(file);
    none = hdrtrie::load_list(path);
    std::remove(path);
    expect(none && none.error == HDRTRIE_OK, "a list file");
    expect(hdrtrie::find(none.table.get(), "x-int-a").groups == hdrtrie::group_mask(none.table.get(), "mine"), "find");
    expect(
        hdrtrie::rule_text(none.table.get(), hdrtrie::find(none.table.get(), "x-int-a").id) == "X-Int-*", "rule_text");
    expect(hdrtrie::rule_text(none.table.get(), -1).empty() && hdrtrie::group_mask(none.table.get(), "no") == 0,
        "nothing");
}

static void containers()
{
    const hdrtrie::loaded edge = hdrtrie::build_list("fold case\nCF-Ray\nX-Int-*\n");
    const std::vector<header> some = {{"Host", "a"}, {"cf-ray", "b"}, {"X-Int-Q", "c"}, {"d e", "f"}, {"Accept", "g"}};
    std::vector<header> vector = some;
    expect(hdrtrie::clear(edge.table.get(), HDRTRIE_ALL_GROUPS, vector, name_of) == 3, "clear of a vector");
    expect(names_of(vector) == "Host Accept " && vector[1].value == "g", "what is left of the vector");
    std::list<header> list(some.begin(), some.end());
    expect(hdrtrie::clear(edge.table.get(), HDRTRIE_ALL_GROUPS, list, name_of) == 3, "clear of a list");
    expect(names_of(list) == "Host Accept ", "what is left of the list");
    vector.clear();
    expect(hdrtrie::clear(edge.table.get(), HDRTRIE_ALL_GROUPS, vector, name_of) == 0, "clear of nothing");
}

// More fields than one batch has, with pseudo-fields up to `pseudo`, and two later, where they are malformed.
static void batches()
{
    const hdrtrie::loaded edge = hdrtrie::build_list("fold case\nCF-Ray\n");
    for (std::size_t pseudo : {0, 1, 63, 64, 65, 128, 130}) {
        std::vector<header> fields;
        std::string left;
        const std::size_t late = pseudo < 128 ? 128 : 192; // the first field of a batch
        for (std::size_t i = 0; i < 200; i++) {
            const bool malformed = i == late || i + 1 == late;
            const char *name = i < pseudo || malformed ? ":path" : i % 3 == 0 ? "CF-Ray" : "Accept";
            fields.push_back({name, "x"});
            if (i < pseudo || (!malformed && i % 3 != 0)) left += std::string(name) + ' ';
        }
        hdrtrie::clear(edge.table.get(), HDRTRIE_ALL_GROUPS, fields, name_of, HDRTRIE_LAYOUT_PSEUDO);
        expect(names_of(fields) == left, "batches and pseudo-fields");
    }
}

#ifdef __cpp_lib_span
static void spans()
{
    struct field {
        const char *name;
        std::size_t len;
    } array[] = {{"Host", 4}, {"x-int-q", 7}, {"Accept", 6}};
    const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(field, name, len, 0);
    const hdrtrie::loaded edge = hdrtrie::build_list("fold case\nX-Int-*\n");
    std::uint64_t bitmap[1];
    char head[] = "GET / HTTP/1.1\r\nX-Int-Q: a\r\n\r\n";
    expect(hdrtrie::mark(edge.table.get(), HDRTRIE_ALL_GROUPS, std::span<const field>(array), layout, bitmap) == 1 &&
               bitmap[0] == 2,
        "mark of a span");
    expect(hdrtrie::clear(edge.table.get(), HDRTRIE_ALL_GROUPS, std::span<field>(array), layout).size() == 2 &&
               array[1].len == 6,
        "clear of a span");
    expect(
        hdrtrie::head_clear(edge.table.get(), HDRTRIE_ALL_GROUPS, std::span<char>(head, sizeof head - 1)).size() == 18,
        "head_clear of a span");
}
#endif

int main()
{
    lists();
    containers();
    batches();
#ifdef __cpp_lib_span
    spans();
#else
    if (__cplusplus >= 202002L) expect(false, "C++20 without spans");
#endif
    return failures != 0;
}
