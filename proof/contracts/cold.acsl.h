/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contract of detail/format/cold.h. */

/* r is the entry of a rule at p, unpacked. */

/*@ predicate rule_of{L}(uint8_t *p, hdrtrie_rule_entry r) = r.text == le32(p) && r.len == p[8] && r.kind == p[9] &&
      r.group == p[10] && r.exception == p[11]; */

/*@ requires \valid_read(p + (0 .. 11));
    assigns \nothing;
    ensures rule_of(p, \result); */
HDRTRIE_INLINE hdrtrie_rule_entry hdrtrie_rule_entry_read(const uint8_t *p);
