/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The SIMD backends that this compiler can build, and the one that inline code uses. */
#ifndef HDRTRIE_BACKENDS_H
#define HDRTRIE_BACKENDS_H

#include <hdrtrie/detail/backend/portable.h>

/* Sanitizers report wide loads that end past a name, although inside its page. With them, only the portable backend
   is built. */
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
#define HDRTRIE_HAS_X86_BACKENDS 1
#include <hdrtrie/detail/backend/avx2.h>
#include <hdrtrie/detail/backend/avx512.h>
#include <hdrtrie/detail/backend/sse2.h>
#endif

#if defined(__aarch64__) && defined(__AARCH64EL__) && !defined(HDRTRIE_EXACT) &&                                       \
    (defined(__GNUC__) || defined(__clang__))
#define HDRTRIE_HAS_NEON_BACKEND 1
#include <hdrtrie/detail/backend/neon.h>
#endif

/* The best backend that the compiler may use without a test of the CPU. AVX-512 is used only on demand, because on
   the CPUs measured it is slower than AVX2 (docs/design.md). */
#if defined(HDRTRIE_PREFER_AVX512) && defined(HDRTRIE_HAS_X86_BACKENDS) && defined(__AVX512BW__) &&                    \
    defined(__AVX512VL__) && defined(__BMI__) && defined(__BMI2__)
#define HDRTRIE_BEST_BACKEND hdrtrie_avx512
#elif defined(HDRTRIE_HAS_X86_BACKENDS) && defined(__AVX2__) && defined(__BMI__) && defined(__BMI2__)
#define HDRTRIE_BEST_BACKEND hdrtrie_avx2
#elif defined(HDRTRIE_HAS_X86_BACKENDS)
#define HDRTRIE_BEST_BACKEND hdrtrie_sse2
#elif defined(HDRTRIE_HAS_NEON_BACKEND)
#define HDRTRIE_BEST_BACKEND hdrtrie_neon
#else
#define HDRTRIE_BEST_BACKEND hdrtrie_portable
#endif

/* The function attributes that the best backend needs in order to be inlined. */
#define HDRTRIE_BEST_TARGET HDRTRIE_PASTE(HDRTRIE_BEST_BACKEND, target)

#endif
