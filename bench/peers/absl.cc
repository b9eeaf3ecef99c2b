// SPDX-License-Identifier: Apache-2.0 OR MIT
// Peer: absl::flat_hash_map over string views, with Abseil's own hash. It probes control bytes sixteen at a time
// (SwissTable). Many C++ proxies use it by default. Linked statically, as its authors recommend.
// Fairness: its hash is a call into the library. An address salts the hash, so positions and times differ a little between
// runs.
#include <absl/container/flat_hash_map.h>
#include <absl/strings/string_view.h>

using flat_map = absl::flat_hash_map<absl::string_view, int32_t>;

// One control byte and one pair per slot.
static size_t flat_map_bytes(const flat_map &ids)
{
    return ids.capacity() * (sizeof(flat_map::value_type) + 1);
}

#define STRING_MAP_NAME "absl"
#define STRING_MAP_SET absl_peers
#define STRING_MAP_VIEW absl::string_view
#define STRING_MAP flat_map
#define STRING_MAP_BYTES flat_map_bytes
#include "string_map.inl.h"
