/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peer: an open-addressing set over XXH3, at most half full, linear probing, 16 bytes a slot. A slot keeps 32 bits of
   the hash, so that texts are compared only where they are nearly sure to be equal. Without case: the name is lowered
   into a buffer first, as servers do that keep such a set; names longer than any listed one never get there. */
#define XXH_INLINE_ALL
#include "../need.h"
#include "../subject.h"
#include <string.h>
#include <xxhash.h>

typedef struct xxh3_slot {
    const char *text; /* NULL: empty */
    uint32_t tag;
    uint16_t len;
    int16_t id;
} xxh3_slot;

typedef struct xxh3_table {
    xxh3_slot *slots;
    size_t mask, longest, bytes;
} xxh3_table;

HDRTRIE_INLINE char xxh3_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static const void *xxh3_build(const listing *l)
{
    xxh3_table *table = need_memory(sizeof *table);
    size_t slots = 2;
    while (slots < 2 * l->count) slots *= 2;
    table->slots = need_memory(slots * sizeof *table->slots);
    table->mask = slots - 1;
    table->bytes = slots * sizeof *table->slots;
    for (size_t i = 0; i < l->count; i++) {
        const size_t len = l->rules[i].len;
        char *text = need_memory(len);
        for (size_t k = 0; k < len; k++) text[k] = xxh3_lower(l->rules[i].literal[k]);
        const uint64_t hash = XXH3_64bits(text, len);
        size_t at = hash & table->mask;
        while (table->slots[at].text != NULL) at = (at + 1) & table->mask;
        table->slots[at] = (xxh3_slot){text, (uint32_t)(hash >> 32), (uint16_t)len, (int16_t)l->ids[i]};
        if (len > table->longest) table->longest = len;
        table->bytes += len;
    }
    return table;
}

static size_t xxh3_bytes(const void *state)
{
    return ((const xxh3_table *)state)->bytes;
}

HDRTRIE_INLINE int32_t xxh3_find(const xxh3_table *table, const char *name, size_t len)
{
    const uint64_t hash = XXH3_64bits(name, len);
    for (size_t at = hash & table->mask; table->slots[at].text != NULL; at = (at + 1) & table->mask) {
        const xxh3_slot *slot = &table->slots[at];
        if (slot->tag == (uint32_t)(hash >> 32) && slot->len == len && memcmp(slot->text, name, len) == 0)
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
    char lowered[256];
    if (len > table->longest) return -1;
    for (size_t i = 0; i < len; i++) lowered[i] = xxh3_lower(name[i]);
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

#define XXH3(fold_, variant)                                                                                           \
    {                                                                                                                  \
        .name = "xxh3", .fold = fold_, .build = xxh3_build, .find = variant##_find, .pass = variant##_pass,            \
        .clear = variant##_clear, .bytes = xxh3_bytes                                                                  \
    }

static const subject sets[] = {XXH3(HDRTRIE_FOLD_NONE, exact), XXH3(HDRTRIE_FOLD_CASE, lowered)};

const subject_set xxh3_subjects = {sets, sizeof sets / sizeof *sets};
