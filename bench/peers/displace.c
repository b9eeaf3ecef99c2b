/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peer: hash and displace. The hash folds a 128-bit product of the first 8 bytes, the last 8 bytes and the length (the
   mixing step of wyhash, W. Yi 2019). Its high bits choose a bucket. The bucket's displacement, by exclusive or, moves the
   low bits to a slot that no other key has (R. Pagh, "Hash and displace", 1999). Buckets are placed largest first, as in
   "Hash, displace, and compress" (Belazzougui, Botelho and Dietzfelbinger, 2009). A find is two dependent loads and one
   64-bit tag; bytes are compared only if the tag is right. The code was written for this benchmark, as the first design
   that a careful engineer would try.

   If two long names of a list have the same length and the same two ends, that list uses a hash of all bytes, which takes
   about 2 ns for 32 bytes. No list of a few hundred names that we found needs it. Each find branches on the kind of hash;
   that branch never changes.

   Fairness: it reads no byte past the name, so names under 8 bytes take branches on the length. */
#include "../harness/implementation.h"
#include "../harness/keys.h"
#include "../harness/need.h"
#include <hdrtrie/detail/bytes.h>
#include <stdlib.h>
#include <string.h>

typedef struct displace_slot {
    uint64_t tag;
    uint32_t text; /* offset */
    uint16_t len;  /* 0: empty */
    uint16_t unused;
    int32_t id;
    uint32_t unused_too; /* makes 24 bytes; with 20 bytes more slots would cross cache lines */
} displace_slot;

typedef struct displace_table {
    const displace_slot *slots;
    const uint32_t *displacements;
    const char *texts;
    uint64_t seed, slot_mask;
    unsigned bucket_shift;
    bool whole; /* hashes all bytes */
    size_t longest, bytes;
} displace_table;

__extension__ typedef unsigned __int128 displace_product;

