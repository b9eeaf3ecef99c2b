/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The primitives of a find with AVX2 and BMI. A load takes 32 bytes from the name on, for any length. A name near the
   end of its page is first copied to a place where 32 bytes can be read, so no load touches a page without a byte of
   the name. */
#ifndef HDRTRIE_AVX2_H
#define HDRTRIE_AVX2_H

#include <hdrtrie/detail/backend/cmov.h>
#include <hdrtrie/detail/backend/page.h>
#include <hdrtrie/detail/backend/portable.h>
#include <immintrin.h>

#define hdrtrie_avx2_target __attribute__((target("avx2,bmi,bmi2")))
#define HDRTRIE_AVX2_INLINE HDRTRIE_INLINE hdrtrie_avx2_target

typedef __m256i hdrtrie_avx2_name;

/* Returns how many bytes a name can have to be one load: 32 for every table. */
HDRTRIE_AVX2_INLINE size_t hdrtrie_avx2_width(hdrtrie_shape s)
{
    (void)s;
    return 32;
}

#define hdrtrie_avx2_reach hdrtrie_page_reach32
#define hdrtrie_avx2_readable hdrtrie_page_readable32

/* Returns 32 bytes from the name on; those from len on have any value. */
HDRTRIE_AVX2_INLINE __m256i hdrtrie_avx2_load(const char *name, size_t len)
{
    (void)len;
    return _mm256_loadu_si256((const __m256i *)(const void *)name);
}

/* Returns all ones for each byte in first..last, else zeros. One addition moves the range to the top of the signed
   bytes. The constant is on the right of the comparison, where the instruction can read it from memory. */
HDRTRIE_AVX2_INLINE __m256i hdrtrie_avx2_in_range(__m256i x, int first, int last)
{
    return _mm256_cmpgt_epi8(
        _mm256_add_epi8(x, _mm256_set1_epi8((char)(127 - last))), _mm256_set1_epi8((char)(126 - last + first)));
}

/* Returns x, folded byte by byte. */
HDRTRIE_AVX2_INLINE __m256i hdrtrie_avx2_fold(unsigned fold, __m256i x)
{
    const __m256i bit = _mm256_set1_epi8(0x20), dash = _mm256_set1_epi8('-');
    if (fold == HDRTRIE_FOLD_NONE) return x;
    if (fold == HDRTRIE_FOLD_SEPARATORS) {
        __m256i small = _mm256_or_si256(x, bit); /* digits have this bit already */
        __m256i keep = _mm256_or_si256(hdrtrie_avx2_in_range(small, 'a', 'z'), hdrtrie_avx2_in_range(x, '0', '9'));
#if defined(__CHAR_UNSIGNED__) && !defined(__clang__)
        /* gcc 12 turns a blend's mask into "byte < 0" of plain chars, which -funsigned-char makes always false. */
        return _mm256_or_si256(_mm256_and_si256(keep, small), _mm256_andnot_si256(keep, dash));
#else
        return _mm256_blendv_epi8(dash, small, keep);
#endif
    }
    {
        __m256i folded = _mm256_or_si256(x, _mm256_and_si256(hdrtrie_avx2_in_range(x, 'A', 'Z'), bit));
        if (fold == HDRTRIE_FOLD_UNDERSCORE) {
            __m256i underscore = _mm256_cmpeq_epi8(x, _mm256_set1_epi8('_'));
            folded = _mm256_xor_si256(folded, _mm256_and_si256(underscore, _mm256_set1_epi8('_' ^ '-')));
        }
        return folded;
    }
}

#define hdrtrie_avx2_window hdrtrie_page_window
#define hdrtrie_avx2_last8 hdrtrie_page_last8

/* Returns the first eight folded bytes; those past the name have any value. */
HDRTRIE_AVX2_INLINE uint64_t hdrtrie_avx2_first8(__m256i folded)
{
    return (uint64_t)_mm_cvtsi128_si64(_mm256_castsi256_si128(folded));
}

/* Returns one bit per byte: 1 if the folded name differs from text there. */
HDRTRIE_AVX2_INLINE uint32_t hdrtrie_avx2_differ(__m256i folded, const uint8_t *text)
{
    return ~(uint32_t)_mm256_movemask_epi8(
        _mm256_cmpeq_epi8(folded, _mm256_loadu_si256((const __m256i *)(const void *)text)));
}

