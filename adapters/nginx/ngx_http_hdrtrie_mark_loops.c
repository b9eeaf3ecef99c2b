/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The one loop over fields, over nginx's own array of them. A copy for each fold, and for the sorts of table that are most used, so
   that no name asks what its table is; one set of copies for each instruction set. */
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

/* Sorts of table. PLAIN: no patterns, two windows at the names' ends, as most lists of exact names have it. PATTERNS: hashed, narrow,
   with prefixes and suffixes, as most others. */
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

/* The shape of a table of that fold and sort, with what these say as constants. */
HDRTRIE_INLINE hdrtrie_shape ngx_http_hdrtrie_shape_of(const hdrtrie_table *table, unsigned fold, ngx_uint_t sort)
{
    hdrtrie_shape shape = sort == NGX_HTTP_HDRTRIE_EXACT ? hdrtrie_shape_read_hot(table, 0) : hdrtrie_shape_read(table);
    shape.fold = (uint8_t)fold;
    if (sort == NGX_HTTP_HDRTRIE_EXACT) shape.mode = HDRTRIE_MODE_ENDS;
    if (sort == NGX_HTTP_HDRTRIE_PATTERNS) {
        shape.mode = HDRTRIE_MODE_HASHED;
        shape.flags = HDRTRIE_FLAGS_AFFIX;
    }
    return shape;
}

/* ngx_http_hdrtrie_<body>_<name>; sort, keep, allow: constants. With HDRTRIE_ALLOW_MALFORMED for allow the compiler leaves the
   check for malformed names out. */
#define NGX_HTTP_HDRTRIE_LOOP(body, name, fold, sort, keep, allow)                                                     \
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
#define NGX_HTTP_HDRTRIE_CLEAR_LOOPS(body, check, allow)                                                               \
    NGX_HTTP_HDRTRIE_LOOP(body, none_##check, HDRTRIE_FOLD_NONE, NGX_HTTP_HDRTRIE_GENERAL, 0, allow)                   \
    NGX_HTTP_HDRTRIE_LOOP(body, case_##check, HDRTRIE_FOLD_CASE, NGX_HTTP_HDRTRIE_GENERAL, 0, allow)                   \
    NGX_HTTP_HDRTRIE_LOOP(body, case_plain_##check, HDRTRIE_FOLD_CASE, NGX_HTTP_HDRTRIE_EXACT, 0, allow)               \
    NGX_HTTP_HDRTRIE_LOOP(body, underscore_##check, HDRTRIE_FOLD_UNDERSCORE, NGX_HTTP_HDRTRIE_GENERAL, 0, allow)       \
    NGX_HTTP_HDRTRIE_LOOP(body, separators_##check, HDRTRIE_FOLD_SEPARATORS, NGX_HTTP_HDRTRIE_GENERAL, 0, allow)       \
    NGX_HTTP_HDRTRIE_LOOP(body, separators_plain_##check, HDRTRIE_FOLD_SEPARATORS, NGX_HTTP_HDRTRIE_EXACT, 0, allow)   \
    NGX_HTTP_HDRTRIE_LOOP(body, separators_patterns_##check, HDRTRIE_FOLD_SEPARATORS, NGX_HTTP_HDRTRIE_PATTERNS, 0,    \
                          allow)                                                                                       \
    static const ngx_http_hdrtrie_mark_pt ngx_http_hdrtrie_##body##_##check[][NGX_HTTP_HDRTRIE_SPECIALIZATIONS] = {    \
        {ngx_http_hdrtrie_##body##_none_##check, ngx_http_hdrtrie_##body##_none_##check,                               \
         ngx_http_hdrtrie_##body##_none_##check},                                                                      \
        {ngx_http_hdrtrie_##body##_case_##check, ngx_http_hdrtrie_##body##_case_plain_##check,                         \
         ngx_http_hdrtrie_##body##_case_##check},                                                                      \
        {ngx_http_hdrtrie_##body##_underscore_##check, ngx_http_hdrtrie_##body##_underscore_##check,                   \
         ngx_http_hdrtrie_##body##_underscore_##check},                                                                \
        {ngx_http_hdrtrie_##body##_separators_##check, ngx_http_hdrtrie_##body##_separators_plain_##check,             \
         ngx_http_hdrtrie_##body##_separators_patterns_##check},                                                       \
    };

#define NGX_HTTP_HDRTRIE_LOOPS(body)                                                                                   \
    NGX_HTTP_HDRTRIE_CLEAR_LOOPS(body, checked, 0)                                                                     \
    NGX_HTTP_HDRTRIE_CLEAR_LOOPS(body, unchecked, HDRTRIE_ALLOW_MALFORMED)                                             \
    NGX_HTTP_HDRTRIE_LOOP(body, none_keep, HDRTRIE_FOLD_NONE, NGX_HTTP_HDRTRIE_GENERAL, 1, 0)                          \
    NGX_HTTP_HDRTRIE_LOOP(body, case_keep, HDRTRIE_FOLD_CASE, NGX_HTTP_HDRTRIE_GENERAL, 1, 0)                          \
    static const ngx_http_hdrtrie_mark_pt ngx_http_hdrtrie_##body##_keep[] = {                                         \
        ngx_http_hdrtrie_##body##_none_keep,                                                                           \
        ngx_http_hdrtrie_##body##_case_keep,                                                                           \
    };

NGX_HTTP_HDRTRIE_LOOPS(best)
#ifdef HDRTRIE_HAS_X86_BODIES
NGX_HTTP_HDRTRIE_LOOPS(avx2)
#endif

/* Of one body's copies. */
#define NGX_HTTP_HDRTRIE_CHOOSE(body)                                                                                  \
    (use->keep               ? ngx_http_hdrtrie_##body##_keep[fold]                                                    \
     : use->checks_malformed ? ngx_http_hdrtrie_##body##_checked[fold][sort]                                           \
                             : ngx_http_hdrtrie_##body##_unchecked[fold][sort])

void ngx_http_hdrtrie_mark_choose(ngx_http_hdrtrie_use_t *use)
{
    const unsigned fold = hdrtrie_table_bytes(use->table)[HDRTRIE_AT_FOLD];
    const ngx_uint_t sort = ngx_http_hdrtrie_table_specialization(use->table);
#ifdef HDRTRIE_HAS_X86_BODIES
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
        use->mark = NGX_HTTP_HDRTRIE_CHOOSE(avx2);
        return;
    }
#endif
    use->mark = NGX_HTTP_HDRTRIE_CHOOSE(best);
}
