/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie for C++17: tables that free themselves, std::string_view, and containers of any field type. With C++20 also
   std::span. Each function calls the one of hdrtrie.h with its name; its comment there holds here too.

       hdrtrie::loaded edge = hdrtrie::load_list("edge.names");
       if (!edge) report(edge.diagnostics);
       hdrtrie::clear(edge.table.get(), HDRTRIE_ALL_GROUPS, fields, [](const field &f) { return std::string_view(f.name); }); */
#ifndef HDRTRIE_HPP
#define HDRTRIE_HPP

#include <hdrtrie/hdrtrie.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>
#if defined __has_include
#if __has_include(<version>)
#include <version>
#endif
#endif
#ifdef __cpp_lib_span
#include <span>
#endif

namespace hdrtrie {

struct table_deleter {
    void operator()(hdrtrie_table *table) const noexcept
    {
        hdrtrie_free(table, nullptr);
    }
};

/* Owns a table that was built or loaded with malloc. Never put a generated table into it. */
using table_ptr = std::unique_ptr<hdrtrie_table, table_deleter>;

/* A diagnostic with its own texts. */
struct diagnostic {
    hdrtrie_severity severity;
    std::string file;
    std::uint32_t line, column;
    std::string text;
};

/* The result of a build or load. table is null after an error. */
struct loaded {
    table_ptr table;
    hdrtrie_error error = HDRTRIE_OK;
    std::vector<diagnostic> diagnostics; /* errors and warnings, in order */

    explicit operator bool() const noexcept
    {
        return table != nullptr;
    }
};

namespace detail {

/* C calls this, so an exception must not leave it. Without memory the diagnostic is dropped. */
inline void add_diagnostic(void *context, const hdrtrie_diagnostic *d) noexcept
{
    try {
        static_cast<std::vector<diagnostic> *>(context)->push_back({d->severity, d->file, d->line, d->column, d->text});
    } catch (...) {
    }
}

inline hdrtrie_list_options options_for(loaded &result) noexcept
{
    hdrtrie_list_options options = {};
    options.build.diagnose = add_diagnostic;
    options.build.diagnose_context = &result.diagnostics;
    return options;
}

struct name {
    const char *data;
    std::size_t len;
};

} /* namespace detail */

/* Reads a list file with its includes, or a binary table (hdrtrie_list_load). After HDRTRIE_ERR_READ errno has the cause. */
inline loaded load_list(const char *path)
{
    loaded result;
    hdrtrie_table *table = nullptr;
    const hdrtrie_list_options options = detail::options_for(result);
    result.error = hdrtrie_list_load(path, &options, &table);
    result.table.reset(table);
    return result;
}

/* Builds a table from the text of a list. file is its name in diagnostics. Includes of files are errors. */
inline loaded build_list(std::string_view text, const char *file = "list")
{
    loaded result;
    hdrtrie_table *table = nullptr;
    const hdrtrie_list_options options = detail::options_for(result);
    result.error = hdrtrie_list_build(file, text.data(), text.size(), &options, &table);
    result.table.reset(table);
    return result;
}

/* Looks up one name. */
inline hdrtrie_match find(const hdrtrie_table *table, std::string_view name) noexcept
{
    return hdrtrie_find(table, name.data(), name.size());
}

/* The mask of the group with this name, or 0 if the table lacks it. 0 removes malformed names only, so check it. */
inline std::uint32_t group_mask(const hdrtrie_table *table, std::string_view name) noexcept
{
    const int bit = hdrtrie_group_find(table, name.data(), name.size());
    return bit >= 0 ? std::uint32_t(1) << bit : 0;
}

/* The pattern of an id, or an empty view if the table lacks it. It lives as long as the table. */
inline std::string_view rule_text(const hdrtrie_table *table, std::int32_t id) noexcept
{
    std::size_t len = 0;
    const char *text = hdrtrie_rule_text(table, id, &len);
    return text != nullptr ? std::string_view(text, len) : std::string_view();
}

/* Removes from a container (with forward iterators and erase) the fields that hdrtrie_clear would remove, and returns how
   many. name(field) returns the field's name, by something that converts to std::string_view and refers to memory that lives
   until the field is removed. flags: HDRTRIE_LAYOUT_PSEUDO, HDRTRIE_LAYOUT_FRAMING, or 0. Continuations are not supported. Allocates
   nothing, except as moves and erase of the container do. */
template <class Container, class Name>
std::size_t clear(
    const hdrtrie_table *table, std::uint32_t groups, Container &fields, Name name, std::uint8_t flags = 0)
{
    const hdrtrie_layout layout = {
        sizeof(detail::name), offsetof(detail::name, data), offsetof(detail::name, len), sizeof(std::size_t), flags};
    auto from = fields.begin(), to = from;
    std::size_t removed = 0;
    bool pseudo = true; /* all fields so far are pseudo-fields, so that more of them may follow */
    while (from != fields.end()) {
        detail::name names[64];
        std::uint64_t bitmap = 0;
        std::size_t count = 0;
        hdrtrie_layout here = layout;
        if (!pseudo) here.flags &= static_cast<std::uint8_t>(~HDRTRIE_LAYOUT_PSEUDO);
        for (auto at = from; at != fields.end() && count < 64; ++at, ++count) {
            const std::string_view text = name(*at);
            names[count] = {text.data(), text.size()};
            pseudo = pseudo && !text.empty() && text.front() == ':';
        }
        removed += hdrtrie_mark(table, groups, names, count, &here, &bitmap);
        for (std::size_t i = 0; i < count; i++, ++from) {
            if ((bitmap >> i & 1) != 0) continue;
            if (to != from) *to = std::move(*from);
            ++to;
        }
    }
    fields.erase(to, fields.end());
    return removed;
}

#ifdef __cpp_lib_span

/* Looks up the fields of an array; returns how many are to be removed. bitmap has (fields.size() + 63) / 64 words. */
template <class Field>
std::size_t mark(const hdrtrie_table *table, std::uint32_t groups, std::span<const Field> fields,
    const hdrtrie_layout &layout, std::span<std::uint64_t> bitmap) noexcept
{
    return hdrtrie_mark(table, groups, fields.data(), fields.size(), &layout, bitmap.data());
}

/* Removes fields from an array, and returns those that are left. Field is moved as bytes, so it is trivially copyable. */
template <class Field>
std::span<Field> clear(
    const hdrtrie_table *table, std::uint32_t groups, std::span<Field> fields, const hdrtrie_layout &layout) noexcept
{
    static_assert(std::is_trivially_copyable_v<Field>, "use the call for containers");
    return fields.first(hdrtrie_clear(table, groups, fields.data(), fields.size(), &layout));
}

/* Clears an HTTP/1 head, and returns what is left of it (hdrtrie_head_clear). flags: HDRTRIE_HEAD_FRAMING, or 0. */
inline std::span<char> head_clear(
    const hdrtrie_table *table, std::uint32_t groups, std::span<char> head, std::uint32_t flags = 0) noexcept
{
    return head.first(hdrtrie_head_clear(table, groups, head.data(), head.size(), flags).len);
}

#endif

} /* namespace hdrtrie */

#endif
