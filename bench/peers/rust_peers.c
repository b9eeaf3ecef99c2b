/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A peer of the crate in rust/; each peer has a file there that describes it. Compiled once per peer:

       PEER_SET    the name of its implementation_set
       PEER_NAME   the peer's name, a string
       PEER_RUST   the prefix of its exported functions; see rust/src/peer.rs
       PEER_LIST   the list that is compiled in, a string, or NULL

   Finds and loops are both Rust, so that the finds are inlined. C calls once per pass or once per request. */
#include "../harness/implementation.h"
#include "../harness/keys.h"
#include <stdlib.h>

#define RUST_CONCAT_(peer, what) peer##_##what
#define RUST_CONCAT(peer, what) RUST_CONCAT_(peer, what)
#define RUST(what) RUST_CONCAT(PEER_RUST, what)

/* Keeps the texts of keys; the caller may free the array. */
const void *RUST(build)(const key *keys, size_t count);
size_t RUST(bytes)(const void *state);

int32_t RUST(exact_find)(const void *state, const char *name, size_t len);
uint64_t RUST(exact_pass)(const void *state, const bench_name *names, size_t count);
size_t RUST(exact_clear)(const void *state, request_field *fields, size_t count);

/* These copy the name in lower case first. */
int32_t RUST(lowered_find)(const void *state, const char *name, size_t len);
uint64_t RUST(lowered_pass)(const void *state, const bench_name *names, size_t count);
size_t RUST(lowered_clear)(const void *state, request_field *fields, size_t count);

static const void *rust_build(const listing *l)
{
    const key_list list = key_list_make(l);
    const void *state = RUST(build)(list.keys, list.count);
    free(list.keys);
    return state;
}

#define RUST_PEER(fold_, variant)                                                                                      \
    {                                                                                                                  \
        .name = PEER_NAME, .list = PEER_LIST, .fold = fold_, .build = rust_build, .find = RUST(variant##_find),        \
        .pass = RUST(variant##_pass), .clear = RUST(variant##_clear), .bytes = RUST(bytes)                             \
    }

static const implementation peers[] = {RUST_PEER(HDRTRIE_FOLD_NONE, exact), RUST_PEER(HDRTRIE_FOLD_CASE, lowered)};

const implementation_set PEER_SET = {peers, sizeof peers / sizeof *peers};
