/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The primitives of a find with SSE2, part of every x86-64. A build with default flags uses it for inline code. A
   name is two registers of 16 bytes. A load takes 32 bytes from the name on, for any length; names near the end of
   their page are copied first. */
#ifndef HDRTRIE_SSE2_H
#define HDRTRIE_SSE2_H

#include <emmintrin.h>
#include <hdrtrie/detail/backend/cmov.h>
#include <hdrtrie/detail/backend/page.h>
#include <hdrtrie/detail/backend/portable.h>

#define hdrtrie_sse2_target

typedef struct hdrtrie_sse2_name {
    __m128i a, b;
} hdrtrie_sse2_name;

/* Returns how many bytes a name can have to be one load: 32 for every table. */
HDRTRIE_INLINE size_t hdrtrie_sse2_width(hdrtrie_shape s)
{
    (void)s;
    return 32;
}

#define hdrtrie_sse2_reach hdrtrie_page_reach32
#define hdrtrie_sse2_readable hdrtrie_page_readable32

/* Returns 16 bytes at p, which needs no alignment. */
HDRTRIE_INLINE __m128i hdrtrie_sse2_load16(const void *p)
{
    return _mm_loadu_si128((const __m128i *)p);
}

/* Returns 32 bytes from the name on; those from len on have any value. */
HDRTRIE_INLINE hdrtrie_sse2_name hdrtrie_sse2_load(const char *name, size_t len)
{
    hdrtrie_sse2_name n;
    (void)len;
    n.a = hdrtrie_sse2_load16(name);
    n.b = hdrtrie_sse2_load16(name + 16);
    return n;
}

/* Returns all ones for each byte with first <= byte < first + count, else zeros. */
HDRTRIE_INLINE __m128i hdrtrie_sse2_in_range(__m128i x, int first, int count)
{
    return _mm_cmplt_epi8(_mm_add_epi8(x, _mm_set1_epi8((char)(-128 - first))), _mm_set1_epi8((char)(-128 + count)));
}

/* Returns all ones for each byte that is an ASCII letter or digit, else zeros. */
HDRTRIE_INLINE __m128i hdrtrie_sse2_alnum16(__m128i x)
{
    return _mm_or_si128(
        hdrtrie_sse2_in_range(_mm_or_si128(x, _mm_set1_epi8(0x20)), 'a', 26), hdrtrie_sse2_in_range(x, '0', 10));
}

/* Returns 16 bytes, folded. */
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

/* Returns n, folded byte by byte. */
HDRTRIE_INLINE hdrtrie_sse2_name hdrtrie_sse2_fold(unsigned fold, hdrtrie_sse2_name n)
{
    n.a = hdrtrie_sse2_fold16(fold, n.a);
    n.b = hdrtrie_sse2_fold16(fold, n.b);
    return n;
}

#define hdrtrie_sse2_window hdrtrie_page_window
#define hdrtrie_sse2_last8 hdrtrie_page_last8

/* Returns the first eight folded bytes; those past the name have any value. */
HDRTRIE_INLINE uint64_t hdrtrie_sse2_first8(hdrtrie_sse2_name folded)
{
    return (uint64_t)_mm_cvtsi128_si64(folded.a);
}

/* Returns the top bit of each byte of a (bits 0..15) and b (bits 16..31). */
HDRTRIE_INLINE uint32_t hdrtrie_sse2_bits(__m128i a, __m128i b)
{
    return (uint32_t)_mm_movemask_epi8(a) | (uint32_t)_mm_movemask_epi8(b) << 16;
}

/* Returns one bit per byte: 1 if the folded name equals text there. */
HDRTRIE_INLINE uint32_t hdrtrie_sse2_same(hdrtrie_sse2_name folded, const uint8_t *text)
{
    return hdrtrie_sse2_bits(
        _mm_cmpeq_epi8(folded.a, hdrtrie_sse2_load16(text)), _mm_cmpeq_epi8(folded.b, hdrtrie_sse2_load16(text + 16)));
}

