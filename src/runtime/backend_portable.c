/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The portable body: any CPU, exact reads. */
#define HDRTRIE_INSTANCE portable
#include "body_instance.h"

static int supported_portable(void)
{
    return 1;
}

const hdrtrie_body hdrtrie_body_portable = HDRTRIE_INSTANCE_BODY("portable", supported_portable);
#undef HDRTRIE_INSTANCE /* so that the bodies also compile as one file */
