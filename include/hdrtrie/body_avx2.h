/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The primitives of a find with AVX2 and BMI. Loads are 32 or 64 bytes from the name on, whatever its length: they stay
   inside its pages, because reach() leaves names near a page's end to the portable body. */
#ifndef HDRTRIE_BODY_AVX2_H
#define HDRTRIE_BODY_AVX2_H

#include <hdrtrie/body_portable.h>
#include <immintrin.h>

#define HDRTRIE_TARGET_avx2 __attribute__((target("avx2,bmi,bmi2")))

typedef struct hdrtrie_avx2_name {
    __m256i a, b; /* b only where vectors is 2 */
} hdrtrie_avx2_name;

/* Names that begin in the last 32 (64) bytes of a page are refused: one instruction tests that not all of the address bits
   are 1 which then are. NULL with a length of 0 is refused by its length. */
HDRTRIE_INLINE HDRTRIE_TARGET_avx2 int hdrtrie_avx2_reach(const char *name, size_t len, hdrtrie_shape s)
{
    return (~(uintptr_t)name & (4096 - 32u * s.vectors)) != 0 && len - 1 < hdrtrie_shape_wide(s);
}

HDRTRIE_INLINE HDRTRIE_TARGET_avx2 hdrtrie_avx2_name hdrtrie_avx2_load(const char *name, size_t len, unsigned vectors)
{
    hdrtrie_avx2_name n;
    (void)len;
    n.a = _mm256_loadu_si256((const __m256i *)(const void *)name);
    n.b = vectors == 2 ? _mm256_loadu_si256((const __m256i *)(const void *)(name + 32)) : n.a;
    return n;
}

/* All ones where first <= byte < first + count: one addition moves the range to the bottom of the signed bytes. */
HDRTRIE_INLINE HDRTRIE_TARGET_avx2 __m256i hdrtrie_avx2_in_range(__m256i x, int first, int count)
{
    return _mm256_cmpgt_epi8(_mm256_set1_epi8((char)(-128 + count)),
                             _mm256_add_epi8(x, _mm256_set1_epi8((char)(-128 - first))));
}

HDRTRIE_INLINE HDRTRIE_TARGET_avx2 __m256i hdrtrie_avx2_fold32(unsigned fold, __m256i x)
{
    const __m256i bit = _mm256_set1_epi8(0x20), dash = _mm256_set1_epi8('-');
    if (fold == HDRTRIE_FOLD_NONE) return x;
    if (fold == HDRTRIE_FOLD_SEPARATORS) {
        __m256i small = _mm256_or_si256(x, bit); /* leaves digits as they are */
        __m256i keep = _mm256_or_si256(hdrtrie_avx2_in_range(small, 'a', 26), hdrtrie_avx2_in_range(x, '0', 10));
        return _mm256_blendv_epi8(dash, small, keep);
    }
    {
        __m256i folded = _mm256_or_si256(x, _mm256_and_si256(hdrtrie_avx2_in_range(x, 'A', 26), bit));
        if (fold == HDRTRIE_FOLD_UNDERSCORE) {
            __m256i underscore = _mm256_cmpeq_epi8(x, _mm256_set1_epi8('_'));
            folded = _mm256_xor_si256(folded, _mm256_and_si256(underscore, _mm256_set1_epi8('_' ^ '-')));
        }
        return folded;
    }
}

HDRTRIE_INLINE HDRTRIE_TARGET_avx2 hdrtrie_avx2_name hdrtrie_avx2_fold(unsigned fold, hdrtrie_avx2_name n,
                                                                       unsigned vectors)
{
    n.a = hdrtrie_avx2_fold32(fold, n.a);
    if (vectors == 2) n.b = hdrtrie_avx2_fold32(fold, n.b);
    return n;
}

HDRTRIE_INLINE HDRTRIE_TARGET_avx2 uint64_t hdrtrie_avx2_window(const char *name, size_t len, size_t offset)
{
    (void)len;
    return hdrtrie_load_le64((const uint8_t *)name + offset);
}

HDRTRIE_INLINE HDRTRIE_TARGET_avx2 uint64_t hdrtrie_avx2_first8(hdrtrie_avx2_name n)
{
    return (uint64_t)_mm_cvtsi128_si64(_mm256_castsi256_si128(n.a));
}

