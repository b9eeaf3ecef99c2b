/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The calls of the library before the sieve. before_calls.c is compiled with that library's headers, so nothing here names a
   type of hdrtrie. */
#ifndef BENCH_BEFORE_CALLS_H
#define BENCH_BEFORE_CALLS_H

#include "../harness/requests.h"
#include <stdint.h>

/* A rule. kind and fold have the values of hdrtrie_kind and hdrtrie_fold, which were the same before. */
typedef struct before_rule {
    const char *literal;
    size_t len;
    unsigned kind, group;
    bool exception;
} before_rule;

/* Builds a table. Returns NULL, and stores the reason in *why, if the library refuses. Never freed. */
const void *before_build(const before_rule *rules, size_t count, unsigned fold, const char **why);

/* The exported find and clear, for all groups. */
int32_t before_find(const void *table, const char *name, size_t len);
size_t before_clear(const void *table, request_field *fields, size_t count);

#endif
