/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Version: which library a program runs with. HDRTRIE_VERSION (types.h) is the version of the headers that it was compiled
   with.

       if (strcmp(hdrtrie_version(), HDRTRIE_VERSION) != 0) puts("compiled with other headers"); */
#ifndef HDRTRIE_VERSION_H
#define HDRTRIE_VERSION_H

#include <hdrtrie/types.h>

HDRTRIE_EXTERN_C_BEGIN

/* Returns the version of the library, such as "0.1.0". The text is static and never NULL. */
HDRTRIE_API const char *hdrtrie_version(void);

/* Returns the number of the table format that the library builds, loads and finds in: HDRTRIE_FORMAT_VERSION when the library
   was compiled. Binary tables of another number are refused (reference 4.10). */
HDRTRIE_API uint32_t hdrtrie_format_version(void);

HDRTRIE_EXTERN_C_END

#endif
