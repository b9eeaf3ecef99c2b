/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include <string.h>

#include "affixes.h"

#include "../check/filter.h"

static bool begins_with(const uint8_t *text, size_t len, const hdrtrie_name *literal)
{
    return literal->len <= len && (literal->len == 0 || memcmp(text, literal->text, literal->len) == 0);
}

/* Sorted, a literal stands behind all its own prefixes, and between them and it stand only literals that begin with the
   longest of them: the parents of the one before lead there. */
static void parents_make(hdrtrie_affixes *end)
{
    size_t i;
    for (i = 0; i < end->literal_count; i++) {
        uint32_t parent = (uint32_t)i; /* 1 + the index before; 0 for the first */
        while (parent != 0 && !begins_with(end->literals[i].text, end->literals[i].len, &end->literals[parent - 1])) {
            parent = end->parents[parent - 1];
        }
        end->parents[i] = parent;
    }
}

/* The bytes that the probe hashes, in reading order, as hdrtrie_affix_head cuts them from a name. */
static uint64_t head_of(const hdrtrie_name *literal, size_t head_len, bool reversed)
{
    const uint64_t end8 = hdrtrie_filter_end8(literal->text, head_len, reversed);
    return reversed ? end8 >> 8 * (8 - head_len) : end8;
}

/* Words a run of literals: with sixteen times as many, a name that no literal concerns passes once in some 200 times. */
#define FILTER_WORDS_PER_RUN 16
#define FILTER_BITS_MAX 13 /* 64 KiB: what does not fit L1 would cost every find more than the names that it stops */

static hdrtrie_error filter_make(hdrtrie_affixes *end, hdrtrie_fold fold, bool reversed, hdrtrie_arena *arena)
{
    hdrtrie_affix a = {0};
    unsigned bits = 1;
    size_t i;
    while (bits < FILTER_BITS_MAX && (size_t)1 << bits < FILTER_WORDS_PER_RUN * end->run_count) bits++;
    end->filter_shift = (uint8_t)(64 - bits);
    end->filter_count = (size_t)1 << bits;
    end->filter = hdrtrie_arena_zeros(arena, end->filter_count, sizeof *end->filter);
    if (end->filter == NULL) return HDRTRIE_ERR_MEMORY;
    end->mask = ~(uint64_t)0;
    for (i = end->any; i < end->literal_count; i++) {
        end->mask &= hdrtrie_filter_mask(fold, end->literals[i].text, end->head_len, reversed);
    }
    a.head_len = end->head_len;
    a.filter_shift = end->filter_shift;
    a.mask = end->mask;
    for (i = end->any; i < end->literal_count; i++) {
        const hdrtrie_name *l = &end->literals[i];
        const uint64_t end8 = hdrtrie_filter_end8(l->text, end->head_len, reversed);
        end->filter[hdrtrie_affix_filter_word(a, end8)] |= hdrtrie_filter_bits(a, fold, l->text, l->len, reversed);
    }
    return HDRTRIE_OK;
}

static void runs_make(hdrtrie_affixes *end, bool reversed)
{
    size_t i;
    for (i = end->any; i < end->literal_count; i++) {
        uint64_t head = head_of(&end->literals[i], end->head_len, reversed);
        if (end->run_count == 0 || end->heads[end->run_count - 1] != head) {
            end->heads[end->run_count] = head;
            end->firsts[end->run_count] = (uint32_t)i;
            end->counts[end->run_count++] = 0;
        }
        end->counts[end->run_count - 1]++;
    }
}

hdrtrie_error hdrtrie_affixes_make(const hdrtrie_name *literals, size_t count, hdrtrie_fold fold, bool reversed,
    hdrtrie_arena *arena, hdrtrie_affixes *end)
{
    hdrtrie_error error;
    uint64_t *mixed;
    size_t i;
    memset(end, 0, sizeof *end);
    end->literals = literals;
    end->literal_count = count;
    end->parents = hdrtrie_arena_take(arena, count, sizeof *end->parents);
    end->heads = hdrtrie_arena_take(arena, count, sizeof *end->heads);
    end->firsts = hdrtrie_arena_take(arena, count, sizeof *end->firsts);
    end->counts = hdrtrie_arena_take(arena, count, sizeof *end->counts);
    mixed = hdrtrie_arena_take(arena, count, sizeof *mixed);
    if (end->parents == NULL || end->heads == NULL || end->firsts == NULL || end->counts == NULL || mixed == NULL) {
        return HDRTRIE_ERR_MEMORY;
    }
    parents_make(end);
    end->any = count != 0 && literals[0].len == 0;
    for (i = end->any; i < count; i++) {
        if (end->head_len == 0 || literals[i].len < end->head_len)
            end->head_len = literals[i].len < 8 ? literals[i].len : 8;
    }
    if (end->head_len == 0) return HDRTRIE_OK;
    runs_make(end, reversed);
    for (i = 0; i < end->run_count; i++) mixed[i] = hdrtrie_hash_mix(end->heads[i]);
    error = filter_make(end, fold, reversed, arena);
    return error != HDRTRIE_OK ? error : hdrtrie_displacement_make(mixed, end->run_count, arena, &end->probe);
}

uint32_t hdrtrie_affixes_longest(const hdrtrie_affixes *end, const uint8_t *text, size_t len)
{
    size_t low = 0, high = end->literal_count;
    uint32_t found;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const hdrtrie_name *l = &end->literals[middle];
        size_t shared = l->len < len ? l->len : len;
        int order = shared != 0 ? memcmp(l->text, text, shared) : 0;
        if (order < 0 || (order == 0 && l->len <= len)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (found = (uint32_t)low; found != 0; found = end->parents[found - 1]) {
        if (begins_with(text, len, &end->literals[found - 1])) return found;
    }
    return 0;
}
