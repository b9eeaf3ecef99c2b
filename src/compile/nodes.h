/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Part of the third phase, modes ENDS and FREE: for each length the windows, bits and multiplier that separate its
   names. */
#ifndef HDRTRIE_SRC_COMPILE_NODES_H
#define HDRTRIE_SRC_COMPILE_NODES_H

#include "trie.h"

/* Fills in mode, nodes and slots of a trie whose names and max_len are set. Sets *found to false if some length has too
   many names, or names that two windows cannot separate: such a table needs mode HASHED. Returns HDRTRIE_ERR_MEMORY on
   failure. */
hdrtrie_error hdrtrie_nodes_make(hdrtrie_arena *arena, hdrtrie_trie *trie, bool *found);

#endif
