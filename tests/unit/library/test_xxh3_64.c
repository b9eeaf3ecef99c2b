/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Our own digest, which builds without xxHash use, compared with XXH3_64bits of xxHash. */
#undef HDRTRIE_USE_XXHASH
#define hdrtrie_xxh3_64 own_xxh3_64
#include "src/check/xxh3_64.c"
#include "support/guarded.h"
#include "support/random.h"
#include <criterion/criterion.h>
#include <string.h>
#include <xxhash.h>

#define LEN_MAX 4500 /* four blocks of 1,024 bytes, and more */

Test(xxh3_64, every_length_up_to_four_blocks_gives_the_digest_of_xxhash)
{
    random_state r = random_seeded(16);
    uint8_t bytes[LEN_MAX];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (uint8_t)random_u64(&r);
    for (size_t len = 0; len <= LEN_MAX; len++) {
        const uint8_t *end = bytes + sizeof bytes;
        cr_assert_eq(own_xxh3_64(end - len, len), XXH3_64bits(end - len, len), "%zu bytes", len);
    }
}

Test(xxh3_64, bytes_of_ones_carry_through_all_sums)
{
    uint8_t bytes[LEN_MAX];
    memset(bytes, 0xff, sizeof bytes);
    for (size_t len = 0; len <= LEN_MAX; len++) {
        cr_assert_eq(own_xxh3_64(bytes, len), XXH3_64bits(bytes, len), "%zu bytes", len);
    }
}

Test(xxh3_64, no_read_leaves_the_input)
{
    const char bytes[LEN_MAX] = {0};
    guarded area = guarded_open(LEN_MAX);
    for (size_t len = 1; len <= LEN_MAX; len += len < 300 ? 1 : 61) {
        const void *at_start = guarded_at_start(&area, bytes, len, 0);
        cr_assert_eq(own_xxh3_64(at_start, len), XXH3_64bits(bytes, len), "%zu bytes", len);
        const void *at_end = guarded_at_end(&area, bytes, len, 0);
        cr_assert_eq(own_xxh3_64(at_end, len), XXH3_64bits(bytes, len), "%zu bytes", len);
    }
    guarded_close(&area);
}

Test(xxh3_64, no_bytes_may_be_at_null)
{
    cr_assert_eq(own_xxh3_64(NULL, 0), XXH3_64bits(NULL, 0));
}