HDRTRIE_INLINE uint64_t displace_mix(uint64_t a, uint64_t b)
{
    const displace_product product = (displace_product)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

HDRTRIE_INLINE uint64_t displace_hash(const char *name, size_t len, uint64_t seed, bool whole)
{
    const uint8_t *p = (const uint8_t *)name;
    const uint64_t first = len >= 8 ? hdrtrie_load_le64(p) : hdrtrie_load_le_exact(p, len);
    const uint64_t last = len >= 8 ? hdrtrie_load_le64(p + len - 8) : 0;
    uint64_t hash = displace_mix(first ^ seed, last ^ (0x9e3779b97f4a7c15u + len * 0xd6e8feb86659fd93u));
    if (HDRTRIE_UNLIKELY(whole)) {
        for (size_t i = 8; i + 8 < len; i += 8) hash = displace_mix(hash ^ hdrtrie_load_le64(p + i), seed | 1);
    }
    return hash;
}

/* A table during its build: keys sorted by bucket, buckets sorted by size. */
typedef struct displace_work {
    const key_list *list;
    uint64_t *hashes;
    uint32_t *order;  /* keys, sorted by bucket */
    uint32_t *starts; /* of each bucket in order, and the end */
    uint32_t *sorted; /* buckets, largest first */
    uint32_t *displacements;
    int32_t *taken; /* the key in each slot, or -1 */
    size_t bucket_count, slot_count;
    unsigned bucket_shift;
    bool ends_agree; /* two keys have equal hashes, under every seed */
} displace_work;

static void sort_keys(displace_work *w)
{
    const size_t count = w->list->count;
    memset(w->starts, 0, (w->bucket_count + 2) * sizeof *w->starts);
    for (size_t i = 0; i < count; i++) w->starts[(w->hashes[i] >> w->bucket_shift) + 2]++;
    for (size_t b = 2; b < w->bucket_count + 2; b++) w->starts[b] += w->starts[b - 1];
    /* starts[b + 1] is the begin of bucket b; after the loop it is the end. */
    for (size_t i = 0; i < count; i++) w->order[w->starts[(w->hashes[i] >> w->bucket_shift) + 1]++] = (uint32_t)i;
}

static uint32_t bucket_size(const displace_work *w, size_t bucket)
{
    return w->starts[bucket + 1] - w->starts[bucket];
}

static void sort_buckets(displace_work *w)
{
    uint32_t largest = 0, filled = 0;
    for (size_t b = 0; b < w->bucket_count; b++) {
        if (bucket_size(w, b) > largest) largest = bucket_size(w, b);
    }
    uint32_t *at = need_memory((largest + 2u) * sizeof *at);
    for (size_t b = 0; b < w->bucket_count; b++) at[bucket_size(w, b)]++;
    for (uint32_t size = largest + 1; size-- > 0;) {
        const uint32_t buckets = at[size];
        at[size] = filled;
        filled += buckets;
    }
    for (size_t b = 0; b < w->bucket_count; b++) w->sorted[at[bucket_size(w, b)]++] = (uint32_t)b;
    free(at);
}

/* Puts the bucket's keys in their slots under displacement. Returns false, and puts none, if one is not free. */
static bool place(displace_work *w, size_t bucket, uint32_t displacement)
{
    const uint64_t mask = w->slot_count - 1;
    for (uint32_t i = w->starts[bucket]; i < w->starts[bucket + 1]; i++) {
        int32_t *slot = &w->taken[(w->hashes[w->order[i]] ^ displacement) & mask];
        if (*slot < 0) {
            *slot = (int32_t)w->order[i];
            continue;
        }
        while (i-- > w->starts[bucket]) w->taken[(w->hashes[w->order[i]] ^ displacement) & mask] = -1;
        return false;
    }
    return true;
}

/* A displacement moves all keys of a bucket, so two keys with equal low bits always collide. Then another seed is needed. */
static bool bucket_splits(displace_work *w, size_t bucket)
{
    for (uint32_t i = w->starts[bucket]; i < w->starts[bucket + 1]; i++) {
        for (uint32_t k = w->starts[bucket]; k < i; k++) {
            const uint64_t differs = w->hashes[w->order[i]] ^ w->hashes[w->order[k]];
            if (differs == 0) w->ends_agree = true;
            if ((differs & (w->slot_count - 1)) == 0) return false;
        }
    }
    return true;
}

static bool place_all(displace_work *w, uint64_t seed, bool whole)
{
    for (size_t i = 0; i < w->list->count; i++) {
        w->hashes[i] = displace_hash(w->list->keys[i].text, w->list->keys[i].len, seed, whole);
    }
    sort_keys(w);
    for (size_t b = 0; b < w->bucket_count; b++) {
        if (!bucket_splits(w, b)) return false;
    }
    sort_buckets(w);
    memset(w->taken, 0xff, w->slot_count * sizeof *w->taken);
    for (size_t i = 0; i < w->bucket_count; i++) {
        const size_t bucket = w->sorted[i];
        uint32_t displacement = 0;
        while (displacement < w->slot_count && !place(w, bucket, displacement)) displacement++;
        if (displacement == w->slot_count) return false;
        w->displacements[bucket] = displacement;
    }
    return true;
}

static const displace_slot *fill_slots(const displace_work *w, const char *texts)
{
    displace_slot *slots = need_memory(w->slot_count * sizeof *slots);
    for (size_t i = 0; i < w->slot_count; i++) {
        if (w->taken[i] < 0) continue;
        const key *k = &w->list->keys[w->taken[i]];
        slots[i] = (displace_slot){
            .tag = w->hashes[w->taken[i]], .text = (uint32_t)(k->text - texts), .len = (uint16_t)k->len, .id = k->id};
    }
    return slots;
}

static const void *displace_build(const listing *l)
{
    enum { SEEDS = 1000 }; /* one seed in two to five places all keys, unless the ends of two keys agree */
    const key_list list = key_list_make(l);
    displace_table *table = need_memory(sizeof *table);
    displace_work w = {.list = &list, .bucket_count = 2, .bucket_shift = 63, .slot_count = 2};
    while (w.slot_count * 4 < list.count * 5) w.slot_count *= 2;
    for (; w.bucket_count * 4 < list.count; w.bucket_count *= 2) w.bucket_shift--;
    w.hashes = need_memory(list.count * sizeof *w.hashes);
    w.order = need_memory(list.count * sizeof *w.order);
    w.starts = need_memory((w.bucket_count + 2) * sizeof *w.starts);
    w.sorted = need_memory(w.bucket_count * sizeof *w.sorted);
    w.displacements = need_memory(w.bucket_count * sizeof *w.displacements);
    w.taken = need_memory(w.slot_count * sizeof *w.taken);

    uint64_t seed = 0x2545f4914f6cdd1du;
    unsigned tries = 0;
    while (!place_all(&w, seed, table->whole)) {
        seed = displace_mix(seed, 0xbf58476d1ce4e5b9u) + 1;
        NEED(++tries < SEEDS, "displace: no seed of 1000 places all names of list %s", l->name);
        table->whole |= w.ends_agree;
    }
    table->texts = list.count != 0 ? list.keys[0].text : NULL;
    table->slots = fill_slots(&w, table->texts);
    table->displacements = w.displacements;
    table->seed = seed;
    table->slot_mask = w.slot_count - 1;
    table->bucket_shift = w.bucket_shift;
    table->longest = list.longest;
    table->bytes = w.slot_count * sizeof *table->slots + w.bucket_count * sizeof *w.displacements + list.text_len;
    free(w.hashes);
    free(w.order);
    free(w.starts);
    free(w.sorted);
    free(w.taken);
    free(list.keys);
    return table;
}

static size_t displace_bytes(const void *state)
{
    return ((const displace_table *)state)->bytes;
}

HDRTRIE_INLINE int32_t displace_find(const displace_table *table, const char *name, size_t len)
{
    const uint64_t hash = displace_hash(name, len, table->seed, table->whole);
    const uint32_t displacement = table->displacements[hash >> table->bucket_shift];
    const displace_slot *slot = &table->slots[(hash ^ displacement) & table->slot_mask];
    if (slot->tag != hash || slot->len != len || memcmp(table->texts + slot->text, name, len) != 0) return -1;
    return slot->id;
}

#define PEER_FIND(state, name, len) displace_find(state, name, len)
#define PEER_MAX_LEN(state) ((const displace_table *)(state))->longest
#include "two_folds.inl.h"

#define PEER_PATTERN_BUILD displace_build
#define PEER_PATTERN_BYTES displace_bytes
#include "with_patterns.inl.h"

PEER_DEFINE(
    displace_peers, PEER_ROWS("displace", displace_build, displace_bytes), PEER_PATTERN_ROWS("displace-patterns"))
