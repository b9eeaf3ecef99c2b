/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Little-endian loads, so that a table is read in the same way on every target and at any alignment. If gcc or clang
   report a little-endian target, a load is memcpy, one instruction. Otherwise it is composed of bytes. gcc 12 splits
   composed loads if one of their bytes is also used alone, which doubled the loads of a find. HDRTRIE_COMPOSED_LOADS
   selects the composed form; the proofs use it. */
#ifndef HDRTRIE_BYTES_H
#define HDRTRIE_BYTES_H

#include <hdrtrie/detail/compiler.h>
#include <string.h>

#if !defined(HDRTRIE_COMPOSED_LOADS) && defined(__BYTE_ORDER__) && defined(__ORDER_LITTLE_ENDIAN__)
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define HDRTRIE_NATIVE_LOADS 1
#endif
#endif

#ifdef __FRAMAC__
#include <contracts/bytes.acsl.h>
#endif

/* The next three return 2, 4 or 8 bytes at p as an unsigned little-endian number. p needs no alignment. */
#ifdef HDRTRIE_NATIVE_LOADS
HDRTRIE_INLINE uint32_t hdrtrie_load_le16(const uint8_t *p)
{
    uint16_t v;
    memcpy(&v, p, sizeof v);
    return v;
}

HDRTRIE_INLINE uint32_t hdrtrie_load_le32(const uint8_t *p)
{
    uint32_t v;
    memcpy(&v, p, sizeof v);
    return v;
}

HDRTRIE_INLINE uint64_t hdrtrie_load_le64(const uint8_t *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return v;
}
#else
HDRTRIE_INLINE uint32_t hdrtrie_load_le16(const uint8_t *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

HDRTRIE_INLINE uint32_t hdrtrie_load_le32(const uint8_t *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

HDRTRIE_INLINE uint64_t hdrtrie_load_le64(const uint8_t *p)
{
    return (uint64_t)hdrtrie_load_le32(p) | (uint64_t)hdrtrie_load_le32(p + 4) << 32;
}
#endif

#if defined(__GNUC__) || defined(__clang__)
/* Returns p, but hides from the compiler to what object it points. A wide load can end past a name, although in its
   page, and gcc would warn about it if it sees the array that contains the name. Costs no instruction. */
HDRTRIE_INLINE const char *hdrtrie_unbounded(const char *p)
{
    __asm__("" : "+r"(p));
    return p;
}
#endif

/* Returns x, but makes the compiler load it into a whole register. clang 14 loads a shift count of one byte into the
   low byte of a register. The load then waits for the last write to that register, in a loop for the previous result.
   Costs no instruction. */
HDRTRIE_INLINE unsigned hdrtrie_whole(unsigned x)
{
#if defined(__clang__) && defined(__x86_64__)
    __asm__("" : "+r"(x));
#endif
    return x;
}

/* Returns the first len bytes at p, 0 <= len <= 8, as a little-endian number; its other bytes are 0. Reads no byte
   past p + len. Costs up to three branches on len and none on content. */
HDRTRIE_INLINE uint64_t hdrtrie_load_le_exact(const uint8_t *p, size_t len)
{
    if (len >= 8) return hdrtrie_load_le64(p);
    if (len >= 4) {
        const uint64_t low = hdrtrie_load_le32(p), high = (uint64_t)hdrtrie_load_le32(p + len - 4) << (8 * (len - 4));
        /*@ assert no_bit_from(low, 8 * len) && no_bit_from(high, 8 * len); */
        /*@ assert no_bit_from(low | high, 8 * len); */
        return low | high;
    }
    if (len != 0) { /* 1: all three are byte 0; 2: bytes 0, 1, 1; 3: bytes 0, 1, 2 */
        const uint64_t first = p[0], middle = (uint64_t)p[len / 2] << (8 * (len / 2)),
                       last = (uint64_t)p[len - 1] << (8 * (len - 1));
        /*@ assert no_bit_from(first, 8 * len) && no_bit_from(middle, 8 * len) && no_bit_from(last, 8 * len); */
        /*@ assert no_bit_from(first | middle | last, 8 * len); */
        return first | middle | last;
    }
    return 0;
}

/* Returns the eight bytes of x in reverse order. */
HDRTRIE_INLINE uint64_t hdrtrie_word_reverse(uint64_t x)
{
#if defined(__GNUC__) || defined(__clang__)
    return __builtin_bswap64(x);
#else
    x = (x & 0x00ff00ff00ff00ffu) << 8 | (x >> 8 & 0x00ff00ff00ff00ffu);
    x = (x & 0x0000ffff0000ffffu) << 16 | (x >> 16 & 0x0000ffff0000ffffu);
    return x << 32 | x >> 32;
#endif
}

/* Returns how many bits are above the highest 1 of x, 0..63; x is not 0. */
HDRTRIE_INLINE unsigned hdrtrie_zeros_on_top(uint64_t x)
{
#if defined(__GNUC__) || defined(__clang__)
    return (unsigned)__builtin_clzll(x);
#else
    unsigned i = 0;
    /*@ loop invariant i <= 63;
        loop assigns i;
        loop variant 63 - i; */
    while (i < 63 && !(x << i >> 63)) i++;
    return i;
#endif
}

/* Returns the n lowest bits of x, 1 <= n <= 64. */
HDRTRIE_INLINE uint64_t hdrtrie_lowest_bits(uint64_t x, size_t n)
{
    return x & ~(uint64_t)0 >> (64 - n);
}

/* Returns the position of the lowest 1 of x, 0..63; x is not 0. */
HDRTRIE_INLINE unsigned hdrtrie_lowest_bit(uint64_t x)
{
#if defined(__GNUC__) || defined(__clang__)
    return (unsigned)__builtin_ctzll(x);
#else
    unsigned i = 0;
    /*@ loop invariant i <= 63 && (x >> i) != 0 && \forall integer k; 0 <= k < i ==> (x >> k & 1) == 0;
        loop assigns i;
        loop variant 63 - i; */
    while (!(x >> i & 1)) i++;
    return i;
#endif
}

#endif
