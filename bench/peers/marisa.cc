// SPDX-License-Identifier: Apache-2.0 OR MIT
// Peer: marisa-trie (S. Yata), a succinct recursive trie: the smallest of all, not made to be fast. lookup gives a number
// of its own, an array the list's. Linked statically. Without case: lowers into a buffer first.
//
// Fairness: its lookups are calls into the library, and write to an agent, which its authors want one of per thread.
#include "../keys.h"
#include "../need.h"
#include "../subject.h"
#include <cstdlib>
#include <marisa.h>

namespace {

struct succinct {
    marisa::Trie trie;
    mutable marisa::Agent agent;
    int32_t *ids; // by the trie's number
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

HDRTRIE_INLINE int32_t marisa_find_lowered(const void *state, const char *name, size_t len)
{
    char lowered[KEY_CAPACITY];
    if (len > static_cast<const succinct *>(state)->longest) return -1;
    key_lower(lowered, name, len);
    return marisa_find(state, lowered, len);
}

#define FIND(state, name, len) marisa_find(state, name, len)
#define FIND_VARIANT exact
#define FIND_TARGET
#include "../find_loop.h"

#define FIND(state, name, len) marisa_find_lowered(state, name, len)
#define FIND_VARIANT lowered
#define FIND_TARGET
#include "../find_loop.h"

constexpr subject marisa_subject(hdrtrie_fold fold, decltype(subject::find) find, decltype(subject::pass) pass,
                                 decltype(subject::clear) clear)
{
    subject s{};
    s.name = "marisa";
    s.fold = fold;
    s.build = marisa_build;
    s.find = find;
    s.pass = pass;
    s.clear = clear;
    s.bytes = marisa_bytes;
    return s;
}

constexpr subject tries[] = {
    marisa_subject(HDRTRIE_FOLD_NONE, exact_find, exact_pass, exact_clear),
    marisa_subject(HDRTRIE_FOLD_CASE, lowered_find, lowered_pass, lowered_clear),
};

} // namespace

extern "C" {
extern const subject_set marisa_subjects;
const subject_set marisa_subjects = {tries, sizeof tries / sizeof *tries};
}
