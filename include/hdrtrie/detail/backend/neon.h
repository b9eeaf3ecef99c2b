/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The primitives of a find with NEON, part of every little-endian aarch64. A name is two registers of 16 bytes. A
   load takes 32 bytes from the name on, for any length; names near the end of their page are copied first. */
#ifndef HDRTRIE_NEON_H
#define HDRTRIE_NEON_H

#include <arm_neon.h>
#include <hdrtrie/detail/backend/page.h>
#include <hdrtrie/detail/backend/portable.h>

#define hdrtrie_neon_target

typedef struct hdrtrie_neon_name {
    uint8x16_t a, b;
} hdrtrie_neon_name;

/* Returns how many bytes a name can have to be one load: 32 for every table. */
HDRTRIE_INLINE size_t hdrtrie_neon_width(hdrtrie_shape s)
{
    (void)s;
    return 32;
}

#define hdrtrie_neon_reach hdrtrie_page_reach32
#define hdrtrie_neon_readable hdrtrie_page_readable32

/* Returns 32 bytes from the name on; those from len on have any value. */
HDRTRIE_INLINE hdrtrie_neon_name hdrtrie_neon_load(const char *name, size_t len)
{
    hdrtrie_neon_name n;
    (void)len;
    n.a = vld1q_u8((const uint8_t *)name);
    n.b = vld1q_u8((const uint8_t *)name + 16);
    return n;
}

/* Returns all ones for each byte with first <= byte < first + count, else zeros. */
HDRTRIE_INLINE uint8x16_t hdrtrie_neon_in_range(uint8x16_t x, uint8_t first, uint8_t count)
{
    return vcltq_u8(vsubq_u8(x, vdupq_n_u8(first)), vdupq_n_u8(count));
}

/* Returns 16 bytes, folded. */
HDRTRIE_INLINE uint8x16_t hdrtrie_neon_fold16(unsigned fold, uint8x16_t x)
{
    const uint8x16_t bit = vdupq_n_u8(0x20), dash = vdupq_n_u8('-');
    if (fold == HDRTRIE_FOLD_NONE) return x;
    if (fold == HDRTRIE_FOLD_SEPARATORS) {
        const uint8x16_t small = vorrq_u8(x, bit); /* digits have this bit already */
        return vbslq_u8(
            vorrq_u8(hdrtrie_neon_in_range(small, 'a', 26), hdrtrie_neon_in_range(x, '0', 10)), small, dash);
    }
    {
        const uint8x16_t folded = vorrq_u8(x, vandq_u8(hdrtrie_neon_in_range(x, 'A', 26), bit));
        return fold == HDRTRIE_FOLD_UNDERSCORE ? vbslq_u8(vceqq_u8(x, vdupq_n_u8('_')), dash, folded) : folded;
    }
}

/* Returns n, folded byte by byte. */
HDRTRIE_INLINE hdrtrie_neon_name hdrtrie_neon_fold(unsigned fold, hdrtrie_neon_name n)
{
    n.a = hdrtrie_neon_fold16(fold, n.a);
    n.b = hdrtrie_neon_fold16(fold, n.b);
    return n;
}

#define hdrtrie_neon_window hdrtrie_page_window
#define hdrtrie_neon_last8 hdrtrie_page_last8

/* Returns the first eight folded bytes; those past the name have any value. */
HDRTRIE_INLINE uint64_t hdrtrie_neon_first8(hdrtrie_neon_name folded)
{
    return vgetq_lane_u64(vreinterpretq_u64_u8(folded.a), 0);
}

/* Returns a number other than 0 if any bit is 1 in the first len bytes of a and b together, 1 <= len <= 32, else 0. */
HDRTRIE_INLINE uint32_t hdrtrie_neon_any(uint8x16_t a, uint8x16_t b, size_t len)
{
    const uint8_t *keep = hdrtrie_first_bytes(len);
    const uint8x16_t kept = vorrq_u8(vandq_u8(a, vld1q_u8(keep)), vandq_u8(b, vld1q_u8(keep + 16)));
    return vmaxvq_u32(vreinterpretq_u32_u8(kept));
}

/* Returns the verdict of the record with this text if the name equals it, else that of record 0, by masks. The empty
   assembly statement hides from the compiler that miss is a truth value, so that it does not make a branch. */
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_neon_select(
    hdrtrie_neon_name folded, const uint8_t *text, size_t len, hdrtrie_shape s, unsigned want)
{
    const hdrtrie_verdict none = hdrtrie_verdict_none(s);
    hdrtrie_verdict v = hdrtrie_verdict_read(text, s.flags);
    uint32_t differ =
        hdrtrie_neon_any(veorq_u8(folded.a, vld1q_u8(text)), veorq_u8(folded.b, vld1q_u8(text + 16)), len);
    uint32_t miss;
    (void)want; /* the compiler removes fields that are not used */
    if (s.mode == HDRTRIE_MODE_HASHED) differ |= hdrtrie_record_len(text, s.flags) ^ (uint32_t)len;
    miss = 0u - (uint32_t)(differ != 0);
    __asm__("" : "+r"(miss));
    v.groups = (v.groups & ~miss) | (none.groups & miss);
    v.id = (int32_t)(((uint32_t)v.id & ~miss) | ((uint32_t)none.id & miss));
    v.exact &= ~miss;
    return v;
}

/* Returns 1 if the name equals text, else 0; both have len > 32 bytes. The last two registers end at the end of the
   name. */
