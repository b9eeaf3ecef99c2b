/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peers in Rust (rust/src, a file a technique), through C functions that hold the timed loops: the trie-hard crate, the standard
   HashMap with SipHash and with foldhash, and the phf crate, whose maps are made when this is built. Compiled twice:

       SUBJECT_SET      the name of this file's subject_set
       SUBJECT_NATIVE   defined: the crate was built for this very CPU, and only trie-hard, which gains by it, is here */
#include "../keys.h"
#include "../need.h"
#include "../subject.h"
#include <stdlib.h>
#include <string.h>

/* The functions of one peer; those that lower a name first have a name of their own. */
#define PEER(prefix)                                                                                                   \
    const void *prefix##_build(const key *keys, size_t count, size_t list);                                            \
    size_t prefix##_bytes(const void *state);                                                                          \
    int32_t prefix##_find(const void *state, const char *name, size_t len);                                            \
    int32_t prefix##_find_lowered(const void *state, const char *name, size_t len);                                    \
    uint64_t prefix##_pass(const void *state, const subject_name *names, size_t count);                                \
    uint64_t prefix##_pass_lowered(const void *state, const subject_name *names, size_t count);                        \
    size_t prefix##_clear(const void *state, request_field *fields, size_t count);                                     \
    size_t prefix##_clear_lowered(const void *state, request_field *fields, size_t count);                             \
    static const void *build_##prefix(const listing *l)                                                                \
    {                                                                                                                  \
        const key_list k = key_list_make(l);                                                                           \
        const void *state = prefix##_build(k.keys, k.count, list_index(l));                                            \
        free(k.keys);                                                                                                  \
        return state;                                                                                                  \
    }

#define SUBJECT(name_, prefix, list_, bytes_, fold_, suffix)                                                           \
    {                                                                                                                  \
        .name = name_, .list = list_, .fold = fold_, .build = build_##prefix, .find = prefix##_find##suffix,           \
        .pass = prefix##_pass##suffix, .clear = prefix##_clear##suffix, .bytes = bytes_                                \
    }
#define SUBJECTS(name, prefix, list, bytes)                                                                            \
    SUBJECT(name, prefix, list, bytes, HDRTRIE_FOLD_NONE, ), SUBJECT(name, prefix, list, bytes, HDRTRIE_FOLD_CASE, _lowered)

#ifdef SUBJECT_NATIVE
#define LIST_NAMES {NULL}
#else
/* The lists that phf's maps were made of, in their order. */
#define LIST_NAMES {"edge-exact", "well-known"}
#endif

static size_t list_index(const listing *l)
{
    static const char *const names[] = LIST_NAMES;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i] != NULL && strcmp(names[i], l->name) == 0) return i;
    }
    return 0; /* of no interest to the peers that take any list */
}

#ifdef SUBJECT_NATIVE
PEER(native_rust_hard)

/* No bytes: the crate does not tell them. */
static const subject peers[] = {SUBJECTS("trie-hard-native", native_rust_hard, NULL, NULL)};
#else
PEER(rust_hard)
PEER(rust_sip)
PEER(rust_fast)
PEER(rust_phf)

static const subject peers[] = {
    SUBJECTS("trie-hard", rust_hard, NULL, NULL),
    SUBJECTS("rust-siphash", rust_sip, NULL, rust_sip_bytes),
    SUBJECTS("rust-fasthash", rust_fast, NULL, rust_fast_bytes),
    SUBJECTS("phf", rust_phf, "edge-exact", rust_phf_bytes),
    SUBJECTS("phf", rust_phf, "well-known", rust_phf_bytes),
};
#endif

const subject_set SUBJECT_SET = {peers, sizeof peers / sizeof *peers};
