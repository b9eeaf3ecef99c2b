/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The AVX-512 body. */
#include <hdrtrie/find.h>

#ifdef HDRTRIE_HAS_X86_BODIES
#define HDRTRIE_INSTANCE avx512
#include "body_instance.h"

static int supported_avx512(void)
{
    return HDRTRIE_CPU_HAS_AVX512;
}

const hdrtrie_body hdrtrie_body_avx512 = HDRTRIE_INSTANCE_BODY("avx512", supported_avx512);
#undef HDRTRIE_INSTANCE /* so that the bodies also compile as one file */
#endif
