/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peer: gperf, a perfect hash of a few bytes. Option -l compares lengths before it calls memcmp. Under fold case it gets
   --ignore-case. Compiled once per list and fold; see generated_peer.inl.h. The generated function is gperf_lookup. */
#include "../harness/implementation.h"
#include <string.h>

/* gperf makes its function extern. This earlier declaration makes it static and inline, as the finds of all peers are. */
struct gperf_word;
HDRTRIE_INLINE const struct gperf_word *gperf_lookup(const char *name, size_t len);

#include PEER_GENERATED

HDRTRIE_INLINE int32_t gperf_id(const char *name, size_t len)
{
    const struct gperf_word *word = gperf_lookup(name, len);
    return word == NULL ? -1 : word->id;
}

static const void *gperf_build(const listing *l)
{
    return l;
}

/* Computed, because the tables are local to gperf's functions: words, lengths, values of characters, texts. */
static size_t gperf_bytes(const void *state)
{
    const listing *l = state;
    size_t bytes = (MAX_HASH_VALUE + 1) * (sizeof(struct gperf_word) + 1) + 256 * (MAX_HASH_VALUE < 255 ? 1 : 2);
    if (PEER_FOLD == HDRTRIE_FOLD_CASE) bytes += 256;
    for (size_t i = 0; i < l->count; i++) bytes += l->rules[i].len + 1u;
    return bytes;
}

#define PEER_NAME "gperf"
#define PEER_FIND(name, len) gperf_id(name, len)
#define PEER_PATTERNS false
#define PEER_BUILD gperf_build
#define PEER_BYTES gperf_bytes
#include "generated_peer.inl.h"
