/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The loops that mark the fields of nginx's arrays: one compiled loop per fold, and per specialization for the most common
   tables, so that the loop does not test properties of the table for each name. There is one set of loops per SIMD backend. */
#include "ngx_http_hdrtrie.h"

#include <hdrtrie/detail/backend/backends.h>

/* Specializations. EXACT: tables without patterns that compare two windows at the ends of a name, as most lists of exact
   names do. PATTERNS: hashed, narrow tables with prefixes and suffixes, as most other lists have. GENERAL: any table. */
enum { NGX_HTTP_HDRTRIE_GENERAL, NGX_HTTP_HDRTRIE_EXACT, NGX_HTTP_HDRTRIE_PATTERNS, NGX_HTTP_HDRTRIE_SPECIALIZATIONS };

static ngx_uint_t ngx_http_hdrtrie_table_specialization(const hdrtrie_table *table)
{
    const hdrtrie_shape shape = hdrtrie_shape_read(table);
    if (shape.mode == HDRTRIE_MODE_ENDS && (shape.flags & (HDRTRIE_FLAG_WIDE | HDRTRIE_FLAGS_AFFIX)) == 0) {
        return NGX_HTTP_HDRTRIE_EXACT;
    }
    return shape.mode == HDRTRIE_MODE_HASHED && (shape.flags & ~HDRTRIE_FLAG_ANY) == HDRTRIE_FLAGS_AFFIX
               ? NGX_HTTP_HDRTRIE_PATTERNS
               : NGX_HTTP_HDRTRIE_GENERAL;
}

/* Returns the shape of a table. The members that fold and specialization imply are constants, so that the compiler removes
   tests. */
HDRTRIE_INLINE hdrtrie_shape ngx_http_hdrtrie_shape_of(
    const hdrtrie_table *table, unsigned fold, ngx_uint_t specialization)
{
    hdrtrie_shape shape =
        specialization == NGX_HTTP_HDRTRIE_EXACT ? hdrtrie_shape_read_hot(table, 0) : hdrtrie_shape_read(table);
    shape.fold = (uint8_t)fold;
    if (specialization == NGX_HTTP_HDRTRIE_EXACT) shape.mode = HDRTRIE_MODE_ENDS;
    if (specialization == NGX_HTTP_HDRTRIE_PATTERNS) {
        shape.mode = HDRTRIE_MODE_HASHED;
        shape.flags = HDRTRIE_FLAGS_AFFIX;
    }
    return shape;
}

/* Makes ngx_http_hdrtrie_best_choose and its loops. */
#define BACKEND ngx_http_hdrtrie_best
#define HDRTRIE_CLEAR_BACKEND HDRTRIE_BEST_BACKEND
#define BACKEND_TARGET HDRTRIE_BEST_TARGET
#include "ngx_http_hdrtrie_backend_loops.inl.h"

#ifdef HDRTRIE_HAS_X86_BACKENDS
/* Makes ngx_http_hdrtrie_avx2_choose and its loops. */
#define BACKEND ngx_http_hdrtrie_avx2
#define HDRTRIE_CLEAR_BACKEND hdrtrie_avx2
#define BACKEND_TARGET hdrtrie_avx2_target
#include "ngx_http_hdrtrie_backend_loops.inl.h"
#endif

void ngx_http_hdrtrie_mark_choose(ngx_http_hdrtrie_use_t *use)
{
    const unsigned fold = hdrtrie_table_bytes(use->table)[HDRTRIE_AT_FOLD];
    const ngx_uint_t specialization = ngx_http_hdrtrie_table_specialization(use->table);
#ifdef HDRTRIE_HAS_X86_BACKENDS
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
        use->mark = ngx_http_hdrtrie_avx2_choose(use, fold, specialization);
        return;
    }
#endif
    use->mark = ngx_http_hdrtrie_best_choose(use, fold, specialization);
}
