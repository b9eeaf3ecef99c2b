/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The answer of a table's sieve for a name, and the row that decides it. */
#ifndef HDRTRIE_GEN_SIEVE_PATH_H
#define HDRTRIE_GEN_SIEVE_PATH_H

#include <hdrtrie/detail/sift.h>

/* Returns the sieve of a table; bytes is NULL and row 0 if it has none. */
hdrtrie_sieve_view gen_sieve_read(const hdrtrie_table *table);

/* The row after which no bucket is left for a name of 1 byte or more: 0 by its length, 1 by its last byte, 2 to 5 by its
   byte at an offset. GEN_SIEVE_CANDIDATE if the name passes. */
#define GEN_SIEVE_CANDIDATE (2 + HDRTRIE_SIEVE_LEVELS)
unsigned gen_sieve_path(hdrtrie_sieve_view sieve, const char *name, size_t len);

#endif
