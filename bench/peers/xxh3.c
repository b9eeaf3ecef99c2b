/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peers: open-addressing sets over XXH3 with linear probing, 16 bytes a slot: xxh3 is at most half full, xxh3-sparse at
   most a sixteenth, which trades memory for probes. A slot keeps 32 bits of the hash, so that texts are compared only
   where they are nearly sure to be equal. XXH3 is inlined (XXH_INLINE_ALL), as its author advises for short input.

   Without case: lowers into a buffer first, as servers do that keep such a set. */
#define XXH_INLINE_ALL
#include "../keys.h"
#include "../need.h"
#include "../subject.h"
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

/* At most one slot in sparse is taken. */
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

HDRTRIE_INLINE int32_t xxh3_find_lowered(const xxh3_table *table, const char *name, size_t len)
{
    char lowered[KEY_CAPACITY];
    if (len > table->longest) return -1;
    key_lower(lowered, name, len);
    return xxh3_find(table, lowered, len);
}

#define FIND(state, name, len) xxh3_find_exact(state, name, len)
#define FIND_VARIANT exact
#define FIND_TARGET
#include "../find_loop.h"

#define FIND(state, name, len) xxh3_find_lowered(state, name, len)
#define FIND_VARIANT lowered
#define FIND_TARGET
#include "../find_loop.h"

#define XXH3(name_, build_, fold_, variant)                                                                            \
    {                                                                                                                  \
        .name = name_, .fold = fold_, .build = build_, .find = variant##_find, .pass = variant##_pass,                 \
        .clear = variant##_clear, .bytes = xxh3_bytes                                                                  \
    }

static const subject sets[] = {
    XXH3("xxh3", xxh3_build_half, HDRTRIE_FOLD_NONE, exact),
    XXH3("xxh3", xxh3_build_half, HDRTRIE_FOLD_CASE, lowered),
    XXH3("xxh3-sparse", xxh3_build_sparse, HDRTRIE_FOLD_NONE, exact),
    XXH3("xxh3-sparse", xxh3_build_sparse, HDRTRIE_FOLD_CASE, lowered),
};

const subject_set xxh3_subjects = {sets, sizeof sets / sizeof *sets};
