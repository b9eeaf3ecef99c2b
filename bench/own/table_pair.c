/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Two generated tables of hdrtrie in one loop, used in turn. Compiled once per fold:

       OWN_SET                     the name of this file's turn_set
       OWN_FOLD                    the fold of both
       OWN_LIST_0, OWN_LIST_1      the lists' names, strings
       OWN_HEADER_0, OWN_HEADER_1  the generated headers, strings
       OWN_TABLE_0, OWN_TABLE_1    the tables; OWN_SHAPE_<n>, OWN_FIND_<n>, OWN_CLEAR_<n>: their shapes and calls */
#include "../harness/turn_bench.h"
#include "own_support.h"
#include OWN_HEADER_0
#include OWN_HEADER_1

static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(request_field, name, name_len, 0);

HDRTRIE_INLINE uint32_t count_of(hdrtrie_match m)
{
    return (uint32_t)(own_id(m) + 1);
}

/* One loop for two tables and for each table alone; even and odd are the finds of the two tables. */
#define TURN_PASS(backend, target, even, odd)                                                                          \
    target static uint64_t backend##_pass(turn_tables tables, const bench_name *names, size_t count)                   \
    {                                                                                                                  \
        uint64_t sum = 0;                                                                                              \
        switch (tables) {                                                                                              \
        case TURN_FIRST:                                                                                               \
            for (size_t i = 0; i < count; i++) sum += count_of(even(names[i].text, names[i].len));                     \
            break;                                                                                                     \
        case TURN_SECOND:                                                                                              \
            for (size_t i = 0; i < count; i++) sum += count_of(odd(names[i].text, names[i].len));                      \
            break;                                                                                                     \
        default:                                                                                                       \
            for (size_t i = 0; i + 1 < count; i += 2) {                                                                \
                sum += count_of(even(names[i].text, names[i].len));                                                    \
                sum += count_of(odd(names[i + 1].text, names[i + 1].len));                                             \
            }                                                                                                          \
        }                                                                                                              \
        return sum;                                                                                                    \
    }

#define BEST_EVEN(name, len) hdrtrie_find(OWN_TABLE_0, name, len)
#define BEST_ODD(name, len) hdrtrie_find(OWN_TABLE_1, name, len)
TURN_PASS(best, , BEST_EVEN, BEST_ODD)
TURN_PASS(inline, , OWN_FIND_0, OWN_FIND_1)

static size_t best_clear(bool second, request_field *fields, size_t count)
{
    return hdrtrie_clear(second ? OWN_TABLE_1 : OWN_TABLE_0, HDRTRIE_ALL_GROUPS, fields, count, &layout);
}

static size_t inline_clear(bool second, request_field *fields, size_t count)
{
    return second ? OWN_CLEAR_1(HDRTRIE_ALL_GROUPS, fields, count, &layout)
                  : OWN_CLEAR_0(HDRTRIE_ALL_GROUPS, fields, count, &layout);
}

#ifdef HDRTRIE_HAS_X86_BACKENDS
#define AVX2_EVEN(name, len)                                                                                           \
    hdrtrie_verdict_match(hdrtrie_avx2_lookup(OWN_TABLE_0, OWN_SHAPE_0, name, len, HDRTRIE_WANT_ID))
#define AVX2_ODD(name, len)                                                                                            \
    hdrtrie_verdict_match(hdrtrie_avx2_lookup(OWN_TABLE_1, OWN_SHAPE_1, name, len, HDRTRIE_WANT_ID))
TURN_PASS(avx2, hdrtrie_avx2_target, AVX2_EVEN, AVX2_ODD)

#define CLEAR_BACKEND avx2
#include "clear_backend.inl.h"

hdrtrie_avx2_target static size_t avx2_clear(bool second, request_field *fields, size_t count)
{
    return second ? avx2_fields_clear(OWN_TABLE_1, OWN_SHAPE_1, HDRTRIE_ALL_GROUPS, fields, count)
                  : avx2_fields_clear(OWN_TABLE_0, OWN_SHAPE_0, HDRTRIE_ALL_GROUPS, fields, count);
}
#endif

static const turn_implementation implementations[] = {
    {"best", OWN_FOLD, NULL, best_pass, best_clear},
    {"inline", OWN_FOLD, NULL, inline_pass, inline_clear},
#ifdef HDRTRIE_HAS_X86_BACKENDS
    {"avx2", OWN_FOLD, own_has_avx2, avx2_pass, avx2_clear},
#endif
};

const turn_set OWN_SET = {implementations, sizeof implementations / sizeof *implementations, {OWN_LIST_0, OWN_LIST_1}};
