/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Two generated tables of hdrtrie in one loop, name after name. Compiled once for each fold:

       SUBJECT_SET                     the name of this file's turn_set
       SUBJECT_FOLD                    their fold
       SUBJECT_LIST_0, SUBJECT_LIST_1  the lists' names, strings
       SUBJECT_HEADER_0, _1            the generated headers, strings
       SUBJECT_TABLE_0, _1             the tables, and SUBJECT_SHAPE_0, _1, SUBJECT_FIND_0, _1 and SUBJECT_CLEAR_0, _1 */
#include "../turn_bench.h"
#include <hdrtrie/hdrtrie.h>
#include SUBJECT_HEADER_0
#include SUBJECT_HEADER_1

static const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(request_field, name, name_len, 0);

/* The empty statement reads the groups; else the compiler would leave them out. */
HDRTRIE_INLINE uint32_t count_of(hdrtrie_match m)
{
    __asm__ volatile("" : : "r"(m.groups));
    return (uint32_t)(m.id + 1);
}

/* The same loop for two tables and for one; even and odd are constants of the caller. */
#define TURN_PASS(body, target, even, odd)                                                                             \
    target static uint64_t body##_pass(turn_tables tables, const subject_name *names, size_t count)                    \
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

#define BEST_EVEN(name, len) hdrtrie_find(SUBJECT_TABLE_0, name, len)
#define BEST_ODD(name, len) hdrtrie_find(SUBJECT_TABLE_1, name, len)
TURN_PASS(best, , BEST_EVEN, BEST_ODD)
TURN_PASS(inline, , SUBJECT_FIND_0, SUBJECT_FIND_1)

static size_t best_clear(bool second, request_field *fields, size_t count)
{
    return hdrtrie_clear(second ? SUBJECT_TABLE_1 : SUBJECT_TABLE_0, HDRTRIE_ALL_GROUPS, fields, count, &layout);
}

static size_t inline_clear(bool second, request_field *fields, size_t count)
{
    return second ? SUBJECT_CLEAR_1(HDRTRIE_ALL_GROUPS, fields, count, &layout)
                  : SUBJECT_CLEAR_0(HDRTRIE_ALL_GROUPS, fields, count, &layout);
}

#ifdef HDRTRIE_HAS_X86_BACKENDS
#define AVX2_EVEN(name, len)                                                                                           \
    hdrtrie_verdict_match(hdrtrie_avx2_lookup(SUBJECT_TABLE_0, SUBJECT_SHAPE_0, name, len, HDRTRIE_WANT_ID))
#define AVX2_ODD(name, len)                                                                                            \
    hdrtrie_verdict_match(hdrtrie_avx2_lookup(SUBJECT_TABLE_1, SUBJECT_SHAPE_1, name, len, HDRTRIE_WANT_ID))
TURN_PASS(avx2, hdrtrie_avx2_target, AVX2_EVEN, AVX2_ODD)

#define HDRTRIE_CLEAR avx2_fields
#define HDRTRIE_CLEAR_FIELDS request_field *
#define HDRTRIE_CLEAR_NAME(fields, i) (fields)[i].name
#define HDRTRIE_CLEAR_LEN(fields, i) (fields)[i].name_len
#define HDRTRIE_CLEAR_MOVE(fields, to, from) ((fields)[to] = (fields)[from])
#define HDRTRIE_CLEAR_BACKEND hdrtrie_avx2
#include <hdrtrie/template/clear.inl.h>

hdrtrie_avx2_target static size_t avx2_clear(bool second, request_field *fields, size_t count)
{
    return second ? avx2_fields_clear(SUBJECT_TABLE_1, SUBJECT_SHAPE_1, HDRTRIE_ALL_GROUPS, fields, count)
                  : avx2_fields_clear(SUBJECT_TABLE_0, SUBJECT_SHAPE_0, HDRTRIE_ALL_GROUPS, fields, count);
}

static bool has_avx2(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}
#endif

static const turn_subject subjects[] = {
    {"best", SUBJECT_FOLD, NULL, best_pass, best_clear},
    {"inline", SUBJECT_FOLD, NULL, inline_pass, inline_clear},
#ifdef HDRTRIE_HAS_X86_BACKENDS
    {"avx2", SUBJECT_FOLD, has_avx2, avx2_pass, avx2_clear},
#endif
};

const turn_set SUBJECT_SET = {subjects, sizeof subjects / sizeof *subjects, {SUBJECT_LIST_0, SUBJECT_LIST_1}};
