/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reads the sieve of a table, one row after the other, as docs/format.md describes it. */
#ifndef SIEVE_WALK_H
#define SIEVE_WALK_H

#include <hdrtrie/types.h>
#include <stdbool.h>

/* The offset of the table's sieve, 0 if it has none. */
size_t sieve_of(const hdrtrie_table *table);

/* The number of buckets; 0 without a sieve. */
unsigned sieve_buckets(const hdrtrie_table *table);

/* The rows that a name selects: by its length, its last byte, and its byte at each offset. */
enum { SIEVE_ROWS = 6 };

/* The offset in the table of row `which`, 0..5, for a name of 1 byte or more. */
size_t sieve_row_at(const hdrtrie_table *table, const char *name, size_t len, unsigned which);

/* Whether the sieve passes a name of 1 byte or more. Where an offset is past its end, its last byte is read. */
bool sieve_passes(const hdrtrie_table *table, const char *name, size_t len);

/* Whether it passes whatever byte is read past the name's end. */
bool sieve_passes_surely(const hdrtrie_table *table, const char *name, size_t len);

#endif
