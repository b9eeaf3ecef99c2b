/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The backends of this build and the choice among them: the exported calls choose by the CPU's features, tests and
   benchmarks run all. */
#ifndef HDRTRIE_SRC_RUNTIME_DISPATCH_H
#define HDRTRIE_SRC_RUNTIME_DISPATCH_H

#include <hdrtrie/inline.h>

typedef hdrtrie_match hdrtrie_find_call(const hdrtrie_table *table, const char *name, size_t len);

/* Judges up to 64 fields, as `judge` of template/clear.inl.h does. */
typedef uint64_t hdrtrie_judge_call(const hdrtrie_table *table, uint32_t groups, int keep, hdrtrie_array fields,
    size_t first, size_t count, uint32_t *before);

#define HDRTRIE_CALL_COUNT 32 /* HDRTRIE_DISPATCH_COUNT, filled up to a power of two with calls that find nothing */
HDRTRIE_STATIC_ASSERT(HDRTRIE_DISPATCH_COUNT <= HDRTRIE_CALL_COUNT, "a dispatch number without a call");

typedef struct hdrtrie_backend {
    const char *name;
    int (*supported)(void);                        /* 1 if this CPU can run it */
    hdrtrie_find_call *find[HDRTRIE_CALL_COUNT];   /* by the table's dispatch number */
    hdrtrie_judge_call *judge[HDRTRIE_CALL_COUNT]; /* for keep, and for tables without a sieve */
    hdrtrie_judge_call *judge_sieved[4];           /* by a quarter of the row's bytes: 2, 4, 8, 8; keep is 0 */
} hdrtrie_backend;

extern const hdrtrie_backend hdrtrie_backend_portable;
#ifdef HDRTRIE_HAS_X86_BACKENDS
extern const hdrtrie_backend hdrtrie_backend_sse2, hdrtrie_backend_avx2, hdrtrie_backend_avx512;

/* The compiler's runtime reads the CPU's features once, before main. gcc joins these tests into one load and one branch. */
#define HDRTRIE_CPU_HAS_AVX2                                                                                           \
    (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2"))
#define HDRTRIE_CPU_HAS_AVX512                                                                                         \
    (HDRTRIE_CPU_HAS_AVX2 && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
#endif
#ifdef HDRTRIE_HAS_NEON_BACKEND
extern const hdrtrie_backend hdrtrie_backend_neon;
#endif

/* The index of a backend's call that serves the table. Masked, so that the number in an unchecked table cannot index
   past the array. */
static inline size_t hdrtrie_backend_call(const hdrtrie_table *table)
{
    return hdrtrie_table_bytes(table)[HDRTRIE_AT_DISPATCH] & (HDRTRIE_CALL_COUNT - 1);
}

/* The best backend for this CPU. Inline, because a call would cost nearly as much as the rest of the exported find.
   AVX-512 is left out: on the CPUs measured it is a twentieth slower than AVX2 (docs/design.md). HDRTRIE_PREFER_AVX512
   chooses it. */
static inline const hdrtrie_backend *hdrtrie_backend_best(void)
{
#ifdef HDRTRIE_HAS_X86_BACKENDS
#ifdef HDRTRIE_PREFER_AVX512
    if (HDRTRIE_CPU_HAS_AVX512) return &hdrtrie_backend_avx512;
#endif
    if (HDRTRIE_CPU_HAS_AVX2) return &hdrtrie_backend_avx2;
    return &hdrtrie_backend_sse2;
#elif defined(HDRTRIE_HAS_NEON_BACKEND)
    return &hdrtrie_backend_neon;
#else
    return &hdrtrie_backend_portable;
#endif
}

/* All backends of this build, best first. Every CPU can run the last one, portable; call `supported` for the others. */
const hdrtrie_backend *const *hdrtrie_backends(size_t *count);

/* hdrtrie_find by a given backend. */
static inline hdrtrie_match hdrtrie_backend_find(
    const hdrtrie_backend *backend, const hdrtrie_table *table, const char *name, size_t len)
{
    return backend->find[hdrtrie_backend_call(table)](table, name, len);
}

/* Judges up to 64 fields by a given backend: by the sieve if the table has one and keep is 0. Masked, as above. */
static inline uint64_t hdrtrie_backend_judge(const hdrtrie_backend *backend, const hdrtrie_table *table,
    uint32_t groups, int keep, hdrtrie_array fields, size_t first, size_t count, uint32_t *before)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    const uint32_t sieve = hdrtrie_load_le32(t + HDRTRIE_AT_SIEVE);
    hdrtrie_judge_call *judge = backend->judge[hdrtrie_backend_call(table)];
    if (!keep && sieve != 0) judge = backend->judge_sieved[t[sieve + HDRTRIE_AT_SIEVE_ROW] / 4 & 3];
    return judge(table, groups, keep, fields, first, count, before);
}

/* hdrtrie_mark, hdrtrie_clear and hdrtrie_keep by a given backend. */
size_t hdrtrie_backend_mark(const hdrtrie_backend *backend, const hdrtrie_table *table, uint32_t groups,
    const void *fields, size_t count, const hdrtrie_layout *layout, uint64_t *bitmap);
size_t hdrtrie_backend_clear(const hdrtrie_backend *backend, const hdrtrie_table *table, uint32_t groups, void *fields,
    size_t count, const hdrtrie_layout *layout);
size_t hdrtrie_backend_keep(const hdrtrie_backend *backend, const hdrtrie_table *table, uint32_t groups, void *fields,
    size_t count, const hdrtrie_layout *layout);

#endif
