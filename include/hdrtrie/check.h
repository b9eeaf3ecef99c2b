/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Check: decides whether bytes from outside are a table that the other calls may trust.

       const char *why = NULL;
       if (hdrtrie_check(bytes, bytes_len, &why) != HDRTRIE_OK) fprintf(stderr, "edge.hdrtrie: %s\n", why);

   Tables from hdrtrie_build and from generated C need no check, and hdrtrie_load checks its file. Check bytes that were
   mapped, received or embedded in another way. */
#ifndef HDRTRIE_CHECK_H
#define HDRTRIE_CHECK_H

#include <hdrtrie/error.h>

HDRTRIE_EXTERN_C_BEGIN

/* Checks that bytes[0, len) is one whole, sound table. It verifies the magic number, the format version, the length and
   the XXH3 digest; then that each offset stays inside its section; then that a find of every stored rule returns the
   groups and the id that all rules together give it.
   bytes    Needs no alignment for this call. May be NULL if len is 0. To use it as a table, align it to 64 bytes.
   why      If not NULL, receives a static English sentence about the first fault; unchanged on success.
   Returns HDRTRIE_OK or the first error:
   HDRTRIE_ERR_TRUNCATED   len is not the length in the header, or less than the shortest table.
   HDRTRIE_ERR_MAGIC       The bytes are not a table.
   HDRTRIE_ERR_VERSION     The table has another format version: generate it again.
   HDRTRIE_ERR_DIGEST      A byte was changed after the table was made.
   HDRTRIE_ERR_STRUCTURE   A field has an invalid value, or leads out of its section.
   HDRTRIE_ERR_ANSWER      A find of a stored rule would return another result than the rules give.
   Allocates nothing. Any number of threads may check the same bytes. Cost: one pass over the bytes and one find per
   rule. */
HDRTRIE_API hdrtrie_error hdrtrie_check(const void *bytes, size_t len, const char **why);

HDRTRIE_EXTERN_C_END

#endif
