/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The sieve of a table: rows of bits that show for most names, without a lookup, that no rule matches them. docs/design.md
   explains the method. */
#ifndef HDRTRIE_FORMAT_SIEVE_H
#define HDRTRIE_FORMAT_SIEVE_H

#include <hdrtrie/detail/format/header.h>

/* The section begins at a multiple of 64. Its offset is in the header at HDRTRIE_AT_SIEVE.

   byte 0    1..3  4..7     8..63  64       64 + 64 row  64 + 320 row
        row  zero  offsets  zero   lengths  last         levels

   row       bytes of a row: 2, 4 or 8. Bit b of a row is for bucket b. Each rule has a bucket, and many may share one.
   offsets   HDRTRIE_SIEVE_LEVELS ascending offsets in a name, 0..62
   lengths   64 rows, by min(len, 63): the buckets with a rule that can match names of this length
   last      256 rows, by the last byte of the name
   levels    256 rows per offset, by the byte of the name there

   A name of 1 byte or more is a candidate if the AND of its six rows is not 0. Where an offset is past the name's end, the
   last byte is used. For every rule that is not an exception, some bucket is in all rows that a matching name can select. */
#define HDRTRIE_SIEVE_HEAD_LEN 64
#define HDRTRIE_SIEVE_LENS 64
#define HDRTRIE_SIEVE_LEVELS 4
#define HDRTRIE_SIEVE_OFFSET_MAX 62
#define HDRTRIE_AT_SIEVE_ROW 0
#define HDRTRIE_AT_SIEVE_OFFSETS 4

/* The offsets of the rows from the start of the section, and its length, in bytes. */
#define HDRTRIE_SIEVE_LENGTHS HDRTRIE_SIEVE_HEAD_LEN
#define HDRTRIE_SIEVE_LAST(row) (HDRTRIE_SIEVE_LENGTHS + HDRTRIE_SIEVE_LENS * (row))
#define HDRTRIE_SIEVE_LEVEL(row, k) (HDRTRIE_SIEVE_LAST(row) + 256 * (1 + (k)) * (row))
#define HDRTRIE_SIEVE_LEN(row) HDRTRIE_SIEVE_LEVEL(row, HDRTRIE_SIEVE_LEVELS)

#endif
