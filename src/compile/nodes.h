/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Modes 1 and 2: for each length the windows, bits and multiplier that tell its names apart. */
#ifndef HDRTRIE_SRC_BUILD_NODES_H
#define HDRTRIE_SRC_BUILD_NODES_H

#include "trie.h"

/* Fills in mode, nodes, slots and slot_shift; trie->names and max_len are set. *found is false where one length
   has names that two windows do not tell apart, or too many: such tables are hashed. MEMORY on failure. */
hdrtrie_error hdrtrie_nodes_make(hdrtrie_arena *arena, hdrtrie_trie *trie, bool *found);

#endif
