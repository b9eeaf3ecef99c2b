/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Part of the third phase, modes ENDS and FREE: the choice of the bits that separate the names of one length. */
#ifndef HDRTRIE_SRC_COMPILE_WINDOWS_H
#define HDRTRIE_SRC_COMPILE_WINDOWS_H

#include <hdrtrie/detail/format/table.h>
#include <stdbool.h>

#include "names.h"

#define HDRTRIE_LENGTH_NAMES_MAX 64 /* names of one length; above, multipliers that separate them become rare */
#define HDRTRIE_KEYS_MAX 128        /* keys of one length; a name may have more than one */

/* The bits of a name that the masks keep. The find multiplies them to select the slot. */
typedef struct hdrtrie_window_key {
    uint64_t bits;
    uint32_t name; /* index into the names of the length */
} hdrtrie_window_key;

/* The names of one length, and their keys under the windows that were tried last. */
typedef struct hdrtrie_length_names {
    const hdrtrie_name *names[HDRTRIE_LENGTH_NAMES_MAX];
    uint32_t indices[HDRTRIE_LENGTH_NAMES_MAX]; /* index of each name among all exact names */
    size_t count, len;
    hdrtrie_window_key keys[HDRTRIE_KEYS_MAX];
    size_t key_count;
} hdrtrie_length_names;

/* Computes, for each folded byte, the bits that are equal in all bytes that fold to it. */
void hdrtrie_windows_fixed_bits(hdrtrie_fold fold, uint8_t fixed[256]);

/* Mode ENDS: chooses the masks of two windows, the first and the last 8 bytes, so that no two names have the same key.
   Stores masks and offsets in *node (zeros before), and all keys in *names. False if no masks do that with few
   keys. */
bool hdrtrie_windows_choose_ends(hdrtrie_length_names *names, const uint8_t fixed[256], hdrtrie_node *node);

/* Mode FREE: chooses the offsets of the windows, too. *node may hold the result of a failed
   hdrtrie_windows_choose_ends. */
bool hdrtrie_windows_choose_free(hdrtrie_length_names *names, const uint8_t fixed[256], hdrtrie_node *node);

#endif
