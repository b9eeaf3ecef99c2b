/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Peer: the automaton that re2c generates from the list: one rule per literal, with bit vectors (-b). For suffixes, a second
   one reads the name backwards (generate_re2c.py). Under fold case it uses re2c's own case-insensitive literals, and under a wide
   fold classes of bytes, so nothing is copied. It reports no bytes, because the table is code. Compiled once per list and fold; see
   generated_peer.inl.h. The generated function is re2c_lookup.

   Unfair to it: a name has a length and no end mark, so the automaton checks for the end before each byte. A lexer whose
   input ends in a sentinel saves that check. re2c could also find the end of the name; the other peers get it as an
   argument. */
#include "../harness/implementation.h"

/* This earlier declaration makes the generated function inline, as the finds of all peers are. */
HDRTRIE_INLINE int32_t re2c_lookup(const char *name, size_t len);

#include PEER_GENERATED

#define PEER_NAME "re2c"
#define PEER_FIND(name, len) re2c_lookup(name, len)
#define PEER_PATTERNS true
#define PEER_BUILD NULL
#define PEER_BYTES NULL
#include "generated_peer.inl.h"
