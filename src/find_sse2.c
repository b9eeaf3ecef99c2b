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

const hdrtrie_body hdrtrie_body_sse2 = {"sse2", supported_sse2, hdrtrie_find_sse2, hdrtrie_word_sse2};
#endif
