// SPDX-License-Identifier: Apache-2.0 OR MIT
// Peer: std::unordered_map over string views, with the standard library's own hash (in libstdc++ a call of a MurmurHash
// variant). Each name is a node, reached through pointers. A C++ program has this map without any dependency.
#include <cstdint>
#include <string_view>
#include <unordered_map>

using node_map = std::unordered_map<std::string_view, int32_t>;

// One pointer per bucket. One node per name: the next node, the pair, and the hash, which libstdc++ keeps for strings.
static size_t node_map_bytes(const node_map &ids)
{
    return ids.bucket_count() * sizeof(void *) +
           ids.size() * (sizeof(void *) + sizeof(node_map::value_type) + sizeof(size_t));
}

#define STRING_MAP_NAME "unordered_map"
#define STRING_MAP_SET unordered_map_peers
#define STRING_MAP_VIEW std::string_view
#define STRING_MAP node_map
#define STRING_MAP_BYTES node_map_bytes
#include "string_map.inl.h"
