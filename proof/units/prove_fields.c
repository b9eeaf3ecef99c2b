/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* template/clear.inl.h over one struct of fields. The lookup may return anything, and any names of the right lengths may
   be framing names, but always the same for the same name. Proven: clear and keep leave exactly the fields that they must
   keep, in order, and write only to the fields. No framing field is removed. With a sieve, too, if that has a bucket for
   every name to which the lookup gives groups (covers). */
#include <hdrtrie/detail/backend/portable.h>
#include <hdrtrie/detail/framing_name.h>
#include <hdrtrie/detail/sift.h>

typedef struct field {
    const char *name;
    size_t name_len;
    const char *value;
    size_t value_len;
} field;

/*@ axiomatic lookup {
      logic integer groups_of(char *name, integer len);
      logic integer malformed_of(char *name, integer len);
      logic integer framing_of(char *name, integer len);
      axiom word: \forall char *name, integer len; 0 <= malformed_of(name, len) <= UINT64_MAX;
      // the three framing names are tokens
      axiom framing_token: \forall char *name, integer len; framing_of(name, len) == 1 ==> malformed_of(name, len) == 0;
      axiom framing_bit: \forall char *name, integer len; 0 <= framing_of(name, len) <= 1 &&
        (framing_of(name, len) == 1 ==> framing_len(len));
    }
    predicate name_readable_at{L}(field *fields, integer i) = \valid_read(fields + i) &&
      (fields[i].name_len == 0 || \valid_read(fields[i].name + (0 .. fields[i].name_len - 1)));
    admit lemma bit_below: \forall uint64_t w, integer b, i, n; no_bit_from(w, n) && 0 <= b <= 1 && 0 <= i < n <= 64 ==>
      no_bit_from(w | (uint64_t)(b << i), n);
    admit lemma set_below: \forall uint64_t w, integer i, n; 1 <= n <= 64 && 0 <= i <= 63 && no_bit_from(w, n) &&
      (w >> i & 1) != 0 ==> i < n;
    admit lemma one_less: \forall uint64_t w; w != 0 ==> 0 <= (w & (uint64_t)(w - 1)) < w;
    admit lemma bit_added: \forall uint64_t w, integer b, i, k; 0 <= b <= 1 && 0 <= i <= 63 && 0 <= k <= 63 ==>
      (bit_at(w | (uint64_t)(b << i), k) <==> bit_at(w, k) || (b == 1 && k == i));
    logic integer doubled(integer w, integer b) = (uint64_t)((uint64_t)(w + w) + b);
    admit lemma bit_doubled: \forall uint64_t w, integer b, k; 0 <= b <= 1 && 0 <= k <= 63 ==>
      (bit_at(doubled(w, b), k) <==> (k == 0 ? b == 1 : bit_at(w, k - 1)));
    admit lemma none_in_zero: \forall integer a; both(a, 0) == 0 && both(0, a) == 0;
    admit lemma zero_shifted: \forall integer n; 0 <= n <= 63 ==> (uint64_t)(0 << n) == 0;
    admit lemma lowest_cleared: \forall uint64_t w, integer i, k; 0 <= i <= 63 && bit_at(w, i) &&
      (\forall integer j; 0 <= j < i ==> !bit_at(w, j)) && 0 <= k <= 63 ==>
      (bit_at(w & (uint64_t)(w - 1), k) <==> bit_at(w, k) && k != i);
    admit lemma no_bits: \forall uint64_t w, integer n; 0 <= n <= 64 &&
      (\forall integer k; n <= k < 64 ==> !bit_at(w, k)) ==> no_bit_from(w, n);
    admit lemma bit_of_either: \forall integer a, b, k; 0 <= k <= 63 ==>
      (bit_at(a | b, k) <==> bit_at(a, k) || bit_at(b, k));
    admit lemma bit_inverted: \forall uint64_t w, integer k; 0 <= k <= 63 ==> (bit_at((uint64_t)(~w), k) <==> !bit_at(w, k));
    admit lemma last_bit: \forall uint64_t w, integer k; 0 <= k <= 63 ==> 0 <= (w >> k & 1) <= 1;
    predicate shifts_again(integer w, integer n) = (w >> n) >> 1 == w >> (n + 1);
    predicate inverts_lowest(integer w) = ((uint64_t)(~w) & 1) == 1 - (w & 1);
    admit lemma all_of_word: \forall uint64_t m; both(0xffffffffffffffff, m) == m;
    predicate names_between{L}(field *fields, integer from, integer end) = \valid_read(fields + (from .. end - 1)) &&
      \forall integer i; from <= i < end ==> name_readable_at(fields, i);
    predicate names_readable{L}(field *fields, integer count) = names_between(fields, 0, count);
    predicate stays{L}(field *fields, integer i, integer wanted, integer keep, integer detect, integer refuse) =
      framing_of(fields[i].name, fields[i].name_len) == 1 ||
      stays_by(groups_of(fields[i].name, fields[i].name_len), wanted, keep,
              detect == 0 ? 0 : malformed_of(fields[i].name, fields[i].name_len), refuse);
    // the meaning of a bit of mark
    predicate is_removed{L}(field *fields, integer i, integer groups, integer keep) =
      !stays(fields, i, groups & HDRTRIE_ALL_GROUPS, keep, 1,
             keep != 0 || (groups & HDRTRIE_ALLOW_MALFORMED) == 0 ? UINT64_MAX : 0);
    // every name to which a find gives groups has a bucket, see prove_sieve.c; ready: the sieve of a table, if it has one, lies in it and is such a sieve
    predicate covers{L}(uint8_t *p, integer row, integer offsets) = \forall char *name, integer len;
      groups_of(name, len) != 0 ==> 1 <= len && passes(p, row, offsets, (uint8_t *)name, len);
    predicate ready{L}(uint8_t *t, hdrtrie_shape s) = s.sieve != 0 ==> readable(t) && sieve_sound(t) && sieve_of(t, s) &&
      covers(t + s.sieve, t[s.sieve + HDRTRIE_AT_SIEVE_ROW], le32(t + s.sieve + HDRTRIE_AT_SIEVE_OFFSETS));
    // a lookup would remove the field; its name is malformed
    predicate is_listed{L}(field *fields, integer i, integer wanted) =
      both(wanted, groups_of(fields[i].name, fields[i].name_len)) != 0 &&
      framing_of(fields[i].name, fields[i].name_len) != 1;
    predicate is_bad{L}(field *fields, integer i) = malformed_of(fields[i].name, fields[i].name_len) != 0;
    // has_groups: a rule matches the field; holds_rules: bit k - from is 1 if one matches field k, for all from..end - 1
    predicate has_groups{L}(field *fields, integer i) = groups_of(fields[i].name, fields[i].name_len) != 0;
    predicate holds_rules{L}(integer word, field *fields, integer from, integer end) =
      \forall integer k; from <= k < end && has_groups(fields, k) ==> bit_at(word, k - from);
    predicate none_bad{L}(field *fields, integer from, integer end) =
      \forall integer k; from <= k < end ==> !is_bad(fields, k);
    predicate ends_at(integer word, integer count) = \forall integer k; count <= k < 64 ==> !bit_at(word, k);
    predicate sifted_all{L}(hdrtrie_sifted s, field *fields, integer first, integer count) = s.continues == 0 &&
      holds_rules(s.candidates, fields, first, first + count) && ends_at(s.candidates, count) &&
      (s.suspect == 0 ==> none_bad(fields, first, first + count));
    // compact keeps field k; place: where it moves field k (defined by recursion on k: place_next)
    predicate kept_at(integer word, integer from, integer k) = !bit_at(word, k - from);
    axiomatic place { logic integer place(integer word, integer from, integer to, integer k); }
    // how many of the first count fields are kept: defined by recursion on count
    axiomatic left {
      logic integer left{L}(field *fields, integer count, integer wanted, integer keep, integer detect, integer refuse)
        reads fields[0 .. count - 1];
      axiom left_none{L}: \forall field *fields, integer wanted, keep, detect, refuse;
        left(fields, 0, wanted, keep, detect, refuse) == 0;
      axiom left_one{L}: \forall field *fields, integer i, wanted, keep, detect, refuse;
        0 <= i && stays(fields, i, wanted, keep, detect, refuse) ==>
        left(fields, i + 1, wanted, keep, detect, refuse) == left(fields, i, wanted, keep, detect, refuse) + 1;
      axiom left_same{L}: \forall field *fields, integer i, wanted, keep, detect, refuse;
        0 <= i && !stays(fields, i, wanted, keep, detect, refuse) ==>
        left(fields, i + 1, wanted, keep, detect, refuse) == left(fields, i, wanted, keep, detect, refuse);
    }
    predicate same_field{L1, L2}(field *a, field *b) =
      \at(a->name, L1) == \at(b->name, L2) && \at(a->name_len, L1) == \at(b->name_len, L2) &&
      \at(a->value, L1) == \at(b->value, L2) && \at(a->value_len, L1) == \at(b->value_len, L2);
    predicate moved{L1, L2}(field *fields, integer count, integer wanted, integer keep, integer detect, integer result) =
      result == left{L1}(fields, count, wanted, keep, detect, UINT64_MAX) <= count &&
      \forall integer i; 0 <= i < count && stays{L1}(fields, i, wanted, keep, detect, UINT64_MAX) ==>
        same_field{L2, L1}(fields + left{L1}(fields, i, wanted, keep, detect, UINT64_MAX), fields + i);
    predicate cleared{L1, L2}(field *fields, integer count, integer groups, integer keep, integer result) =
      moved{L1, L2}(fields, count, groups & HDRTRIE_ALL_GROUPS, keep,
                    keep == 0 && (groups & HDRTRIE_ALLOW_MALFORMED) != 0 ? 0 : 1, result); */

