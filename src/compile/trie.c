/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Third phase: chooses the mode and decides the groups of each exact name. */
#include "trie.h"

#include <hdrtrie/detail/backend/portable.h>

#include "nodes.h"

/* Mode HASHED: a hash of all folded bytes. A seed fails only if two names have the same 64-bit hash. */
static hdrtrie_error hash_make(hdrtrie_arena *arena, hdrtrie_trie *trie)
{
    const hdrtrie_names *names = trie->names;
    uint64_t *mixed = (uint64_t *)hdrtrie_arena_take(arena, names->exact_count, sizeof *mixed);
    hdrtrie_error error = HDRTRIE_ERR_LIMIT;
    if (mixed == NULL) return HDRTRIE_ERR_MEMORY;
    trie->mode = HDRTRIE_MODE_HASHED;
    for (trie->seed = 0; trie->seed < HDRTRIE_HASH_SEED_COUNT; trie->seed++) {
        size_t i;
        for (i = 0; i < names->exact_count; i++) {
            /* the text is folded already */
            mixed[i] = hdrtrie_hash_mix(hdrtrie_hash_from(
                HDRTRIE_FOLD_NONE, (const char *)names->exact[i].text, names->exact[i].len, 0, trie->seed));
        }
        error = hdrtrie_displacement_make(mixed, names->exact_count, arena, &trie->hash);
        if (error != HDRTRIE_ERR_LIMIT) break;
    }
    trie->hash.mixed = mixed;
    trie->slots = trie->hash.slots;
    trie->slot_count = trie->hash.slot_count;
    trie->slot_shift = trie->hash.slot_shift;
    return error;
}

/* Decides every group of one exact name by its most specific rule: its own rule, then the literals that match, longest
   first, a prefix before a suffix of equal length (reference 2.5).

   hdrtrie_affix_decide (detail/patterns.h) makes the same decision on a finished table. The two are separate on
   purpose: hdrtrie_check compares the result of this function, stored in the records, with the other. Common code would
   hide its own faults. It would also be only four lines, because literals are structs here and bytes of the table
   there. */
static hdrtrie_match name_decide(const hdrtrie_trie *trie, const hdrtrie_name *name)
{
    uint8_t reversed[HDRTRIE_PATTERN_MAX];
    uint32_t decided = name->in | name->out, p, s;
    hdrtrie_match m;
    size_t i;
    m.groups = name->in;
    m.id = name->in != 0 ? name->id : -1;
    for (i = 0; i < name->len; i++) reversed[i] = name->text[name->len - 1 - i];
    p = hdrtrie_affixes_longest(&trie->prefix, name->text, name->len);
    s = hdrtrie_affixes_longest(&trie->suffix, reversed, name->len);
    while (p != 0 || s != 0) {
        const hdrtrie_name *literal;
        uint32_t won;
        if (s == 0 || (p != 0 && trie->prefix.literals[p - 1].len >= trie->suffix.literals[s - 1].len)) {
            literal = &trie->prefix.literals[p - 1];
            p = trie->prefix.parents[p - 1];
        } else {
            literal = &trie->suffix.literals[s - 1];
            s = trie->suffix.parents[s - 1];
        }
        won = literal->in & ~decided;
        decided |= literal->in | literal->out;
        m.groups |= won;
        if (won != 0 && m.id < 0) m.id = literal->id;
    }
    return m;
}

/* Decides the groups of one spelling: as those of its name, but its own exceptions come first. */
static hdrtrie_match spelling_decide(const hdrtrie_trie *trie, size_t index)
{
    hdrtrie_name name = *trie->names->spelled_bases[index];
    const uint32_t out = trie->names->spelled[index].out;
    name.in &= ~out;
    name.out |= out;
    return name_decide(trie, &name);
}

hdrtrie_error hdrtrie_trie_make(const hdrtrie_names *names, hdrtrie_arena *arena, hdrtrie_trie *trie)
{
    hdrtrie_error error;
    bool found;
    size_t i;
    trie->names = names;
    for (i = 0; i < names->exact_count; i++) {
        if (names->exact[i].len > trie->max_len) trie->max_len = names->exact[i].len;
    }
    error = hdrtrie_nodes_make(arena, trie, &found);
    if (error == HDRTRIE_OK && !found) error = hash_make(arena, trie);
    if (error == HDRTRIE_OK)
        error = hdrtrie_affixes_make(names->prefixes, names->prefix_count, names->fold, false, arena, &trie->prefix);
    if (error == HDRTRIE_OK)
        error = hdrtrie_affixes_make(names->suffixes, names->suffix_count, names->fold, true, arena, &trie->suffix);
    if (error != HDRTRIE_OK) return error;
    trie->groups = (uint32_t *)hdrtrie_arena_take(arena, names->exact_count, sizeof *trie->groups);
    trie->ids = (int32_t *)hdrtrie_arena_take(arena, names->exact_count, sizeof *trie->ids);
    trie->spelled_results =
        (hdrtrie_match *)hdrtrie_arena_take(arena, names->spelled_count, sizeof *trie->spelled_results);
    if (trie->groups == NULL || trie->ids == NULL || trie->spelled_results == NULL) return HDRTRIE_ERR_MEMORY;
    for (i = 0; i < names->exact_count; i++) {
        const hdrtrie_match m = name_decide(trie, &names->exact[i]);
        trie->groups[i] = m.groups;
        trie->ids[i] = m.id;
    }
    for (i = 0; i < names->spelled_count; i++) trie->spelled_results[i] = spelling_decide(trie, i);
    return HDRTRIE_OK;
}
