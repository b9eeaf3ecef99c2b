/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The one loop over fields, over nginx's own array of them. A copy for each fold, and for the tables that are plain (no patterns, two
   windows at the name's ends), so that no name asks what its table is; one set of copies for each instruction set. */
#include "ngx_http_hdrtrie.h"

#define HDRTRIE_CLEAR ngx_http_hdrtrie_fields_best
#define HDRTRIE_CLEAR_BODY HDRTRIE_BEST_BODY
#define HDRTRIE_CLEAR_FIELDS const ngx_table_elt_t *
#define HDRTRIE_CLEAR_NAME(fields, i) ((const char *)(fields)[i].key.data)
#define HDRTRIE_CLEAR_LEN(fields, i) (fields)[i].key.len
#define HDRTRIE_CLEAR_MOVE(fields, to, from) ((void)(to), (void)(from)) /* never: marks are applied to the list */
#include <hdrtrie/clear_template.h>

#ifdef HDRTRIE_HAS_X86_BODIES
#define HDRTRIE_CLEAR ngx_http_hdrtrie_fields_avx2
#define HDRTRIE_CLEAR_BODY avx2
#define HDRTRIE_CLEAR_FIELDS const ngx_table_elt_t *
#define HDRTRIE_CLEAR_NAME(fields, i) ((const char *)(fields)[i].key.data)
#define HDRTRIE_CLEAR_LEN(fields, i) (fields)[i].key.len
#define HDRTRIE_CLEAR_MOVE(fields, to, from) ((void)(to), (void)(from))
#include <hdrtrie/clear_template.h>
#endif

#define NGX_HTTP_HDRTRIE_TARGET_best HDRTRIE_CLEAR_TARGET(HDRTRIE_BEST_BODY)
#define NGX_HTTP_HDRTRIE_TARGET_avx2 HDRTRIE_TARGET_avx2

/* ngx_http_hdrtrie_<body>_<name>; ends, keep: constants */
#define NGX_HTTP_HDRTRIE_JUDGE(body, name, fold_, ends, keep)                                                          \
    static NGX_HTTP_HDRTRIE_TARGET_##body uint64_t ngx_http_hdrtrie_##body##_##name(                                   \
        const hdrtrie_table *table, uint32_t groups, const ngx_table_elt_t *fields, ngx_uint_t count)                  \
    {                                                                                                                  \
        hdrtrie_shape shape = hdrtrie_shape_read_hot(table, ends);                                                     \
        uint32_t before = 0;                                                                                           \
        shape.fold = fold_;                                                                                            \
        if (ends) shape.mode = HDRTRIE_MODE_ENDS;                                                                      \
        return ngx_http_hdrtrie_fields_##body##_word(table, shape, groups, keep, fields, 0, count, &before);           \
    }

#define NGX_HTTP_HDRTRIE_JUDGES(body)                                                                                  \
    NGX_HTTP_HDRTRIE_JUDGE(body, none_any, HDRTRIE_FOLD_NONE, 0, 0)                                                    \
    NGX_HTTP_HDRTRIE_JUDGE(body, case_any, HDRTRIE_FOLD_CASE, 0, 0)                                                    \
    NGX_HTTP_HDRTRIE_JUDGE(body, case_ends, HDRTRIE_FOLD_CASE, 1, 0)                                                   \
    NGX_HTTP_HDRTRIE_JUDGE(body, underscore_any, HDRTRIE_FOLD_UNDERSCORE, 0, 0)                                        \
    NGX_HTTP_HDRTRIE_JUDGE(body, separators_any, HDRTRIE_FOLD_SEPARATORS, 0, 0)                                        \
    NGX_HTTP_HDRTRIE_JUDGE(body, separators_ends, HDRTRIE_FOLD_SEPARATORS, 1, 0)                                       \
    NGX_HTTP_HDRTRIE_JUDGE(body, none_keep, HDRTRIE_FOLD_NONE, 0, 1)                                                   \
    NGX_HTTP_HDRTRIE_JUDGE(body, case_keep, HDRTRIE_FOLD_CASE, 0, 1)                                                   \
                                                                                                                       \
    /* by fold; the second of each pair for plain tables in mode ENDS */                                               \
    static const ngx_http_hdrtrie_judge_pt ngx_http_hdrtrie_##body##_clear[] = {                                       \
        ngx_http_hdrtrie_##body##_none_any,       ngx_http_hdrtrie_##body##_none_any,                                  \
        ngx_http_hdrtrie_##body##_case_any,       ngx_http_hdrtrie_##body##_case_ends,                                 \
        ngx_http_hdrtrie_##body##_underscore_any, ngx_http_hdrtrie_##body##_underscore_any,                            \
        ngx_http_hdrtrie_##body##_separators_any, ngx_http_hdrtrie_##body##_separators_ends,                           \
    };                                                                                                                 \
    static const ngx_http_hdrtrie_judge_pt ngx_http_hdrtrie_##body##_kept[] = {                                        \
        ngx_http_hdrtrie_##body##_none_keep,                                                                           \
        ngx_http_hdrtrie_##body##_case_keep,                                                                           \
    };

NGX_HTTP_HDRTRIE_JUDGES(best)
#ifdef HDRTRIE_HAS_X86_BODIES
NGX_HTTP_HDRTRIE_JUDGES(avx2)
#endif

ngx_http_hdrtrie_judge_pt ngx_http_hdrtrie_judge_choose(const hdrtrie_table *table, ngx_uint_t keep)
{
    const unsigned kind = hdrtrie_table_bytes(table)[HDRTRIE_AT_KIND];
    const unsigned fold = HDRTRIE_KIND_FOLD(kind);
    const unsigned ends = HDRTRIE_KIND_IS_PLAIN(kind) && HDRTRIE_KIND_MODE(kind) == HDRTRIE_MODE_ENDS;
#ifdef HDRTRIE_HAS_X86_BODIES
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
        return keep ? ngx_http_hdrtrie_avx2_kept[fold] : ngx_http_hdrtrie_avx2_clear[2 * fold + ends];
    }
#endif
    return keep ? ngx_http_hdrtrie_best_kept[fold] : ngx_http_hdrtrie_best_clear[2 * fold + ends];
}