/* Returns the verdict of the record with this text if the name equals it, else that of record 0, by conditional
   moves. avx2.h gives the reason. */
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_sse2_select(
    hdrtrie_sse2_name folded, const uint8_t *text, size_t len, hdrtrie_shape s, unsigned want)
{
    const hdrtrie_verdict none = hdrtrie_verdict_none(s);
    const uint8_t *keep = hdrtrie_first_bytes(len);
    const __m128i a = _mm_and_si128(_mm_xor_si128(folded.a, hdrtrie_sse2_load16(text)), hdrtrie_sse2_load16(keep));
    const __m128i b =
        _mm_and_si128(_mm_xor_si128(folded.b, hdrtrie_sse2_load16(text + 16)), hdrtrie_sse2_load16(keep + 16));
    hdrtrie_verdict v = hdrtrie_verdict_read(text, s.flags);
    uint32_t same = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_or_si128(a, b), _mm_setzero_si128()));
    if (s.mode == HDRTRIE_MODE_HASHED) { /* a node leads only to names of its length, a hash to any */
        same -= hdrtrie_record_len(text, s.flags) ^ (uint32_t)len;
    }
    if (s.mode == HDRTRIE_MODE_HASHED || (s.flags & HDRTRIE_FLAGS_AFFIX)) {
        HDRTRIE_ASM_SELECT_EXACT(HDRTRIE_ASM2("cmp", "all", "same"), v, none, [same] "r"(same), [all] "i"(0xffff));
    } else if (want & HDRTRIE_WANT_ID) {
        HDRTRIE_ASM_SELECT(HDRTRIE_ASM2("cmp", "all", "same"), v, none, [same] "r"(same), [all] "i"(0xffff));
    } else {
        HDRTRIE_ASM_SELECT_GROUPS(HDRTRIE_ASM2("cmp", "all", "same"), v, none, [same] "r"(same), [all] "i"(0xffff));
    }
    return v;
}

/* Returns 1 if the name equals text, else 0; both have len > 32 bytes. The last vector ends at the end of the name. */
HDRTRIE_INLINE int hdrtrie_sse2_equals_long(unsigned fold, const char *name, const uint8_t *text, size_t len)
{
    uint32_t same = ~0u;
    size_t i;
    for (i = 0; i + 32 < len; i += 32) {
        same &= hdrtrie_sse2_same(hdrtrie_sse2_fold(fold, hdrtrie_sse2_load(name + i, len)), text + i);
    }
    i = len - 32;
    return (same & hdrtrie_sse2_same(hdrtrie_sse2_fold(fold, hdrtrie_sse2_load(name + i, len)), text + i)) == ~0u;
}

/* Returns all ones for each byte that is a letter, a digit or "-", else zeros. Without a shuffle instruction a test
   for the rarer token characters costs too much, so names with other bytes are tested byte by byte. */
HDRTRIE_INLINE __m128i hdrtrie_sse2_usual16(__m128i x)
{
    return _mm_or_si128(hdrtrie_sse2_alnum16(x), _mm_cmpeq_epi8(x, _mm_set1_epi8('-')));
}

/* Returns one bit per byte: 1 if it is neither a letter, nor a digit, nor "-". */
HDRTRIE_INLINE uint32_t hdrtrie_sse2_unusual(hdrtrie_sse2_name n)
{
    return ~hdrtrie_sse2_bits(hdrtrie_sse2_usual16(n.a), hdrtrie_sse2_usual16(n.b));
}

/* Returns 1 if the name, 1 <= len <= 32, has a byte that is not a token character, else 0. */
HDRTRIE_INLINE uint32_t hdrtrie_sse2_malformed(hdrtrie_sse2_name raw, size_t len)
{
    uint8_t bytes[32];
    size_t i;
    if (HDRTRIE_LIKELY(hdrtrie_sse2_unusual(raw) << (32 - len) == 0)) return 0;
    _mm_storeu_si128((__m128i *)(void *)bytes, raw.a);
    _mm_storeu_si128((__m128i *)(void *)(bytes + 16), raw.b);
    for (i = 0; i < len; i++) {
        if (!hdrtrie_byte_is_token(bytes[i])) return 1;
    }
    return 0;
}

