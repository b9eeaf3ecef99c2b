/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Macros that pack numbers into a table's bytes, little-endian, as initializers of a byte array. Generated C and
   src/compile/pack.c use them. Each format header defines its packing macro beside the function that reads the same
   bytes. */
#ifndef HDRTRIE_PACKING_H
#define HDRTRIE_PACKING_H

#include <hdrtrie/detail/compiler.h>

/* A constant zero that does not compile if v needs more than `bits` bits (bits < 64). The builder, whose values are
   not constant, defines its own version before it includes this file. */
#ifndef HDRTRIE_FITS
#define HDRTRIE_FITS(v, bits) (0 * sizeof(char[((unsigned long long)(v) >> (bits)) == 0 ? 1 : -1]))
#endif
#define HDRTRIE_BYTE(v, at) ((uint8_t)((unsigned long long)(v) >> (8 * (at)) & 0xff))
#define HDRTRIE_U8(v) (uint8_t)((v) + HDRTRIE_FITS(v, 8))
#define HDRTRIE_U16(v) (uint8_t)(HDRTRIE_BYTE(v, 0) + HDRTRIE_FITS(v, 16)), HDRTRIE_BYTE(v, 1)
#define HDRTRIE_U24(v) (uint8_t)(HDRTRIE_BYTE(v, 0) + HDRTRIE_FITS(v, 24)), HDRTRIE_BYTE(v, 1), HDRTRIE_BYTE(v, 2)
#define HDRTRIE_U32(v)                                                                                                 \
    (uint8_t)(HDRTRIE_BYTE(v, 0) + HDRTRIE_FITS(v, 32)), HDRTRIE_BYTE(v, 1), HDRTRIE_BYTE(v, 2), HDRTRIE_BYTE(v, 3)
#define HDRTRIE_U64(v)                                                                                                 \
    HDRTRIE_BYTE(v, 0), HDRTRIE_BYTE(v, 1), HDRTRIE_BYTE(v, 2), HDRTRIE_BYTE(v, 3), HDRTRIE_BYTE(v, 4),                \
        HDRTRIE_BYTE(v, 5), HDRTRIE_BYTE(v, 6), HDRTRIE_BYTE(v, 7)
/* An id of -1 (no match) is all ones. */
#define HDRTRIE_ID16(id) HDRTRIE_U16((id) < 0 ? 0xffffLL : (long long)(id))
#define HDRTRIE_ID24(id) HDRTRIE_U24((id) < 0 ? 0xffffffLL : (long long)(id))
#define HDRTRIE_ID32(id) HDRTRIE_U32((id) < 0 ? 0xffffffffLL : (long long)(id))

#endif
