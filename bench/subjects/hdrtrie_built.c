/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie with tables built at run time, for lists of any length: the body by name is inlined, over a shape that was read
   once, when the table was built; best is the exported function. See hdrtrie.c for tables that were compiled in. */
#include "../need.h"
#include "../subject.h"
#include <hdrtrie/detail/backend/backends.h>
#include <hdrtrie/hdrtrie.h>
#include <stdlib.h>

typedef struct built {
    hdrtrie_table *table;
    hdrtrie_shape shape;
} built;

static const void *built_build(const listing *l)
{
    static const char *const group = "default";
    const hdrtrie_build_options options = {.fold = l->fold};
    built *b = need_memory(sizeof *b);
    hdrtrie_rule *rules = need_memory(l->count * sizeof *rules);
    for (size_t i = 0; i < l->count; i++) {
        rules[i] = (hdrtrie_rule){.literal = l->rules[i].literal, .len = l->rules[i].len, .kind = HDRTRIE_KIND_EXACT};
    }
    hdrtrie_error error = hdrtrie_build(rules, l->count, &group, 1, &options, &b->table);
    NEED(error == HDRTRIE_OK, "building %zu names: %s", l->count, hdrtrie_error_text(error));
    b->shape = hdrtrie_shape_read(b->table);
    free(rules);
    return b;
}

static size_t built_bytes(const void *state)
{
    return hdrtrie_table_hot_len(((const built *)state)->table);
}

/* The empty statement reads the groups; else the compiler would leave them out. */
HDRTRIE_INLINE int32_t id_of(hdrtrie_match m)
{
    __asm__ volatile("" : : "r"(m.groups));
    return m.id;
}

#define TABLE(state) ((const built *)(state))->table
#define SHAPE(state) ((const built *)(state))->shape

#define FIND(state, name, len) id_of(hdrtrie_find(TABLE(state), name, len))
#define FIND_VARIANT best
#define FIND_TARGET
#include "../find_loop.h"

#define FIND(state, name, len)                                                                                         \
    id_of(hdrtrie_verdict_match(hdrtrie_portable_lookup(TABLE(state), SHAPE(state), name, len, HDRTRIE_WANT_ID)))
#define FIND_VARIANT portable
#define FIND_TARGET hdrtrie_portable_target
#include "../find_loop.h"

#ifdef HDRTRIE_HAS_X86_BACKENDS
#define FIND(state, name, len)                                                                                         \
    id_of(hdrtrie_verdict_match(hdrtrie_sse2_lookup(TABLE(state), SHAPE(state), name, len, HDRTRIE_WANT_ID)))
#define FIND_VARIANT sse2
#define FIND_TARGET hdrtrie_sse2_target
#include "../find_loop.h"

#define FIND(state, name, len)                                                                                         \
    id_of(hdrtrie_verdict_match(hdrtrie_avx2_lookup(TABLE(state), SHAPE(state), name, len, HDRTRIE_WANT_ID)))
#define FIND_VARIANT avx2
#define FIND_TARGET hdrtrie_avx2_target
#include "../find_loop.h"

static bool has_avx2(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}
#endif

#define BODY(body_, runs_, fold_)                                                                                      \
    {                                                                                                                  \
        .name = "hdrtrie", .list = "growth", .body = #body_, .fold = fold_, .runs = runs_, .build = built_build,       \
        .find = body_##_find, .pass = body_##_pass, .bytes = built_bytes                                               \
    }
#ifdef HDRTRIE_HAS_X86_BACKENDS
#define BODIES(fold_)                                                                                                  \
    BODY(best, NULL, fold_), BODY(portable, NULL, fold_), BODY(sse2, NULL, fold_), BODY(avx2, has_avx2, fold_)
#else
#define BODIES(fold_) BODY(best, NULL, fold_), BODY(portable, NULL, fold_)
#endif

static const subject bodies[] = {
    BODIES(HDRTRIE_FOLD_NONE),
    BODIES(HDRTRIE_FOLD_CASE),
    BODIES(HDRTRIE_FOLD_SEPARATORS),
};

const subject_set hdrtrie_built_subjects = {bodies, sizeof bodies / sizeof *bodies};
