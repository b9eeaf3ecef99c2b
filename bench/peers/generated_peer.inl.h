/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The end of a file for a peer whose code a tool generates from a list. Such a file is compiled once per list and fold.
   bench/meson.build defines

       PEER_SET         the name of the implementation_set
       PEER_LIST        the list's name, a string
       PEER_FOLD        the fold, an hdrtrie_fold
       PEER_GENERATED   the generated header, a string

   and the file defines, before it includes this one,

       PEER_NAME              the peer's name, a string
       PEER_FIND(name, len)   its find, static inline; returns the id as int32_t, or -1
       PEER_PATTERNS          whether it accepts lists that are not plain
       PEER_BUILD             makes the state, or NULL
       PEER_BYTES             counts the bytes that finds may read, or NULL */
#include "../harness/implementation.h"

#define FIND(state, name, len) PEER_FIND(name, len)
#define FIND_VARIANT peer
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

/* Calls pass, so that a large automaton is compiled into one function less. */
static int32_t find_by_pass(const void *state, const char *name, size_t len)
{
    const bench_name one = {name, len};
    return (int32_t)(uint32_t)peer_pass(state, &one, 1) - 1;
}

static const implementation generated_peer = {
    .name = PEER_NAME,
    .list = PEER_LIST,
    .fold = PEER_FOLD,
    .build = PEER_BUILD,
    .patterns = PEER_PATTERNS,
    .find = find_by_pass,
    .pass = peer_pass,
    .clear = peer_clear,
    .bytes = PEER_BYTES,
};

const implementation_set PEER_SET = {&generated_peer, 1};
