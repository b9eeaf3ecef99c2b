/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The perfect hash that a hashed table is made with: every key has a slot of its own, in as few slots as promised, also where
   keys are such that more are needed, or that none suffice. */
#include "../src/compile/displacement.h"
#include "random.h"
#include <criterion/criterion.h>
#include <hdrtrie/detail/hash.h>
#include <stdlib.h>

static unsigned bits_for(size_t n)
{
    unsigned bits = 1;
    while ((size_t)1 << bits < n) bits++;
    return bits;
}

/* Each key is found, and no slot holds another. */
static void is_perfect(const hdrtrie_displacement *d, const uint64_t *keys, size_t count)
{
    size_t taken = 0;
    for (size_t i = 0; i < count; i++) {
        const uint16_t pilot = d->pilots[hdrtrie_hash_bucket(keys[i], d->bucket_shift)];
        cr_assert_eq(d->slots[hdrtrie_hash_slot(keys[i], pilot, d->slot_shift)], i + 1);
    }
    for (size_t i = 0; i < d->slot_count; i++) taken += d->slots[i] != 0;
    cr_assert_eq(taken, count);
}

Test(perfect_hash, random_keys_have_slots_of_their_own)
{
    random_state r = random_seeded(5);
    static uint64_t keys[5000];
    for (size_t count = 1; count <= 5000; count += count < 70 ? 1 : count / 3) {
        hdrtrie_arena arena;
        hdrtrie_displacement d;
        hdrtrie_arena_init(&arena, NULL);
        for (size_t i = 0; i < count; i++) keys[i] = random_u64(&r);
        cr_assert_eq(hdrtrie_displacement_make(keys, count, &arena, &d), HDRTRIE_OK);
        cr_assert_eq(d.pilot_count, (size_t)1 << bits_for(count / 4));
        cr_assert_eq(d.bucket_shift, 64 - bits_for(count / 4));
        cr_assert_eq(d.slot_count, (size_t)1 << (64 - d.slot_shift));
        cr_assert_geq(d.slot_count, (size_t)1 << bits_for(count + count / 4));
        if (count > 30) cr_assert_eq(d.slot_count, (size_t)1 << bits_for(count + count / 4), "%zu", count);
        is_perfect(&d, keys, count);
        hdrtrie_arena_free(&arena);
    }
}

Test(perfect_hash, equal_keys_are_refused)
{
    random_state r = random_seeded(6);
    uint64_t keys[40];
    for (size_t other = 1; other < 40; other++) {
        hdrtrie_arena arena;
        hdrtrie_displacement d;
        hdrtrie_arena_init(&arena, NULL);
        for (size_t i = 0; i < 40; i++) keys[i] = random_u64(&r);
        keys[other] = keys[random_below(&r, other)];
        cr_assert_eq(hdrtrie_displacement_make(keys, 40, &arena, &d), HDRTRIE_ERR_LIMIT);
        hdrtrie_arena_free(&arena);
    }
}

/* How many bits of slots two keys of one bucket need, tried one by one; 0 if none of five do. */
static unsigned bits_needed(const uint64_t *keys)
{
    for (unsigned bits = 1; bits <= 5; bits++) {
        for (uint64_t pilot = 0; pilot < 65536; pilot++) {
            if (hdrtrie_hash_slot(keys[0], pilot, 64 - bits) != hdrtrie_hash_slot(keys[1], pilot, 64 - bits))
                return bits;
        }
    }
    return 0;
}

/* Two keys whose products differ by 2^e only, whatever the pilot, so that nearly none parts them. */
Test(perfect_hash, keys_that_few_pilots_part_get_more_slots)
{
    uint64_t inverse = 1;
    unsigned seen[6] = {0};
    for (int i = 0; i < 6; i++) inverse *= 2 - HDRTRIE_HASH_DISPLACE * inverse;
    for (unsigned e = 36; e < 52; e++) {
        for (uint64_t factor = 1; factor < 400; factor += 6) {
            const uint64_t step = (factor << e) * inverse;
            const uint64_t keys[] = {0x5555, step + 0x5555};
            hdrtrie_arena arena;
            hdrtrie_displacement d;
            if (step >> 63 != 0) continue; /* another bucket */
            const unsigned bits = bits_needed(keys);
            hdrtrie_arena_init(&arena, NULL);
            seen[bits]++;
            cr_assert_eq(hdrtrie_displacement_make(keys, 2, &arena, &d), bits != 0 ? HDRTRIE_OK : HDRTRIE_ERR_LIMIT);
            if (bits != 0) {
                cr_assert_eq(d.slot_shift, 64 - bits);
                is_perfect(&d, keys, 2);
            }
            hdrtrie_arena_free(&arena);
        }
    }
    for (unsigned bits = 0; bits < 6; bits++) cr_expect(seen[bits] != 0 || bits == 3, "%u bits", bits);
}
