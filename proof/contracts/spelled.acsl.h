/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/spelled.h. */

/*@ requires readable((uint8_t *)table) &&
      plain_sound((uint8_t *)table + le32((uint8_t *)table + HDRTRIE_AT_SPELLED));
    requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing;
    ensures \result == -1 || 0 <= \result <
      le32((uint8_t *)table + le32((uint8_t *)table + HDRTRIE_AT_SPELLED) + HDRTRIE_AT_ID_COUNT);
    ensures \result != -1 ==> len <= HDRTRIE_PATTERN_MAX; */
HDRTRIE_INLINE int64_t hdrtrie_spelled_index(const hdrtrie_table *table, const char *name, size_t len);

/*@ requires readable((uint8_t *)table) &&
      results_sound((uint8_t *)table, le32((uint8_t *)table + HDRTRIE_AT_SPELLED)) && 0 <= index;
    requires index < le32((uint8_t *)table + le32((uint8_t *)table + HDRTRIE_AT_SPELLED) + HDRTRIE_AT_ID_COUNT);
    assigns \nothing; */
HDRTRIE_INLINE hdrtrie_match hdrtrie_spelled_result(const hdrtrie_table *table, int64_t index);

/*@ requires table_sound((uint8_t *)table) && (((uint8_t *)table)[HDRTRIE_AT_FLAGS] & HDRTRIE_FLAG_SPELLED) != 0;
    requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
HDRTRIE_NOINLINE hdrtrie_match hdrtrie_spelled_find(
    const hdrtrie_table *table, const char *name, size_t len, hdrtrie_match match);
