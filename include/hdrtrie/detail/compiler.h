/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Differences between compilers and between C and C++, and the macro that joins names. */
#ifndef HDRTRIE_COMPILER_H
#define HDRTRIE_COMPILER_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__) || defined(__clang__)
#define HDRTRIE_INLINE static inline __attribute__((always_inline, unused))
#define HDRTRIE_NOINLINE static __attribute__((noinline, unused))
#define HDRTRIE_LIKELY(x) __builtin_expect(!!(x), 1)
#define HDRTRIE_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define HDRTRIE_API __attribute__((visibility("default"))) /* the shared library hides other symbols */
#else
#define HDRTRIE_INLINE static inline
#define HDRTRIE_NOINLINE static
#define HDRTRIE_LIKELY(x) (x)
#define HDRTRIE_UNLIKELY(x) (x)
#define HDRTRIE_API
#endif

#ifdef __cplusplus
#define HDRTRIE_STATIC_ASSERT(condition, text) static_assert(condition, text)
#define HDRTRIE_ALIGN(n) alignas(n)
#define HDRTRIE_EXTERN_C_BEGIN extern "C" {
#define HDRTRIE_EXTERN_C_END }
#else
#define HDRTRIE_STATIC_ASSERT(condition, text) _Static_assert(condition, text)
#if __STDC_VERSION__ < 201112L && (defined(__GNUC__) || defined(__clang__)) /* for hosts that compile as strict C99 */
#define HDRTRIE_ALIGN(n) __attribute__((aligned(n)))
#else
#define HDRTRIE_ALIGN(n) _Alignas(n)
#endif
#define HDRTRIE_EXTERN_C_BEGIN
#define HDRTRIE_EXTERN_C_END
#endif

/* Initializes a struct with zeros. */
/* clang-format off */
#ifdef __cplusplus
#define HDRTRIE_ZERO {}
#else
#define HDRTRIE_ZERO {0}
#endif
/* clang-format on */

/* Joins two names by an underscore after their macros are expanded: HDRTRIE_PASTE(hdrtrie_avx2, lookup) is
   hdrtrie_avx2_lookup. It makes the function names in files that are included many times (.inl.h). */
#define HDRTRIE_PASTE(prefix, name) HDRTRIE_PASTE_(prefix, name)
#define HDRTRIE_PASTE_(prefix, name) prefix##_##name

#endif
