/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contract of detail/format/header.h. */

/*@ assigns \nothing;
    ensures \result == (uint8_t *)table; */
HDRTRIE_INLINE const uint8_t *hdrtrie_table_bytes(const hdrtrie_table *table);

/*@ requires \valid_read((uint8_t *)table + (0 .. HDRTRIE_HEADER_LEN - 1)) && at <= HDRTRIE_HEADER_LEN - 4;
    assigns \nothing;
    ensures \result == (hdrtrie_table *)((uint8_t *)table + le32((uint8_t *)table + at)) ||
      \result == \null && le32((uint8_t *)table + at) == 0; */
HDRTRIE_INLINE const hdrtrie_table *hdrtrie_table_nested(const hdrtrie_table *table, size_t at);
