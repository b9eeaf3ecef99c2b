/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A part of a rule: the names of certain lengths that it matches. A sieve gives each part a bucket.

   Exact names and prefixes are one part each. A suffix is cut: the byte at an offset is known for names of one length,
   if the suffix reaches back to the offset there, and free for longer names. */
#ifndef HDRTRIE_SRC_COMPILE_SIEVE_PARTS_H
#define HDRTRIE_SRC_COMPILE_SIEVE_PARTS_H

#include "names.h"

#include <hdrtrie/detail/format/sieve.h>

#define HDRTRIE_SIEVE_LONG (HDRTRIE_SIEVE_LENS - 1) /* the row of this length and of all greater ones */

typedef struct hdrtrie_part {
    const hdrtrie_name *rule;
    uint8_t from, to; /* rows of lengths: 0..63 */
} hdrtrie_part;

/* The row of a length. */
static inline uint8_t hdrtrie_length_row(size_t len)
{
    return (uint8_t)(len < HDRTRIE_SIEVE_LONG ? len : HDRTRIE_SIEVE_LONG);
}

/* The byte of a name that the part matches at an offset, folded, or HDRTRIE_PART_FREE if it may be any. */
#define HDRTRIE_PART_FREE (-1)
int hdrtrie_part_at(const hdrtrie_part *part, size_t offset);

/* The last byte of all names that the rule matches, likewise. */
int hdrtrie_rule_last(const hdrtrie_name *rule);

/* Cuts the rules into parts, at most max; suffixes stay whole if there would be more. count <= max. The offsets of the
   sieve are ascending. Returns the number of parts. */
size_t hdrtrie_parts_make(const hdrtrie_name *const *rules, size_t count, const uint8_t offsets[HDRTRIE_SIEVE_LEVELS],
    hdrtrie_part *parts, size_t max);

#endif
