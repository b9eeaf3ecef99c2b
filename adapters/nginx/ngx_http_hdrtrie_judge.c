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

/* ngx_http_hdrtrie_<body>_<name>; ends, keep, allow: constants. With HDRTRIE_ALLOW_MALFORMED for allow the compiler leaves the
   check for malformed names out. */
#define NGX_HTTP_HDRTRIE_JUDGE(body, name, fold_, ends, keep, allow)                                                   \
    static NGX_HTTP_HDRTRIE_TARGET_##body void ngx_http_hdrtrie_##body##_##name(                                       \
        const hdrtrie_table *table, uint32_t groups, const ngx_list_part_t *part, uint64_t *words)                     \
    {                                                                                                                  \
        hdrtrie_shape shape = hdrtrie_shape_read_hot(table, ends);                                                     \
        uint32_t before = 0;                                                                                           \
        ngx_uint_t at = 0, first, some;                                                                                \
        shape.fold = fold_;                                                                                            \
        if (ends) shape.mode = HDRTRIE_MODE_ENDS;                                                                      \
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

/* Copies for one check, and a table of them by fold; the second of each pair is for plain tables in mode ENDS. */
#define NGX_HTTP_HDRTRIE_CLEARS(body, check, allow)                                                                    \
    NGX_HTTP_HDRTRIE_JUDGE(body, none_##check, HDRTRIE_FOLD_NONE, 0, 0, allow)                                         \
    NGX_HTTP_HDRTRIE_JUDGE(body, case_##check, HDRTRIE_FOLD_CASE, 0, 0, allow)                                         \
    NGX_HTTP_HDRTRIE_JUDGE(body, case_ends_##check, HDRTRIE_FOLD_CASE, 1, 0, allow)                                    \
    NGX_HTTP_HDRTRIE_JUDGE(body, underscore_##check, HDRTRIE_FOLD_UNDERSCORE, 0, 0, allow)                             \
    NGX_HTTP_HDRTRIE_JUDGE(body, separators_##check, HDRTRIE_FOLD_SEPARATORS, 0, 0, allow)                             \
    NGX_HTTP_HDRTRIE_JUDGE(body, separators_ends_##check, HDRTRIE_FOLD_SEPARATORS, 1, 0, allow)                        \
    static const ngx_http_hdrtrie_judge_pt ngx_http_hdrtrie_##body##_##check[] = {                                     \
        ngx_http_hdrtrie_##body##_none_##check,       ngx_http_hdrtrie_##body##_none_##check,                          \
        ngx_http_hdrtrie_##body##_case_##check,       ngx_http_hdrtrie_##body##_case_ends_##check,                     \
        ngx_http_hdrtrie_##body##_underscore_##check, ngx_http_hdrtrie_##body##_underscore_##check,                    \
        ngx_http_hdrtrie_##body##_separators_##check, ngx_http_hdrtrie_##body##_separators_ends_##check,               \
    };

#define NGX_HTTP_HDRTRIE_JUDGES(body)                                                                                  \
    NGX_HTTP_HDRTRIE_CLEARS(body, checked, 0)                                                                          \
    NGX_HTTP_HDRTRIE_CLEARS(body, unchecked, HDRTRIE_ALLOW_MALFORMED)                                                  \
    NGX_HTTP_HDRTRIE_JUDGE(body, none_keep, HDRTRIE_FOLD_NONE, 0, 1, 0)                                                \
    NGX_HTTP_HDRTRIE_JUDGE(body, case_keep, HDRTRIE_FOLD_CASE, 0, 1, 0)                                                \
    static const ngx_http_hdrtrie_judge_pt ngx_http_hdrtrie_##body##_keep[] = {                                        \
        ngx_http_hdrtrie_##body##_none_keep,                                                                           \
        ngx_http_hdrtrie_##body##_case_keep,                                                                           \
    };

NGX_HTTP_HDRTRIE_JUDGES(best)
#ifdef HDRTRIE_HAS_X86_BODIES
NGX_HTTP_HDRTRIE_JUDGES(avx2)
#endif

/* Of one body's copies. */
#define NGX_HTTP_HDRTRIE_CHOOSE(body)                                                                                  \
    (use->keep      ? ngx_http_hdrtrie_##body##_keep[fold]                                                             \
     : use->checked ? ngx_http_hdrtrie_##body##_checked[2 * fold + ends]                                               \
                    : ngx_http_hdrtrie_##body##_unchecked[2 * fold + ends])

void ngx_http_hdrtrie_judge_choose(ngx_http_hdrtrie_use_t *use)
{
    const unsigned kind = hdrtrie_table_bytes(use->table)[HDRTRIE_AT_KIND];
    const unsigned fold = HDRTRIE_KIND_FOLD(kind);
    const unsigned ends = HDRTRIE_KIND_IS_PLAIN(kind) && HDRTRIE_KIND_MODE(kind) == HDRTRIE_MODE_ENDS;
#ifdef HDRTRIE_HAS_X86_BODIES
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
        use->judge = NGX_HTTP_HDRTRIE_CHOOSE(avx2);
        return;
    }
#endif
    use->judge = NGX_HTTP_HDRTRIE_CHOOSE(best);
}
