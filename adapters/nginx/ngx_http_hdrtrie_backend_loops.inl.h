/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The loops of one SIMD backend. Include with three macros defined, which the include undefines: BACKEND, the prefix of the
   names; HDRTRIE_CLEAR_BACKEND, such as hdrtrie_avx2; BACKEND_TARGET, its function attributes. */
#define FN(name) HDRTRIE_PASTE(BACKEND, name)

#define HDRTRIE_CLEAR FN(fields)
#define HDRTRIE_CLEAR_FIELDS const ngx_table_elt_t *
#define HDRTRIE_CLEAR_NAME(fields, i) ((const char *)(fields)[i].key.data)
#define HDRTRIE_CLEAR_LEN(fields, i) (fields)[i].key.len
#define HDRTRIE_CLEAR_MOVE(fields, to, from) ((void)(to), (void)(from)) /* not used: this file only marks */
/* The loops also mark trailers, where framing fields must be removed. For requests ngx_http_hdrtrie_request.c spares them. */
#define HDRTRIE_CLEAR_FLAGS HDRTRIE_LAYOUT_FRAMING
#include <hdrtrie/template/clear.inl.h>

/* Defines a loop. specialization, keep and allow are constants. If allow is HDRTRIE_ALLOW_MALFORMED, the compiler omits the
   check for malformed names. */
#define LOOP(name, fold, specialization, keep, allow)                                                                  \
    static BACKEND_TARGET void FN(name)(                                                                               \
        const hdrtrie_table *table, uint32_t groups, const ngx_list_part_t *part, uint64_t *words)                     \
    {                                                                                                                  \
        const hdrtrie_shape shape = ngx_http_hdrtrie_shape_of(table, fold);                                            \
        uint32_t before = 0;                                                                                           \
        ngx_uint_t at = 0, first, some;                                                                                \
        for (; part != NULL; part = part->next) {                                                                      \
            for (first = 0; first < part->nelts; first += some, at += some) {                                          \
                const uint32_t wanted = (groups & HDRTRIE_ALL_GROUPS) | (allow);                                       \
                uint64_t word;                                                                                         \
                some = ngx_min(part->nelts - first, 64);                                                               \
                if ((specialization) == NGX_HTTP_HDRTRIE_SIEVED) {                                                     \
                    word = FN(fields_judge_sieved)(table, shape, wanted, part->elts, first, some, &before);            \
                } else {                                                                                               \
                    word = FN(fields_judge_each)(table, shape, wanted, keep, part->elts, first, some, &before);        \
                }                                                                                                      \
                words[at / 64] |= word << (at % 64);                                                                   \
                words[at / 64 + 1] |= word >> 1 >> (63 - at % 64);                                                     \
            }                                                                                                          \
        }                                                                                                              \
    }

LOOP(none_checked, HDRTRIE_FOLD_NONE, NGX_HTTP_HDRTRIE_GENERAL, 0, 0)
LOOP(none_sieved_checked, HDRTRIE_FOLD_NONE, NGX_HTTP_HDRTRIE_SIEVED, 0, 0)
LOOP(case_checked, HDRTRIE_FOLD_CASE, NGX_HTTP_HDRTRIE_GENERAL, 0, 0)
LOOP(case_sieved_checked, HDRTRIE_FOLD_CASE, NGX_HTTP_HDRTRIE_SIEVED, 0, 0)
LOOP(underscore_checked, HDRTRIE_FOLD_UNDERSCORE, NGX_HTTP_HDRTRIE_GENERAL, 0, 0)
LOOP(underscore_sieved_checked, HDRTRIE_FOLD_UNDERSCORE, NGX_HTTP_HDRTRIE_SIEVED, 0, 0)
LOOP(separators_checked, HDRTRIE_FOLD_SEPARATORS, NGX_HTTP_HDRTRIE_GENERAL, 0, 0)
LOOP(separators_sieved_checked, HDRTRIE_FOLD_SEPARATORS, NGX_HTTP_HDRTRIE_SIEVED, 0, 0)
LOOP(none_unchecked, HDRTRIE_FOLD_NONE, NGX_HTTP_HDRTRIE_GENERAL, 0, HDRTRIE_ALLOW_MALFORMED)
LOOP(none_sieved_unchecked, HDRTRIE_FOLD_NONE, NGX_HTTP_HDRTRIE_SIEVED, 0, HDRTRIE_ALLOW_MALFORMED)
LOOP(case_unchecked, HDRTRIE_FOLD_CASE, NGX_HTTP_HDRTRIE_GENERAL, 0, HDRTRIE_ALLOW_MALFORMED)
LOOP(case_sieved_unchecked, HDRTRIE_FOLD_CASE, NGX_HTTP_HDRTRIE_SIEVED, 0, HDRTRIE_ALLOW_MALFORMED)
LOOP(underscore_unchecked, HDRTRIE_FOLD_UNDERSCORE, NGX_HTTP_HDRTRIE_GENERAL, 0, HDRTRIE_ALLOW_MALFORMED)
LOOP(underscore_sieved_unchecked, HDRTRIE_FOLD_UNDERSCORE, NGX_HTTP_HDRTRIE_SIEVED, 0, HDRTRIE_ALLOW_MALFORMED)
LOOP(separators_unchecked, HDRTRIE_FOLD_SEPARATORS, NGX_HTTP_HDRTRIE_GENERAL, 0, HDRTRIE_ALLOW_MALFORMED)
LOOP(separators_sieved_unchecked, HDRTRIE_FOLD_SEPARATORS, NGX_HTTP_HDRTRIE_SIEVED, 0, HDRTRIE_ALLOW_MALFORMED)
LOOP(none_keep, HDRTRIE_FOLD_NONE, NGX_HTTP_HDRTRIE_GENERAL, 1, 0)
LOOP(case_keep, HDRTRIE_FOLD_CASE, NGX_HTTP_HDRTRIE_GENERAL, 1, 0)

/* Returns the loop for a use of a table. */
static ngx_http_hdrtrie_mark_pt FN(choose)(const ngx_http_hdrtrie_use_t *use, unsigned fold, ngx_uint_t specialization)
{
    static const ngx_http_hdrtrie_mark_pt checked[][NGX_HTTP_HDRTRIE_SPECIALIZATIONS] = {
        {FN(none_checked), FN(none_sieved_checked)},
        {FN(case_checked), FN(case_sieved_checked)},
        {FN(underscore_checked), FN(underscore_sieved_checked)},
        {FN(separators_checked), FN(separators_sieved_checked)},
    };
    static const ngx_http_hdrtrie_mark_pt unchecked[][NGX_HTTP_HDRTRIE_SPECIALIZATIONS] = {
        {FN(none_unchecked), FN(none_sieved_unchecked)},
        {FN(case_unchecked), FN(case_sieved_unchecked)},
        {FN(underscore_unchecked), FN(underscore_sieved_unchecked)},
        {FN(separators_unchecked), FN(separators_sieved_unchecked)},
    };
    if (use->keep) return fold == HDRTRIE_FOLD_NONE ? FN(none_keep) : FN(case_keep);
    return use->checks_malformed ? checked[fold][specialization] : unchecked[fold][specialization];
}

#undef LOOP
#undef FN
#undef BACKEND
#undef BACKEND_TARGET
