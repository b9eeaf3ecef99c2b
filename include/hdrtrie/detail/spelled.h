/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Spelled exceptions (`!case NAME`, reference 2.3): one spelling of a name, compared without case only, has another
   result than its aliases. A nested table maps each spelling to the index of its result. A find consults it after a
   match, and only in tables with HDRTRIE_FLAG_SPELLED. The portable backend includes this file. */
#ifndef HDRTRIE_SPELLED_H
#define HDRTRIE_SPELLED_H

#include <hdrtrie/detail/verdict.h>

#ifdef __FRAMAC__
#include <contracts/spelled.acsl.h>
#endif

/* Returns the index of the result for exactly this spelling, or -1 if no exception has it. The table has
   HDRTRIE_FLAG_SPELLED. */
HDRTRIE_INLINE int64_t hdrtrie_spelled_index(const hdrtrie_table *table, const char *name, size_t len)
{
    const uint8_t *t = hdrtrie_table_bytes(table) + hdrtrie_load_le32(hdrtrie_table_bytes(table) + HDRTRIE_AT_SPELLED);
    const hdrtrie_shape s = hdrtrie_shape_read_hot((const hdrtrie_table *)(const void *)t, HDRTRIE_FLAGS_UNKNOWN);
    hdrtrie_portable_name folded;
    const uint8_t *text;
    int32_t id;
    if (len == 0 || len > s.max_len) return -1;
    folded = hdrtrie_portable_fold(s.fold, hdrtrie_portable_load(name, len));
    text = hdrtrie_portable_locate(t, s, name, len, folded, len);
    if (hdrtrie_record_len(text, s.flags) != len || !hdrtrie_portable_equals_long(s.fold, name, text, len)) return -1;
    id = hdrtrie_record_id(text, s.flags);
    return id >= 0 && (uint32_t)id < hdrtrie_load_le32(t + HDRTRIE_AT_ID_COUNT) ? id : -1;
}

/* Returns result `index` of the table, index < the number of ids of the nested table. */
HDRTRIE_INLINE hdrtrie_match hdrtrie_spelled_result(const hdrtrie_table *table, int64_t index)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    return hdrtrie_result_read(t + hdrtrie_load_le32(t + HDRTRIE_AT_RESULTS) + HDRTRIE_RESULT_LEN * (size_t)index);
}

/* Returns the match of a name whose other rules gave `match`. Not inlined, because few names reach it. */
HDRTRIE_NOINLINE hdrtrie_match hdrtrie_spelled_find(
    const hdrtrie_table *table, const char *name, size_t len, hdrtrie_match match)
{
    const int64_t index = hdrtrie_spelled_index(table, name, len);
    return index >= 0 ? hdrtrie_spelled_result(table, index) : match;
}

#endif
