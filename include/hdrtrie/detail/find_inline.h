/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A find as an inline function, with the best SIMD backend that the compiler's flags allow. */
#ifndef HDRTRIE_FIND_INLINE_H
#define HDRTRIE_FIND_INLINE_H

#include <hdrtrie/detail/backend/backends.h>

#ifdef __FRAMAC__
#include <contracts/find_inline.acsl.h>
#endif

/* Returns the match of a name, 0 <= len, in a table with this shape. Generated code passes its shape as a constant. */
HDRTRIE_INLINE hdrtrie_match hdrtrie_find_shaped(
    const hdrtrie_table *table, hdrtrie_shape shape, const char *name, size_t len)
{
    return hdrtrie_verdict_match(HDRTRIE_PASTE(HDRTRIE_BEST_BACKEND, lookup)(table, shape, name, len, HDRTRIE_WANT_ID));
}

/* Returns the match of a name. It reads the shape from the table's header, once per call. */
HDRTRIE_INLINE hdrtrie_match hdrtrie_find_inline(const hdrtrie_table *table, const char *name, size_t len)
{
    return hdrtrie_find_shaped(table, hdrtrie_shape_read_hot(table, HDRTRIE_FLAGS_UNKNOWN), name, len);
}

#endif
