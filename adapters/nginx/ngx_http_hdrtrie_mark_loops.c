/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The loops that mark the fields of nginx's arrays: one compiled loop per fold, and per specialization for the most common
   tables, so that the loop does not test properties of the table for each name. There is one set of loops per SIMD backend. */
#include "ngx_http_hdrtrie.h"

#define HDRTRIE_CLEAR ngx_http_hdrtrie_fields_best
#define HDRTRIE_CLEAR_BACKEND HDRTRIE_BEST_BACKEND
#define HDRTRIE_CLEAR_FIELDS const ngx_table_elt_t *
#define HDRTRIE_CLEAR_NAME(fields, i) ((const char *)(fields)[i].key.data)
#define HDRTRIE_CLEAR_LEN(fields, i) (fields)[i].key.len
#define HDRTRIE_CLEAR_MOVE(fields, to, from) ((void)(to), (void)(from)) /* not used: this file only marks */
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

/* Defines the loop ngx_http_hdrtrie_<backend>_<name>. specialization, keep and allow are constants. If allow is
   HDRTRIE_ALLOW_MALFORMED, the compiler omits the check for malformed names. */
#define NGX_HTTP_HDRTRIE_LOOP(backend, name, fold, specialization, keep, allow)                                        \
    static NGX_HTTP_HDRTRIE_TARGET_##backend void ngx_http_hdrtrie_##backend##_##name(                                 \
        const hdrtrie_table *table, uint32_t groups, const ngx_list_part_t *part, uint64_t *words)                     \
    {                                                                                                                  \
        const hdrtrie_shape shape = ngx_http_hdrtrie_shape_of(table, fold, specialization);                            \
        uint32_t before = 0;                                                                                           \
        ngx_uint_t at = 0, first, some;                                                                                \
        for (; part != NULL; part = part->next) {                                                                      \
            for (first = 0; first < part->nelts; first += some, at += some) {                                          \
                uint64_t word;                                                                                         \
                some = ngx_min(part->nelts - first, 64);                                                               \
                word = ngx_http_hdrtrie_fields_##backend##_judge(                                                      \
                    table, shape, (groups & HDRTRIE_ALL_GROUPS) | (allow), keep, part->elts, first, some, &before);    \
                words[at / 64] |= word << (at % 64);                                                                   \
                words[at / 64 + 1] |= word >> 1 >> (63 - at % 64);                                                     \
            }                                                                                                          \
        }                                                                                                              \
    }

/* Defines the loops that clear, with or without the check, and the array of them by fold and specialization. */
#define NGX_HTTP_HDRTRIE_CLEAR_LOOPS(backend, check, allow)                                                            \
    NGX_HTTP_HDRTRIE_LOOP(backend, none_##check, HDRTRIE_FOLD_NONE, NGX_HTTP_HDRTRIE_GENERAL, 0, allow)                \
    NGX_HTTP_HDRTRIE_LOOP(backend, case_##check, HDRTRIE_FOLD_CASE, NGX_HTTP_HDRTRIE_GENERAL, 0, allow)                \
    NGX_HTTP_HDRTRIE_LOOP(backend, case_exact_##check, HDRTRIE_FOLD_CASE, NGX_HTTP_HDRTRIE_EXACT, 0, allow)            \
    NGX_HTTP_HDRTRIE_LOOP(backend, underscore_##check, HDRTRIE_FOLD_UNDERSCORE, NGX_HTTP_HDRTRIE_GENERAL, 0, allow)    \
    NGX_HTTP_HDRTRIE_LOOP(backend, separators_##check, HDRTRIE_FOLD_SEPARATORS, NGX_HTTP_HDRTRIE_GENERAL, 0, allow)    \
    NGX_HTTP_HDRTRIE_LOOP(                                                                                             \
        backend, separators_exact_##check, HDRTRIE_FOLD_SEPARATORS, NGX_HTTP_HDRTRIE_EXACT, 0, allow)                  \
    NGX_HTTP_HDRTRIE_LOOP(                                                                                             \
        backend, separators_patterns_##check, HDRTRIE_FOLD_SEPARATORS, NGX_HTTP_HDRTRIE_PATTERNS, 0, allow)            \
    static const ngx_http_hdrtrie_mark_pt ngx_http_hdrtrie_##backend##_##check[][NGX_HTTP_HDRTRIE_SPECIALIZATIONS] = { \
        {ngx_http_hdrtrie_##backend##_none_##check, ngx_http_hdrtrie_##backend##_none_##check,                         \
            ngx_http_hdrtrie_##backend##_none_##check},                                                                \
        {ngx_http_hdrtrie_##backend##_case_##check, ngx_http_hdrtrie_##backend##_case_exact_##check,                   \
            ngx_http_hdrtrie_##backend##_case_##check},                                                                \
        {ngx_http_hdrtrie_##backend##_underscore_##check, ngx_http_hdrtrie_##backend##_underscore_##check,             \
            ngx_http_hdrtrie_##backend##_underscore_##check},                                                          \
        {ngx_http_hdrtrie_##backend##_separators_##check, ngx_http_hdrtrie_##backend##_separators_exact_##check,       \
            ngx_http_hdrtrie_##backend##_separators_patterns_##check},                                                 \
    };

#define NGX_HTTP_HDRTRIE_LOOPS(backend)                                                                                \
    NGX_HTTP_HDRTRIE_CLEAR_LOOPS(backend, checked, 0)                                                                  \
    NGX_HTTP_HDRTRIE_CLEAR_LOOPS(backend, unchecked, HDRTRIE_ALLOW_MALFORMED)                                          \
    NGX_HTTP_HDRTRIE_LOOP(backend, none_keep, HDRTRIE_FOLD_NONE, NGX_HTTP_HDRTRIE_GENERAL, 1, 0)                       \
    NGX_HTTP_HDRTRIE_LOOP(backend, case_keep, HDRTRIE_FOLD_CASE, NGX_HTTP_HDRTRIE_GENERAL, 1, 0)                       \
    static const ngx_http_hdrtrie_mark_pt ngx_http_hdrtrie_##backend##_keep[] = {                                      \
        ngx_http_hdrtrie_##backend##_none_keep,                                                                        \
        ngx_http_hdrtrie_##backend##_case_keep,                                                                        \
    };

NGX_HTTP_HDRTRIE_LOOPS(best)
#ifdef HDRTRIE_HAS_X86_BACKENDS
NGX_HTTP_HDRTRIE_LOOPS(avx2)
#endif

/* Chooses one of the loops of a backend. */
#define NGX_HTTP_HDRTRIE_CHOOSE(backend)                                                                               \
    (use->keep                  ? ngx_http_hdrtrie_##backend##_keep[fold]                                              \
        : use->checks_malformed ? ngx_http_hdrtrie_##backend##_checked[fold][specialization]                           \
                                : ngx_http_hdrtrie_##backend##_unchecked[fold][specialization])

void ngx_http_hdrtrie_mark_choose(ngx_http_hdrtrie_use_t *use)
{
    const unsigned fold = hdrtrie_table_bytes(use->table)[HDRTRIE_AT_FOLD];
    const ngx_uint_t specialization = ngx_http_hdrtrie_table_specialization(use->table);
#ifdef HDRTRIE_HAS_X86_BACKENDS
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
        use->mark = NGX_HTTP_HDRTRIE_CHOOSE(avx2);
        return;
    }
#endif
    use->mark = NGX_HTTP_HDRTRIE_CHOOSE(best);
}
