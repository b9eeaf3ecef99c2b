/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The SSE2 body: any x86-64. */
#include <hdrtrie/find.h>

#ifdef HDRTRIE_HAS_X86_BODIES
#define HDRTRIE_INSTANCE sse2
#include "body_instance.h"

static int supported_sse2(void)
{
    return 1;
}

const hdrtrie_body hdrtrie_body_sse2 = HDRTRIE_INSTANCE_BODY("sse2", supported_sse2);
#undef HDRTRIE_INSTANCE /* so that the bodies also compile as one file */
#endif
