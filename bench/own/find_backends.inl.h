/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The timed loops over hdrtrie's finds, one per backend: best is the exported function; the others are inlined. Define
   these macros, then include it once per file:

       OWN_TABLE_OF(state)   the table, a const hdrtrie_table *
       OWN_SHAPE_OF(state)   its shape, an hdrtrie_shape */
#include <hdrtrie/detail/backend/backends.h>

#include "own_support.h"

#define FIND(state, name, len) own_id(hdrtrie_find(OWN_TABLE_OF(state), name, len))
#define FIND_VARIANT best
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

#define OWN_LOOKUP(lookup, state, name, len)                                                                           \
    own_id(hdrtrie_verdict_match(lookup(OWN_TABLE_OF(state), OWN_SHAPE_OF(state), name, len, HDRTRIE_WANT_ID)))

#define FIND(state, name, len) OWN_LOOKUP(hdrtrie_portable_lookup, state, name, len)
#define FIND_VARIANT portable
#define FIND_TARGET hdrtrie_portable_target
#include "../harness/find_loop.inl.h"

#ifdef HDRTRIE_HAS_X86_BACKENDS
#define FIND(state, name, len) OWN_LOOKUP(hdrtrie_sse2_lookup, state, name, len)
#define FIND_VARIANT sse2
#define FIND_TARGET hdrtrie_sse2_target
#include "../harness/find_loop.inl.h"

#define FIND(state, name, len) OWN_LOOKUP(hdrtrie_avx2_lookup, state, name, len)
#define FIND_VARIANT avx2
#define FIND_TARGET hdrtrie_avx2_target
#include "../harness/find_loop.inl.h"

#define FIND(state, name, len) OWN_LOOKUP(hdrtrie_avx512_lookup, state, name, len)
#define FIND_VARIANT avx512
#define FIND_TARGET hdrtrie_avx512_target
#include "../harness/find_loop.inl.h"
#endif
