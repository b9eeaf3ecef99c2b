/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Check: whether bytes from outside are a table that finds may trust. */
#ifndef HDRTRIE_CHECK_H
#define HDRTRIE_CHECK_H

#include <hdrtrie/error.h>

HDRTRIE_EXTERN_C_BEGIN

/* Checks that bytes[0, len) is a whole, sound table: magic, version, length, XXH3 digest, that no field leads out of its
   section, and that every stored rule is found at its own leaf with the groups and the id that all rules together give it.
   bytes needs no alignment; NULL where len is 0. Returns HDRTRIE_OK, or the first thing wrong; *why (unless why is NULL) is
   then a static sentence on it. Allocates nothing. Cost: one pass over the bytes and a find a rule. */
HDRTRIE_API hdrtrie_error hdrtrie_check(const void *bytes, size_t len, const char **why);

HDRTRIE_EXTERN_C_END

#endif
