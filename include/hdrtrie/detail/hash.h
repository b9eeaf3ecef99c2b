/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The hash of mode HASHED, and the displacement that makes it perfect.

   The hash is the NH construction (Black, Halevi, Krawczyk, Krovetz, Rogaway: UMAC, CRYPTO '99). The folded name is
   padded with zeros to words of 64 bits, at least four. Each half of a word is added to a key, the halves are
   multiplied, and the products are added. It was chosen because three vector instructions compute four products. It
   needs no secret key: the builder ensures that the listed names differ, and any other name costs one comparison, so
   a client cannot cause long chains.

   The displacement is hash-and-displace (Pagh 1999; pilots as in PTHash, Pibiri and Trani 2021). The top bits of the
   mixed hash select a pilot; pilot and hash together select the slot. */
#ifndef HDRTRIE_HASH_H
#define HDRTRIE_HASH_H

#include <hdrtrie/detail/fold.h>

#define HDRTRIE_HASH_MIX 0x9e3779b97f4a7c15u /* 2^64 / golden ratio, odd */
#define HDRTRIE_HASH_DISPLACE 0xd6e8feb86659fd93u
#define HDRTRIE_HASH_SEED_COUNT 16 /* seed s starts at key 8 * s */

/* The keys: 64 for 256 bytes of name, and 8 more per seed. They are SplitMix64 from 0, halves in order, made odd. */
static const uint32_t hdrtrie_hash_keys[192] = {0x7b1dcdafu, 0xe220a839u, 0xa1b965f5u, 0x6e789e6bu, 0x8009454fu,
    0x06c45d19u, 0x724c81edu, 0xf88bb8a9u, 0x51a8749bu, 0x1b39896bu, 0x747ea2ebu, 0x53cb9f0du, 0x1f4532e1u, 0x2c829abfu,
    0xc916ab3du, 0xc584133bu, 0x41c98ac3u, 0x3ee57891u, 0x368cb0a7u, 0xf3b8488du, 0x3cb13d09u, 0x657eecddu, 0x055bdef7u,
    0xc2d326e1u, 0xe0bbdb7bu, 0x8621a03fu, 0x983aa92fu, 0x8e1f7555u, 0x00cc4d19u, 0xb54e0f17u, 0x971d80abu, 0x84bb3f97u,
    0x75521255u, 0x7d29825du, 0x2b7f7f87u, 0xc3cf1711u, 0x83914f65u, 0x3466e9a1u, 0x5a4485adu, 0xd81a8d2bu, 0x100b9ed7u,
    0xdb01602bu, 0x1825f10du, 0xa9038a93u, 0x0dca2f6bu, 0xedf5f1d9u, 0x7bd2634du, 0x54496ad7u, 0xf5407269u, 0xdd7c01d5u,
    0xdb4c4f7bu, 0x935e82f1u, 0x92233301u, 0x69b82ebdu, 0x7de1d511u, 0x40d29eb5u, 0xb45c6317u, 0xa2f09dabu, 0x0f4d3873u,
    0xee521d7bu, 0x72f3454fu, 0xf16952efu, 0xa8e40225u, 0x377d35dfu, 0x4963bab1u, 0x0c7de807u, 0x111ac529u, 0x05582d37u,
    0x599dc6f7u, 0xd254741fu, 0x93d108c3u, 0x69630f75u, 0x81daa383u, 0x417ef961u, 0xb43343a1u, 0x3c3c41a3u, 0xcbe531dfu,
    0x6e19905du, 0x24851729u, 0x4fa9fa73u, 0xa792922bu, 0x84eb4455u, 0x918175cfu, 0x134f7097u, 0x302278a9u, 0x07dc930bu,
    0x7019e937u, 0x12c015a9u, 0x52ebf439u, 0xcc06c317u, 0x0a691e37u, 0xecee6563u, 0x763e79adu, 0x3e84ecb1u, 0x743aae49u,
    0x690ed477u, 0xb1a1f2e1u, 0x774615d7u, 0x4f4f52dbu, 0x22b353f1u, 0xa71a5eb1u, 0xe3ddd86bu, 0xb6513357u, 0xdf268adfu,
    0xd4367d77u, 0x2098eb73u, 0x23ce3c71u, 0x03d68453u, 0x0043c715u, 0xc952c563u, 0x844f1705u, 0x9b196bcbu, 0xdd9e0ec1u,
    0x30260345u, 0x82bb9699u, 0xcf448a59u, 0xcbc87657u, 0xf4a578ddu, 0xa17b3c8fu, 0xbfdeaed9u, 0x1d5c5d7bu, 0xed79402du,
    0x1cbbf171u, 0x55f070abu, 0x29a88f1du, 0x3e00a349u, 0xb8bb18fbu, 0xe255b237u, 0x6c6ad50fu, 0x2a7b67afu, 0x3e46f143u,
    0x466d5e7fu, 0x99a4fc73u, 0x42375cb3u, 0x8a8bb259u, 0x8c8a1f15u, 0xaed5bdfdu, 0x32fcab5du, 0x8d8553c1u, 0x9e60398du,
    0x8c4064c1u, 0xee89ccebu, 0x1d86a66fu, 0xdb021595u, 0x03c367a9u, 0x5ccde783u, 0x1ec11787u, 0xf1bcbc6bu, 0xee954551u,
    0xef054fcfu, 0x0555c6dfu, 0xdf82012du, 0x72403c09u, 0x292566ffu, 0x1bfa1137u, 0xc4dd302bu, 0xb5c554e1u, 0xd85f219du,
    0x7441bcd3u, 0x6a27ff81u, 0xb48216e9u, 0x96a573e9u, 0x40bf0049u, 0x46a9fdadu, 0xa0ee15b5u, 0x3dd12465u, 0x96a7eea1u,
    0x451e5213u, 0x98f8a0fdu, 0x56e4398bu, 0x0e3335a7u, 0x7b7dc217u, 0xebcb1ccbu, 0xc679ee0bu, 0x7453424fu, 0x928d6f2du,
    0x05234c6du, 0x1b389943u, 0xa6f2b569u, 0x8086d193u, 0x39ac2c65u, 0x21c6e267u, 0x14d23c6fu, 0xd9dccac5u, 0x57e00235u,
    0x91cd6421u, 0xc6589373u, 0x77fc607du, 0x6dd3aee7u, 0x05b8abe3u, 0xc376cc67u, 0x12f6436bu};

/* Bytes of ones, then of zeros. A load that begins len bytes before the zeros is a mask of the first len bytes of a
   vector, 0 <= len <= 64. It is aligned so that for len up to 32 a load of 32 bytes never crosses a cache line. */
#define HDRTRIE_FIRST_BYTES_ONES 96
HDRTRIE_ALIGN(64)
static const uint8_t hdrtrie_first_bytes_ones[HDRTRIE_FIRST_BYTES_ONES + 64] = {255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};

#ifdef __FRAMAC__
#include <contracts/hash.acsl.h>
#endif

/* Returns the address of a mask that keeps the first len bytes of a vector of up to 64 bytes, 0 <= len <= 64. */
HDRTRIE_INLINE const uint8_t *hdrtrie_first_bytes(size_t len)
{
    return hdrtrie_first_bytes_ones + HDRTRIE_FIRST_BYTES_ONES - len;
}

/* Returns one word's part of the hash. key points to its two keys. */
HDRTRIE_INLINE uint64_t hdrtrie_hash_word(uint64_t w, const uint32_t *key)
{
    return (uint64_t)((uint32_t)w + key[0]) * (uint32_t)((uint32_t)(w >> 32) + key[1]);
}

/* Returns the mixed hash. Its top bits depend on every bit of the sum. */
HDRTRIE_INLINE uint64_t hdrtrie_hash_mix(uint64_t sum)
{
    return sum * HDRTRIE_HASH_MIX;
}

/* Returns the index of the pilot for a mixed hash, below 2^(64 - shift). shift <= 63, so there are at least two
   pilots. */
HDRTRIE_INLINE uint64_t hdrtrie_hash_bucket(uint64_t mixed, unsigned shift)
{
    return mixed >> shift;
}

/* Returns the index of the slot for a mixed hash and its pilot, below 2^(64 - shift). */
HDRTRIE_INLINE uint64_t hdrtrie_hash_slot(uint64_t mixed, uint64_t pilot, unsigned shift)
{
    return ((mixed ^ pilot) * HDRTRIE_HASH_DISPLACE) >> shift;
}

/* Returns the part of the hash for the words from byte `first` on, a multiple of 8. It reads no byte outside the
   name. len <= 255. */
HDRTRIE_INLINE uint64_t hdrtrie_hash_from(unsigned fold, const char *name, size_t len, size_t first, unsigned seed)
{
    const uint8_t *p = (const uint8_t *)name;
    const uint32_t *key = hdrtrie_hash_keys + 8 * seed + first / 4;
    uint64_t sum = 0;
    size_t i = first;
    /*@ loop invariant i <= len && i % 8 == 0 && key == &hdrtrie_hash_keys[8 * seed + i / 4];
        loop assigns i, key, sum;
        loop variant len - i; */
    for (; i + 8 <= len; i += 8, key += 2) {
        sum += hdrtrie_hash_word(hdrtrie_word_fold(fold, hdrtrie_load_le64(p + i)), key);
    }
    if (i < len) {
        uint64_t w = hdrtrie_word_fold(fold, hdrtrie_load_le_exact(p + i, len - i));
        sum += hdrtrie_hash_word(hdrtrie_lowest_bits(w, 8 * (len - i)), key);
        key += 2;
        i += 8;
    }
    /*@ loop invariant i % 8 == 0 && i <= 256 && key == &hdrtrie_hash_keys[8 * seed + i / 4];
        loop assigns i, key, sum;
        loop variant 32 - i; */
    for (; i < 32; i += 8, key += 2) sum += hdrtrie_hash_word(0, key); /* padding, as in a vector of 32 bytes */
    return sum;
}

#endif
