/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie itself: a generated table, found in with each body. Compiled once for each list and fold:

       SUBJECT_SET      the name of this file's subject_set
       SUBJECT_LIST     the list's name, a string
       SUBJECT_FOLD     its fold, an hdrtrie_fold
       SUBJECT_HEADER   the header of the generated table, a string
       SUBJECT_TABLE    the table's symbol, a const hdrtrie_table *
       SUBJECT_SHAPE    its shape, a constant; SUBJECT_FIND and SUBJECT_CLEAR: its typed inlines

   Bodies: avx2, sse2 and portable are that code by name; inline is the typed inlines, whose body the compiler's flags
   choose; best is the exported function, which asks the CPU. All work out the groups, too, as no peer does. */
#include "../subject.h"
#include <hdrtrie/hdrtrie.h>
#include SUBJECT_HEADER

/* The empty statement reads the groups; else the compiler would leave them out. */
HDRTRIE_INLINE int32_t id_of(hdrtrie_match m)
{
    __asm__ volatile("" : : "r"(m.groups));
    return m.id;
}

#define FIND(state, name, len) id_of(hdrtrie_find(SUBJECT_TABLE, name, len))
#define FIND_VARIANT best
#define FIND_TARGET
#include "../find_loop.h"

#define FIND(state, name, len) id_of(SUBJECT_FIND(name, len))
#define FIND_VARIANT inline
#define FIND_TARGET
#include "../find_loop.h"

#define FIND(state, name, len)                                                                                         \
    id_of(hdrtrie_verdict_match(hdrtrie_portable_lookup(SUBJECT_TABLE, SUBJECT_SHAPE, name, len, HDRTRIE_WANT_ID)))
#define FIND_VARIANT portable
#define FIND_TARGET hdrtrie_portable_target
#include "../find_loop.h"

#ifdef HDRTRIE_HAS_X86_BACKENDS
#define FIND(state, name, len)                                                                                         \
    id_of(hdrtrie_verdict_match(hdrtrie_sse2_lookup(SUBJECT_TABLE, SUBJECT_SHAPE, name, len, HDRTRIE_WANT_ID)))
#define FIND_VARIANT sse2
#define FIND_TARGET hdrtrie_sse2_target
#include "../find_loop.h"

#define FIND(state, name, len)                                                                                         \
    id_of(hdrtrie_verdict_match(hdrtrie_avx2_lookup(SUBJECT_TABLE, SUBJECT_SHAPE, name, len, HDRTRIE_WANT_ID)))
#define FIND_VARIANT avx2
#define FIND_TARGET hdrtrie_avx2_target
#include "../find_loop.h"

static bool has_avx2(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}

#define FIND(state, name, len)                                                                                         \
    id_of(hdrtrie_verdict_match(hdrtrie_avx512_lookup(SUBJECT_TABLE, SUBJECT_SHAPE, name, len, HDRTRIE_WANT_ID)))
#define FIND_VARIANT avx512
#define FIND_TARGET hdrtrie_avx512_target
#include "../find_loop.h"

static bool has_avx512(void)
{
    return has_avx2() && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
}
#endif

/* Clearing goes through the library's own calls, malformed names included, instead of the loop of the peers. */
static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(request_field, name, name_len, 0);

static size_t clear_best(const void *state, request_field *fields, size_t count)
{
    (void)state;
    return hdrtrie_clear(SUBJECT_TABLE, HDRTRIE_ALL_GROUPS, fields, count, &layout);
}

static size_t clear_inline(const void *state, request_field *fields, size_t count)
{
    (void)state;
    return SUBJECT_CLEAR(HDRTRIE_ALL_GROUPS, fields, count, &layout);
}

#define CLEAR_VARIANT portable
#define CLEAR_TARGET hdrtrie_portable_target
#include "hdrtrie_clear.h"

#ifdef HDRTRIE_HAS_X86_BACKENDS
#define CLEAR_VARIANT sse2
#define CLEAR_TARGET hdrtrie_sse2_target
#include "hdrtrie_clear.h"

#define CLEAR_VARIANT avx2
#define CLEAR_TARGET hdrtrie_avx2_target
#include "hdrtrie_clear.h"

#define CLEAR_VARIANT avx512
#define CLEAR_TARGET hdrtrie_avx512_target
#include "hdrtrie_clear.h"
#endif

static size_t hot_bytes(const void *state)
{
    (void)state;
    return hdrtrie_table_hot_len(SUBJECT_TABLE);
}

#define BODY(body_, runs_, clear_)                                                                                     \
    {                                                                                                                  \
        .name = "hdrtrie", .list = SUBJECT_LIST, .body = #body_, .fold = SUBJECT_FOLD, .patterns = true,               \
        .runs = runs_, .find = body_##_find, .pass = body_##_pass, .clear = clear_, .bytes = hot_bytes,                \
        .table = SUBJECT_TABLE                                                                                         \
    }

static const subject bodies[] = {
    BODY(best, NULL, clear_best), BODY(inline, NULL, clear_inline), BODY(portable, NULL, clear_portable),
#ifdef HDRTRIE_HAS_X86_BACKENDS
    BODY(sse2, NULL, clear_sse2), BODY(avx2, has_avx2, clear_avx2), BODY(avx512, has_avx512, clear_avx512),
#endif
};

const subject_set SUBJECT_SET = {bodies, sizeof bodies / sizeof *bodies};
