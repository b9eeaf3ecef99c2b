/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of runtime/head_field.h: no search leaves the head, and every field advances. */

/* stop_at: byte i of the word is marked by its top bit. The lemmas show that a NUL byte is always marked, so a search
   ends at the last byte at the latest. */

/*@ predicate stop_at{L}(integer stops, integer i) = (stops >> 8 * i + 7 & 1) != 0;
    admit lemma stop_below: \forall uint64_t w, integer i; 0 <= i < 8 && no_bit_from(w, 8 * i) ==>
      stop_at((uint64_t)(w - 0x0e0e0e0e0e0e0e0e) & (uint64_t)~w, i);
    admit lemma stop_of_either: \forall uint64_t a, b, integer i; 0 <= i < 8 && stop_at(a, i) ==> stop_at(a | b, i);
    admit lemma stop_on_top: \forall uint64_t a, integer i; 0 <= i < 8 && stop_at(a, i) ==>
      stop_at(a & 0x8080808080808080, i); */

/*@ assigns \nothing;
    ensures \forall integer i; 0 <= i < 8 && no_bit_from(w, 8 * i) ==> stop_at(\result, i); */
HDRTRIE_INLINE uint64_t hdrtrie_head_stops(uint64_t w, int to_colon);

/*@ requires stops != 0;
    assigns \nothing;
    ensures 0 <= \result <= 7 && \forall integer i; 0 <= i < 8 && stop_at(stops, i) ==> \result <= i; */
HDRTRIE_INLINE size_t hdrtrie_head_first_stop(uint64_t stops);

/*@ predicate head_readable{L}(char *head, integer len) = len == 0 || \valid_read(head + (0 .. len - 1)); */

/*@ requires at <= len && head_readable(head, len);
    assigns \nothing;
    ensures at <= \result <= len; */
HDRTRIE_INLINE size_t hdrtrie_head_skip(const char *head, size_t at, size_t len, int to_colon);

/*@ requires at < len && head_readable(head, len);
    assigns \nothing;
    ensures \result != 0 && head[at] != '\n' ==> at + 1 < len; */
HDRTRIE_INLINE bool hdrtrie_head_line_is_empty(const char *head, size_t at, size_t len);

/*@ requires head_readable(head, len);
    assigns \nothing;
    ensures \result <= len; */
HDRTRIE_INLINE size_t hdrtrie_head_fields_begin(const char *head, size_t len);

/* A field that begins at `at` is not empty and lies in the head. */
/*@ predicate field_at{L}(hdrtrie_head_field field, integer at, integer len) = at < field.next <= len &&
      at + field.name_len <= len; */

/*@ requires at < len && head_readable(head, len);
    assigns \nothing;
    ensures field_at(\result, at, len) && (\result.named ==> at + \result.name_len < \result.next); */
HDRTRIE_INLINE hdrtrie_head_field hdrtrie_head_field_read(const char *head, size_t len, size_t at);

/*@ requires \valid_read(field) && field_at(*field, at, len) && head_readable(head, len);
    assigns \nothing; */
HDRTRIE_INLINE bool hdrtrie_head_field_is_malformed(
    const char *head, size_t len, size_t at, const hdrtrie_head_field *field);
