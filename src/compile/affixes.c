/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Part of the third phase: makes the filter, probe and literals for prefixes or for suffixes. */
#include <string.h>

#include "affixes.h"

#include "../check/filter.h"

static bool begins_with(const uint8_t *text, size_t len, const hdrtrie_name *literal)
{
    return literal->len <= len && (literal->len == 0 || memcmp(text, literal->text, literal->len) == 0);
}

/* In sorted order a literal comes after all literals that it begins with. Only literals that begin with the longest of
   these can be between. So the chain of parents of the literal before contains it. */
static void parents_make(hdrtrie_affixes *affixes)
{
    size_t i;
    for (i = 0; i < affixes->literal_count; i++) {
        uint32_t parent = (uint32_t)i; /* 1 + the index before; 0 for the first */
        while (parent != 0 &&
               !begins_with(affixes->literals[i].text, affixes->literals[i].len, &affixes->literals[parent - 1])) {
            parent = affixes->parents[parent - 1];
        }
        affixes->parents[i] = parent;
    }
}

/* The bytes that the probe hashes, in the order of the literal, as hdrtrie_affix_head takes them from a name. */
static uint64_t head_of(const hdrtrie_name *literal, size_t head_len, bool reversed)
{
    const uint64_t end8 = hdrtrie_filter_end8(literal->text, head_len, reversed);
    return reversed ? end8 >> 8 * (8 - head_len) : end8;
}

/* Filter words per run of literals. With 16, about 1 of 200 names that match no literal passes the filter. */
#define FILTER_WORDS_PER_RUN 16
#define FILTER_BITS_MAX 13 /* 64 KiB: a larger filter misses L1, which costs every find more than it saves */

/* Chooses the filter's size and mask, and sets the bits that each literal needs. */
static hdrtrie_error filter_make(hdrtrie_affixes *affixes, hdrtrie_fold fold, bool reversed, hdrtrie_arena *arena)
{
    hdrtrie_affix a = {0};
    unsigned bits = 1;
    size_t i;
    while (bits < FILTER_BITS_MAX && (size_t)1 << bits < FILTER_WORDS_PER_RUN * affixes->run_count) bits++;
    affixes->filter_shift = (uint8_t)(64 - bits);
    affixes->filter_count = (size_t)1 << bits;
    affixes->filter = (uint64_t *)hdrtrie_arena_zeros(arena, affixes->filter_count, sizeof *affixes->filter);
    if (affixes->filter == NULL) return HDRTRIE_ERR_MEMORY;
    affixes->mask = ~(uint64_t)0;
    for (i = affixes->any; i < affixes->literal_count; i++) {
        affixes->mask &= hdrtrie_filter_mask(fold, affixes->literals[i].text, affixes->head_len, reversed);
    }
    a.head_len = affixes->head_len;
    a.filter_shift = affixes->filter_shift;
    a.mask = affixes->mask;
    for (i = affixes->any; i < affixes->literal_count; i++) {
        const hdrtrie_name *l = &affixes->literals[i];
        const uint64_t end8 = hdrtrie_filter_end8(l->text, affixes->head_len, reversed);
        affixes->filter[hdrtrie_affix_filter_word(a, end8)] |= hdrtrie_filter_bits(a, fold, l->text, l->len, reversed);
    }
    return HDRTRIE_OK;
}

/* Groups the sorted literals into runs that share a head. */
static void runs_make(hdrtrie_affixes *affixes, bool reversed)
{
    size_t i;
    for (i = affixes->any; i < affixes->literal_count; i++) {
        uint64_t head = head_of(&affixes->literals[i], affixes->head_len, reversed);
        if (affixes->run_count == 0 || affixes->heads[affixes->run_count - 1] != head) {
            affixes->heads[affixes->run_count] = head;
            affixes->firsts[affixes->run_count] = (uint32_t)i;
            affixes->counts[affixes->run_count++] = 0;
        }
        affixes->counts[affixes->run_count - 1]++;
    }
}

hdrtrie_error hdrtrie_affixes_make(const hdrtrie_name *literals, size_t count, hdrtrie_fold fold, bool reversed,
    hdrtrie_arena *arena, hdrtrie_affixes *affixes)
{
    hdrtrie_error error;
    uint64_t *mixed;
    size_t i;
    memset(affixes, 0, sizeof *affixes);
    affixes->literals = literals;
    affixes->literal_count = count;
    affixes->parents = (uint32_t *)hdrtrie_arena_take(arena, count, sizeof *affixes->parents);
    affixes->heads = (uint64_t *)hdrtrie_arena_take(arena, count, sizeof *affixes->heads);
    affixes->firsts = (uint32_t *)hdrtrie_arena_take(arena, count, sizeof *affixes->firsts);
    affixes->counts = (uint32_t *)hdrtrie_arena_take(arena, count, sizeof *affixes->counts);
    mixed = (uint64_t *)hdrtrie_arena_take(arena, count, sizeof *mixed);
    if (affixes->parents == NULL || affixes->heads == NULL || affixes->firsts == NULL || affixes->counts == NULL ||
        mixed == NULL) {
        return HDRTRIE_ERR_MEMORY;
    }
    parents_make(affixes);
    affixes->any = count != 0 && literals[0].len == 0;
    for (i = affixes->any; i < count; i++) {
        if (affixes->head_len == 0 || literals[i].len < affixes->head_len)
            affixes->head_len = literals[i].len < 8 ? literals[i].len : 8;
    }
    if (affixes->head_len == 0) return HDRTRIE_OK;
    runs_make(affixes, reversed);
    for (i = 0; i < affixes->run_count; i++) mixed[i] = hdrtrie_hash_mix(affixes->heads[i]);
    error = filter_make(affixes, fold, reversed, arena);
    return error != HDRTRIE_OK ? error : hdrtrie_displacement_make(mixed, affixes->run_count, arena, &affixes->probe);
}

uint32_t hdrtrie_affixes_longest(const hdrtrie_affixes *affixes, const uint8_t *text, size_t len)
{
    size_t low = 0, high = affixes->literal_count;
    uint32_t found;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const hdrtrie_name *l = &affixes->literals[middle];
        size_t shared = l->len < len ? l->len : len;
        int order = shared != 0 ? memcmp(l->text, text, shared) : 0;
        if (order < 0 || (order == 0 && l->len <= len)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (found = (uint32_t)low; found != 0; found = affixes->parents[found - 1]) {
        if (begins_with(text, len, &affixes->literals[found - 1])) return found;
    }
    return 0;
}
