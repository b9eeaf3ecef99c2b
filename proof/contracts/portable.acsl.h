/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/backend/portable.h: the portable backend reads a name and a record exactly, no byte more. */

/*@ predicate name_readable{L}(hdrtrie_portable_name n) = n.len == 0 || \valid_read(n.bytes + (0 .. n.len - 1)); */

/*@ assigns \nothing;
    ensures \result == s.max_len; */
HDRTRIE_INLINE size_t hdrtrie_portable_width(hdrtrie_shape s);

/*@ assigns \nothing;
    ensures \result == len; */
HDRTRIE_INLINE size_t hdrtrie_portable_reach(size_t len);

/*@ assigns \nothing;
    ensures \result == name; */
HDRTRIE_INLINE const char *hdrtrie_portable_readable(const char *name, size_t len, hdrtrie_shape s, hdrtrie_room *room);

/*@ assigns \nothing;
    ensures \result.bytes == (uint8_t *)name && \result.len == len; */
HDRTRIE_INLINE hdrtrie_portable_name hdrtrie_portable_load(const char *name, size_t len);

/*@ assigns \nothing;
    ensures \result.bytes == n.bytes && \result.len == n.len; */
HDRTRIE_INLINE hdrtrie_portable_name hdrtrie_portable_fold(unsigned fold, hdrtrie_portable_name n);

/*@ requires (len == 0 || \valid_read(name + (0 .. len - 1))) && (len >= 8 ==> offset + 8 <= len);
    assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_portable_window(const char *name, size_t len, size_t offset);

/*@ requires len != 0 && \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_portable_last8(const char *name, size_t len);

/*@ requires name_readable(n);
    assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_portable_first8(hdrtrie_portable_name n);

/*@ requires name_readable(n) && n.len != 0 && \valid_read(text + (0 .. 7));
    assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_portable_differ_first(hdrtrie_portable_name n, const uint8_t *text);

/*@ requires n.len <= HDRTRIE_PATTERN_MAX && name_readable(n) && (n.len == 0 || \valid_read(text + (0 .. n.len - 1)));
    assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_portable_differ_rest(hdrtrie_portable_name n, const uint8_t *text);

/*@ requires n.len <= HDRTRIE_PATTERN_MAX && name_readable(n) && n.len == len && len != 0 &&
      record_readable(text, s.flags);
    assigns \nothing; */
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_portable_select(
    hdrtrie_portable_name n, const uint8_t *text, size_t len, hdrtrie_shape s, unsigned want);

/*@ requires 1 <= len <= HDRTRIE_PATTERN_MAX && \valid_read(name + (0 .. len - 1)) &&
      \valid_read(text + (0 .. \max(8, len) - 1));
    assigns \nothing; */
HDRTRIE_INLINE int hdrtrie_portable_equals_long(unsigned fold, const char *name, const uint8_t *text, size_t len);

/*@ requires name_readable(n) && n.len == len;
    assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_portable_malformed(hdrtrie_portable_name n, size_t len);

/*@ requires (len == 0 || \valid_read(name + (0 .. len - 1)));
    assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_portable_malformed_long(const char *name, size_t len);

/*@ assigns \nothing;
    ensures \result == name; */
HDRTRIE_INLINE const char *hdrtrie_portable_ahead(const char *name, size_t len, hdrtrie_room *room);

/*@ assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_portable_unusual(uint64_t w);

/*@ requires \valid_read(a + (0 .. 3)) && \valid_read(b + (0 .. 3));
    assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_portable_pair(const uint8_t *a, const uint8_t *b);

/*@ requires 1 <= len && \valid_read(name + (0 .. len - 1));
    assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_portable_suspect(const char *name, size_t len);

/*@ requires len <= HDRTRIE_PATTERN_MAX && (len == 0 || \valid_read(name + (0 .. len - 1))) &&
      seed < HDRTRIE_HASH_SEED_COUNT;
    assigns \nothing; */
HDRTRIE_INLINE uint64_t hdrtrie_portable_hash(
    hdrtrie_portable_name n, unsigned fold, const char *name, size_t len, size_t loaded, unsigned seed);
