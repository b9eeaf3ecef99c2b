/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peers: open-addressing sets over XXH3 with linear probing and 16 bytes per slot. xxh3 is at most half full. xxh3-sparse is
   at most a sixteenth full: more memory, fewer probes. A slot keeps 32 bits of the hash, so texts are compared only if they
   are almost certainly equal. XXH3 is inlined (XXH_INLINE_ALL), as its author recommends for short input. */
#define XXH_INLINE_ALL
#include "../harness/implementation.h"
#include "../harness/keys.h"
#include "../harness/need.h"
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

typedef struct xxh3_slot {
    uint32_t tag;
    uint32_t text; /* offset */
    uint32_t len;  /* 0: empty */
    int32_t id;
} xxh3_slot;

typedef struct xxh3_table {
    xxh3_slot *slots;
    const char *texts;
    size_t mask, longest, bytes;
} xxh3_table;

/* At most 1 / sparse of the slots are used. */
static const xxh3_table *xxh3_build(const listing *l, size_t sparse)
{
    const key_list list = key_list_make(l);
    xxh3_table *table = need_memory(sizeof *table);
    size_t slots = 2;
    while (slots < sparse * list.count) slots *= 2;
    table->slots = need_memory(slots * sizeof *table->slots);
    table->texts = list.count != 0 ? list.keys[0].text : NULL;
    table->mask = slots - 1;
    table->longest = list.longest;
    table->bytes = slots * sizeof *table->slots + list.text_len;
    for (size_t i = 0; i < list.count; i++) {
        const key *k = &list.keys[i];
        const uint64_t hash = XXH3_64bits(k->text, k->len);
        size_t at = hash & table->mask;
        while (table->slots[at].len != 0) at = (at + 1) & table->mask;
        table->slots[at] = (xxh3_slot){(uint32_t)(hash >> 32), (uint32_t)(k->text - table->texts), k->len, k->id};
    }
    free(list.keys);
    return table;
}

static const void *xxh3_build_half(const listing *l)
{
    return xxh3_build(l, 2);
}

static const void *xxh3_build_sparse(const listing *l)
{
    return xxh3_build(l, 16);
}

static size_t xxh3_bytes(const void *state)
{
    return ((const xxh3_table *)state)->bytes;
}

HDRTRIE_INLINE int32_t xxh3_find(const xxh3_table *table, const char *name, size_t len)
{
    const uint64_t hash = XXH3_64bits(name, len);
    for (size_t at = hash & table->mask; table->slots[at].len != 0; at = (at + 1) & table->mask) {
        const xxh3_slot *slot = &table->slots[at];
        if (slot->tag == (uint32_t)(hash >> 32) && slot->len == len &&
            memcmp(table->texts + slot->text, name, len) == 0)
            return slot->id;
    }
    return -1;
}

HDRTRIE_INLINE int32_t xxh3_find_exact(const xxh3_table *table, const char *name, size_t len)
{
    return len > table->longest ? -1 : xxh3_find(table, name, len);
}

#define PEER_FIND(state, name, len) xxh3_find_exact(state, name, len)
#define PEER_MAX_LEN(state) ((const xxh3_table *)(state))->longest
#include "two_folds.inl.h"

PEER_DEFINE(
    xxh3_peers, PEER_ROWS("xxh3", xxh3_build_half, xxh3_bytes), PEER_ROWS("xxh3-sparse", xxh3_build_sparse, xxh3_bytes))
