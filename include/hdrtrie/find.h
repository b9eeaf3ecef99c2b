/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Find: what one field name is to a table.

       hdrtrie_match m = hdrtrie_find(edge, name, name_len);
       if (m.groups != 0) printf("rule %d\n", (int)m.id);

   A find compares the bytes it is given, under the table's fold; whether they make a well-formed name is
   hdrtrie_name_is_token's to say. It allocates nothing, writes nothing and takes the same few nanoseconds for a hit and
   for a miss: at most one comparison with one listed name, whatever the name holds. */
#ifndef HDRTRIE_FIND_H
#define HDRTRIE_FIND_H

#include <hdrtrie/body_portable.h>

/* Tools that watch every byte would see the wide loads that end past a name but inside its page. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_HWADDRESS__)
#define HDRTRIE_EXACT 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || __has_feature(hwaddress_sanitizer)
#define HDRTRIE_EXACT 1
#endif
#endif
#if defined(HDRTRIE_EXACT_READS) && !defined(HDRTRIE_EXACT)
#define HDRTRIE_EXACT 1
#endif

#if defined(__x86_64__) && !defined(HDRTRIE_EXACT) && (defined(__GNUC__) || defined(__clang__))
#define HDRTRIE_HAS_X86_BODIES 1
#include <hdrtrie/body_avx2.h>
#include <hdrtrie/body_avx512.h>
#include <hdrtrie/body_sse2.h>
#endif

#if defined(__aarch64__) && defined(__AARCH64EL__) && !defined(HDRTRIE_EXACT) &&                                       \
    (defined(__GNUC__) || defined(__clang__))
#define HDRTRIE_HAS_NEON_BODY 1
#include <hdrtrie/body_neon.h>
#endif

/* The best body that the compiler may use without asking the CPU. AVX-512 only on demand: where it was measured, it is slower
   than AVX2 (docs/design.md). */
#if defined(HDRTRIE_PREFER_AVX512) && defined(HDRTRIE_HAS_X86_BODIES) && defined(__AVX512BW__) &&                      \
    defined(__AVX512VL__) && defined(__BMI__) && defined(__BMI2__)
#define HDRTRIE_BEST_BODY avx512
#elif defined(HDRTRIE_HAS_X86_BODIES) && defined(__AVX2__) && defined(__BMI__) && defined(__BMI2__)
#define HDRTRIE_BEST_BODY avx2
#elif defined(HDRTRIE_HAS_X86_BODIES)
#define HDRTRIE_BEST_BODY sse2
#elif defined(HDRTRIE_HAS_NEON_BODY)
#define HDRTRIE_BEST_BODY neon
#else
#define HDRTRIE_BEST_BODY portable
#endif

HDRTRIE_EXTERN_C_BEGIN

/* Finds name, len bytes of any value, in table.
   Returns the match, {-1, 0} if no rule decides for the name. name may be NULL where len is 0, and is never read there.
   Reads stay in the pages of [name, name + len), and in [name, name + len) itself under ASan, MSan, HWASan or with
   HDRTRIE_EXACT_READS. Picks the best body for the CPU at each call.
   Cost: about 80 instructions for names of up to 32 bytes, twice the inline form's, linear beyond. */
hdrtrie_match hdrtrie_find(const hdrtrie_table *table, const char *name, size_t len);

/* Whether name, len bytes, is a token (RFC 9110 section 5.6.2): not empty, and of token characters only. Returns 1 or 0.
   name may be NULL where len is 0. Cost: linear in len, eight bytes a step. */
/*@ requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
int hdrtrie_name_is_token(const char *name, size_t len);

HDRTRIE_EXTERN_C_END

/* hdrtrie_find for a table whose shape the caller holds: generated code, with the shape as a constant. */
/*@ requires table_sound((uint8_t *)table) && shape_of((uint8_t *)table, shape);
    requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
HDRTRIE_INLINE hdrtrie_match hdrtrie_shaped_find(const hdrtrie_table *table, hdrtrie_shape shape, const char *name,
                                                 size_t len)
{
    return hdrtrie_verdict_match(HDRTRIE_PASTE(HDRTRIE_BEST_BODY, lookup)(table, shape, name, len, HDRTRIE_WANT_ID));
}

/* hdrtrie_find, inline, with the best body that the compiler's flags allow. */
/*@ requires table_sound((uint8_t *)table);
    requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
HDRTRIE_INLINE hdrtrie_match hdrtrie_find_inline(const hdrtrie_table *table, const char *name, size_t len)
{
    return hdrtrie_shaped_find(table, hdrtrie_shape_read_hot(table, HDRTRIE_FLAGS_UNKNOWN), name, len);
}

#endif
