/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "end.h"

#include <hdrtrie/hash.h>

static bool begins_with(const uint8_t *text, size_t len, const hdrtrie_name *literal)
{
    return literal->len <= len && (literal->len == 0 || memcmp(text, literal->text, literal->len) == 0);
}

/* Sorted, a literal stands behind all its own prefixes, and between them and it stand only literals that begin with the
   longest of them: the parents of the one before lead there. */
static void parents_make(hdrtrie_end *end)
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

/* The bytes that the probe hashes, in reading order, as hdrtrie_affix_first and hdrtrie_affix_last cut them from a name. */
static uint64_t head_of(const hdrtrie_name *literal, size_t head_len, bool reversed)
{
    uint64_t head = 0;
    size_t i;
    for (i = 0; i < head_len; i++) head |= (uint64_t)literal->text[i] << 8 * (reversed ? head_len - 1 - i : i);
    return head;
}

static void runs_make(hdrtrie_end *end, bool reversed)
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

hdrtrie_error hdrtrie_end_make(const hdrtrie_name *literals, size_t count, bool reversed, hdrtrie_arena *arena,
                               hdrtrie_end *end)
{
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
    return hdrtrie_displacement_make(mixed, end->run_count, arena, &end->probe);
}

uint32_t hdrtrie_end_longest(const hdrtrie_end *end, const uint8_t *text, size_t len)
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
