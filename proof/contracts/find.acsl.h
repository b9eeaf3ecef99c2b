/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/find.inl.h: on a sound table every slot is inside, every record is readable. */

/*@ requires 1 <= len <= HDRTRIE_PATTERN_MAX && \valid_read(name + (0 .. len - 1)) && readable(t);
    requires node_sound(t, s.nodes, len) &&
      \valid_read(t + s.nodes + (HDRTRIE_NODE_LEN * len .. HDRTRIE_NODE_LEN * len + 30));
    assigns \nothing;
    ensures \result <= UINT32_MAX && slot_inside(t, \result); */
HDRTRIE_FN_INLINE uint64_t HDRTRIE_FN(slot_of_node)(const uint8_t *t, hdrtrie_shape s, const char *name, size_t len);

/*@ requires 1 <= len <= HDRTRIE_PATTERN_MAX && \valid_read(name + (0 .. len - 1));
    requires 33 <= s.slot_shift <= 63 && 33 <= s.bucket_shift <= 63 && s.seed < HDRTRIE_HASH_SEED_COUNT;
    requires \valid_read(t + s.nodes + (0 .. 2 * row_len(s.bucket_shift) - 1)) && \valid(mixed);
    assigns *mixed;
    ensures \result < row_len(s.slot_shift); */
HDRTRIE_FN_INLINE uint64_t HDRTRIE_FN(slot_of_hash)(const uint8_t *t, hdrtrie_shape s, const char *name, size_t len,
    HDRTRIE_LOADED_NAME folded, size_t loaded, uint64_t *mixed);

/*@ requires plain_sound(t) && shape_of(t, s) && 1 <= len <= s.max_len && \valid_read(name + (0 .. len - 1));
    assigns \nothing;
    ensures record_readable(\result, s.flags); */
HDRTRIE_FN_INLINE const uint8_t *HDRTRIE_FN(locate)(
    const uint8_t *t, hdrtrie_shape s, const char *name, size_t len, HDRTRIE_LOADED_NAME folded, size_t loaded);

/*@ requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
HDRTRIE_FN_INLINE uint64_t HDRTRIE_FN(is_malformed)(const char *name, size_t len);

/*@ requires plain_sound((uint8_t *)table) && spelled_sound((uint8_t *)table) && shape_of((uint8_t *)table, s);
    requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
HDRTRIE_FN_INLINE hdrtrie_verdict HDRTRIE_FN(lookup_long)(
    const hdrtrie_table *table, hdrtrie_shape s, const char *name, size_t len, unsigned want);

/*@ requires table_sound((uint8_t *)table);
    requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
HDRTRIE_NOINLINE HDRTRIE_PASTE(HDRTRIE_BACKEND, target)
hdrtrie_verdict HDRTRIE_FN(lookup_called)(const hdrtrie_table *table, const char *name, size_t len);

/*@ requires plain_sound((uint8_t *)table) && spelled_sound((uint8_t *)table) && shape_of((uint8_t *)table, s);
    requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
HDRTRIE_FN_INLINE hdrtrie_verdict HDRTRIE_FN(lookup)(
    const hdrtrie_table *table, hdrtrie_shape s, const char *name, size_t len, unsigned want);
