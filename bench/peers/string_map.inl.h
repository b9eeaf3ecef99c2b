/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A C++ map from texts to ids as a peer. Define these macros, then include it once per file:

       STRING_MAP_NAME    the peer's name, a string
       STRING_MAP_SET     the name of its implementation_set
       STRING_MAP_VIEW    a view of a text, made from (const char *, size_t)
       STRING_MAP         the map, from such views to int32_t
       STRING_MAP_BYTES   a function that counts the bytes of a STRING_MAP that finds may read, without the texts */
#include "../harness/implementation.h"
#include "../harness/keys.h"
#include "../harness/need.h"
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

} // namespace

#define PEER_FIND(state, name, len) string_map_find(state, name, len)
#define PEER_MAX_LEN(state) static_cast<const string_map *>(state)->longest
#include "two_folds.inl.h"

#define PEER_PATTERN_BUILD string_map_build
#define PEER_PATTERN_BYTES string_map_bytes
#include "with_patterns.inl.h"

PEER_DEFINE(STRING_MAP_SET, PEER_ROWS(STRING_MAP_NAME, string_map_build, string_map_bytes),
    PEER_PATTERN_ROWS(STRING_MAP_NAME "-patterns"))
