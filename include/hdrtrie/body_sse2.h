/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The primitives of a find with SSE2, which every x86-64 has: what a distribution's build uses without asking the CPU.
   A vector of 32 bytes is two registers. Loads as in body_avx2.h. */
#ifndef HDRTRIE_BODY_SSE2_H
#define HDRTRIE_BODY_SSE2_H

#include <emmintrin.h>
#include <hdrtrie/body_portable.h>

#define HDRTRIE_TARGET_sse2

typedef struct hdrtrie_sse2_name {
    __m128i part[4]; /* 2 and 3 only where vectors is 2 */
} hdrtrie_sse2_name;

/* As in body_avx2.h. */
HDRTRIE_INLINE int hdrtrie_sse2_reach(const char *name, size_t len, hdrtrie_shape s)
{
    return (~(uintptr_t)name & (4096 - 32u * s.vectors)) != 0 && len - 1 < hdrtrie_shape_wide(s);
}

HDRTRIE_INLINE __m128i hdrtrie_sse2_load16(const void *p)
{
    return _mm_loadu_si128((const __m128i *)p);
}

HDRTRIE_INLINE hdrtrie_sse2_name hdrtrie_sse2_load(const char *name, size_t len, unsigned vectors)
{
    hdrtrie_sse2_name n;
    (void)len;
    n.part[0] = hdrtrie_sse2_load16(name);
    n.part[1] = hdrtrie_sse2_load16(name + 16);
    n.part[2] = vectors == 2 ? hdrtrie_sse2_load16(name + 32) : n.part[0];
    n.part[3] = vectors == 2 ? hdrtrie_sse2_load16(name + 48) : n.part[1];
    return n;
}

/* All ones where first <= byte < first + count. */
HDRTRIE_INLINE __m128i hdrtrie_sse2_in_range(__m128i x, int first, int count)
{
    return _mm_cmplt_epi8(_mm_add_epi8(x, _mm_set1_epi8((char)(-128 - first))), _mm_set1_epi8((char)(-128 + count)));
}

/* All ones where the byte is an ASCII letter or digit. */
HDRTRIE_INLINE __m128i hdrtrie_sse2_alnum16(__m128i x)
{
    return _mm_or_si128(hdrtrie_sse2_in_range(_mm_or_si128(x, _mm_set1_epi8(0x20)), 'a', 26),
                        hdrtrie_sse2_in_range(x, '0', 10));
}

HDRTRIE_INLINE __m128i hdrtrie_sse2_fold16(unsigned fold, __m128i x)
{
    const __m128i bit = _mm_set1_epi8(0x20);
    if (fold == HDRTRIE_FOLD_NONE) return x;
    if (fold == HDRTRIE_FOLD_SEPARATORS) {
        __m128i keep = hdrtrie_sse2_alnum16(x);
        return _mm_or_si128(_mm_and_si128(keep, _mm_or_si128(x, bit)), _mm_andnot_si128(keep, _mm_set1_epi8('-')));
    }
    {
        __m128i folded = _mm_or_si128(x, _mm_and_si128(hdrtrie_sse2_in_range(x, 'A', 26), bit));
        if (fold == HDRTRIE_FOLD_UNDERSCORE) {
            __m128i underscore = _mm_cmpeq_epi8(x, _mm_set1_epi8('_'));
            folded = _mm_xor_si128(folded, _mm_and_si128(underscore, _mm_set1_epi8('_' ^ '-')));
        }
        return folded;
    }
}

HDRTRIE_INLINE hdrtrie_sse2_name hdrtrie_sse2_fold(unsigned fold, hdrtrie_sse2_name n, unsigned vectors)
{
    n.part[0] = hdrtrie_sse2_fold16(fold, n.part[0]);
    n.part[1] = hdrtrie_sse2_fold16(fold, n.part[1]);
    if (vectors == 2) {
        n.part[2] = hdrtrie_sse2_fold16(fold, n.part[2]);
        n.part[3] = hdrtrie_sse2_fold16(fold, n.part[3]);
    }
    return n;
}

HDRTRIE_INLINE uint64_t hdrtrie_sse2_window(const char *name, size_t len, size_t offset)
{
    (void)len;
    return hdrtrie_load_le64((const uint8_t *)name + offset);
}

HDRTRIE_INLINE uint64_t hdrtrie_sse2_first8(hdrtrie_sse2_name n)
{
    return (uint64_t)_mm_cvtsi128_si64(n.part[0]);
}

/* The top bits of the bytes of two registers. */
HDRTRIE_INLINE uint64_t hdrtrie_sse2_bits32(__m128i a, __m128i b)
{
    return (uint32_t)_mm_movemask_epi8(a) | (uint32_t)_mm_movemask_epi8(b) << 16;
}

