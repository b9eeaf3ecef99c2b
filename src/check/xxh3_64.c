/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* XXH3-64 by xxHash, with HDRTRIE_USE_XXHASH. Otherwise by our own code, for machines without xxHash: it is written from the
   specification (doc/xxhash_spec.md of xxHash), and the test xxh3_64 compares it with that library. Lengths have four ranges
   with a function each: up to 16 bytes, up to 128, up to 240, and more. */
#include "xxh3_64.h"

#ifdef HDRTRIE_USE_XXHASH
#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t hdrtrie_xxh3_64(const uint8_t *input, size_t len)
{
    return XXH3_64bits(input, len);
}

#else

#include <hdrtrie/detail/bytes.h>

/* Constants of the specification. */
#define PRIME32_1 0x9e3779b1u
#define PRIME32_2 0x85ebca77u
#define PRIME32_3 0xc2b2ae3du
#define PRIME64_1 0x9e3779b185ebca87u
#define PRIME64_2 0xc2b2ae3d27d4eb4fu
#define PRIME64_3 0x165667b19e3779f9u
#define PRIME64_4 0x85ebca77c2b2ae63u
#define PRIME64_5 0x27d4eb2f165667c5u
#define PRIME_MIX_1 0x165667919e3779f9u
#define PRIME_MIX_2 0x9fb21c651e98df25u

#define SECRET_LEN 192
static const uint8_t secret[SECRET_LEN] = {0xb8, 0xfe, 0x6c, 0x39, 0x23, 0xa4, 0x4b, 0xbe, 0x7c, 0x01, 0x81, 0x2c, 0xf7,
    0x21, 0xad, 0x1c, 0xde, 0xd4, 0x6d, 0xe9, 0x83, 0x90, 0x97, 0xdb, 0x72, 0x40, 0xa4, 0xa4, 0xb7, 0xb3, 0x67, 0x1f,
    0xcb, 0x79, 0xe6, 0x4e, 0xcc, 0xc0, 0xe5, 0x78, 0x82, 0x5a, 0xd0, 0x7d, 0xcc, 0xff, 0x72, 0x21, 0xb8, 0x08, 0x46,
    0x74, 0xf7, 0x43, 0x24, 0x8e, 0xe0, 0x35, 0x90, 0xe6, 0x81, 0x3a, 0x26, 0x4c, 0x3c, 0x28, 0x52, 0xbb, 0x91, 0xc3,
    0x00, 0xcb, 0x88, 0xd0, 0x65, 0x8b, 0x1b, 0x53, 0x2e, 0xa3, 0x71, 0x64, 0x48, 0x97, 0xa2, 0x0d, 0xf9, 0x4e, 0x38,
    0x19, 0xef, 0x46, 0xa9, 0xde, 0xac, 0xd8, 0xa8, 0xfa, 0x76, 0x3f, 0xe3, 0x9c, 0x34, 0x3f, 0xf9, 0xdc, 0xbb, 0xc7,
    0xc7, 0x0b, 0x4f, 0x1d, 0x8a, 0x51, 0xe0, 0x4b, 0xcd, 0xb4, 0x59, 0x31, 0xc8, 0x9f, 0x7e, 0xc9, 0xd9, 0x78, 0x73,
    0x64, 0xea, 0xc5, 0xac, 0x83, 0x34, 0xd3, 0xeb, 0xc3, 0xc5, 0x81, 0xa0, 0xff, 0xfa, 0x13, 0x63, 0xeb, 0x17, 0x0d,
    0xdd, 0x51, 0xb7, 0xf0, 0xda, 0x49, 0xd3, 0x16, 0x55, 0x26, 0x29, 0xd4, 0x68, 0x9e, 0x2b, 0x16, 0xbe, 0x58, 0x7d,
    0x47, 0xa1, 0xfc, 0x8f, 0xf8, 0xb8, 0xd1, 0x7a, 0xd0, 0x31, 0xce, 0x45, 0xcb, 0x3a, 0x8f, 0x95, 0x16, 0x04, 0x28,
    0xaf, 0xd7, 0xfb, 0xca, 0xbb, 0x4b, 0x40, 0x7e};

#define STRIPE_LEN 64                                 /* bytes that one step of a long input reads */
#define LANE_COUNT 8                                  /* words of a stripe */
#define BLOCK_STRIPES ((SECRET_LEN - STRIPE_LEN) / 8) /* stripes until the sums are scrambled */

static uint64_t secret_word(size_t at)
{
    return hdrtrie_load_le64(secret + at);
}

/* The two halves of the product of 128 bits, xor-ed. Not by __int128, which not every compiler has. */
static uint64_t multiply_fold(uint64_t a, uint64_t b)
{
    const uint64_t low = (a & UINT32_MAX) * (b & UINT32_MAX);
    const uint64_t cross = (a >> 32) * (b & UINT32_MAX) + (low >> 32);
    const uint64_t other = (a & UINT32_MAX) * (b >> 32) + (cross & UINT32_MAX);
    const uint64_t high = (a >> 32) * (b >> 32) + (cross >> 32) + (other >> 32);
    return high ^ (other << 32 | (low & UINT32_MAX));
}

static uint64_t avalanche(uint64_t x)
{
    x = (x ^ x >> 37) * PRIME_MIX_1;
    return x ^ x >> 32;
}

