/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Helpers that the files of hdrtrie's own implementations share. */
#ifndef BENCH_OWN_SUPPORT_H
#define BENCH_OWN_SUPPORT_H

#include "../harness/implementation.h"
#include <hdrtrie/detail/backend/backends.h>
#include <hdrtrie/hdrtrie.h>

/* The id of a match. The empty statement reads the groups, so the compiler must compute them too. */
HDRTRIE_INLINE int32_t own_id(hdrtrie_match m)
{
    __asm__ volatile("" : : "r"(m.groups));
    return m.id;
}

#ifdef HDRTRIE_HAS_X86_BACKENDS
HDRTRIE_INLINE bool own_has_avx2(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}

HDRTRIE_INLINE bool own_has_avx512(void)
{
    return own_has_avx2() && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
}
#endif

#endif
