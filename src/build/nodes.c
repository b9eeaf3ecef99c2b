/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "nodes.h"

#include "windows.h"

#define NAMES_MAX 4096  /* names in all; beyond, hashing is as small and no slower */
#define TRIES_A_BASE 32 /* multipliers tried for each place of a row */
#define ROW_DOUBLINGS 4 /* how much wider than the fullest length rows may get */

/* SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine and in every run. */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

/* Whether the keys' slots are free and differ with this multiplier; takes them if so. */
static bool multiplier_fits(const hdrtrie_bucket *b, uint64_t multiplier, uint32_t base, hdrtrie_trie *trie)
{
    size_t i;
    for (i = 0; i < b->key_count; i++) {
        uint64_t slot = base + (b->keys[i].bits * multiplier >> trie->slot_shift);
        if (trie->slots[slot] != 0) break;
        trie->slots[slot] = b->indices[b->keys[i].name] + 1;
    }
    if (i == b->key_count) return true;
    while (i-- > 0) trie->slots[base + (b->keys[i].bits * multiplier >> trie->slot_shift)] = 0;
    return false;
}

/* Finds the first place for the row, rows may interleave, and a multiplier that fits it there. Slot 0 stays empty. */
static bool row_place(const hdrtrie_bucket *b, uint32_t base_end, hdrtrie_trie *trie, hdrtrie_node *n)
{
    uint64_t state = b->len;
    uint32_t base;
    for (base = 1; base < base_end; base++) {
        unsigned i;
        for (i = 0; i < TRIES_A_BASE; i++) {
            n->multiplier = next_random(&state);
            n->base = base;
            if (multiplier_fits(b, n->multiplier, base, trie)) return true;
            if (b->key_count == 1) break; /* its slot is the base whatever the multiplier */
        }
    }
    return false;
}

/* The names of one length are a bucket; by_len[len] is NULL where there are none. */
typedef struct lengths {
    hdrtrie_bucket *by_len[HDRTRIE_PATTERN_MAX + 1];
} lengths;

/* Sorts the exact names by length. *found becomes false where one length has too many. */
static hdrtrie_error lengths_make(const hdrtrie_names *names, hdrtrie_arena *arena, lengths *lengths, bool *found)
{
    size_t counts[HDRTRIE_PATTERN_MAX + 1] = {0}, i;
    for (i = 0; i < names->exact_count; i++) counts[names->exact[i].len]++;
    for (i = 0; i < names->exact_count; i++) {
        const size_t len = names->exact[i].len;
        hdrtrie_bucket *b = lengths->by_len[len];
        if (counts[len] > HDRTRIE_BUCKET_MAX) {
            *found = false;
            return HDRTRIE_OK;
        }
        if (b == NULL) {
            b = hdrtrie_arena_zeros(arena, 1, sizeof *b);
            if (b == NULL) return HDRTRIE_ERR_MEMORY;
            b->len = len;
            lengths->by_len[len] = b;
        }
        b->names[b->count] = &names->exact[i];
        b->indices[b->count++] = (uint32_t)i;
    }
    return HDRTRIE_OK;
}

/* Chooses the windows of every length. *found becomes false where that fails. */
static void windows_choose(lengths *lengths, hdrtrie_trie *trie, bool *found)
{
    uint8_t fixed[256];
    size_t len;
    hdrtrie_windows_fixed_bits(trie->names->fold, fixed);
    trie->mode = HDRTRIE_MODE_ONE;
    for (len = 0; len <= HDRTRIE_PATTERN_MAX && *found; len++) {
        if (lengths->by_len[len] == NULL) continue;
        *found = hdrtrie_windows_choose(lengths->by_len[len], fixed, &trie->nodes[len]);
        if (trie->nodes[len].mask2 != 0) trie->mode = HDRTRIE_MODE_TWO;
    }
}

/* Places the rows of all lengths, each row slots wide: those with most keys first, because they are the hard ones. */
static hdrtrie_error rows_place(const lengths *lengths, size_t row, hdrtrie_arena *arena, hdrtrie_trie *trie,
                                bool *found)
{
    size_t base_end = 3 * trie->names->exact_count + row, last = 0, keys, len, i;
    *found = base_end + row <= HDRTRIE_NODE_SLOT_MAX;
    if (!*found) return HDRTRIE_OK;
    trie->slot_shift = 64;
    for (i = row; i > 1; i /= 2) trie->slot_shift--;
    trie->slots = hdrtrie_arena_zeros(arena, base_end + row, sizeof *trie->slots);
    if (trie->slots == NULL) return HDRTRIE_ERR_MEMORY;
    for (keys = HDRTRIE_KEYS_MAX; keys != 0 && *found; keys--) {
        for (len = 0; len <= HDRTRIE_PATTERN_MAX && *found; len++) {
            if (lengths->by_len[len] == NULL || lengths->by_len[len]->key_count != keys) continue;
            *found = row_place(lengths->by_len[len], (uint32_t)base_end, trie, &trie->nodes[len]);
            if (trie->nodes[len].base > last) last = trie->nodes[len].base;
        }
    }
    trie->slot_count = last + row; /* a name that is not listed may reach any slot of its row */
    return HDRTRIE_OK;
}

hdrtrie_error hdrtrie_nodes_make(hdrtrie_arena *arena, hdrtrie_trie *trie, bool *found)
{
    const hdrtrie_names *names = trie->names;
    lengths lengths = {{NULL}};
    size_t row = 2, len, i;
    hdrtrie_error error;
    *found = names->exact_count <= NAMES_MAX;
    if (!*found) return HDRTRIE_OK;
    trie->node_count = (trie->max_len > 32 ? trie->max_len : 32u) + 1; /* hdrtrie_shape_node_max */
    trie->nodes = hdrtrie_arena_zeros(arena, trie->node_count, sizeof *trie->nodes);
    if (trie->nodes == NULL) return HDRTRIE_ERR_MEMORY;
    error = lengths_make(names, arena, &lengths, found);
    if (error == HDRTRIE_OK && *found) windows_choose(&lengths, trie, found);
    if (error != HDRTRIE_OK || !*found) return error;
    for (len = 0; len <= HDRTRIE_PATTERN_MAX; len++) {
        while (lengths.by_len[len] != NULL && row < lengths.by_len[len]->key_count) row *= 2;
    }
    *found = false;
    for (i = 0; i < ROW_DOUBLINGS && !*found && error == HDRTRIE_OK; i++, row *= 2) {
        error = rows_place(&lengths, row, arena, trie, found);
    }
    return error;
}
