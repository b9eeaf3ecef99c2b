/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Hash and displace: for each bucket of keys, the search for a pilot that gives all of them free slots. */
#include "displacement.h"

#include <hdrtrie/detail/hash.h>
#include <string.h>

#define PILOT_COUNT 65536
#define GROWTH_MAX 4 /* doublings of the slots before giving up; the first attempt nearly always succeeds */

/* Keys sorted by bucket: bucket b contains order[starts[b]] to order[starts[b + 1] - 1]. */
typedef struct buckets {
    uint32_t *starts, *order;
    uint32_t *by_size; /* buckets, largest first: the hardest are placed while most slots are free */
    size_t largest;
} buckets;

static hdrtrie_error buckets_make(
    const uint64_t *mixed, size_t count, const hdrtrie_displacement *d, hdrtrie_arena *arena, buckets *b)
{
    uint32_t *sizes, *next;
    size_t i;
    b->starts = (uint32_t *)hdrtrie_arena_zeros(arena, d->pilot_count + 1, sizeof *b->starts);
    b->order = (uint32_t *)hdrtrie_arena_take(arena, count, sizeof *b->order);
    b->by_size = (uint32_t *)hdrtrie_arena_take(arena, d->pilot_count, sizeof *b->by_size);
    next = (uint32_t *)hdrtrie_arena_take(arena, d->pilot_count + 1, sizeof *next);
    if (b->starts == NULL || b->order == NULL || b->by_size == NULL || next == NULL) return HDRTRIE_ERR_MEMORY;
    for (i = 0; i < count; i++) b->starts[hdrtrie_hash_bucket(mixed[i], d->bucket_shift) + 1]++;
    b->largest = 0;
    for (i = 1; i <= d->pilot_count; i++) {
        if (b->starts[i] > b->largest) b->largest = b->starts[i];
    }
    sizes = (uint32_t *)hdrtrie_arena_zeros(arena, b->largest + 2, sizeof *sizes);
    if (sizes == NULL) return HDRTRIE_ERR_MEMORY;
    for (i = 1; i <= d->pilot_count; i++) sizes[b->largest - b->starts[i] + 1]++;
    for (i = 1; i <= b->largest + 1; i++) sizes[i] += sizes[i - 1];
    for (i = 1; i <= d->pilot_count; i++) b->by_size[sizes[b->largest - b->starts[i]]++] = (uint32_t)(i - 1);
    for (i = 1; i <= d->pilot_count; i++) b->starts[i] += b->starts[i - 1];
    memcpy(next, b->starts, (d->pilot_count + 1) * sizeof *next);
    for (i = 0; i < count; i++) b->order[next[hdrtrie_hash_bucket(mixed[i], d->bucket_shift)]++] = (uint32_t)i;
    return HDRTRIE_OK;
}

/* Tries one pilot for the keys of a bucket. Takes their slots if all are free and differ. */
static bool pilot_fits(
    const uint64_t *mixed, const uint32_t *keys, size_t count, uint64_t pilot, hdrtrie_displacement *d)
{
    size_t i;
    for (i = 0; i < count; i++) {
        uint64_t slot = hdrtrie_hash_slot(mixed[keys[i]], pilot, d->slot_shift);
        if (d->slots[slot] != 0) break;
        d->slots[slot] = keys[i] + 1;
    }
    if (i == count) return true;
    while (i-- > 0) d->slots[hdrtrie_hash_slot(mixed[keys[i]], pilot, d->slot_shift)] = 0;
    return false;
}

/* Finds a pilot for the keys of a bucket and takes their slots. False if no pilot fits. */
static bool bucket_place(
    const uint64_t *mixed, const uint32_t *keys, size_t count, uint16_t *pilot, hdrtrie_displacement *d)
{
    uint32_t p;
    for (p = 0; p < PILOT_COUNT; p++) {
        if (pilot_fits(mixed, keys, count, p, d)) {
            *pilot = (uint16_t)p;
            return true;
        }
    }
    return false;
}

/* Whether two keys of a bucket are equal, so that no pilot can separate them. */
static bool keys_repeat(const uint64_t *mixed, const uint32_t *keys, size_t count)
{
    size_t i, j;
    for (i = 1; i < count; i++) {
        for (j = 0; j < i; j++) {
            if (mixed[keys[i]] == mixed[keys[j]]) return true;
        }
    }
    return false;
}

static unsigned log2_at_least(size_t n)
{
    unsigned bits = 1;
    while (((size_t)1 << bits) < n) bits++;
    return bits;
}

hdrtrie_error hdrtrie_displacement_make(
    const uint64_t *mixed, size_t count, hdrtrie_arena *arena, hdrtrie_displacement *d)
{
    unsigned bucket_bits = log2_at_least(count / 4), slot_bits = log2_at_least(count + count / 4);
    unsigned last = slot_bits + GROWTH_MAX;
    hdrtrie_error error;
    buckets b;
    size_t i;
    d->bucket_shift = (uint8_t)(64 - bucket_bits);
    d->pilot_count = (size_t)1 << bucket_bits;
    error = buckets_make(mixed, count, d, arena, &b);
    if (error != HDRTRIE_OK) return error;
    for (i = 0; i < d->pilot_count; i++) {
        if (keys_repeat(mixed, b.order + b.starts[i], b.starts[i + 1] - b.starts[i])) return HDRTRIE_ERR_LIMIT;
    }
    for (; slot_bits <= last; slot_bits++) {
        d->slot_shift = (uint8_t)(64 - slot_bits);
        d->slot_count = (size_t)1 << slot_bits;
        d->slots = (uint32_t *)hdrtrie_arena_zeros(arena, d->slot_count, sizeof *d->slots);
        d->pilots = (uint16_t *)hdrtrie_arena_zeros(arena, d->pilot_count, sizeof *d->pilots);
        if (d->slots == NULL || d->pilots == NULL) return HDRTRIE_ERR_MEMORY;
        for (i = 0; i < d->pilot_count; i++) {
            uint32_t bucket = b.by_size[i];
            size_t first = b.starts[bucket];
            if (!bucket_place(mixed, b.order + first, b.starts[bucket + 1] - first, &d->pilots[bucket], d)) break;
        }
        if (i == d->pilot_count) return HDRTRIE_OK;
    }
    return HDRTRIE_ERR_LIMIT;
}
