/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The bodies that this build has, each an instance of the one algorithm: for the exported calls, which pick by the CPU's
   features, and for tests and benchmarks, which run all. */
#ifndef HDRTRIE_SRC_BODY_H
#define HDRTRIE_SRC_BODY_H

#include <hdrtrie/clear.h>

typedef hdrtrie_match hdrtrie_find_call(const hdrtrie_table *table, const char *name, size_t len);

/* The word of clear_template.h: judges up to 64 fields. */
typedef uint64_t hdrtrie_word_call(const hdrtrie_table *table, uint32_t groups, int keep, hdrtrie_array fields,
                                   size_t first, size_t count, uint32_t *before);

#define HDRTRIE_CALL_COUNT 32 /* HDRTRIE_KIND_COUNT, and up to a power of two calls that find nothing */
HDRTRIE_STATIC_ASSERT(HDRTRIE_KIND_COUNT <= HDRTRIE_CALL_COUNT, "a kind without a call");

typedef struct hdrtrie_body {
    const char *name;
    int (*supported)(void);                      /* whether this CPU can run it */
    hdrtrie_find_call *find[HDRTRIE_CALL_COUNT]; /* by the table's kind */
    hdrtrie_word_call *word[HDRTRIE_CALL_COUNT];
} hdrtrie_body;

extern const hdrtrie_body hdrtrie_body_portable;
#ifdef HDRTRIE_HAS_X86_BODIES
extern const hdrtrie_body hdrtrie_body_sse2, hdrtrie_body_avx2, hdrtrie_body_avx512;

/* The CPU's features are read once by the compiler's runtime, before main: asking costs a load and a test each. */
#define HDRTRIE_CPU_HAS_AVX2                                                                                           \
    (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2"))
#define HDRTRIE_CPU_HAS_AVX512                                                                                         \
    (HDRTRIE_CPU_HAS_AVX2 && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
#endif
#ifdef HDRTRIE_HAS_NEON_BODY
extern const hdrtrie_body hdrtrie_body_neon;
#endif

/* Which of a body's calls serves the table. */
static inline size_t hdrtrie_body_call(const hdrtrie_table *table)
{
    return hdrtrie_table_bytes(table)[HDRTRIE_AT_KIND] & (HDRTRIE_CALL_COUNT - 1);
}

/* The best body for this CPU. Inline, because the exported find is hardly longer. Not AVX-512: where it was measured it is a
   twentieth slower than AVX2 (docs/design.md); who knows a CPU where it is not compiles with HDRTRIE_PREFER_AVX512. */
static inline const hdrtrie_body *hdrtrie_body_best(void)
{
#ifdef HDRTRIE_HAS_X86_BODIES
#ifdef HDRTRIE_PREFER_AVX512
    if (HDRTRIE_CPU_HAS_AVX512) return &hdrtrie_body_avx512;
#endif
    if (HDRTRIE_CPU_HAS_AVX2) return &hdrtrie_body_avx2;
    return &hdrtrie_body_sse2;
#elif defined(HDRTRIE_HAS_NEON_BODY)
    return &hdrtrie_body_neon;
#else
    return &hdrtrie_body_portable;
#endif
}

/* All bodies of this build, best first; the last one, portable, every CPU can run. Not every one may be run here. */
const hdrtrie_body *const *hdrtrie_bodies(size_t *count);

/* hdrtrie_find by a given body. */
static inline hdrtrie_match hdrtrie_body_find(const hdrtrie_body *body, const hdrtrie_table *table, const char *name,
                                              size_t len)
{
    return body->find[hdrtrie_body_call(table)](table, name, len);
}

/* hdrtrie_mark, hdrtrie_clear and hdrtrie_keep by a given body. */
size_t hdrtrie_body_mark(const hdrtrie_body *body, const hdrtrie_table *table, uint32_t groups, const void *fields,
                         size_t count, const hdrtrie_layout *layout, uint64_t *bitmap);
size_t hdrtrie_body_clear(const hdrtrie_body *body, const hdrtrie_table *table, uint32_t groups, void *fields,
                          size_t count, const hdrtrie_layout *layout);
size_t hdrtrie_body_keep(const hdrtrie_body *body, const hdrtrie_table *table, uint32_t groups, void *fields,
                         size_t count, const hdrtrie_layout *layout);

#endif