HDRTRIE_INLINE int hdrtrie_neon_equals_long(unsigned fold, const char *name, const uint8_t *text, size_t len)
{
    uint32_t differ = 0;
    size_t i;
    for (i = 0; i < len; i += 32) {
        const size_t at = i + 32 <= len ? i : len - 32;
        const hdrtrie_neon_name folded = hdrtrie_neon_fold(fold, hdrtrie_neon_load(name + at, len));
        differ |=
            hdrtrie_neon_any(veorq_u8(folded.a, vld1q_u8(text + at)), veorq_u8(folded.b, vld1q_u8(text + at + 16)), 32);
    }
    return differ == 0;
}

/* Returns all ones for each byte that is not a token character. avx2.h explains the look-up. For bytes from 0x80 the
   second look-up is 0 here. */
HDRTRIE_INLINE uint8x16_t hdrtrie_neon_no_token16(uint8x16_t x)
{
    static const uint8_t rows[16] = {
        0xe8, 0xfc, 0xf8, 0xfc, 0xfc, 0xfc, 0xfc, 0xfc, 0xf8, 0xf8, 0xf4, 0x54, 0xd0, 0x54, 0xf4, 0x70};
    static const uint8_t row[16] = {1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0};
    return vceqzq_u8(
        vandq_u8(vqtbl1q_u8(vld1q_u8(rows), vandq_u8(x, vdupq_n_u8(15))), vqtbl1q_u8(vld1q_u8(row), vshrq_n_u8(x, 4))));
}

/* Returns a number other than 0 if the name, 1 <= len <= 32, has a byte that is not a token character, else 0. */
HDRTRIE_INLINE uint32_t hdrtrie_neon_malformed(hdrtrie_neon_name raw, size_t len)
{
    return hdrtrie_neon_any(hdrtrie_neon_no_token16(raw.a), hdrtrie_neon_no_token16(raw.b), len);
}

#define hdrtrie_neon_ahead hdrtrie_page_ahead32
#define hdrtrie_neon_bytes_ahead 32

/* Returns a number other than 0 if the name, 1 <= len <= 32, has a byte that is not a token character, else 0. */
HDRTRIE_INLINE uint64_t hdrtrie_neon_suspect(const char *name, size_t len)
{
    return hdrtrie_neon_malformed(hdrtrie_neon_load(name, len), len);
}

/* Returns a number other than 0 if the name, of len > 32 bytes, has a byte that is not a token character, else 0. */
HDRTRIE_INLINE uint32_t hdrtrie_neon_malformed_long(const char *name, size_t len)
{
    uint32_t bad = 0;
    size_t i;
    for (i = 0; i < len; i += 32) {
        bad |= hdrtrie_neon_malformed(hdrtrie_neon_load(name + (i + 32 <= len ? i : len - 32), len), 32);
    }
    return bad;
}

/* Returns the products of two words, masked by keep, for the hash. */
HDRTRIE_INLINE uint64x2_t hdrtrie_neon_hash16(uint8x16_t x, const uint8_t *keep, const uint32_t *keys)
{
    const uint32x4_t sums = vaddq_u32(vreinterpretq_u32_u8(vandq_u8(x, vld1q_u8(keep))), vld1q_u32(keys));
    const uint64x2_t words = vreinterpretq_u64_u32(sums);
    return vmull_u32(vmovn_u64(words), vshrn_n_u64(words, 32));
}

/* Returns the hash of a name before hdrtrie_hash_mix. folded contains its first `loaded` bytes, min(len, 32);
   hdrtrie_hash_from adds the rest. */
HDRTRIE_INLINE uint64_t hdrtrie_neon_hash(
    hdrtrie_neon_name folded, unsigned fold, const char *name, size_t len, size_t loaded, unsigned seed)
{
    const uint8_t *keep = hdrtrie_first_bytes(loaded);
    const uint32_t *keys = hdrtrie_hash_keys + 8 * seed;
    const uint64x2_t sum =
        vaddq_u64(hdrtrie_neon_hash16(folded.a, keep, keys), hdrtrie_neon_hash16(folded.b, keep + 16, keys + 4));
    return vaddvq_u64(sum) + (loaded != len ? hdrtrie_hash_from(fold, name, len, 32, seed) : 0);
}

/* The functions that find.inl.h makes for this backend, declared so that tools find them. Their documentation is
   there. */
HDRTRIE_INLINE uint64_t hdrtrie_neon_slot_of_node(const uint8_t *t, hdrtrie_shape s, const char *name, size_t len);
HDRTRIE_INLINE uint64_t hdrtrie_neon_slot_of_hash(const uint8_t *t, hdrtrie_shape s, const char *name, size_t len,
    hdrtrie_neon_name folded, size_t loaded, uint64_t *mixed);
HDRTRIE_INLINE const uint8_t *hdrtrie_neon_locate(
    const uint8_t *t, hdrtrie_shape s, const char *name, size_t len, hdrtrie_neon_name folded, size_t loaded);
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_neon_lookup_long(
    const hdrtrie_table *table, hdrtrie_shape s, const char *name, size_t len, unsigned want);
HDRTRIE_NOINLINE hdrtrie_verdict hdrtrie_neon_lookup_called(const hdrtrie_table *table, const char *name, size_t len);
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_neon_lookup(
    const hdrtrie_table *table, hdrtrie_shape s, const char *name, size_t len, unsigned want);

#define HDRTRIE_BACKEND hdrtrie_neon
#include <hdrtrie/detail/find.inl.h>

#endif
