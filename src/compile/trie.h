/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Third phase: names become the logical trie: the bits that separate names, the slot of each name, the probes for
   prefixes and suffixes, and the groups of each exact name. All decisions are made here; pack.c only writes them. */
#ifndef HDRTRIE_SRC_COMPILE_TRIE_H
#define HDRTRIE_SRC_COMPILE_TRIE_H

#include "affixes.h"
#include "sieve_make.h"

#include <hdrtrie/detail/format/node.h>
#include <hdrtrie/detail/format/table.h>

typedef struct hdrtrie_trie {
    const hdrtrie_names *names;
    uint8_t mode;
    uint16_t max_len;
    uint8_t seed, slot_shift;
    /* modes ENDS and FREE */
    hdrtrie_node *nodes; /* one per length, 0 to max(max_len, 32) */
    size_t node_count;
    /* mode HASHED */
    hdrtrie_displacement hash;
    /* all modes, per slot: 1 + the index of an exact name, 0 if empty */
    uint32_t *slots;
    size_t slot_count;
    /* per exact name: the decision of all rules together */
    uint32_t *groups;
    int32_t *ids;
    hdrtrie_match *spelled_results; /* per spelling: the same */
    hdrtrie_affixes prefix, suffix;
    hdrtrie_sieve *sieve; /* NULL if the table gets none */
} hdrtrie_trie;

/* Fills in *trie (zeros before) from the arena; it refers to names. Returns HDRTRIE_ERR_MEMORY or HDRTRIE_ERR_LIMIT
   on failure. */
hdrtrie_error hdrtrie_trie_make(const hdrtrie_names *names, hdrtrie_arena *arena, hdrtrie_trie *trie);

#endif