#define hdrtrie_sse2_ahead hdrtrie_page_ahead32
#define hdrtrie_sse2_bytes_ahead 32

/* Returns a number other than 0 if the name, 1 <= len <= 32, has a byte that is neither a letter, nor a digit, nor "-", else 0. */
HDRTRIE_INLINE uint64_t hdrtrie_sse2_suspect(const char *name, size_t len)
{
    return hdrtrie_sse2_unusual(hdrtrie_sse2_load(name, len)) << (32 - len);
}

/* Returns 1 if the name, of len > 32 bytes, has a byte that is not a token character, else 0. */
HDRTRIE_INLINE uint32_t hdrtrie_sse2_malformed_long(const char *name, size_t len)
{
    uint32_t bad = 0;
    size_t i;
    for (i = 0; i + 32 < len; i += 32) bad |= hdrtrie_sse2_malformed(hdrtrie_sse2_load(name + i, len), 32);
    return bad | hdrtrie_sse2_malformed(hdrtrie_sse2_load(name + len - 32, len), 32);
}

/* Returns the products of two words, masked by keep, for the hash. */
HDRTRIE_INLINE __m128i hdrtrie_sse2_hash16(__m128i x, const uint8_t *keep, const uint32_t *keys)
{
    x = _mm_add_epi32(_mm_and_si128(x, hdrtrie_sse2_load16(keep)), hdrtrie_sse2_load16(keys));
    return _mm_mul_epu32(x, _mm_srli_epi64(x, 32));
}

/* Returns the hash of a name before hdrtrie_hash_mix. folded contains its first `loaded` bytes, min(len, 32);
   hdrtrie_hash_from adds the rest. */
HDRTRIE_INLINE uint64_t hdrtrie_sse2_hash(
    hdrtrie_sse2_name folded, unsigned fold, const char *name, size_t len, size_t loaded, unsigned seed)
{
    const uint8_t *keep = hdrtrie_first_bytes(loaded);
    const uint32_t *keys = hdrtrie_hash_keys + 8 * seed;
    __m128i sum =
        _mm_add_epi64(hdrtrie_sse2_hash16(folded.a, keep, keys), hdrtrie_sse2_hash16(folded.b, keep + 16, keys + 4));
    sum = _mm_add_epi64(sum, _mm_unpackhi_epi64(sum, sum));
    return (uint64_t)_mm_cvtsi128_si64(sum) + (loaded != len ? hdrtrie_hash_from(fold, name, len, 32, seed) : 0);
}

/* The functions that find.inl.h makes for this backend, declared so that tools find them. Their documentation is
   there. */
HDRTRIE_INLINE uint64_t hdrtrie_sse2_slot_of_node(const uint8_t *t, hdrtrie_shape s, const char *name, size_t len);
HDRTRIE_INLINE uint64_t hdrtrie_sse2_slot_of_hash(const uint8_t *t, hdrtrie_shape s, const char *name, size_t len,
    hdrtrie_sse2_name folded, size_t loaded, uint64_t *mixed);
HDRTRIE_INLINE const uint8_t *hdrtrie_sse2_locate(
    const uint8_t *t, hdrtrie_shape s, const char *name, size_t len, hdrtrie_sse2_name folded, size_t loaded);
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_sse2_lookup_long(
    const hdrtrie_table *table, hdrtrie_shape s, const char *name, size_t len, unsigned want);
HDRTRIE_NOINLINE hdrtrie_verdict hdrtrie_sse2_lookup_called(const hdrtrie_table *table, const char *name, size_t len);
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_sse2_lookup(
    const hdrtrie_table *table, hdrtrie_shape s, const char *name, size_t len, unsigned want);

#define HDRTRIE_BACKEND hdrtrie_sse2
#include <hdrtrie/detail/find.inl.h>

#endif
