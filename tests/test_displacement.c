/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What a build stands on where no list leads: keys that no displacement separates, pieces that no memory holds. */
#include "../src/compile/arena.h"
#include "../src/compile/displacement.h"
#include "../src/check/memory.h"
#include "counting.h"
#include "random.h"
#include <criterion/criterion.h>
#include <hdrtrie/detail/hash.h>
#include <string.h>

static hdrtrie_error place(const uint64_t *keys, size_t count, hdrtrie_displacement *d, hdrtrie_arena *arena)
{
    memset(d, 0, sizeof *d);
    hdrtrie_arena_init(arena, NULL);
    return hdrtrie_displacement_make(keys, count, arena, d);
}

Test(displacement, each_key_has_a_slot_of_its_own)
{
    random_state r = random_seeded(11);
    uint64_t keys[300];
    for (size_t count = 1; count <= 300; count++) {
        hdrtrie_displacement d;
        hdrtrie_arena arena;
        for (size_t i = 0; i < count; i++) keys[i] = random_u64(&r);
        cr_assert_eq(place(keys, count, &d, &arena), HDRTRIE_OK);
        for (size_t i = 0; i < count; i++) {
            const uint64_t pilot = d.pilots[hdrtrie_hash_bucket(keys[i], d.bucket_shift)];
            cr_assert_eq(d.slots[hdrtrie_hash_slot(keys[i], pilot, d.slot_shift)], i + 1);
        }
        hdrtrie_arena_free(&arena);
    }
}

Test(displacement, equal_keys_are_refused)
{
    const uint64_t keys[] = {1, 77, 2, 3, 77};
    hdrtrie_displacement d;
    hdrtrie_arena arena;
    cr_expect_eq(place(keys, 5, &d, &arena), HDRTRIE_ERR_LIMIT);
    hdrtrie_arena_free(&arena);
    cr_expect_eq(place(keys, 4, &d, &arena), HDRTRIE_OK);
    hdrtrie_arena_free(&arena);
}

/* Keys that differ, but by what the product makes 2^16 times a small number, whatever the pilot: they meet in one slot, which
   no growth changes. */
Test(displacement, keys_that_no_pilot_separates_are_refused)
{
    uint64_t inverse = HDRTRIE_HASH_DISPLACE, keys[2] = {0, 0};
    hdrtrie_displacement d;
    hdrtrie_arena arena;
    for (int i = 0; i < 6; i++) inverse *= 2 - HDRTRIE_HASH_DISPLACE * inverse; /* Newton's, modulo 2^64 */
    cr_assert_eq(inverse * HDRTRIE_HASH_DISPLACE, 1);
    keys[1] = inverse << 16;
    for (unsigned shift = 17; keys[1] >> 63 != 0; shift++)
        keys[1] = inverse << shift; /* both are in the first bucket */
    cr_expect_eq(place(keys, 2, &d, &arena), HDRTRIE_ERR_LIMIT);
    hdrtrie_arena_free(&arena);
}

Test(displacement, pieces_that_no_memory_holds_are_refused)
{
    counting c = {0};
    hdrtrie_allocator allocator = counting_allocator(&c);
    hdrtrie_arena arena;
    hdrtrie_arena_init(&arena, &allocator);
    cr_expect_null(hdrtrie_arena_take(&arena, SIZE_MAX / 4, 8));
    cr_expect_null(hdrtrie_arena_zeros(&arena, SIZE_MAX, 1));
    cr_expect_null(hdrtrie_memory_take_table(&allocator, SIZE_MAX));
    cr_expect_null(hdrtrie_memory_take_table(&allocator, SIZE_MAX - 127));
    cr_expect_eq(c.calls, 0, "nobody asks for a length that wrapped around");
    cr_assert_not_null(hdrtrie_arena_take(&arena, 3, 8));
    hdrtrie_arena_free(&arena);
    cr_expect_eq(c.held, 0);
}
