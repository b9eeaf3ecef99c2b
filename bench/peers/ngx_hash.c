/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peer: nginx's hash for header names (src/core/ngx_hash.c, ngx_hash_init and ngx_hash_find), written for this benchmark.
   The key is 31 * key + byte over the whole name; the remainder by the table's size selects a bucket. A bucket is a row of
   8-byte aligned elements, each a value, a length and the text; an empty value ends it. The find scans it by length, then
   byte by byte. The size is the smallest for which every bucket fits in bucket_size bytes. In nginx the administrator
   raises bucket_size (64 by default) until that works; here the build doubles it.

   Under fold case the name is copied in lower case while it is hashed, as nginx's parser does. Fairness: nginx hashes while
   it parses, so part of that work overlaps with other work. The build tries sizes in steps of 1/256, not one by one, so
   that tables of a million names can be built. */
#include "../harness/implementation.h"
#include "../harness/keys.h"
#include "../harness/need.h"
#include <stdlib.h>
#include <string.h>

typedef struct ngx_hash_element {
    uint64_t value; /* id + 1 in the place of nginx's pointer; 0 ends the bucket */
    uint16_t len;
    char text[6]; /* the rest follows */
} ngx_hash_element;

typedef struct ngx_hash_table {
    char **buckets; /* NULL: empty */
    uint64_t size;
    size_t longest, bytes;
} ngx_hash_table;

/* The distance in bytes from an element to the next. */
HDRTRIE_INLINE size_t element_stride(size_t len)
{
    return (offsetof(ngx_hash_element, text) + len + 7) & ~(size_t)7;
}

HDRTRIE_INLINE uint64_t hash_exact(const char *name, size_t len)
{
    uint64_t key = 0;
    for (size_t i = 0; i < len; i++) key = key * 31 + (uint8_t)name[i];
    return key;
}

HDRTRIE_INLINE uint64_t hash_lowered(char *lowered, const char *name, size_t len)
{
    uint64_t key = 0;
    for (size_t i = 0; i < len; i++) {
        const uint8_t c = (uint8_t)name[i];
        const uint8_t lower = c >= 'A' && c <= 'Z' ? c | 0x20 : c;
        lowered[i] = (char)lower;
        key = key * 31 + lower;
    }
    return key;
}

/* Writes the bytes of each of size buckets to lens; returns false at the first bucket of more than bucket_size bytes. */
static bool measure_buckets(
    const key_list *list, const uint64_t *hashes, uint64_t size, size_t bucket_size, uint32_t *lens)
{
    memset(lens, 0, size * sizeof *lens);
    for (size_t i = 0; i < list->count; i++) {
        uint32_t *len = &lens[hashes[i] % size];
        *len += (uint32_t)element_stride(list->keys[i].len);
        if (*len + sizeof(uint64_t) > bucket_size) return false;
    }
    return true;
}

/* The most buckets for count keys; nginx's max_size would need this value. */
static uint64_t max_size(size_t count)
{
    return 8 * count + 1;
}

/* Returns the smallest size that works, with the smallest bucket_size for which one does. */
static uint64_t choose_size(const key_list *list, const uint64_t *hashes, uint32_t *lens)
{
    for (size_t bucket_size = 64;; bucket_size *= 2) {
        const uint64_t first = list->count * 2 * sizeof(uint64_t) / bucket_size + 1;
        for (uint64_t size = first; size <= max_size(list->count); size += 1 + size / 256) {
            if (measure_buckets(list, hashes, size, bucket_size, lens)) return size;
        }
    }
}

static const void *ngx_hash_build(const listing *l)
{
    const key_list list = key_list_make(l);
    ngx_hash_table *table = need_memory(sizeof *table);
    uint64_t *hashes = need_memory(list.count * sizeof *hashes);
    uint32_t *lens = need_memory(max_size(list.count) * sizeof *lens);
    for (size_t i = 0; i < list.count; i++) hashes[i] = hash_exact(list.keys[i].text, list.keys[i].len);
    table->size = choose_size(&list, hashes, lens);
    table->longest = list.longest;
    table->buckets = need_memory(table->size * sizeof *table->buckets);

    size_t elements_len = 0;
    for (uint64_t b = 0; b < table->size; b++) elements_len += lens[b] != 0 ? lens[b] + sizeof(uint64_t) : 0;
    char *at = need_memory(elements_len);
    for (uint64_t b = 0; b < table->size; b++) {
        if (lens[b] == 0) continue;
        table->buckets[b] = at;
        at += lens[b] + sizeof(uint64_t);
        lens[b] = 0;
    }
    for (size_t i = 0; i < list.count; i++) {
        const key *k = &list.keys[i];
        const uint64_t bucket = hashes[i] % table->size;
        ngx_hash_element *element = (ngx_hash_element *)(table->buckets[bucket] + lens[bucket]);
        element->value = (uint64_t)k->id + 1;
        element->len = (uint16_t)k->len;
        memcpy((char *)element + offsetof(ngx_hash_element, text), k->text, k->len);
        lens[bucket] += (uint32_t)element_stride(k->len);
    }
    table->bytes = table->size * sizeof *table->buckets + elements_len;
    free(hashes);
    free(lens);
    free(list.keys);
    return table;
}

static size_t ngx_hash_bytes(const void *state)
{
    return ((const ngx_hash_table *)state)->bytes;
}

HDRTRIE_INLINE int32_t ngx_hash_scan(const ngx_hash_table *table, uint64_t key, const char *name, size_t len)
{
    const char *at = table->buckets[key % table->size];
    if (at == NULL) return -1;
    for (;;) {
        const ngx_hash_element *element = (const ngx_hash_element *)at;
        if (element->value == 0) return -1;
        if (element->len == len) {
            const char *text = at + offsetof(ngx_hash_element, text);
            size_t i = 0;
            while (i < len && text[i] == name[i]) i++;
            if (i == len) return (int32_t)(element->value - 1);
        }
        at += element_stride(element->len);
    }
}

HDRTRIE_INLINE int32_t ngx_hash_find_exact(const ngx_hash_table *table, const char *name, size_t len)
{
    return ngx_hash_scan(table, hash_exact(name, len), name, len);
}

HDRTRIE_INLINE int32_t ngx_hash_find_lowered(const ngx_hash_table *table, const char *name, size_t len)
{
    char lowered[KEY_CAPACITY];
    if (len > table->longest) return -1;
    const uint64_t key = hash_lowered(lowered, name, len);
    return ngx_hash_scan(table, key, lowered, len);
}

#define PEER_FIND(state, name, len) ngx_hash_find_exact(state, name, len)
#define PEER_FIND_LOWERED(state, name, len) ngx_hash_find_lowered(state, name, len)
#include "two_folds.inl.h"

PEER_DEFINE(ngx_hash_peers, PEER_ROWS("ngx_hash", ngx_hash_build, ngx_hash_bytes))