static uint64_t avalanche_short(uint64_t x)
{
    x = (x ^ x >> 33) * PRIME64_2;
    x = (x ^ x >> 29) * PRIME64_3;
    return x ^ x >> 32;
}

static uint64_t rotate_left(uint64_t x, unsigned bits)
{
    return x << bits | x >> (64 - bits);
}

static uint64_t swap_bytes(uint64_t x)
{
    x = (x & 0x00ff00ff00ff00ffu) << 8 | (x >> 8 & 0x00ff00ff00ff00ffu);
    x = (x & 0x0000ffff0000ffffu) << 16 | (x >> 16 & 0x0000ffff0000ffffu);
    return rotate_left(x, 32);
}

static uint64_t digest_to_16(const uint8_t *p, size_t len)
{
    if (len > 8) {
        const uint64_t low = hdrtrie_load_le64(p) ^ secret_word(24) ^ secret_word(32);
        const uint64_t high = hdrtrie_load_le64(p + len - 8) ^ secret_word(40) ^ secret_word(48);
        return avalanche(len + swap_bytes(low) + high + multiply_fold(low, high));
    }
    if (len >= 4) {
        const uint64_t word = (uint64_t)hdrtrie_load_le32(p) << 32 | hdrtrie_load_le32(p + len - 4);
        uint64_t x = word ^ secret_word(8) ^ secret_word(16);
        x = (x ^ rotate_left(x, 49) ^ rotate_left(x, 24)) * PRIME_MIX_2;
        x = (x ^ ((x >> 35) + len)) * PRIME_MIX_2;
        return x ^ x >> 28;
    }
    if (len != 0) {
        const uint32_t bytes = (uint32_t)p[0] << 16 | (uint32_t)p[len >> 1] << 24 | p[len - 1] | (uint32_t)len << 8;
        return avalanche_short(bytes ^ hdrtrie_load_le32(secret) ^ hdrtrie_load_le32(secret + 4));
    }
    return avalanche_short(secret_word(56) ^ secret_word(64));
}

static uint64_t mix_16(const uint8_t *p, size_t secret_at)
{
    return multiply_fold(
        hdrtrie_load_le64(p) ^ secret_word(secret_at), hdrtrie_load_le64(p + 8) ^ secret_word(secret_at + 8));
}

static uint64_t digest_to_128(const uint8_t *p, size_t len)
{
    uint64_t sum = len * PRIME64_1;
    size_t i;
    for (i = 0; 32 * i < len; i++) sum += mix_16(p + 16 * i, 32 * i) + mix_16(p + len - 16 * (i + 1), 32 * i + 16);
    return avalanche(sum);
}

static uint64_t digest_to_240(const uint8_t *p, size_t len)
{
    uint64_t sum = len * PRIME64_1;
    size_t i;
    for (i = 0; i < 8; i++) sum += mix_16(p + 16 * i, 16 * i);
    sum = avalanche(sum);
    for (; i < len / 16; i++) sum += mix_16(p + 16 * i, 16 * (i - 8) + 3);
    return avalanche(sum + mix_16(p + len - 16, 119));
}

static void add_stripe(uint64_t *sums, const uint8_t *p, size_t secret_at)
{
    size_t i;
    for (i = 0; i < LANE_COUNT; i++) {
        const uint64_t word = hdrtrie_load_le64(p + 8 * i), key = word ^ secret_word(secret_at + 8 * i);
        sums[i ^ 1] += word;
        sums[i] += (key & UINT32_MAX) * (key >> 32);
    }
}

static void scramble(uint64_t *sums)
{
    size_t i;
    for (i = 0; i < LANE_COUNT; i++) {
        sums[i] = (sums[i] ^ sums[i] >> 47 ^ secret_word(SECRET_LEN - STRIPE_LEN + 8 * i)) * PRIME32_1;
    }
}

static uint64_t digest_long(const uint8_t *p, size_t len)
{
    uint64_t sums[LANE_COUNT] = {
        PRIME32_3, PRIME64_1, PRIME64_2, PRIME64_3, PRIME64_4, PRIME32_2, PRIME64_5, PRIME32_1};
    uint64_t sum = len * PRIME64_1;
    const size_t stripe_count = (len - 1) / STRIPE_LEN;
    size_t i;
    for (i = 0; i < stripe_count; i++) {
        add_stripe(sums, p + STRIPE_LEN * i, 8 * (i % BLOCK_STRIPES));
        if (i % BLOCK_STRIPES == BLOCK_STRIPES - 1) scramble(sums);
    }
    add_stripe(sums, p + len - STRIPE_LEN, SECRET_LEN - STRIPE_LEN - 7);
    for (i = 0; i < LANE_COUNT; i += 2) {
        sum += multiply_fold(sums[i] ^ secret_word(11 + 8 * i), sums[i + 1] ^ secret_word(19 + 8 * i));
    }
    return avalanche(sum);
}

uint64_t hdrtrie_xxh3_64(const uint8_t *input, size_t len)
{
    if (len <= 16) return digest_to_16(input, len);
    if (len <= 128) return digest_to_128(input, len);
    if (len <= 240) return digest_to_240(input, len);
    return digest_long(input, len);
}

#endif
