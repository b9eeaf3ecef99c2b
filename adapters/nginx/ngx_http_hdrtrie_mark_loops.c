/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The loops that mark the fields of nginx's arrays: one compiled loop per fold, for tables with and
   without a sieve, so that the loop does not test properties of the table for each name. There is one set of loops per SIMD backend. */
#include "ngx_http_hdrtrie.h"

#include <hdrtrie/detail/backend/backends.h>

/* Specializations. SIEVED: tables with a sieve, as most lists have. GENERAL: other tables, such as very large ones, and keep. */
enum { NGX_HTTP_HDRTRIE_GENERAL, NGX_HTTP_HDRTRIE_SIEVED, NGX_HTTP_HDRTRIE_SPECIALIZATIONS };

/* Returns the shape of a table. The fold is a constant, so that the compiler removes tests. */
HDRTRIE_INLINE hdrtrie_shape ngx_http_hdrtrie_shape_of(const hdrtrie_table *table, unsigned fold)
{
    hdrtrie_shape shape = hdrtrie_shape_read(table);
    shape.fold = (uint8_t)fold;
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
    const ngx_uint_t specialization =
        hdrtrie_shape_read(use->table).sieve != 0 ? NGX_HTTP_HDRTRIE_SIEVED : NGX_HTTP_HDRTRIE_GENERAL;
#ifdef HDRTRIE_HAS_X86_BACKENDS
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
        use->mark = ngx_http_hdrtrie_avx2_choose(use, fold, specialization);
        return;
    }
#endif
    use->mark = ngx_http_hdrtrie_best_choose(use, fold, specialization);
}
