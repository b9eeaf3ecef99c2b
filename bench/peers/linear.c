/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peer: the loop over the list that every proxy starts with. It compares the length first, then the bytes. Lists with
   patterns and exceptions use the benchmarks' own oracle, listing_find, another such loop. */
#include "../harness/implementation.h"
#include "../harness/need.h"
#include <hdrtrie/detail/fold.h>
#include <string.h>

typedef struct linear_name {
    const char *text; /* folded */
    size_t len;
    int32_t id;
} linear_name;

typedef struct linear {
    linear_name *names;
    size_t count, bytes;
    const listing *list;
} linear;

static const void *linear_build(const listing *l)
{
    linear *scan = need_memory(sizeof *scan);
    scan->list = l;
    if (!l->plain) return scan;
    scan->names = need_memory(l->count * sizeof *scan->names);
    scan->count = l->count;
    for (size_t i = 0; i < l->count; i++) {
        char *text = need_memory(l->rules[i].len);
        for (size_t k = 0; k < l->rules[i].len; k++) {
            text[k] = (char)hdrtrie_byte_fold(l->fold, (uint8_t)l->rules[i].literal[k]);
        }
        scan->names[i] = (linear_name){text, l->rules[i].len, l->ids[i]};
        scan->bytes += sizeof(linear_name) + l->rules[i].len;
    }
    return scan;
}

static size_t linear_bytes(const void *state)
{
    return ((const linear *)state)->bytes;
}

HDRTRIE_INLINE bool linear_same(unsigned fold, const char *folded, const char *name, size_t len)
{
    if (fold == HDRTRIE_FOLD_NONE) return memcmp(folded, name, len) == 0;
    for (size_t i = 0; i < len; i++) {
        if (hdrtrie_byte_fold(fold, (uint8_t)name[i]) != (uint8_t)folded[i]) return false;
    }
    return true;
}

HDRTRIE_INLINE int32_t linear_find(const void *state, unsigned fold, const char *name, size_t len)
{
    const linear *scan = state;
    if (scan->names == NULL) return listing_find(scan->list, name, len);
    for (size_t i = 0; i < scan->count; i++) {
        const linear_name *n = &scan->names[i];
        if (n->len == len && linear_same(fold, n->text, name, len)) return n->id;
    }
    return -1;
}

#define FIND(state, name, len) linear_find(state, HDRTRIE_FOLD_NONE, name, len)
#define FIND_VARIANT none
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

#define FIND(state, name, len) linear_find(state, HDRTRIE_FOLD_CASE, name, len)
#define FIND_VARIANT case
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

#define FIND(state, name, len) linear_find(state, HDRTRIE_FOLD_UNDERSCORE, name, len)
#define FIND_VARIANT underscore
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

#define FIND(state, name, len) linear_find(state, HDRTRIE_FOLD_SEPARATORS, name, len)
#define FIND_VARIANT separators
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

#define LINEAR(fold_, variant)                                                                                         \
    {                                                                                                                  \
        .name = "linear", .fold = fold_, .patterns = true, .build = linear_build, .find = variant##_find,              \
        .pass = variant##_pass, .clear = variant##_clear, .bytes = linear_bytes, .max_count = 1000                     \
    }

static const implementation scans[] = {
    LINEAR(HDRTRIE_FOLD_NONE, none),
    LINEAR(HDRTRIE_FOLD_CASE, case),
    LINEAR(HDRTRIE_FOLD_UNDERSCORE, underscore),
    LINEAR(HDRTRIE_FOLD_SEPARATORS, separators),
};

const implementation_set linear_peers = {scans, sizeof scans / sizeof *scans};
