/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A peer of the crate in rust/, which says what it is in a file of its own there. Compiled once for each:

       SUBJECT_SET     the set that is defined
       SUBJECT_NAME    the peer's name, a string
       SUBJECT_RUST    what its exported functions begin with; rust/src/peer.rs has them
       SUBJECT_LIST    the list that was compiled in, a string; or NULL

   Finds and loops are Rust, so that one is inlined into the other: C calls once a pass, or once a request. */
#include "../keys.h"
#include "../subject.h"
#include <stdlib.h>

#define RUST_CONCAT_(peer, what) peer##_##what
#define RUST_CONCAT(peer, what) RUST_CONCAT_(peer, what)
#define RUST(what) RUST_CONCAT(SUBJECT_RUST, what)

/* Keeps nothing of keys but their texts. */
const void *RUST(build)(const key *keys, size_t count);
size_t RUST(bytes)(const void *state);

int32_t RUST(exact_find)(const void *state, const char *name, size_t len);
uint64_t RUST(exact_pass)(const void *state, const subject_name *names, size_t count);
size_t RUST(exact_clear)(const void *state, request_field *fields, size_t count);

/* Lower a name into a buffer first. */
int32_t RUST(lowered_find)(const void *state, const char *name, size_t len);
uint64_t RUST(lowered_pass)(const void *state, const subject_name *names, size_t count);
size_t RUST(lowered_clear)(const void *state, request_field *fields, size_t count);

static const void *rust_build(const listing *l)
{
    const key_list list = key_list_make(l);
    const void *state = RUST(build)(list.keys, list.count);
    free(list.keys);
    return state;
}

#define RUST_SUBJECT(fold_, variant)                                                                                   \
    {                                                                                                                  \
        .name = SUBJECT_NAME, .list = SUBJECT_LIST, .fold = fold_, .build = rust_build, .find = RUST(variant##_find),  \
        .pass = RUST(variant##_pass), .clear = RUST(variant##_clear), .bytes = RUST(bytes)                             \
    }

static const subject peers[] = {RUST_SUBJECT(HDRTRIE_FOLD_NONE, exact), RUST_SUBJECT(HDRTRIE_FOLD_CASE, lowered)};

const subject_set SUBJECT_SET = {peers, sizeof peers / sizeof *peers};
