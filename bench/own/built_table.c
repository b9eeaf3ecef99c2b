/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie with tables that are built at run time, for lists of any length. best is the exported function. The other rows
   call that backend inline, with the shape that was read when the table was built. generated_table.c has the tables that
   are compiled in. */
#include "../harness/need.h"
#include "own_support.h"
#include <hdrtrie/detail/backend/backends.h>
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
    NEED(error == HDRTRIE_OK, "cannot build a table of %zu names: %s", l->count, hdrtrie_error_text(error));
    b->shape = hdrtrie_shape_read(b->table);
    free(rules);
    return b;
}

static size_t built_bytes(const void *state)
{
    return hdrtrie_table_hot_len(((const built *)state)->table);
}

#define OWN_TABLE_OF(state) ((const built *)(state))->table
#define OWN_SHAPE_OF(state) ((const built *)(state))->shape
#include "find_backends.inl.h"

#define BACKEND(backend_, is_supported_, fold_)                                                                        \
    {                                                                                                                  \
        .name = "hdrtrie", .list = "growth", .backend = #backend_, .fold = fold_, .is_supported = is_supported_,       \
        .build = built_build, .find = backend_##_find, .pass = backend_##_pass, .bytes = built_bytes                   \
    }
#ifdef HDRTRIE_HAS_X86_BACKENDS
#define BACKENDS(fold_)                                                                                                \
    BACKEND(best, NULL, fold_), BACKEND(portable, NULL, fold_), BACKEND(sse2, NULL, fold_),                            \
        BACKEND(avx2, own_has_avx2, fold_)
#else
#define BACKENDS(fold_) BACKEND(best, NULL, fold_), BACKEND(portable, NULL, fold_)
#endif

static const implementation backends[] = {
    BACKENDS(HDRTRIE_FOLD_NONE),
    BACKENDS(HDRTRIE_FOLD_CASE),
    BACKENDS(HDRTRIE_FOLD_SEPARATORS),
};

const implementation_set hdrtrie_built_set = {backends, sizeof backends / sizeof *backends};
