/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A loop over the prefixes and suffixes of a list, for peers that know only exact names: what a careful engineer would add to a
   hash set. A name is compared only with the prefixes that begin with its first byte, and the suffixes that end with its last
   byte, the longest literal first. The first 8 bytes of a prefix are compared as one word. */
#ifndef BENCH_PATTERN_INDEX_H
#define BENCH_PATTERN_INDEX_H

#include "../harness/listing.h"
#include <hdrtrie/detail/bytes.h>
#include <string.h>

HDRTRIE_EXTERN_C_BEGIN

typedef struct pattern {
    uint64_t word, mask; /* the first 8 bytes of a prefix; a mask of 0 for suffixes */
    const char *text;    /* folded */
    uint32_t rank;       /* orders patterns as listing_find does; 0 ends an array */
    int32_t id;
    uint8_t len, group;
    bool exception;
} pattern;

typedef struct pattern_index {
    const listing *list;
    const void *exact;                            /* the peer's own table, of the exact names */
    const pattern *prefixes[256], *suffixes[256]; /* by first and by last folded byte */
    size_t bytes;
} pattern_index;

/* Makes the index of l; exact is kept for the caller. */
const pattern_index *pattern_index_make(const listing *l, const void *exact);

HDRTRIE_EXTERN_C_END

/* The id of the pattern that decides for a folded name, len > 0, or -1. 8 bytes can be read from folded on. */
HDRTRIE_INLINE int32_t pattern_find(const pattern_index *x, const char *folded, size_t len)
{
    const uint64_t begin = hdrtrie_load_le64((const uint8_t *)folded);
    const pattern *prefix = x->prefixes[(uint8_t)folded[0]], *suffix = x->suffixes[(uint8_t)folded[len - 1]];
    uint32_t decided = 0; /* groups with an exception for the name */
    for (;;) {
        const bool is_prefix = prefix->rank > suffix->rank;
        const pattern *p = is_prefix ? prefix++ : suffix++;
        if (p->rank == 0) return -1;
        if (((begin ^ p->word) & p->mask) != 0 || p->len > len ||
            memcmp(p->text, is_prefix ? folded : folded + len - p->len, p->len) != 0)
            continue;
        if (decided >> p->group & 1) continue;
        if (!p->exception) return p->id;
        decided |= (uint32_t)1 << p->group;
    }
}

#endif
