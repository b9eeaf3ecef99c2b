/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contract of detail/format/header.h. */

/*@ assigns \nothing;
    ensures \result == (uint8_t *)table; */
HDRTRIE_INLINE const uint8_t *hdrtrie_table_bytes(const hdrtrie_table *table);
