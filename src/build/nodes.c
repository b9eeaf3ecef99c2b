/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "nodes.h"

#include <stdlib.h>

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

static int compare_counts(const void *left, const void *right)
{
    const hdrtrie_bucket *const *a = left, *const *b = right;
    if ((*a)->key_count != (*b)->key_count) return (*a)->key_count < (*b)->key_count ? 1 : -1;
    return (*a)->len < (*b)->len ? -1 : 1;
}

/* The exact names by length. */
static hdrtrie_error buckets_make(const hdrtrie_names *names, hdrtrie_arena *arena, hdrtrie_bucket *buckets,
                                  hdrtrie_bucket **order, size_t *order_count, bool *found)
{
    size_t i, len;
    for (len = 0; len <= HDRTRIE_PATTERN_MAX; len++) {
        memset(&buckets[len], 0, sizeof buckets[len]);
        buckets[len].len = len;
    }
    for (i = 0; i < names->exact_count; i++) buckets[names->exact[i].len].count++;
    *order_count = 0;
    for (len = 0; len <= HDRTRIE_PATTERN_MAX; len++) {
        hdrtrie_bucket *b = &buckets[len];
        if (b->count == 0) continue;
        if (b->count > HDRTRIE_BUCKET_MAX) {
            *found = false;
            return HDRTRIE_OK;
        }
        b->names = hdrtrie_arena_take(arena, b->count, sizeof *b->names);
        b->indices = hdrtrie_arena_take(arena, b->count, sizeof *b->indices);
        if (b->names == NULL || b->indices == NULL) return HDRTRIE_ERR_MEMORY;
        b->count = 0;
        order[(*order_count)++] = b;
    }
    for (i = 0; i < names->exact_count; i++) {
        hdrtrie_bucket *b = &buckets[names->exact[i].len];
        b->names[b->count] = &names->exact[i];
        b->indices[b->count++] = (uint32_t)i;
    }
    return HDRTRIE_OK;
}

/* Places the rows of all buckets, each row slots wide. */
static hdrtrie_error rows_place(hdrtrie_bucket *const *order, size_t order_count, size_t row, hdrtrie_arena *arena,
                                hdrtrie_trie *trie, bool *found)
{
    size_t i, base_end = 3 * trie->names->exact_count + row, last = 0;
    *found = base_end + row <= HDRTRIE_NODE_SLOT_MAX;
    if (!*found) return HDRTRIE_OK;
    trie->slot_shift = 64;
    for (i = row; i > 1; i /= 2) trie->slot_shift--;
    trie->slots = hdrtrie_arena_zeros(arena, base_end + row, sizeof *trie->slots);
    if (trie->slots == NULL) return HDRTRIE_ERR_MEMORY;
    for (i = 0; i < order_count && *found; i++) {
        hdrtrie_node *n = &trie->nodes[order[i]->len];
        *found = row_place(order[i], (uint32_t)base_end, trie, n);
        if (n->base > last) last = n->base;
    }
    trie->slot_count = last + row; /* a name that is not listed may reach any slot of its row */
    return HDRTRIE_OK;
}

hdrtrie_error hdrtrie_nodes_make(hdrtrie_arena *arena, hdrtrie_trie *trie, bool *found)
{
    const hdrtrie_names *names = trie->names;
    hdrtrie_bucket *buckets = hdrtrie_arena_take(arena, HDRTRIE_PATTERN_MAX + 1, sizeof *buckets);
    hdrtrie_bucket **order = hdrtrie_arena_take(arena, HDRTRIE_PATTERN_MAX + 1, sizeof *order);
    uint8_t fixed[256];
    size_t order_count = 0, row = 2, i;
    hdrtrie_error error;
    *found = names->exact_count <= NAMES_MAX;
    if (!*found) return HDRTRIE_OK;
    trie->node_count = (trie->max_len > 32 ? trie->max_len : 32u) + 1; /* hdrtrie_shape_node_max */
    trie->nodes = hdrtrie_arena_zeros(arena, trie->node_count, sizeof *trie->nodes);
    if (buckets == NULL || order == NULL || trie->nodes == NULL) return HDRTRIE_ERR_MEMORY;
    error = buckets_make(names, arena, buckets, order, &order_count, found);
    if (error != HDRTRIE_OK || !*found) return error;
    hdrtrie_windows_fixed_bits(names->fold, fixed);
    trie->mode = HDRTRIE_MODE_ONE;
    for (i = 0; i < order_count; i++) {
        if (hdrtrie_windows_choose(order[i], fixed, &trie->nodes[order[i]->len])) {
            if (trie->nodes[order[i]->len].mask2 != 0) trie->mode = HDRTRIE_MODE_TWO;
        } else {
            *found = false;
            return HDRTRIE_OK;
        }
    }
    qsort(order, order_count, sizeof *order, compare_counts); /* the fullest first: these are the hard ones */
    while (order_count != 0 && row < order[0]->key_count) row *= 2;
    *found = false;
    for (i = 0; i < ROW_DOUBLINGS && !*found && error == HDRTRIE_OK; i++, row *= 2) {
        error = rows_place(order, order_count, row, arena, trie, found);
    }
    return error;
}
