/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peers: minimal perfect hashes by cmph (F. Botelho and others). cmph-bdz uses random hypergraphs; cmph-chd uses hash,
   displace and compress. One memcmp follows, because a minimal perfect hash returns a number for any name. The hash is in
   the packed form, as the library recommends for lookups. The library is linked statically.

   Fairness: cmph is made for millions of keys in a few bits each, not for speed. A search is a call, and it hashes byte by
   byte (Jenkins). */
#include "../harness/implementation.h"
#include "../harness/keys.h"
#include "../harness/need.h"
#include <cmph.h>
#include <stdlib.h>
#include <string.h>

typedef struct cmph_table {
    void *hash; /* packed */
    key *keys;  /* by the hash's number */
    size_t count, longest, bytes;
} cmph_table;

/* The state of the callbacks; the library reads keys through them. */
typedef struct key_reader {
    const key_list *list;
    size_t at;
} key_reader;

static int read_key(void *data, char **text, cmph_uint32 *len)
{
    key_reader *reader = data;
    const key *k = &reader->list->keys[reader->at++];
    *text = (char *)(uintptr_t)k->text; /* the library only reads it */
    *len = k->len;
    return (int)k->len;
}

static void release_key(void *data, char *text, cmph_uint32 len)
{
    (void)data;
    (void)text;
    (void)len;
}

static void rewind_keys(void *data)
{
    ((key_reader *)data)->at = 0;
}

static const cmph_table *cmph_table_build(const listing *l, CMPH_ALGO algorithm)
{
    const key_list list = key_list_make(l);
    key_reader reader = {&list, 0};
    cmph_io_adapter_t source = {&reader, (cmph_uint32)list.count, read_key, release_key, rewind_keys};
    cmph_config_t *config = cmph_config_new(&source);
    cmph_config_set_algo(config, algorithm);
    cmph_t *hash = cmph_new(config);
    NEED(hash != NULL, "cmph finds no hash for list %s", l->name);
    cmph_config_destroy(config);

    cmph_table *table = need_memory(sizeof *table);
    const size_t hash_len = cmph_packed_size(hash);
    table->hash = need_memory(hash_len);
    cmph_pack(hash, table->hash);
    table->count = cmph_size(hash);
    cmph_destroy(hash);
    table->keys = need_memory(table->count * sizeof *table->keys);
    for (size_t i = 0; i < list.count; i++) {
        const key *k = &list.keys[i];
        table->keys[cmph_search_packed(table->hash, k->text, k->len)] = *k;
    }
    table->longest = list.longest;
    table->bytes = hash_len + table->count * sizeof *table->keys + list.text_len;
    free(list.keys);
    return table;
}

static const void *cmph_build_bdz(const listing *l)
{
    return cmph_table_build(l, CMPH_BDZ);
}

static const void *cmph_build_chd(const listing *l)
{
    return cmph_table_build(l, CMPH_CHD);
}

static size_t cmph_bytes(const void *state)
{
    return ((const cmph_table *)state)->bytes;
}

HDRTRIE_INLINE int32_t cmph_find(const cmph_table *table, const char *name, size_t len)
{
    const size_t number = cmph_search_packed(table->hash, name, (cmph_uint32)len);
    if (number >= table->count) return -1; /* for names that are not keys the library may return any number */
    const key *k = &table->keys[number];
    return k->len == len && memcmp(k->text, name, len) == 0 ? k->id : -1;
}

#define PEER_FIND(state, name, len) cmph_find(state, name, len)
#define PEER_MAX_LEN(state) ((const cmph_table *)(state))->longest
#include "two_folds.inl.h"

PEER_DEFINE(
    cmph_peers, PEER_ROWS("cmph-bdz", cmph_build_bdz, cmph_bytes), PEER_ROWS("cmph-chd", cmph_build_chd, cmph_bytes))