/* Returns the verdict of the record with this text if the name equals it, else that of record 0. Both are loaded
   before the comparison ends, and cmov reads the flags of the comparison. So the critical path ends with one
   instruction per field. gcc and clang compile C code for it to a branch or an additional test. */
HDRTRIE_AVX2_INLINE hdrtrie_verdict hdrtrie_avx2_select(
    __m256i folded, const uint8_t *text, size_t len, hdrtrie_shape s, unsigned want)
{
    const hdrtrie_verdict none = hdrtrie_verdict_none(s);
    hdrtrie_verdict v = hdrtrie_verdict_read(text, s.flags);
    if (s.mode == HDRTRIE_MODE_HASHED) { /* a node leads only to names of its length, a hash to any */
        const uint32_t differ = _bzhi_u32(hdrtrie_avx2_differ(folded, text), (uint32_t)len);
        const uint32_t all = differ | (hdrtrie_record_len(text, s.flags) ^ (uint32_t)len);
        HDRTRIE_ASM_SELECT_EXACT(HDRTRIE_ASM2("test", "all", "all"), v, none, [all] "r"(all));
    } else {
        const __m256i differ = _mm256_xor_si256(folded, _mm256_loadu_si256((const __m256i *)(const void *)text));
        const __m256i keep = _mm256_loadu_si256((const __m256i *)(const void *)hdrtrie_first_bytes(len));
        if (s.flags & HDRTRIE_FLAGS_AFFIX) {
            HDRTRIE_ASM_SELECT_EXACT(HDRTRIE_ASM2("vptest", "keep", "differ"), v,
                none, [keep] HDRTRIE_ASM_VECTOR(keep), [differ] "x"(differ));
        } else if (want & HDRTRIE_WANT_ID) {
            HDRTRIE_ASM_SELECT(HDRTRIE_ASM2("vptest", "keep", "differ"), v,
                none, [keep] HDRTRIE_ASM_VECTOR(keep), [differ] "x"(differ));
        } else {
            HDRTRIE_ASM_SELECT_GROUPS(HDRTRIE_ASM2("vptest", "keep", "differ"), v,
                none, [keep] HDRTRIE_ASM_VECTOR(keep), [differ] "x"(differ));
        }
    }
    return v;
}

/* Returns 1 if the name equals text, else 0; both have len > 32 bytes. The last vector ends at the end of the name. */
HDRTRIE_AVX2_INLINE int hdrtrie_avx2_equals_long(unsigned fold, const char *name, const uint8_t *text, size_t len)
{
    uint32_t differ = 0;
    size_t i;
    for (i = 0; i + 32 < len; i += 32) {
        differ |= hdrtrie_avx2_differ(hdrtrie_avx2_fold(fold, hdrtrie_avx2_load(name + i, len)), text + i);
    }
    i = len - 32;
    return (differ | hdrtrie_avx2_differ(hdrtrie_avx2_fold(fold, hdrtrie_avx2_load(name + i, len)), text + i)) == 0;
}

/* Returns one bit per byte: 1 if it is not a token character. The low nibble selects a byte with one bit per row of
   16 code points, the high nibble selects the bit of the row, and the byte is a token character if they meet (W.
   Mula, D. Lemire: vectorized classification). For bytes from 0x80 the first look-up is 0 by the definition of the
   instruction. */
HDRTRIE_AVX2_INLINE uint32_t hdrtrie_avx2_no_token(__m256i x)
{
    const __m256i rows = _mm256_setr_epi8(
        /* bits 2 to 7 are rows 2 to 7 */
        (char)0xe8, (char)0xfc, (char)0xf8, (char)0xfc, (char)0xfc, (char)0xfc, (char)0xfc, (char)0xfc, (char)0xf8,
        (char)0xf8, (char)0xf4, 0x54, (char)0xd0, 0x54, (char)0xf4, 0x70, (char)0xe8, (char)0xfc, (char)0xf8,
        (char)0xfc, (char)0xfc, (char)0xfc, (char)0xfc, (char)0xfc, (char)0xf8, (char)0xf8, (char)0xf4, 0x54,
        (char)0xd0, 0x54, (char)0xf4, 0x70);
    const __m256i row = _mm256_setr_epi8(1, 2, 4, 8, 16, 32, 64, (char)128, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32,
        64, (char)128, 0, 0, 0, 0, 0, 0, 0, 0);
    __m256i high = _mm256_and_si256(_mm256_srli_epi16(x, 4), _mm256_set1_epi8(15));
    __m256i token = _mm256_and_si256(_mm256_shuffle_epi8(rows, x), _mm256_shuffle_epi8(row, high));
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(token, _mm256_setzero_si256()));
}

