/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peer: a switch on the length, then on the last byte, then a chain of memcmp of constant length, which compilers turn into
   a few loads: how nghttp2 (lib/nghttp2_hd.c, lookup_token) and h2o (lib/common/token_table.h) know header names.
   Written afresh by generate_switch.py. Under fold case it lowers into a buffer first, as their parsers have done before
   they ask. No bytes: it is code, with jump tables. Compiled once for each list and fold:

       SUBJECT_SET      the name of this file's subject_set
       SUBJECT_LIST     the list's name, a string
       SUBJECT_FOLD     HDRTRIE_FOLD_NONE or HDRTRIE_FOLD_CASE
       SUBJECT_SOURCE   the generated file, a string; its function is switch_lookup */
#include "../keys.h"
#include "../subject.h"
#include <string.h>

/* Declared so, it is inlined like everyone's. */
HDRTRIE_INLINE int32_t switch_lookup(const char *name, size_t len);

#include SUBJECT_SOURCE

HDRTRIE_INLINE int32_t switch_find(const char *name, size_t len)
{
    char lowered[KEY_CAPACITY];
    if (SUBJECT_FOLD == HDRTRIE_FOLD_NONE) return switch_lookup(name, len);
    if (len > sizeof lowered) return -1;
    key_lower(lowered, name, len);
    return switch_lookup(lowered, len);
}

#define FIND(state, name, len) switch_find(name, len)
#define FIND_VARIANT switches
#define FIND_TARGET
#include "../find_loop.h"

static const subject switch_subject = {
    .name = "switch",
    .list = SUBJECT_LIST,
    .fold = SUBJECT_FOLD,
    .find = switches_find,
    .pass = switches_pass,
    .clear = switches_clear,
};

const subject_set SUBJECT_SET = {&switch_subject, 1};
