/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Differences between compilers and between C and C++, and the macro that joins names. */
#ifndef HDRTRIE_COMPILER_H
#define HDRTRIE_COMPILER_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__) || defined(__clang__)
#ifdef __OPTIMIZE__
#define HDRTRIE_INLINE static inline __attribute__((always_inline, unused))
#else /* inlined, a generated header would compile seven times as slowly, to 15 times the code */
#define HDRTRIE_INLINE static inline __attribute__((unused))
#endif
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

/* Gives a declared object another symbol than its name. Assemblers of some systems, such as macOS, put a prefix before C
   names. Undefined for compilers without this extension. */
#if (defined(__GNUC__) || defined(__clang__)) && defined(__USER_LABEL_PREFIX__)
#define HDRTRIE_SYMBOL(symbol) __asm__(HDRTRIE_TEXT(__USER_LABEL_PREFIX__) symbol)
#define HDRTRIE_TEXT(word) HDRTRIE_TEXT_(word)
#define HDRTRIE_TEXT_(word) #word
#endif

/* Keeps an object that its file does not use. `retain` keeps it from a linker with --gc-sections, too: gcc 11, clang 13. */
#if defined(__ELF__) && defined(__has_attribute)
#if __has_attribute(retain)
#define HDRTRIE_USED __attribute__((used, retain))
#endif
#endif
#if defined(HDRTRIE_USED)
#elif defined(__GNUC__) || defined(__clang__)
#define HDRTRIE_USED __attribute__((used))
#else
#define HDRTRIE_USED
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
