// SPDX-License-Identifier: Apache-2.0 OR MIT
// Peer: std::unordered_map over string views, with the standard library's own hash (in libstdc++ a call of a MurmurHash
// variant): a node a name, found by chasing pointers. What a C++ program has at hand without any dependency.
#include <cstdint>
#include <string_view>
#include <unordered_map>

using node_map = std::unordered_map<std::string_view, int32_t>;

// A pointer a bucket; a node a name: the next one, the pair, and the hash, which is kept for strings.
static size_t node_map_bytes(const node_map &ids)
{
    return ids.bucket_count() * sizeof(void *) +
           ids.size() * (sizeof(void *) + sizeof(node_map::value_type) + sizeof(size_t));
}

#define STRING_MAP_NAME "unordered_map"
#define STRING_MAP_SET unordered_map_subjects
#define STRING_MAP_VIEW std::string_view
#define STRING_MAP node_map
#define STRING_MAP_BYTES node_map_bytes
#include "string_map.h"