/*@ requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing;
    ensures \result.groups == groups_of(name, len);
    ensures want == HDRTRIE_WANT_MALFORMED ==> \result.malformed == malformed_of(name, len);
    ensures want == HDRTRIE_WANT_GROUPS ==> \result.malformed == 0; */
hdrtrie_verdict hdrtrie_any_lookup(
    const hdrtrie_table *table, hdrtrie_shape shape, const char *name, size_t len, unsigned want);
#define hdrtrie_any_target

/* The primitives of a sift. suspect may return a number other than 0 for any name, and must for a malformed one. */
/*@ requires 1 <= len && \valid_read(name + (0 .. len - 1));
    assigns \nothing;
    ensures \result == 0 ==> malformed_of(name, len) == 0; */
uint64_t hdrtrie_any_suspect(const char *name, size_t len);
/*@ requires len == 0 || \valid_read(name + (0 .. len - 1));
    assigns \nothing;
    ensures \result != 0 <==> malformed_of(name, len) != 0; */
uint64_t hdrtrie_any_is_malformed(const char *name, size_t len);
#define hdrtrie_any_ahead(name, len, room) (name)
#define hdrtrie_any_bytes_ahead 0

/*@ requires framing_len(len) ==> \valid_read(name + (0 .. len - 1));
    assigns \nothing;
    ensures \result == framing_of(name, len); */
