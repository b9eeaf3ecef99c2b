/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Last phase: the trie becomes the bytes of a table, in the format of include/hdrtrie/detail/format/
   (docs/format.md). */
#ifndef HDRTRIE_SRC_COMPILE_PACK_H
#define HDRTRIE_SRC_COMPILE_PACK_H

#include "trie.h"

#include <hdrtrie/load.h>

/* Finished tables that a table contains, each NULL if there is none. They are copied, and do not contain other
   tables. */
typedef struct hdrtrie_nested {
    const hdrtrie_table *cookies; /* the cookie names, with the same groups as the outer table */
    const hdrtrie_table *spelled; /* the spelled exceptions; id k has the result trie->spelled_results[k] */
} hdrtrie_nested;

/* Stores a new table in *table, NULL on error. The table comes from the arena's allocator; free it with hdrtrie_free.
   The trie's names were made from rules and groups. Working memory is in the arena. Returns HDRTRIE_ERR_MEMORY, or
   HDRTRIE_ERR_LIMIT if the table would exceed 4 GiB. */
hdrtrie_error hdrtrie_pack(const hdrtrie_trie *trie, const hdrtrie_rule *rules, const char *const *groups,
    size_t group_count, const hdrtrie_nested *nested, hdrtrie_arena *arena, hdrtrie_table **table);

#endif
