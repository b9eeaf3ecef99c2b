/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The primitives of a find with AVX-512 (BW, VL) and BMI. A name of up to 64 bytes is one masked load that reads
   nothing past its end. So only the windows of 8 bytes must avoid other pages. Comparisons and look-ups give one bit
   per byte in a mask register, for bytes of the name only. */
#ifndef HDRTRIE_AVX512_H
#define HDRTRIE_AVX512_H

#include <hdrtrie/detail/backend/cmov.h>
#include <hdrtrie/detail/backend/page.h>
#include <hdrtrie/detail/backend/portable.h>
#include <immintrin.h>

#define hdrtrie_avx512_target __attribute__((target("avx512f,avx512bw,avx512vl,bmi,bmi2")))
#define HDRTRIE_AVX512_INLINE HDRTRIE_INLINE hdrtrie_avx512_target

typedef struct hdrtrie_avx512_name {
    __m512i bytes;
    __mmask64 keep; /* bit i: byte i belongs to the name */
} hdrtrie_avx512_name;

/* Returns how many bytes a name can have to be one load. In mode HASHED it is 32, the length of the vector that
   hashes; otherwise the longest name with a node, at most 64. */
HDRTRIE_AVX512_INLINE size_t hdrtrie_avx512_width(hdrtrie_shape s)
{
    if (s.mode == HDRTRIE_MODE_HASHED) return 32;
    return hdrtrie_shape_node_max(s) < 64 ? hdrtrie_shape_node_max(s) : 64;
}

/* Returns how many of the remaining len bytes one load takes: at most 64. */
HDRTRIE_AVX512_INLINE size_t hdrtrie_avx512_reach(size_t len)
{
    return len < 64 ? len : 64;
}

/* Returns an address of the name, len >= 1, from which 8 bytes, and the 8 bytes before its end, can be read. Only
   names shorter than 8 bytes are copied. */
HDRTRIE_INLINE const char *hdrtrie_avx512_readable(const char *name, size_t len, hdrtrie_shape s, hdrtrie_room *room)
{
    (void)s;
    name = hdrtrie_unbounded(name);
    if (HDRTRIE_UNLIKELY((((uintptr_t)name + 8) & (4096 - 16)) == 0) && len < 8) {
        name = hdrtrie_page_move(name, len, room);
    }
    return name;
}

/* Returns the name, 0 <= len <= 255, or its first 64 bytes. The other bytes are 0. */
HDRTRIE_AVX512_INLINE hdrtrie_avx512_name hdrtrie_avx512_load(const char *name, size_t len)
{
    hdrtrie_avx512_name n;
    n.keep = _bzhi_u64(~(uint64_t)0, (unsigned)len); /* all ones for 64 to 255 bytes */
    n.bytes = _mm512_maskz_loadu_epi8(n.keep, name);
    return n;
}

/* Returns one bit per byte: 1 if first <= byte < first + count. */
HDRTRIE_AVX512_INLINE __mmask64 hdrtrie_avx512_in_range(__m512i x, int first, int count)
{
    return _mm512_cmplt_epu8_mask(_mm512_sub_epi8(x, _mm512_set1_epi8((char)first)), _mm512_set1_epi8((char)count));
}

/* Returns n, folded byte by byte. */
HDRTRIE_AVX512_INLINE hdrtrie_avx512_name hdrtrie_avx512_fold(unsigned fold, hdrtrie_avx512_name n)
{
    const __m512i x = n.bytes, bit = _mm512_set1_epi8(0x20), dash = _mm512_set1_epi8('-');
    if (fold == HDRTRIE_FOLD_NONE) return n;
    if (fold == HDRTRIE_FOLD_SEPARATORS) {
        const __m512i small = _mm512_or_si512(x, bit); /* digits have this bit already */
        const __mmask64 alnum = hdrtrie_avx512_in_range(small, 'a', 26) | hdrtrie_avx512_in_range(x, '0', 10);
        n.bytes = _mm512_mask_mov_epi8(dash, alnum, small);
        return n;
    }
    n.bytes = _mm512_mask_add_epi8(x, hdrtrie_avx512_in_range(x, 'A', 26), x, bit);
    if (fold == HDRTRIE_FOLD_UNDERSCORE) {
        n.bytes = _mm512_mask_mov_epi8(n.bytes, _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8('_')), dash);
    }
    return n;
}

