/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The rows of a peer for lists with patterns: it looks up the folded name, then loops over the patterns (pattern_index.h). They
   exist under every fold. Include it after two_folds.inl.h, whose macros it uses, and define

       PEER_PATTERN_BUILD   makes the peer's own table of the exact names
       PEER_PATTERN_BYTES   counts its bytes

   Then the rows are PEER_PATTERN_ROWS(name). */
#include "pattern_index.h"

static const void *peer_pattern_build(const listing *l)
{
    return pattern_index_make(l, PEER_PATTERN_BUILD(l));
}

static size_t peer_pattern_bytes(const void *state)
{
    const pattern_index *x = (const pattern_index *)state;
    return x->bytes + PEER_PATTERN_BYTES(x->exact);
}

HDRTRIE_INLINE int32_t peer_pattern_find(const void *state, hdrtrie_fold fold, const char *name, size_t len)
{
    const pattern_index *x = (const pattern_index *)state;
    char copied[KEY_CAPACITY];
    if (HDRTRIE_UNLIKELY(len - 1 >= sizeof copied - 1)) return listing_find(x->list, name, len);
    const char *folded = key_folded(fold, copied, name, len);
    const int32_t id = len <= PEER_MAX_LEN(x->exact) ? PEER_FIND(x->exact, folded, len) : -1;
    if (id == -1) return pattern_find(x, folded, len);
    return id == KEY_EXCEPTED ? -1 : id;
}

#define FIND(state, name, len) peer_pattern_find(state, HDRTRIE_FOLD_NONE, name, len)
#define FIND_VARIANT pattern_none
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

#define FIND(state, name, len) peer_pattern_find(state, HDRTRIE_FOLD_CASE, name, len)
#define FIND_VARIANT pattern_case
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

#define FIND(state, name, len) peer_pattern_find(state, HDRTRIE_FOLD_UNDERSCORE, name, len)
#define FIND_VARIANT pattern_underscore
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

#define FIND(state, name, len) peer_pattern_find(state, HDRTRIE_FOLD_SEPARATORS, name, len)
#define FIND_VARIANT pattern_separators
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

#define PEER_PATTERN_ROW(name_, fold_, variant)                                                                        \
    PEER_ROW(name_, peer_pattern_build, peer_pattern_bytes, fold_, variant, true)
#define PEER_PATTERN_ROWS(name_)                                                                                       \
    PEER_PATTERN_ROW(name_, HDRTRIE_FOLD_NONE, pattern_none),                                                          \
        PEER_PATTERN_ROW(name_, HDRTRIE_FOLD_CASE, pattern_case),                                                      \
        PEER_PATTERN_ROW(name_, HDRTRIE_FOLD_UNDERSCORE, pattern_underscore),                                          \
        PEER_PATTERN_ROW(name_, HDRTRIE_FOLD_SEPARATORS, pattern_separators)
