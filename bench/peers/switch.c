/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peer: a switch on the length, then on the last byte, then a chain of memcmp calls of constant length, which compilers
   turn into a few loads. nghttp2 (lib/nghttp2_hd.c, lookup_token) and h2o (lib/common/token_table.h) look up header names
   this way. generate_switch.py writes the code from scratch. Under fold case the name is first copied in lower case, as
   the parsers of both servers do. It reports no bytes, because the table is code and jump tables. Compiled once per
   list and fold; see generated_peer.inl.h. The generated function is switch_lookup. */
#include "../harness/implementation.h"
#include "../harness/keys.h"
#include <string.h>

/* This earlier declaration makes the generated function inline, as the finds of all peers are. */
HDRTRIE_INLINE int32_t switch_lookup(const char *name, size_t len);

#include PEER_GENERATED

HDRTRIE_INLINE int32_t switch_find(const char *name, size_t len)
{
    char lowered[KEY_CAPACITY];
    if (PEER_FOLD == HDRTRIE_FOLD_NONE) return switch_lookup(name, len);
    if (len > sizeof lowered) return -1;
    key_lower(lowered, name, len);
    return switch_lookup(lowered, len);
}

#define PEER_NAME "switch"
#define PEER_FIND(name, len) switch_find(name, len)
#define PEER_PATTERNS false
#define PEER_BUILD NULL
#define PEER_BYTES NULL
#include "generated_peer.inl.h"