/* The bits of the len first bytes, 1 <= len <= 32 * vectors, of a and b's byte masks. */
HDRTRIE_INLINE HDRTRIE_TARGET_avx2 uint64_t hdrtrie_avx2_bits(__m256i a, __m256i b, size_t len, unsigned vectors)
{
    uint32_t low = (uint32_t)_mm256_movemask_epi8(a);
    if (vectors == 1) return _bzhi_u32(low, (uint32_t)len);
    return _bzhi_u64((uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32 | low, (uint32_t)len);
}

HDRTRIE_INLINE HDRTRIE_TARGET_avx2 uint64_t hdrtrie_avx2_differ(hdrtrie_avx2_name n, const uint8_t *text, size_t len,
                                                                uint32_t text_len, int lengths_may_differ,
                                                                unsigned vectors)
{
    uint32_t low = ~(uint32_t)_mm256_movemask_epi8(
        _mm256_cmpeq_epi8(n.a, _mm256_loadu_si256((const __m256i *)(const void *)text)));
    const uint64_t lengths = lengths_may_differ ? text_len ^ len : 0;
    uint32_t high;
    if (vectors == 1) return _bzhi_u32(low, (uint32_t)len) | lengths;
    high = ~(uint32_t)_mm256_movemask_epi8(
        _mm256_cmpeq_epi8(n.b, _mm256_loadu_si256((const __m256i *)(const void *)(text + 32))));
    return _bzhi_u64((uint64_t)high << 32 | low, (uint32_t)len) | lengths;
}

/* 0 for 0, else 32 ones, by the carry that a negation leaves: two instructions, and nothing for a compiler to turn into a
   branch (body_portable.h). */
HDRTRIE_INLINE HDRTRIE_TARGET_avx2 uint32_t hdrtrie_avx2_select(uint64_t differ)
{
    uint32_t miss;
    __asm__("neg %0\n\tsbb %1, %1" : "+r"(differ), "=r"(miss) : : "cc");
    return miss;
}

/* The bytes that are no token characters: a bit a row of 16 code points, looked up by low nibble, meets the bit of the
   byte's own row, looked up by high nibble (W. Mula, D. Lemire: vectorized classification). From 0x80 on the first
   look-up is 0 by the instruction's own rule. */
HDRTRIE_INLINE HDRTRIE_TARGET_avx2 __m256i hdrtrie_avx2_no_token32(__m256i x)
{
    const __m256i rows = _mm256_setr_epi8(
        /* rows 2 to 7 are bits 2 to 7 */
        (char)0xe8, (char)0xfc, (char)0xf8, (char)0xfc, (char)0xfc, (char)0xfc, (char)0xfc, (char)0xfc, (char)0xf8,
        (char)0xf8, (char)0xf4, 0x54, (char)0xd0, 0x54, (char)0xf4, 0x70, (char)0xe8, (char)0xfc, (char)0xf8,
        (char)0xfc, (char)0xfc, (char)0xfc, (char)0xfc, (char)0xfc, (char)0xf8, (char)0xf8, (char)0xf4, 0x54,
        (char)0xd0, 0x54, (char)0xf4, 0x70);
    const __m256i row = _mm256_setr_epi8(1, 2, 4, 8, 16, 32, 64, (char)128, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32,
                                         64, (char)128, 0, 0, 0, 0, 0, 0, 0, 0);
    __m256i high = _mm256_and_si256(_mm256_srli_epi16(x, 4), _mm256_set1_epi8(15));
    __m256i token = _mm256_and_si256(_mm256_shuffle_epi8(rows, x), _mm256_shuffle_epi8(row, high));
    return _mm256_cmpeq_epi8(token, _mm256_setzero_si256());
}

HDRTRIE_INLINE HDRTRIE_TARGET_avx2 uint64_t hdrtrie_avx2_malformed(hdrtrie_avx2_name n, size_t len, unsigned vectors)
{
    __m256i a = hdrtrie_avx2_no_token32(n.a);
    return hdrtrie_avx2_bits(a, vectors == 2 ? hdrtrie_avx2_no_token32(n.b) : a, len, vectors);
}

HDRTRIE_INLINE HDRTRIE_TARGET_avx2 __m256i hdrtrie_avx2_hash32(__m256i x, const uint8_t *keep, const uint32_t *keys)
{
    x = _mm256_and_si256(x, _mm256_loadu_si256((const __m256i *)(const void *)keep));
    x = _mm256_add_epi32(x, _mm256_loadu_si256((const __m256i *)(const void *)keys));
    return _mm256_mul_epu32(x, _mm256_srli_epi64(x, 32));
}

HDRTRIE_INLINE HDRTRIE_TARGET_avx2 uint64_t hdrtrie_avx2_hash(hdrtrie_avx2_name n, size_t len, unsigned vectors,
                                                              unsigned seed)
{
    const uint8_t *keep = hdrtrie_hash_keep + 64 - len; /* 1 <= len <= 32 * vectors */
    const uint32_t *keys = hdrtrie_hash_keys + 8 * seed;
    __m256i sum = hdrtrie_avx2_hash32(n.a, keep, keys);
    __m128i half;
    if (vectors == 2) sum = _mm256_add_epi64(sum, hdrtrie_avx2_hash32(n.b, keep + 32, keys + 8));
    half = _mm_add_epi64(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
    half = _mm_add_epi64(half, _mm_unpackhi_epi64(half, half));
    return (uint64_t)_mm_cvtsi128_si64(half);
}

#define hdrtrie_avx2_unbounded hdrtrie_unbounded

/* What reach() refuses. */
#define hdrtrie_avx2_slow hdrtrie_find_slow

#define HDRTRIE_BODY avx2
#define HDRTRIE_BODY_TARGET HDRTRIE_TARGET_avx2
#include <hdrtrie/find_template.h>

#endif
