/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The end of a file for a peer that compares bytes exactly. It defines the timed loops and the rows for fold none and for
   fold case. Define these macros, then include it once per file:

       PEER_FIND(state, name, len)          the peer's find, static inline; returns the id as int32_t, or -1
       PEER_MAX_LEN(state)                  the length of the longest listed name
       PEER_FIND_LOWERED(state, name, len)  optional: a find that folds case itself

   Without PEER_FIND_LOWERED, fold case copies the name in lower case to a buffer, then calls PEER_FIND. The users of such
   peers do the same. Then define the set: PEER_DEFINE(xxh3_peers, PEER_ROWS("xxh3", build, bytes)). */
#include "../harness/implementation.h"
#include "../harness/keys.h"

#ifndef PEER_FIND_LOWERED
HDRTRIE_INLINE int32_t peer_find_lowered(const void *state, const char *name, size_t len)
{
    char lowered[KEY_CAPACITY];
    if (len > PEER_MAX_LEN(state)) return -1;
    key_lower(lowered, name, len);
    return PEER_FIND(state, lowered, len);
}
#define PEER_FIND_LOWERED(state, name, len) peer_find_lowered(state, name, len)
#endif

#define FIND(state, name, len) PEER_FIND(state, name, len)
#define FIND_VARIANT exact
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

#define FIND(state, name, len) PEER_FIND_LOWERED(state, name, len)
#define FIND_VARIANT lowered
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

#ifdef __cplusplus
static constexpr implementation peer_row(const char *name, decltype(implementation::build) build,
    decltype(implementation::bytes) bytes, hdrtrie_fold fold, decltype(implementation::find) find,
    decltype(implementation::pass) pass, decltype(implementation::clear) clear, bool needs_patterns)
{
    implementation row{};
    row.name = name;
    row.fold = fold;
    row.build = build;
    row.find = find;
    row.pass = pass;
    row.clear = clear;
    row.bytes = bytes;
    row.needs_patterns = needs_patterns;
    return row;
}

#define PEER_ROW(name_, build_, bytes_, fold_, variant, needs_patterns_)                                               \
    peer_row(name_, build_, bytes_, fold_, variant##_find, variant##_pass, variant##_clear, needs_patterns_)
#define PEER_EXPORT(set, rows)                                                                                         \
    extern "C" {                                                                                                       \
    extern const implementation_set set;                                                                               \
    const implementation_set set = {rows, sizeof rows / sizeof *rows};                                                 \
    }
#else
#define PEER_ROW(name_, build_, bytes_, fold_, variant, needs_patterns_)                                               \
    {                                                                                                                  \
        .name = name_, .fold = fold_, .needs_patterns = needs_patterns_, .build = build_, .find = variant##_find,      \
        .pass = variant##_pass, .clear = variant##_clear, .bytes = bytes_                                              \
    }
#define PEER_EXPORT(set, rows) const implementation_set set = {rows, sizeof rows / sizeof *rows};
#endif

#define PEER_ROWS(name_, build_, bytes_)                                                                               \
    PEER_ROW(name_, build_, bytes_, HDRTRIE_FOLD_NONE, exact, false),                                                  \
        PEER_ROW(name_, build_, bytes_, HDRTRIE_FOLD_CASE, lowered, false)

#define PEER_DEFINE(set, ...)                                                                                          \
    static const implementation peer_rows[] = {__VA_ARGS__};                                                           \
    PEER_EXPORT(set, peer_rows)
