/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "sieve_path.h"

hdrtrie_sieve_view gen_sieve_read(const hdrtrie_table *table)
{
    const hdrtrie_shape shape = hdrtrie_shape_read(table);
    const hdrtrie_sieve_view none = {NULL, 0, 0};
    return shape.sieve != 0 ? hdrtrie_sieve_of(table, shape) : none;
}

unsigned gen_sieve_path(hdrtrie_sieve_view sieve, const char *name, size_t len)
{
    const uint8_t *bytes = (const uint8_t *)name;
    const size_t longest = HDRTRIE_SIEVE_LENS - 1;
    uint64_t buckets = hdrtrie_sieve_row(sieve.bytes + HDRTRIE_SIEVE_LENGTHS, sieve.row, len < longest ? len : longest);
    if (buckets == 0) return 0;
    buckets &= hdrtrie_sieve_row(sieve.bytes + HDRTRIE_SIEVE_LAST(sieve.row), sieve.row, bytes[len - 1]);
    if (buckets == 0) return 1;
    for (unsigned k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) {
        buckets &= hdrtrie_sieve_level(sieve, k, bytes, len, 0);
        if (buckets == 0) return 2 + k;
    }
    return GEN_SIEVE_CANDIDATE;
}
