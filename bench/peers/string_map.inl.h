/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A C++ map from texts to ids as a subject. A template: define, then include, once a file.

       STRING_MAP_NAME    the subject's name, a string
       STRING_MAP_SET     the name of its subject_set
       STRING_MAP_VIEW    a view of a text: (const char *, size_t)
       STRING_MAP         the map, from such views to int32_t
       STRING_MAP_BYTES   a function: what finds may read of a STRING_MAP, texts aside

   Without case: lowers into a buffer first, as the maps' users do. */
#include "../keys.h"
#include "../need.h"
#include "../subject.h"
#include <cstdlib>

namespace {

struct string_map {
    STRING_MAP ids;
    size_t longest, text_len;
};

const void *string_map_build(const listing *l)
{
    const key_list list = key_list_make(l);
    string_map *map = new string_map{{}, list.longest, list.text_len};
    map->ids.reserve(list.count);
    for (size_t i = 0; i < list.count; i++) {
        map->ids.emplace(STRING_MAP_VIEW(list.keys[i].text, list.keys[i].len), list.keys[i].id);
    }
    free(list.keys);
    return map;
}

size_t string_map_bytes(const void *state)
{
    const string_map *map = static_cast<const string_map *>(state);
    return STRING_MAP_BYTES(map->ids) + map->text_len;
}

HDRTRIE_INLINE int32_t string_map_find(const void *state, const char *name, size_t len)
{
    const string_map *map = static_cast<const string_map *>(state);
    const auto at = map->ids.find(STRING_MAP_VIEW(name, len));
    return at == map->ids.end() ? -1 : at->second;
}

HDRTRIE_INLINE int32_t string_map_find_lowered(const void *state, const char *name, size_t len)
{
    char lowered[KEY_CAPACITY];
    if (len > static_cast<const string_map *>(state)->longest) return -1;
    key_lower(lowered, name, len);
    return string_map_find(state, lowered, len);
}

#define FIND(state, name, len) string_map_find(state, name, len)
#define FIND_VARIANT exact
#define FIND_TARGET
#include "../find_loop.h"

#define FIND(state, name, len) string_map_find_lowered(state, name, len)
#define FIND_VARIANT lowered
#define FIND_TARGET
#include "../find_loop.h"

constexpr subject string_map_subject(hdrtrie_fold fold, decltype(subject::find) find, decltype(subject::pass) pass,
                                     decltype(subject::clear) clear)
{
    subject s{};
    s.name = STRING_MAP_NAME;
    s.fold = fold;
    s.build = string_map_build;
    s.find = find;
    s.pass = pass;
    s.clear = clear;
    s.bytes = string_map_bytes;
    return s;
}

constexpr subject maps[] = {
    string_map_subject(HDRTRIE_FOLD_NONE, exact_find, exact_pass, exact_clear),
    string_map_subject(HDRTRIE_FOLD_CASE, lowered_find, lowered_pass, lowered_clear),
};

} // namespace

extern "C" {
extern const subject_set STRING_MAP_SET;
const subject_set STRING_MAP_SET = {maps, sizeof maps / sizeof *maps};
}