#define hdrtrie_avx512_window hdrtrie_page_window
#define hdrtrie_avx512_last8 hdrtrie_page_last8

/* Returns the first eight folded bytes; those past the name have any value. */
HDRTRIE_AVX512_INLINE uint64_t hdrtrie_avx512_first8(hdrtrie_avx512_name folded)
{
    return (uint64_t)_mm_cvtsi128_si64(_mm512_castsi512_si128(folded.bytes));
}

/* Returns one bit per byte of the name: 1 if it differs from text there. */
HDRTRIE_AVX512_INLINE __mmask64 hdrtrie_avx512_differ(hdrtrie_avx512_name folded, const uint8_t *text)
{
    return _mm512_mask_cmpneq_epi8_mask(folded.keep, folded.bytes, _mm512_loadu_si512(text));
}

/* Returns the verdict of the record with this text if the name equals it, else that of record 0, by conditional
   moves. avx2.h gives the reason. */
HDRTRIE_AVX512_INLINE hdrtrie_verdict hdrtrie_avx512_select(
    hdrtrie_avx512_name folded, const uint8_t *text, size_t len, hdrtrie_shape s, unsigned want)
{
    const hdrtrie_verdict none = hdrtrie_verdict_none(s);
    const __mmask64 differ = hdrtrie_avx512_differ(folded, text);
    hdrtrie_verdict v = hdrtrie_verdict_read(text, s.flags);
    if (s.mode == HDRTRIE_MODE_HASHED) { /* a node leads only to names of its length, a hash to any */
        const uint64_t all = differ | (hdrtrie_record_len(text, s.flags) ^ len);
        HDRTRIE_ASM_SELECT_EXACT(HDRTRIE_ASM2("test", "all", "all"), v, none, [all] "r"(all));
    } else if (s.flags & HDRTRIE_FLAGS_AFFIX) {
        HDRTRIE_ASM_SELECT_EXACT(HDRTRIE_ASM2("kortestq", "differ", "differ"), v, none, [differ] "k"(differ));
    } else if (want & HDRTRIE_WANT_ID) {
        HDRTRIE_ASM_SELECT(HDRTRIE_ASM2("kortestq", "differ", "differ"), v, none, [differ] "k"(differ));
    } else {
        HDRTRIE_ASM_SELECT_GROUPS(HDRTRIE_ASM2("kortestq", "differ", "differ"), v, none, [differ] "k"(differ));
    }
    return v;
}

/* Returns 1 if the name equals text, of any equal length, else 0. */
HDRTRIE_AVX512_INLINE int hdrtrie_avx512_equals_long(unsigned fold, const char *name, const uint8_t *text, size_t len)
{
    __mmask64 differ = 0;
    size_t i;
    for (i = 0; i < len; i += 64) {
        differ |= hdrtrie_avx512_differ(
            hdrtrie_avx512_fold(fold, hdrtrie_avx512_load(name + i, hdrtrie_avx512_reach(len - i))), text + i);
    }
    return differ == 0;
}

/* Returns a number other than 0 if any byte of the name is not a token character, else 0. avx2.h explains the
   look-up. */
HDRTRIE_AVX512_INLINE __mmask64 hdrtrie_avx512_malformed(hdrtrie_avx512_name raw, size_t len)
{
    const __m512i rows =
        _mm512_broadcast_i32x4(_mm_setr_epi8((char)0xe8, (char)0xfc, (char)0xf8, (char)0xfc, (char)0xfc, (char)0xfc,
            (char)0xfc, (char)0xfc, (char)0xf8, (char)0xf8, (char)0xf4, 0x54, (char)0xd0, 0x54, (char)0xf4, 0x70));
    const __m512i row =
        _mm512_broadcast_i32x4(_mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, (char)128, 0, 0, 0, 0, 0, 0, 0, 0));
    const __m512i high = _mm512_and_si512(_mm512_srli_epi16(raw.bytes, 4), _mm512_set1_epi8(15));
    (void)len;
    return _mm512_mask_testn_epi8_mask(raw.keep, _mm512_shuffle_epi8(rows, raw.bytes), _mm512_shuffle_epi8(row, high));
}

#define hdrtrie_avx512_ahead hdrtrie_page_ahead32
#define hdrtrie_avx512_bytes_ahead 32

