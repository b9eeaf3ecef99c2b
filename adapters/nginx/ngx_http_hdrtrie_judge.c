/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The one loop over fields, over nginx's own array of them. A copy for each fold, and for the sorts of table that are most used, so
   that no name asks what its table is; one set of copies for each instruction set. */
#include "ngx_http_hdrtrie.h"

#define HDRTRIE_CLEAR ngx_http_hdrtrie_fields_best
#define HDRTRIE_CLEAR_BACKEND HDRTRIE_BEST_BACKEND
#define HDRTRIE_CLEAR_FIELDS const ngx_table_elt_t *
#define HDRTRIE_CLEAR_NAME(fields, i) ((const char *)(fields)[i].key.data)
#define HDRTRIE_CLEAR_LEN(fields, i) (fields)[i].key.len
#define HDRTRIE_CLEAR_MOVE(fields, to, from) ((void)(to), (void)(from)) /* never: marks are applied to the list */
#include <hdrtrie/template/clear.inl.h>

#ifdef HDRTRIE_HAS_X86_BACKENDS
#define HDRTRIE_CLEAR ngx_http_hdrtrie_fields_avx2
#define HDRTRIE_CLEAR_BACKEND hdrtrie_avx2
#define HDRTRIE_CLEAR_FIELDS const ngx_table_elt_t *
#define HDRTRIE_CLEAR_NAME(fields, i) ((const char *)(fields)[i].key.data)
#define HDRTRIE_CLEAR_LEN(fields, i) (fields)[i].key.len
#define HDRTRIE_CLEAR_MOVE(fields, to, from) ((void)(to), (void)(from))
#include <hdrtrie/template/clear.inl.h>
#endif

#define NGX_HTTP_HDRTRIE_TARGET_best HDRTRIE_BEST_TARGET
#define NGX_HTTP_HDRTRIE_TARGET_avx2 hdrtrie_avx2_target

/* Sorts of table. PLAIN: no patterns, two windows at the names' ends, as most lists of exact names have it. PATTERNS: hashed, narrow,
   with prefixes and suffixes, as most others. */
enum { NGX_HTTP_HDRTRIE_ANY, NGX_HTTP_HDRTRIE_PLAIN, NGX_HTTP_HDRTRIE_PATTERNS, NGX_HTTP_HDRTRIE_SORTS };

static ngx_uint_t ngx_http_hdrtrie_table_sort(const hdrtrie_table *table)
{
    const hdrtrie_shape shape = hdrtrie_shape_read(table);
    if (shape.mode == HDRTRIE_MODE_ENDS && (shape.flags & (HDRTRIE_FLAG_WIDE | HDRTRIE_FLAGS_AFFIX)) == 0) {
        return NGX_HTTP_HDRTRIE_PLAIN;
    }
    return shape.mode == HDRTRIE_MODE_HASHED && (shape.flags & ~HDRTRIE_FLAG_ANY) == HDRTRIE_FLAGS_AFFIX
               ? NGX_HTTP_HDRTRIE_PATTERNS
               : NGX_HTTP_HDRTRIE_ANY;
}

/* The shape of a table of that fold and sort, with what these say as constants. */
HDRTRIE_INLINE hdrtrie_shape ngx_http_hdrtrie_shape_of(const hdrtrie_table *table, unsigned fold, ngx_uint_t sort)
{
    hdrtrie_shape shape = sort == NGX_HTTP_HDRTRIE_PLAIN ? hdrtrie_shape_read_hot(table, 0) : hdrtrie_shape_read(table);
    shape.fold = (uint8_t)fold;
    if (sort == NGX_HTTP_HDRTRIE_PLAIN) shape.mode = HDRTRIE_MODE_ENDS;
    if (sort == NGX_HTTP_HDRTRIE_PATTERNS) {
        shape.mode = HDRTRIE_MODE_HASHED;
        shape.flags = HDRTRIE_FLAGS_AFFIX;
    }
    return shape;
}

/* ngx_http_hdrtrie_<body>_<name>; sort, keep, allow: constants. With HDRTRIE_ALLOW_MALFORMED for allow the compiler leaves the
   check for malformed names out. */
#define NGX_HTTP_HDRTRIE_JUDGE(body, name, fold, sort, keep, allow)                                                    \
    static NGX_HTTP_HDRTRIE_TARGET_##body void ngx_http_hdrtrie_##body##_##name(                                       \
        const hdrtrie_table *table, uint32_t groups, const ngx_list_part_t *part, uint64_t *words)                     \
    {                                                                                                                  \
        const hdrtrie_shape shape = ngx_http_hdrtrie_shape_of(table, fold, sort);                                      \
        uint32_t before = 0;                                                                                           \
        ngx_uint_t at = 0, first, some;                                                                                \
        for (; part != NULL; part = part->next) {                                                                      \
            for (first = 0; first < part->nelts; first += some, at += some) {                                          \
                uint64_t word;                                                                                         \
                some = ngx_min(part->nelts - first, 64);                                                               \
                word = ngx_http_hdrtrie_fields_##body##_word(table, shape, (groups & HDRTRIE_ALL_GROUPS) | (allow),    \
                                                             keep, part->elts, first, some, &before);                  \
                words[at / 64] |= word << (at % 64);                                                                   \
                words[at / 64 + 1] |= word >> 1 >> (63 - at % 64);                                                     \
            }                                                                                                          \
        }                                                                                                              \
    }

