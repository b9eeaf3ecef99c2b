/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include <hdrtrie/version.h>

const char *hdrtrie_version(void)
{
    return HDRTRIE_VERSION;
}

uint32_t hdrtrie_format_version(void)
{
    return HDRTRIE_FORMAT_VERSION;
}