/* Returns a number other than 0 if the name, 1 <= len <= 32, has a byte that is not a token character, else 0. */
HDRTRIE_AVX2_INLINE uint32_t hdrtrie_avx2_malformed(__m256i raw, size_t len)
{
    return _bzhi_u32(hdrtrie_avx2_no_token(raw), (uint32_t)len);
}

#define hdrtrie_avx2_ahead hdrtrie_page_ahead32
#define hdrtrie_avx2_bytes_ahead 32

/* Returns a number other than 0 if the name, 1 <= len <= 32, has a byte that is not a token character, else 0. */
HDRTRIE_AVX2_INLINE uint64_t hdrtrie_avx2_suspect(const char *name, size_t len)
{
    return _bzhi_u64(hdrtrie_avx2_no_token(hdrtrie_avx2_load(name, len)), len);
}

/* Returns a number other than 0 if the name, of len > 32 bytes, has a byte that is not a token character, else 0. */
HDRTRIE_AVX2_INLINE uint32_t hdrtrie_avx2_malformed_long(const char *name, size_t len)
{
    uint32_t bad = 0;
    size_t i;
    for (i = 0; i + 32 < len; i += 32) bad |= hdrtrie_avx2_no_token(hdrtrie_avx2_load(name + i, len));
    return bad | hdrtrie_avx2_no_token(hdrtrie_avx2_load(name + len - 32, len));
}

/* Returns the hash of a name before hdrtrie_hash_mix. folded contains its first `loaded` bytes, min(len, 32);
   hdrtrie_hash_from adds the rest. */
HDRTRIE_AVX2_INLINE uint64_t hdrtrie_avx2_hash(
    __m256i folded, unsigned fold, const char *name, size_t len, size_t loaded, unsigned seed)
{
    const uint8_t *keep = hdrtrie_first_bytes(loaded);
    const uint32_t *keys = hdrtrie_hash_keys + 8 * seed;
    __m256i x = _mm256_and_si256(folded, _mm256_loadu_si256((const __m256i *)(const void *)keep));
    __m256i sum;
    __m128i half;
    x = _mm256_add_epi32(x, _mm256_loadu_si256((const __m256i *)(const void *)keys));
    sum = _mm256_mul_epu32(x, _mm256_srli_epi64(x, 32));
    half = _mm_add_epi64(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
    half = _mm_add_epi64(half, _mm_unpackhi_epi64(half, half));
    return (uint64_t)_mm_cvtsi128_si64(half) + (loaded != len ? hdrtrie_hash_from(fold, name, len, 32, seed) : 0);
}

/* The functions that find.inl.h makes for this backend, declared so that tools find them. Their documentation is
   there. */
HDRTRIE_AVX2_INLINE uint64_t hdrtrie_avx2_slot_of_node(const uint8_t *t, hdrtrie_shape s, const char *name, size_t len);
HDRTRIE_AVX2_INLINE uint64_t hdrtrie_avx2_slot_of_hash(const uint8_t *t, hdrtrie_shape s, const char *name, size_t len,
    hdrtrie_avx2_name folded, size_t loaded, uint64_t *mixed);
HDRTRIE_AVX2_INLINE const uint8_t *hdrtrie_avx2_locate(
    const uint8_t *t, hdrtrie_shape s, const char *name, size_t len, hdrtrie_avx2_name folded, size_t loaded);
HDRTRIE_AVX2_INLINE hdrtrie_verdict hdrtrie_avx2_lookup_long(
    const hdrtrie_table *table, hdrtrie_shape s, const char *name, size_t len, unsigned want);
HDRTRIE_NOINLINE hdrtrie_avx2_target hdrtrie_verdict hdrtrie_avx2_lookup_called(
    const hdrtrie_table *table, const char *name, size_t len);
HDRTRIE_AVX2_INLINE hdrtrie_verdict hdrtrie_avx2_lookup(
    const hdrtrie_table *table, hdrtrie_shape s, const char *name, size_t len, unsigned want);

#define HDRTRIE_BACKEND hdrtrie_avx2
#include <hdrtrie/detail/find.inl.h>

#endif
