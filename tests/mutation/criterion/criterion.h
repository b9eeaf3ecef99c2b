/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A replacement for the Criterion test framework, with the macros that tests/ uses. A test is a plain function, and its
   first failure ends the process. Criterion starts a process per test, which is too slow for the 100,000s of runs of
   ./dev mutants. */
#ifndef CRITERION_CRITERION_H
#define CRITERION_CRITERION_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct killer_test {
    const char *suite, *name;
    void (*run)(void);
    void (*init)(void), (*fini)(void);
    int signal;
} killer_test;

void killer_add(const killer_test *test);
void killer_suite(const killer_test *suite);
_Noreturn void killer_fail(const char *file, int line, const char *what);

#define Test(suite_, name_, ...)                                                                                       \
    static void suite_##_##name_(void);                                                                                \
    __attribute__((constructor)) static void suite_##_##name_##_add(void)                                              \
    {                                                                                                                  \
        static const killer_test test = {.suite = #suite_, .name = #name_, .run = suite_##_##name_, __VA_ARGS__};      \
        killer_add(&test);                                                                                             \
    }                                                                                                                  \
    static void suite_##_##name_(void)
#define TestSuite(suite_, ...)                                                                                         \
    __attribute__((constructor)) static void suite_##_add(void)                                                        \
    {                                                                                                                  \
        static const killer_test suite = {.suite = #suite_, __VA_ARGS__};                                              \
        killer_suite(&suite);                                                                                          \
    }                                                                                                                  \
    struct killer_test

#define KILLER_EXPECT(condition) ((condition) ? (void)0 : killer_fail(__FILE__, __LINE__, #condition))
#define cr_assert(condition, ...) KILLER_EXPECT(condition)
#define cr_assert_eq(a, b, ...) KILLER_EXPECT((a) == (b))
#define cr_assert_neq(a, b, ...) KILLER_EXPECT((a) != (b))
#define cr_assert_lt(a, b, ...) KILLER_EXPECT((a) < (b))
#define cr_assert_leq(a, b, ...) KILLER_EXPECT((a) <= (b))
#define cr_assert_gt(a, b, ...) KILLER_EXPECT((a) > (b))
#define cr_assert_geq(a, b, ...) KILLER_EXPECT((a) >= (b))
#define cr_assert_null(a, ...) KILLER_EXPECT((a) == NULL)
#define cr_assert_not_null(a, ...) KILLER_EXPECT((a) != NULL)
#define cr_assert_str_eq(a, b, ...) KILLER_EXPECT(strcmp(a, b) == 0)
#define cr_assert_str_neq(a, b, ...) KILLER_EXPECT(strcmp(a, b) != 0)
#define cr_assert_not(condition, ...) KILLER_EXPECT(!(condition))
#define cr_assert_arr_eq(a, b, size, ...) KILLER_EXPECT(memcmp(a, b, size) == 0)
#define cr_assert_fail(...) killer_fail(__FILE__, __LINE__, "fail")
#define cr_expect cr_assert
#define cr_expect_eq cr_assert_eq
#define cr_expect_neq cr_assert_neq
#define cr_expect_lt cr_assert_lt
#define cr_expect_leq cr_assert_leq
#define cr_expect_gt cr_assert_gt
#define cr_expect_geq cr_assert_geq
#define cr_expect_null cr_assert_null
#define cr_expect_not_null cr_assert_not_null
#define cr_expect_str_eq cr_assert_str_eq
#define cr_expect_str_neq cr_assert_str_neq
#define cr_expect_not cr_assert_not
#define cr_expect_arr_eq cr_assert_arr_eq
#define cr_expect_fail cr_assert_fail

#endif
