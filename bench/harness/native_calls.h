/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The exported functions of hdrtrie's hot files, compiled for the CPU of the build machine (-march=native), to compare with
   a distribution's build. They are in a shared library of the build folder. The program opens it at run time, because its
   symbols have the same names as those of the library that is linked in. */
#ifndef BENCH_NATIVE_CALLS_H
#define BENCH_NATIVE_CALLS_H

#include <hdrtrie/hdrtrie.h>
#include <stdbool.h>

typedef struct native_calls_table {
    hdrtrie_match (*find)(const hdrtrie_table *, const char *, size_t);
    size_t (*mark)(const hdrtrie_table *, uint32_t, const void *, size_t, const hdrtrie_layout *, uint64_t *);
    size_t (*clear)(const hdrtrie_table *, uint32_t, void *, size_t, const hdrtrie_layout *);
    size_t (*keep)(const hdrtrie_table *, uint32_t, void *, size_t, const hdrtrie_layout *);
} native_calls_table;

extern native_calls_table native_calls;

/* Fills native_calls at the first call. Returns false if the library or a function is missing. */
bool native_calls_open(void);

#endif