int hdrtrie_any_name_is_framing(const char *name, size_t len);
#define hdrtrie_name_is_framing hdrtrie_any_name_is_framing

/* The step of the definition of place. A call gives provers one step; an axiom would lead them from each step to the next. */
/*@ ghost
    /@ assigns \nothing;
       ensures kept_at(word, from, k) ==> place(word, from, to, k + 1) == place(word, from, to, k) + 1;
       ensures !kept_at(word, from, k) ==> place(word, from, to, k + 1) == place(word, from, to, k); @/
    void place_next(uint64_t word, size_t from, size_t to, size_t k); */

/* The move of one field. Its contract gives provers the other fields without a step on memory. */
/*@ requires \valid(fields + to) && \valid_read(fields + from);
    assigns fields[to];
    ensures same_field{Post, Pre}(fields + to, fields + from);
    ensures \forall integer k; k != to ==> same_field{Post, Pre}(fields + k, fields + k); */
static void field_move(field *fields, size_t to, size_t from)
{
    fields[to].name = fields[from].name;
    fields[to].name_len = fields[from].name_len;
    fields[to].value = fields[from].value;
    fields[to].value_len = fields[from].value_len;
}

#define HDRTRIE_CLEAR fields
#define HDRTRIE_CLEAR_FIELDS field *
#define HDRTRIE_CLEAR_NAME(fields, i) (fields)[i].name
#define HDRTRIE_CLEAR_LEN(fields, i) (fields)[i].name_len
#define HDRTRIE_CLEAR_MOVE(fields, to, from) field_move(fields, to, from)
#define HDRTRIE_CLEAR_BACKEND hdrtrie_any
#define HDRTRIE_CLEAR_PLAIN
#include <hdrtrie/template/clear.inl.h>