/* Returns a number other than 0 if the name, 1 <= len <= 32, has a byte that is not a token character, else 0. */
HDRTRIE_AVX512_INLINE uint64_t hdrtrie_avx512_suspect(const char *name, size_t len)
{
    const __mmask32 keep = _bzhi_u32(~0u, (uint32_t)len);
    const __m256i x = _mm256_maskz_loadu_epi8(keep, name);
    const __m256i rows = _mm256_broadcastsi128_si256(
        _mm_setr_epi8((char)0xe8, (char)0xfc, (char)0xf8, (char)0xfc, (char)0xfc, (char)0xfc, (char)0xfc, (char)0xfc,
            (char)0xf8, (char)0xf8, (char)0xf4, 0x54, (char)0xd0, 0x54, (char)0xf4, 0x70));
    const __m256i row =
        _mm256_broadcastsi128_si256(_mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, (char)128, 0, 0, 0, 0, 0, 0, 0, 0));
    const __m256i high = _mm256_and_si256(_mm256_srli_epi16(x, 4), _mm256_set1_epi8(15));
    return _mm256_mask_testn_epi8_mask(keep, _mm256_shuffle_epi8(rows, x), _mm256_shuffle_epi8(row, high));
}

/* Returns a number other than 0 if the name, of any length, has a byte that is not a token character, else 0. */
HDRTRIE_AVX512_INLINE __mmask64 hdrtrie_avx512_malformed_long(const char *name, size_t len)
{
    __mmask64 bad = 0;
    size_t i;
    for (i = 0; i < len; i += 64) {
        const size_t reach = hdrtrie_avx512_reach(len - i);
        bad |= hdrtrie_avx512_malformed(hdrtrie_avx512_load(name + i, reach), reach);
    }
    return bad;
}

/* Returns the hash of a name before hdrtrie_hash_mix. The first 32 bytes are one vector; hdrtrie_hash_from adds the
   rest word by word. A vector of eight words would take longer to add up than the few long names are worth. */
HDRTRIE_AVX512_INLINE uint64_t hdrtrie_avx512_hash(
    hdrtrie_avx512_name folded, unsigned fold, const char *name, size_t len, size_t loaded, unsigned seed)
{
    const __m256i keys = _mm256_loadu_si256((const __m256i *)(const void *)(hdrtrie_hash_keys + 8 * seed));
    const __m256i x =
        _mm256_add_epi32(_mm256_maskz_mov_epi8((__mmask32)folded.keep, _mm512_castsi512_si256(folded.bytes)), keys);
    const __m256i sum = _mm256_mul_epu32(x, _mm256_srli_epi64(x, 32));
    __m128i half = _mm_add_epi64(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
    (void)loaded; /* min(len, 64): not needed, because keep masks the bytes */
    half = _mm_add_epi64(half, _mm_unpackhi_epi64(half, half));
    return (uint64_t)_mm_cvtsi128_si64(half) + (len > 32 ? hdrtrie_hash_from(fold, name, len, 32, seed) : 0);
}

/* The functions that find.inl.h makes for this backend, declared so that tools find them. Their documentation is
   there. */
HDRTRIE_AVX512_INLINE uint64_t hdrtrie_avx512_slot_of_node(
    const uint8_t *t, hdrtrie_shape s, const char *name, size_t len);
HDRTRIE_AVX512_INLINE uint64_t hdrtrie_avx512_slot_of_hash(const uint8_t *t, hdrtrie_shape s, const char *name,
    size_t len, hdrtrie_avx512_name folded, size_t loaded, uint64_t *mixed);
HDRTRIE_AVX512_INLINE const uint8_t *hdrtrie_avx512_locate(
    const uint8_t *t, hdrtrie_shape s, const char *name, size_t len, hdrtrie_avx512_name folded, size_t loaded);
HDRTRIE_AVX512_INLINE hdrtrie_verdict hdrtrie_avx512_lookup_long(
    const hdrtrie_table *table, hdrtrie_shape s, const char *name, size_t len, unsigned want);
HDRTRIE_NOINLINE hdrtrie_avx512_target hdrtrie_verdict hdrtrie_avx512_lookup_called(
    const hdrtrie_table *table, const char *name, size_t len);
HDRTRIE_AVX512_INLINE hdrtrie_verdict hdrtrie_avx512_lookup(
    const hdrtrie_table *table, hdrtrie_shape s, const char *name, size_t len, unsigned want);

#define HDRTRIE_BACKEND hdrtrie_avx512
#include <hdrtrie/detail/find.inl.h>

#endif
