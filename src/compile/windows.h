/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Which bits tell the names of one length apart (modes ENDS and FREE). */
#ifndef HDRTRIE_SRC_BUILD_WINDOWS_H
#define HDRTRIE_SRC_BUILD_WINDOWS_H

#include <hdrtrie/detail/format/table.h>
#include <stdbool.h>

#include "names.h"

#define HDRTRIE_BUCKET_MAX 64 /* names of one length; beyond, multipliers that spread them become rare */
#define HDRTRIE_KEYS_MAX 128  /* what their windows leave of them; a name may leave more than one key */

/* What the windows leave of a name. */
typedef struct hdrtrie_window_key {
    uint64_t bits;
    uint32_t name; /* index into the names of the length */
} hdrtrie_window_key;

/* The names of one length, and what was chosen for them. */
typedef struct hdrtrie_bucket {
    const hdrtrie_name *names[HDRTRIE_BUCKET_MAX];
    uint32_t indices[HDRTRIE_BUCKET_MAX]; /* of the names among the exact ones */
    size_t count, len;
    hdrtrie_window_key keys[HDRTRIE_KEYS_MAX];
    size_t key_count;
} hdrtrie_bucket;

/* For each folded byte the bits that are the same in all bytes that fold to it. */
void hdrtrie_windows_fixed_bits(hdrtrie_fold fold, uint8_t fixed[256]);

/* Chooses masks of two windows, the names' first and last 8 bytes (mode ENDS), so that no two names leave the same key; stores
   them and the windows' offsets in *node, which was zeros, and all keys in the bucket. False if that cannot be done, or not with
   few keys. */
bool hdrtrie_windows_choose_ends(hdrtrie_bucket *bucket, const uint8_t fixed[256], hdrtrie_node *node);

/* The same with offsets chosen, too (mode FREE); *node is zeros, or what the other has left. */
bool hdrtrie_windows_choose_free(hdrtrie_bucket *bucket, const uint8_t fixed[256], hdrtrie_node *node);

#endif
