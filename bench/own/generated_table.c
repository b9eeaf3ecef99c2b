/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie with a generated table, one row per backend. Compiled once per list and fold:

       OWN_SET     the name of this file's implementation_set
       OWN_LIST    the list's name, a string
       OWN_FOLD    its fold, an hdrtrie_fold
       OWN_HEADER  the header of the generated table, a string
       OWN_TABLE   the table's symbol, a const hdrtrie_table *
       OWN_SHAPE   its shape, a constant
       OWN_FIND, OWN_CLEAR   its typed inline calls

   The rows avx2, sse2, portable and avx512 call that backend inline. inline is the typed inline calls, whose backend the
   compiler's flags choose. best is the exported function, which selects a backend by the CPU. All of them compute the
   groups too; no peer does. */
#include OWN_HEADER

#define OWN_TABLE_OF(state) OWN_TABLE
#define OWN_SHAPE_OF(state) OWN_SHAPE
#include "find_backends.inl.h"

#define FIND(state, name, len) own_id(OWN_FIND(name, len))
#define FIND_VARIANT inline
#define FIND_TARGET
#include "../harness/find_loop.inl.h"

/* hdrtrie clears by its own calls, which also remove malformed names. The peers use the loop of find_loop.inl.h. */
static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(request_field, name, name_len, 0);

static size_t clear_best(const void *state, request_field *fields, size_t count)
{
    (void)state;
    return hdrtrie_clear(OWN_TABLE, HDRTRIE_ALL_GROUPS, fields, count, &layout);
}

static size_t clear_inline(const void *state, request_field *fields, size_t count)
{
    (void)state;
    return OWN_CLEAR(HDRTRIE_ALL_GROUPS, fields, count, &layout);
}

#define DEFINE_CLEAR(backend, target)                                                                                  \
    target static size_t clear_##backend(const void *state, request_field *fields, size_t count)                       \
    {                                                                                                                  \
        (void)state;                                                                                                   \
        return backend##_fields_clear(OWN_TABLE, OWN_SHAPE, HDRTRIE_ALL_GROUPS, fields, count);                        \
    }

#define CLEAR_BACKEND portable
#define HDRTRIE_CLEAR_PLAIN
#include "clear_backend.inl.h"
DEFINE_CLEAR(portable, hdrtrie_portable_target)

#ifdef HDRTRIE_HAS_X86_BACKENDS
#define CLEAR_BACKEND sse2
#define HDRTRIE_CLEAR_PLAIN
#include "clear_backend.inl.h"
DEFINE_CLEAR(sse2, hdrtrie_sse2_target)

#define CLEAR_BACKEND avx2
#define HDRTRIE_CLEAR_PLAIN
#include "clear_backend.inl.h"
DEFINE_CLEAR(avx2, hdrtrie_avx2_target)

#define CLEAR_BACKEND avx512
#define HDRTRIE_CLEAR_PLAIN
#include "clear_backend.inl.h"
DEFINE_CLEAR(avx512, hdrtrie_avx512_target)
#endif

static size_t hot_bytes(const void *state)
{
    (void)state;
    return hdrtrie_table_hot_len(OWN_TABLE);
}

#define BACKEND(backend_, is_supported_)                                                                               \
    {                                                                                                                  \
        .name = "hdrtrie", .list = OWN_LIST, .backend = #backend_, .fold = OWN_FOLD, .patterns = true,                 \
        .is_supported = is_supported_, .find = backend_##_find, .pass = backend_##_pass, .clear = clear_##backend_,    \
        .bytes = hot_bytes, .table = OWN_TABLE                                                                         \
    }

static const implementation backends[] = {
    BACKEND(best, NULL),
    BACKEND(inline, NULL),
    BACKEND(portable, NULL),
#ifdef HDRTRIE_HAS_X86_BACKENDS
    BACKEND(sse2, NULL),
    BACKEND(avx2, own_has_avx2),
    BACKEND(avx512, own_has_avx512),
#endif
};

const implementation_set OWN_SET = {backends, sizeof backends / sizeof *backends};
