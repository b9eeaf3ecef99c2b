// SPDX-License-Identifier: Apache-2.0 OR MIT
// Peer: marisa-trie (S. Yata), a succinct recursive trie: the smallest of all, not made for speed. Its lookup returns its
// own number; an array maps that to the list's id. Linked statically.
//
// Fairness: its lookups are calls into the library and write to an agent. Its authors require one agent per thread.
#include "../harness/implementation.h"
#include "../harness/keys.h"
#include "../harness/need.h"
#include <cstdlib>
#include <marisa.h>

namespace {

struct succinct {
    marisa::Trie trie;
    mutable marisa::Agent agent;
    int32_t *ids; // indexed by the trie's number
    size_t longest, bytes;
};

const void *marisa_build(const listing *l)
{
    const key_list list = key_list_make(l);
    succinct *state = new succinct;
    marisa::Keyset keyset;
    for (size_t i = 0; i < list.count; i++) keyset.push_back(list.keys[i].text, list.keys[i].len);
    state->trie.build(keyset); // numbers the keyset's keys
    state->ids = static_cast<int32_t *>(need_memory(list.count * sizeof *state->ids));
    for (size_t i = 0; i < list.count; i++) state->ids[keyset[i].id()] = list.keys[i].id;
    state->longest = list.longest;
    state->bytes = state->trie.total_size() + list.count * sizeof *state->ids;
    free(list.keys);
    return state;
}

size_t marisa_bytes(const void *state)
{
    return static_cast<const succinct *>(state)->bytes;
}

HDRTRIE_INLINE int32_t marisa_find(const void *state, const char *name, size_t len)
{
    const succinct *s = static_cast<const succinct *>(state);
    s->agent.set_query(name, len);
    return s->trie.lookup(s->agent) ? s->ids[s->agent.key().id()] : -1;
}

} // namespace

#define PEER_FIND(state, name, len) marisa_find(state, name, len)
#define PEER_MAX_LEN(state) static_cast<const succinct *>(state)->longest
#include "two_folds.inl.h"

PEER_DEFINE(marisa_peers, PEER_ROWS("marisa", marisa_build, marisa_bytes))
