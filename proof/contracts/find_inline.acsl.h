/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/find_inline.h. */

/*@ requires table_sound((uint8_t *)table) && shape_of((uint8_t *)table, shape);
    requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
HDRTRIE_INLINE hdrtrie_match hdrtrie_find_shaped(
    const hdrtrie_table *table, hdrtrie_shape shape, const char *name, size_t len);

/*@ requires table_sound((uint8_t *)table);
    requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
HDRTRIE_INLINE hdrtrie_match hdrtrie_find_inline(const hdrtrie_table *table, const char *name, size_t len);
