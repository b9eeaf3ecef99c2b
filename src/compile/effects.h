/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Warns about rules that have no effect, and about exceptions that keep aliases (reference 2.8). It reads the trie,
   because the trie can tell which rule comes next in a group. */
#ifndef HDRTRIE_SRC_COMPILE_EFFECTS_H
#define HDRTRIE_SRC_COMPILE_EFFECTS_H

#include "trie.h"

/* Reports one warning at most for each of the count rules, in their order. Does nothing if the reporter has no callback.
   Returns HDRTRIE_ERR_MEMORY on failure. Cost: linear in the rules, plus a bisection per exception and per name of
   several groups. */
hdrtrie_error hdrtrie_effects_warn(const hdrtrie_trie *trie, const hdrtrie_rule *rules, size_t count,
    hdrtrie_reporter *reporter, hdrtrie_arena *arena);

#endif