/* Copies for one check, and a table of them by fold and sort. */
#define NGX_HTTP_HDRTRIE_CLEARS(body, check, allow)                                                                    \
    NGX_HTTP_HDRTRIE_JUDGE(body, none_##check, HDRTRIE_FOLD_NONE, NGX_HTTP_HDRTRIE_ANY, 0, allow)                      \
    NGX_HTTP_HDRTRIE_JUDGE(body, case_##check, HDRTRIE_FOLD_CASE, NGX_HTTP_HDRTRIE_ANY, 0, allow)                      \
    NGX_HTTP_HDRTRIE_JUDGE(body, case_plain_##check, HDRTRIE_FOLD_CASE, NGX_HTTP_HDRTRIE_PLAIN, 0, allow)              \
    NGX_HTTP_HDRTRIE_JUDGE(body, underscore_##check, HDRTRIE_FOLD_UNDERSCORE, NGX_HTTP_HDRTRIE_ANY, 0, allow)          \
    NGX_HTTP_HDRTRIE_JUDGE(body, separators_##check, HDRTRIE_FOLD_SEPARATORS, NGX_HTTP_HDRTRIE_ANY, 0, allow)          \
    NGX_HTTP_HDRTRIE_JUDGE(body, separators_plain_##check, HDRTRIE_FOLD_SEPARATORS, NGX_HTTP_HDRTRIE_PLAIN, 0, allow)  \
    NGX_HTTP_HDRTRIE_JUDGE(body, separators_patterns_##check, HDRTRIE_FOLD_SEPARATORS, NGX_HTTP_HDRTRIE_PATTERNS, 0,   \
                           allow)                                                                                      \
    static const ngx_http_hdrtrie_judge_pt ngx_http_hdrtrie_##body##_##check[][NGX_HTTP_HDRTRIE_SORTS] = {             \
        {ngx_http_hdrtrie_##body##_none_##check, ngx_http_hdrtrie_##body##_none_##check,                               \
         ngx_http_hdrtrie_##body##_none_##check},                                                                      \
        {ngx_http_hdrtrie_##body##_case_##check, ngx_http_hdrtrie_##body##_case_plain_##check,                         \
         ngx_http_hdrtrie_##body##_case_##check},                                                                      \
        {ngx_http_hdrtrie_##body##_underscore_##check, ngx_http_hdrtrie_##body##_underscore_##check,                   \
         ngx_http_hdrtrie_##body##_underscore_##check},                                                                \
        {ngx_http_hdrtrie_##body##_separators_##check, ngx_http_hdrtrie_##body##_separators_plain_##check,             \
         ngx_http_hdrtrie_##body##_separators_patterns_##check},                                                       \
    };

#define NGX_HTTP_HDRTRIE_JUDGES(body)                                                                                  \
    NGX_HTTP_HDRTRIE_CLEARS(body, checked, 0)                                                                          \
    NGX_HTTP_HDRTRIE_CLEARS(body, unchecked, HDRTRIE_ALLOW_MALFORMED)                                                  \
    NGX_HTTP_HDRTRIE_JUDGE(body, none_keep, HDRTRIE_FOLD_NONE, NGX_HTTP_HDRTRIE_ANY, 1, 0)                             \
    NGX_HTTP_HDRTRIE_JUDGE(body, case_keep, HDRTRIE_FOLD_CASE, NGX_HTTP_HDRTRIE_ANY, 1, 0)                             \
    static const ngx_http_hdrtrie_judge_pt ngx_http_hdrtrie_##body##_keep[] = {                                        \
        ngx_http_hdrtrie_##body##_none_keep,                                                                           \
        ngx_http_hdrtrie_##body##_case_keep,                                                                           \
    };

NGX_HTTP_HDRTRIE_JUDGES(best)
#ifdef HDRTRIE_HAS_X86_BACKENDS
NGX_HTTP_HDRTRIE_JUDGES(avx2)
#endif

/* Of one body's copies. */
#define NGX_HTTP_HDRTRIE_CHOOSE(body)                                                                                  \
    (use->keep      ? ngx_http_hdrtrie_##body##_keep[fold]                                                             \
     : use->checked ? ngx_http_hdrtrie_##body##_checked[fold][sort]                                                    \
                    : ngx_http_hdrtrie_##body##_unchecked[fold][sort])

void ngx_http_hdrtrie_judge_choose(ngx_http_hdrtrie_use_t *use)
{
    const unsigned fold = hdrtrie_table_bytes(use->table)[HDRTRIE_AT_FOLD];
    const ngx_uint_t sort = ngx_http_hdrtrie_table_sort(use->table);
#ifdef HDRTRIE_HAS_X86_BACKENDS
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
        use->judge = NGX_HTTP_HDRTRIE_CHOOSE(avx2);
        return;
    }
#endif
    use->judge = NGX_HTTP_HDRTRIE_CHOOSE(best);
}
