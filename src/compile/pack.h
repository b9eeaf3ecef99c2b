/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Last phase: the trie becomes bytes, through the layout of table.h. */
#ifndef HDRTRIE_SRC_BUILD_PACK_H
#define HDRTRIE_SRC_BUILD_PACK_H

#include "trie.h"

#include <hdrtrie/load.h>

/* Stores a table of its own in *table (from the arena's allocator, freed with hdrtrie_free), with its digest; NULL there on
   error. rules and groups are those that the trie's names were made from. Working memory lives in the arena. */
hdrtrie_error hdrtrie_pack(const hdrtrie_trie *trie, const hdrtrie_rule *rules, const char *const *groups,
    size_t group_count, hdrtrie_arena *arena, hdrtrie_table **table);

#endif
