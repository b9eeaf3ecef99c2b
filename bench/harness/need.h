/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What a benchmark cannot do without: it is there, or the program ends and says what was missing. */
#ifndef BENCH_NEED_H
#define BENCH_NEED_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Ends the program with status 1 and a message, printf-like, if condition is false. */
#define NEED(condition, ...) ((condition) ? (void)0 : need_fail(__VA_ARGS__))

void need_fail(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

/* Zeroed memory; freed by the end of the program, as benchmarks keep what they made. */
void *need_memory(size_t len);

#ifdef __cplusplus
}
#endif

#endif
