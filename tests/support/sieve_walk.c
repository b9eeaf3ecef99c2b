/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "sieve_walk.h"

static uint64_t number_at(const uint8_t *p, unsigned len)
{
    uint64_t number = 0;
    while (len-- != 0) number = number << 8 | p[len];
    return number;
}

size_t sieve_of(const hdrtrie_table *table)
{
    return (size_t)number_at((const uint8_t *)table + 140, 4);
}

unsigned sieve_buckets(const hdrtrie_table *table)
{
    return sieve_of(table) != 0 ? 8u * ((const uint8_t *)table)[sieve_of(table)] : 0;
}

size_t sieve_row_at(const hdrtrie_table *table, const char *name, size_t len, unsigned which)
{
    const size_t sieve = sieve_of(table);
    const uint8_t *section = (const uint8_t *)table + sieve, row = section[0];
    size_t offset, rows = sieve + 64;
    if (which == 0) return rows + row * (len < 63 ? len : 63);
    rows += (size_t)row * 64;
    if (which == 1) return rows + (size_t)row * (uint8_t)name[len - 1];
    rows += (size_t)row * 256 * (which - 1);
    offset = section[4 + which - 2];
    return rows + (size_t)row * (uint8_t)name[offset < len ? offset : len - 1];
}

bool sieve_passes(const hdrtrie_table *table, const char *name, size_t len)
{
    const unsigned row = sieve_buckets(table) / 8;
    uint64_t buckets = ~(uint64_t)0;
    for (unsigned which = 0; which < SIEVE_ROWS; which++) {
        buckets &= number_at((const uint8_t *)table + sieve_row_at(table, name, len, which), row);
    }
    return buckets != 0;
}

bool sieve_passes_surely(const hdrtrie_table *table, const char *name, size_t len)
{
    const unsigned row = sieve_buckets(table) / 8;
    const uint8_t *section = (const uint8_t *)table + sieve_of(table);
    uint64_t buckets = ~(uint64_t)0;
    for (unsigned which = 0; which < SIEVE_ROWS; which++) {
        const bool free = which >= 2 && section[4 + which - 2] >= len;
        const size_t first = 64 + (size_t)row * (64 + 256 * (which - 1)); /* row of byte 0 */
        for (unsigned c = 0; free && c < 256; c++) buckets &= number_at(section + first + (size_t)row * c, row);
        if (!free) buckets &= number_at((const uint8_t *)table + sieve_row_at(table, name, len, which), row);
    }
    return buckets != 0;
}
