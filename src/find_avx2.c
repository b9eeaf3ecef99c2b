/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The AVX2 body. */
#include <hdrtrie/find.h>

#ifdef HDRTRIE_HAS_X86_BODIES
#define HDRTRIE_INSTANCE avx2
#include "body_instance.h"

static int supported_avx2(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}

const hdrtrie_body hdrtrie_body_avx2 = {"avx2", supported_avx2, hdrtrie_find_avx2, hdrtrie_word_avx2};
#endif
