/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peer: a table indexed by length, then a magic multiply. 8 bytes of the name are multiplied by a number; one memcmp
   follows. The number is found by search: the high bits of the product must differ for all names of that length. After S.
   H. Gunderson, "Modern perfect hashing for strings", 2025, who took the idea from the magic bitboards of chess programs.
   Written for this benchmark from that description; the search runs when the list is read.

   Gunderson splits a length that no multiplier suits. Here such a length reads two windows of 8 bytes. If a length has too
   many names for any multiplier (some thousands), the names that share a slot form a chain.

   Unfair to it: generated code would contain each length, and so the positions of its windows, and would compare by two or
   three loads. Read from a table, that takes a call of memcmp and, for names under 8 bytes, branches on the length. */
#include "../harness/implementation.h"
#include "../harness/keys.h"
#include "../harness/need.h"
#include <hdrtrie/detail/bytes.h>
#include <stdlib.h>
#include <string.h>

#define MAGIC_LENGTHS 256
#define MAGIC_SECOND 0xd6e8feb86659fd93u /* multiplies the second window; any odd number with many bits set */

typedef struct magic_length {
    uint64_t multiplier;
    uint32_t slots; /* index of its first slot */
    uint8_t bits;   /* width of a slot's index; 0: no key has this length */
    uint8_t first, second;
    bool two_windows;
} magic_length;

typedef struct magic_entry {
    uint32_t text; /* offset */
    uint32_t next; /* next entry of the same slot; 0: none */
    int32_t id;
} magic_entry;

typedef struct magic_table {
    magic_length lengths[MAGIC_LENGTHS];
    const uint32_t *slots;      /* first entry of each slot; 0: none */
    const magic_entry *entries; /* from 1 on */
    const char *texts;
    size_t bytes;
} magic_table;

HDRTRIE_INLINE uint64_t magic_read(const magic_length *m, const char *name, size_t len)
{
    const uint8_t *p = (const uint8_t *)name;
    if (len < 8) return hdrtrie_load_le_exact(p, len);
    uint64_t window = hdrtrie_load_le64(p + m->first);
    if (m->two_windows) window += hdrtrie_load_le64(p + m->second) * MAGIC_SECOND;
    return window;
}

HDRTRIE_INLINE size_t magic_slot(const magic_length *m, uint64_t window)
{
    return (size_t)(window * m->multiplier >> (64 - m->bits));
}

/* The keys of one length, and room for what the searches mark. */
typedef struct magic_work {
    const key **keys;
    size_t count, len;
    uint64_t *windows;
    uint64_t *set; /* an open-addressing set of windows, at most half full */
    size_t set_mask;
    uint32_t *stamps; /* of each slot: the last try that used it */
    uint64_t random;
} magic_work;

/* xorshift64* (S. Vigna), so that every machine tries the same multipliers. */
static uint64_t draw_multiplier(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 0x2545f4914f6cdd1du | 1;
}

/* Writes the windows to w->windows; returns how many differ. */
static size_t count_windows(magic_work *w, const magic_length *m)
{
    size_t distinct = 0;
    memset(w->set, 0, (w->set_mask + 1) * sizeof *w->set);
    for (size_t i = 0; i < w->count; i++) {
        const uint64_t window = magic_read(m, w->keys[i]->text, w->len);
        size_t at = (size_t)(window * 0x9e3779b97f4a7c15u >> 32) & w->set_mask;
        w->windows[i] = window;
        while (w->set[at] != 0 && w->set[at] != window) at = (at + 1) & w->set_mask;
        distinct += w->set[at] != window;
        w->set[at] = window;
    }
    return distinct;
}

/* Sets *offset, a field of m, to the first offset with the most distinct windows; returns their number. */
static size_t choose_window(magic_work *w, magic_length *m, uint8_t *offset)
{
    size_t most = 0, best = 0;
    for (size_t i = 0; i + 8 <= w->len && most < w->count; i++) {
        *offset = (uint8_t)i;
        const size_t distinct = count_windows(w, m);
        if (distinct <= most) continue;
        most = distinct;
        best = i;
    }
    *offset = (uint8_t)best;
    return most;
}

static void choose_windows(magic_work *w, magic_length *m)
{
    if (w->len > 8 && choose_window(w, m, &m->first) < w->count) {
        m->two_windows = true;
        choose_window(w, m, &m->second);
    }
    count_windows(w, m);
}

static bool is_perfect(magic_work *w, const magic_length *m, uint32_t stamp)
{
    for (size_t i = 0; i < w->count; i++) {
        uint32_t *slot = &w->stamps[magic_slot(m, w->windows[i])];
        if (*slot == stamp) return false;
        *slot = stamp;
    }
    return true;
}

