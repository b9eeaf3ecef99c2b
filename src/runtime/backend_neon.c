/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The NEON body: any little-endian aarch64. */
#include <hdrtrie/find.h>

#ifdef HDRTRIE_HAS_NEON_BODY
#define HDRTRIE_INSTANCE neon
#include "body_instance.h"

static int supported_neon(void)
{
    return 1;
}

const hdrtrie_body hdrtrie_body_neon = HDRTRIE_INSTANCE_BODY("neon", supported_neon);
#undef HDRTRIE_INSTANCE /* so that the bodies also compile as one file */
#endif
