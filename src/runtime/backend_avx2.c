/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The AVX2 body. */
#include <hdrtrie/find.h>

#ifdef HDRTRIE_HAS_X86_BODIES
#define HDRTRIE_INSTANCE avx2
#include "body_instance.h"

static int supported_avx2(void)
{
    return HDRTRIE_CPU_HAS_AVX2;
}

const hdrtrie_body hdrtrie_body_avx2 = HDRTRIE_INSTANCE_BODY("avx2", supported_avx2);
#undef HDRTRIE_INSTANCE /* so that the bodies also compile as one file */
#endif