/* Chooses the smallest table for which one of a few thousand multipliers is perfect; else any, with a half-full table. */
static void choose_multiplier(magic_work *w, magic_length *m)
{
    enum { TRIES = 4000, COUNT_MAX = 4096, BITS_MORE = 6 };
    unsigned least = 1;
    uint32_t stamp = 0;
    while ((size_t)1 << least < w->count) least++;
    if (w->count <= COUNT_MAX) {
        memset(w->stamps, 0, sizeof *w->stamps << (least + BITS_MORE));
        for (unsigned bits = least; bits <= least + BITS_MORE; bits++) {
            m->bits = (uint8_t)bits;
            for (unsigned i = 0; i < TRIES; i++) {
                m->multiplier = draw_multiplier(&w->random);
                if (is_perfect(w, m, ++stamp)) return;
            }
        }
    }
    m->bits = (uint8_t)(least + 1);
    m->multiplier = draw_multiplier(&w->random);
}

/* Sorts the keys by length; starts[len] is the index of the first key of length len. */
static const key **sort_keys(const key_list *list, size_t starts[MAGIC_LENGTHS + 1])
{
    const key **sorted = need_memory(list->count * sizeof(const key *));
    size_t at[MAGIC_LENGTHS] = {0};
    for (size_t i = 0; i < list->count; i++) at[list->keys[i].len]++;
    starts[0] = 0;
    for (size_t len = 0; len < MAGIC_LENGTHS; len++) {
        starts[len + 1] = starts[len] + at[len];
        at[len] = starts[len];
    }
    for (size_t i = 0; i < list->count; i++) sorted[at[list->keys[i].len]++] = &list->keys[i];
    return sorted;
}

static magic_work make_work(const size_t starts[MAGIC_LENGTHS + 1])
{
    enum { STAMPS = 1 << 18 }; /* COUNT_MAX keys and BITS_MORE bits */
    magic_work w = {.random = 1};
    size_t most = 1, set = 2;
    for (size_t len = 0; len < MAGIC_LENGTHS; len++) {
        if (starts[len + 1] - starts[len] > most) most = starts[len + 1] - starts[len];
    }
    while (set < 2 * most) set *= 2;
    w.set_mask = set - 1;
    w.set = need_memory(set * sizeof *w.set);
    w.windows = need_memory(most * sizeof *w.windows);
    w.stamps = need_memory(STAMPS * sizeof *w.stamps);
    return w;
}

static void fill_slots(const magic_work *w, const magic_length *m, const char *texts, uint32_t *slots,
    magic_entry *entries, uint32_t entry)
{
    for (size_t i = 0; i < w->count; i++, entry++) {
        uint32_t *slot = &slots[m->slots + magic_slot(m, w->windows[i])];
        entries[entry] = (magic_entry){(uint32_t)(w->keys[i]->text - texts), *slot, w->keys[i]->id};
        *slot = entry;
    }
}

static const void *magic_build(const listing *l)
{
    const key_list list = key_list_make(l);
    magic_table *table = need_memory(sizeof *table);
    size_t starts[MAGIC_LENGTHS + 1], slot_count = 0, slot_room = 8 * list.count + 16;
    const key **sorted = sort_keys(&list, starts);
    magic_work w = make_work(starts);
    magic_entry *entries = need_memory((list.count + 1) * sizeof *entries);
    uint32_t *slots = need_memory(slot_room * sizeof *slots);
    table->texts = list.count != 0 ? list.keys[0].text : NULL;
    for (size_t len = 1; len < MAGIC_LENGTHS; len++) {
        magic_length *m = &table->lengths[len];
        w.keys = sorted + starts[len];
        w.count = starts[len + 1] - starts[len];
        w.len = len;
        if (w.count == 0) continue;
        choose_windows(&w, m);
        choose_multiplier(&w, m);
        m->slots = (uint32_t)slot_count;
        slot_count += (size_t)1 << m->bits;
        if (slot_count > slot_room) {
            uint32_t *more = need_memory(2 * slot_count * sizeof *more);
            memcpy(more, slots, m->slots * sizeof *more);
            free(slots);
            slots = more;
            slot_room = 2 * slot_count;
        }
        fill_slots(&w, m, table->texts, slots, entries, (uint32_t)starts[len] + 1);
    }
    table->slots = slots;
    table->entries = entries;
    table->bytes = sizeof *table + slot_count * sizeof *slots + (list.count + 1) * sizeof *entries + list.text_len;
    free(w.set);
    free(w.windows);
    free(w.stamps);
    free(sorted);
    free(list.keys);
    return table;
}

static size_t magic_bytes(const void *state)
{
    return ((const magic_table *)state)->bytes;
}

HDRTRIE_INLINE int32_t magic_find(const magic_table *table, const char *name, size_t len)
{
    if (len >= MAGIC_LENGTHS) return -1;
    const magic_length *m = &table->lengths[len];
    if (m->bits == 0) return -1;
    uint32_t at = table->slots[m->slots + magic_slot(m, magic_read(m, name, len))];
    for (; at != 0; at = table->entries[at].next) {
        const magic_entry *entry = &table->entries[at];
        if (memcmp(table->texts + entry->text, name, len) == 0) return entry->id;
    }
    return -1;
}

#define PEER_FIND(state, name, len) magic_find(state, name, len)
#define PEER_MAX_LEN(state) ((size_t)MAGIC_LENGTHS - 1)
#include "two_folds.inl.h"

PEER_DEFINE(magic_peers, PEER_ROWS("magic", magic_build, magic_bytes))
