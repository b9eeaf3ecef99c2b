/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Mark by any body, and drop, which needs none. */
#include "body.h"

size_t hdrtrie_mark(const hdrtrie_table *table, uint32_t groups, const void *fields, size_t count,
                    const hdrtrie_layout *layout, uint64_t *bitmap)
{
    return hdrtrie_body_mark(hdrtrie_body_best(), table, groups, fields, count, layout, bitmap);
}

size_t hdrtrie_drop(const uint64_t *bitmap, void *fields, size_t count, const hdrtrie_layout *layout)
{
    return hdrtrie_array_drop(bitmap, hdrtrie_array_of(fields, layout), count);
}
