/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Requirements of the benchmarks: if one is not met, the program ends with a message. */
#ifndef BENCH_NEED_H
#define BENCH_NEED_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* If condition is false, prints a message (as printf does) and ends the program with status 1. */
#define NEED(condition, ...) ((condition) ? (void)0 : need_fail(__VA_ARGS__))

void need_fail(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

/* Returns zeroed memory. Most of it is never freed, because benchmarks use it until the program ends. */
void *need_memory(size_t len);

#ifdef __cplusplus
}
#endif

#endif
