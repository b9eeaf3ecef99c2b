/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Modes ENDS and FREE: a node per length, and a row of slots per node. */
#include "nodes.h"

#include "windows.h"

#define NAMES_MAX 4096    /* names in all; above, mode HASHED is as small and as fast */
#define ATTEMPTS_MAX 8192 /* multipliers tried before a row is made twice as long */
/* The largest row has 16 slots per key. That is almost never needed: 64 keys fit 256 slots after some 6,000 tries, and
   fewer keys fit sooner. */
#define ROW_MAX(keys) (16 * (keys))

/* SplitMix64 (Steele, Lea, Flood 2014). The sequence is fixed, so a list always gives the same table. */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

/* Whether this multiplier gives each key a different free slot. Takes the slots if it does. */
static bool multiplier_fits(const hdrtrie_length_names *b, uint64_t multiplier, unsigned shift, uint32_t *row)
{
    size_t i;
    for (i = 0; i < b->key_count; i++) {
        uint64_t slot = b->keys[i].bits * multiplier >> shift;
        if (row[slot] != 0) break;
        row[slot] = b->indices[b->keys[i].name] + 1;
    }
    if (i == b->key_count) return true;
    while (i-- > 0) row[b->keys[i].bits * multiplier >> shift] = 0;
    return false;
}

/* Places the row of one length at base, as short as a search for multipliers allows. Returns the row's end; 0 if the search
   fails. */
static size_t row_place(const hdrtrie_length_names *b, size_t base, hdrtrie_trie *trie, hdrtrie_node *n)
{
    uint64_t state = b->len;
    size_t row;
    n->base = (uint32_t)base;
    n->shift = 63;
    if (b->key_count == 1) { /* no bits, no product: the row is one slot */
        trie->slots[base] = b->indices[0] + 1;
        return base + 1;
    }
    for (row = 2; row < b->key_count; row *= 2) n->shift--;
    for (; row <= ROW_MAX(b->key_count); row *= 2, n->shift--) {
        unsigned i;
        for (i = 0; i < ATTEMPTS_MAX; i++) {
            n->multiplier = next_random(&state);
            if (multiplier_fits(b, n->multiplier, n->shift, trie->slots + base)) return base + row;
        }
    }
    return 0;
}

/* The exact names, by length. by_len[len] is NULL if no name has that length. */
typedef struct length_table {
    hdrtrie_length_names *by_len[HDRTRIE_PATTERN_MAX + 1];
} length_table;

/* Sorts the exact names by length. Sets *found to false if one length has too many names. */
static hdrtrie_error lengths_make(const hdrtrie_names *names, hdrtrie_arena *arena, length_table *lengths, bool *found)
{
    size_t counts[HDRTRIE_PATTERN_MAX + 1] = {0}, i;
    for (i = 0; i < names->exact_count; i++) counts[names->exact[i].len]++;
    for (i = 0; i < names->exact_count; i++) {
        const size_t len = names->exact[i].len;
        hdrtrie_length_names *b = lengths->by_len[len];
        if (counts[len] > HDRTRIE_LENGTH_NAMES_MAX) {
            *found = false;
            return HDRTRIE_OK;
        }
        if (b == NULL) {
            b = (hdrtrie_length_names *)hdrtrie_arena_zeros(arena, 1, sizeof *b);
            if (b == NULL) return HDRTRIE_ERR_MEMORY;
            b->len = len;
            lengths->by_len[len] = b;
        }
        b->names[b->count] = &names->exact[i];
        b->indices[b->count++] = (uint32_t)i;
    }
    return HDRTRIE_OK;
}

/* Chooses the windows of every length: at the start and end of the names if that separates them all, because that find
   is faster; else at free offsets. False if neither separates them. */
static bool windows_choose(length_table *lengths, hdrtrie_trie *trie)
{
    uint8_t fixed[256];
    hdrtrie_windows_fixed_bits(trie->names->fold, fixed);
    for (trie->mode = HDRTRIE_MODE_ENDS; trie->mode <= HDRTRIE_MODE_FREE; trie->mode++) {
        bool found = true;
        size_t len;
        for (len = 0; len < trie->node_count && found; len++) {
            hdrtrie_length_names *b = lengths->by_len[len];
            hdrtrie_node *n = &trie->nodes[len];
            if (b == NULL) continue;
            found = trie->mode == HDRTRIE_MODE_ENDS ? hdrtrie_windows_choose_ends(b, fixed, n)
                                                    : hdrtrie_windows_choose_free(b, fixed, n);
        }
        if (found) return true;
    }
    return false;
}

/* Places the rows of all lengths, one after the other. */
static hdrtrie_error rows_place(const length_table *lengths, hdrtrie_arena *arena, hdrtrie_trie *trie, bool *found)
{
    size_t room = 1, base = 1, len; /* slot 0 points to record 0 */
    for (len = 0; len <= HDRTRIE_PATTERN_MAX; len++) {
        if (lengths->by_len[len] != NULL) room += ROW_MAX(lengths->by_len[len]->key_count);
    }
    trie->slots = (uint32_t *)hdrtrie_arena_zeros(arena, room, sizeof *trie->slots);
    if (trie->slots == NULL) return HDRTRIE_ERR_MEMORY;
    for (len = 0; len <= HDRTRIE_PATTERN_MAX && *found; len++) {
        if (lengths->by_len[len] == NULL) continue;
        base = row_place(lengths->by_len[len], base, trie, &trie->nodes[len]);
        *found = base != 0;
    }
    trie->slot_count = base;
    return HDRTRIE_OK;
}

hdrtrie_error hdrtrie_nodes_make(hdrtrie_arena *arena, hdrtrie_trie *trie, bool *found)
{
    const hdrtrie_names *names = trie->names;
    length_table lengths = {{NULL}};
    hdrtrie_error error;
    *found = names->exact_count <= NAMES_MAX;
    if (!*found) return HDRTRIE_OK;
    trie->node_count = (trie->max_len > 32 ? trie->max_len : 32u) + 1; /* hdrtrie_shape_node_max */
    trie->nodes = (hdrtrie_node *)hdrtrie_arena_zeros(arena, trie->node_count, sizeof *trie->nodes);
    if (trie->nodes == NULL) return HDRTRIE_ERR_MEMORY;
    error = lengths_make(names, arena, &lengths, found);
    if (error == HDRTRIE_OK && *found) *found = windows_choose(&lengths, trie);
    if (error != HDRTRIE_OK || !*found) return error;
    return rows_place(&lengths, arena, trie, found);
}