/* Keeps the lowest len bits, 1 <= len <= 32 * vectors. */
HDRTRIE_INLINE uint64_t hdrtrie_sse2_low(uint64_t bits, size_t len, unsigned vectors)
{
    if (vectors == 1) return (uint32_t)bits & 0xffffffffu >> (32 - len);
    return bits & ~(uint64_t)0 >> (64 - len);
}

HDRTRIE_INLINE uint64_t hdrtrie_sse2_differ(hdrtrie_sse2_name n, const uint8_t *text, size_t len, uint32_t text_len,
                                            int lengths_may_differ, unsigned vectors)
{
    uint64_t same = hdrtrie_sse2_bits32(_mm_cmpeq_epi8(n.part[0], hdrtrie_sse2_load16(text)),
                                        _mm_cmpeq_epi8(n.part[1], hdrtrie_sse2_load16(text + 16)));
    if (vectors == 2) {
        same |= hdrtrie_sse2_bits32(_mm_cmpeq_epi8(n.part[2], hdrtrie_sse2_load16(text + 32)),
                                    _mm_cmpeq_epi8(n.part[3], hdrtrie_sse2_load16(text + 48)))
                << 32;
    }
    return hdrtrie_sse2_low(~same, len, vectors) | (lengths_may_differ ? text_len ^ len : 0);
}

/* 0 for 0, else 32 ones, by the carry that a negation leaves: two instructions, and nothing for a compiler to turn into a
   branch (body_portable.h). */
HDRTRIE_INLINE uint32_t hdrtrie_sse2_select(uint64_t differ)
{
    uint32_t miss;
    __asm__("neg %0\n\tsbb %1, %1" : "+r"(differ), "=r"(miss) : : "cc");
    return miss;
}

/* The bytes that are neither letter, digit nor "-"; without a shuffle the rarer token characters cost more than they
   are worth, so names that have one are looked at byte by byte. */
HDRTRIE_INLINE __m128i hdrtrie_sse2_usual16(__m128i x)
{
    return _mm_or_si128(hdrtrie_sse2_alnum16(x), _mm_cmpeq_epi8(x, _mm_set1_epi8('-')));
}

HDRTRIE_INLINE uint64_t hdrtrie_sse2_malformed(hdrtrie_sse2_name n, size_t len, unsigned vectors)
{
    uint64_t usual = hdrtrie_sse2_bits32(hdrtrie_sse2_usual16(n.part[0]), hdrtrie_sse2_usual16(n.part[1]));
    uint8_t bytes[64];
    size_t i;
    if (vectors == 2) {
        usual |= hdrtrie_sse2_bits32(hdrtrie_sse2_usual16(n.part[2]), hdrtrie_sse2_usual16(n.part[3])) << 32;
    }
    if (HDRTRIE_LIKELY(hdrtrie_sse2_low(~usual, len, vectors) == 0)) return 0;
    for (i = 0; i < 2 * vectors; i++) _mm_storeu_si128((__m128i *)(void *)(bytes + 16 * i), n.part[i]);
    for (i = 0; i < len; i++) {
        if (!hdrtrie_byte_is_token(bytes[i])) return 1;
    }
    return 0;
}

HDRTRIE_INLINE uint64_t hdrtrie_sse2_hash(hdrtrie_sse2_name n, size_t len, unsigned vectors, unsigned seed)
{
    const uint8_t *keep = hdrtrie_hash_keep + 64 - len; /* 1 <= len <= 32 * vectors */
    const uint32_t *keys = hdrtrie_hash_keys + 8 * seed;
    __m128i sum = _mm_setzero_si128();
    unsigned i;
    for (i = 0; i < 2 * vectors; i++) {
        __m128i x = _mm_and_si128(n.part[i], hdrtrie_sse2_load16(keep + 16 * i));
        x = _mm_add_epi32(x, hdrtrie_sse2_load16(keys + 4 * i));
        sum = _mm_add_epi64(sum, _mm_mul_epu32(x, _mm_srli_epi64(x, 32)));
    }
    sum = _mm_add_epi64(sum, _mm_unpackhi_epi64(sum, sum));
    return (uint64_t)_mm_cvtsi128_si64(sum);
}

#define hdrtrie_sse2_unbounded hdrtrie_unbounded

/* What reach() refuses. */
#define hdrtrie_sse2_slow hdrtrie_find_slow

#define HDRTRIE_BODY sse2
#define HDRTRIE_BODY_TARGET HDRTRIE_TARGET_sse2
#include <hdrtrie/find_template.h>

#endif
