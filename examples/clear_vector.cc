// SPDX-License-Identifier: Apache-2.0 OR MIT
// Loads a list at run time, and removes its fields from a vector. Any container with erase works, and any field type.
//
//     ./clear_vector internal.names 'Host: a' 'X_Int_User: root' 'Accept: b'
//
// Change header and its name to your own types. To load the list again, load it into a new table, and free the old one when no
// thread uses it any more.
#include <hdrtrie/hdrtrie.hpp>

#include <iostream>
#include <string>
#include <string_view>
#include <vector>

struct header {
    std::string name, value;
};

// Without a colon the name is empty, so clear removes the header as malformed.
static header split(std::string_view line)
{
    const std::size_t colon = line.find(':');
    if (colon == line.npos) return {"", std::string(line)};
    return {std::string(line.substr(0, colon)), std::string(line.substr(colon + 1))};
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::cerr << "usage: clear_vector LIST 'NAME: VALUE'...\n";
        return 2;
    }
    const hdrtrie::loaded list = hdrtrie::load_list(argv[1]);
    for (const hdrtrie::diagnostic &d : list.diagnostics) {
        std::cerr << d.file << ':' << d.line << ':' << d.column << ": " << d.text << '\n';
    }
    if (!list) {
        std::cerr << argv[1] << ": " << hdrtrie_error_text(list.error) << '\n';
        return 1;
    }
    std::vector<header> headers;
    for (int i = 2; i < argc; i++) headers.push_back(split(argv[i]));

    const auto name = [](const header &h) { return std::string_view(h.name); };
    const std::size_t removed = hdrtrie::clear(list.table.get(), HDRTRIE_ALL_GROUPS, headers, name);

    for (const header &h : headers) std::cout << h.name << ':' << h.value << '\n';
    std::cerr << removed << " headers removed\n";
}
