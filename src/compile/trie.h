/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Third phase: names become the logical trie: which bits discriminate, which slot each name has, how the two ends probe,
   and every group decided. All decisions are made here; pack.c only lays them out. */
#ifndef HDRTRIE_SRC_BUILD_TRIE_H
#define HDRTRIE_SRC_BUILD_TRIE_H

#include "affixes.h"

#include <hdrtrie/detail/format/node.h>
#include <hdrtrie/detail/format/table.h>

typedef struct hdrtrie_trie {
    const hdrtrie_names *names;
    uint8_t mode;
    uint16_t max_len;
    uint8_t seed, slot_shift;
    /* modes 1 and 2 */
    hdrtrie_node *nodes; /* one a length, 0 to max(max_len, 32) */
    size_t node_count;
    /* mode 0 */
    hdrtrie_displacement hash;
    /* all modes: for each slot 1 + the index of an exact name, 0 for an empty one */
    uint32_t *slots;
    size_t slot_count;
    /* for each exact name what all rules together decide */
    uint32_t *groups;
    int32_t *ids;
    hdrtrie_affixes prefix, suffix;
} hdrtrie_trie;

/* MEMORY or LIMIT on failure. *trie, zeros before, lives in the arena and refers to names. */
hdrtrie_error hdrtrie_trie_make(const hdrtrie_names *names, hdrtrie_arena *arena, hdrtrie_trie *trie);

#endif
