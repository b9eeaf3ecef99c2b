/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/verdict.h. */

/*@ assigns \nothing; */
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_verdict_none(hdrtrie_shape s);

/*@ requires \valid_read(text - (1 .. record_head_len(flags)));
    assigns \nothing; */
HDRTRIE_INLINE hdrtrie_verdict hdrtrie_verdict_read(const uint8_t *text, unsigned flags);

/*@ assigns \nothing;
    ensures \result.id == v.id && \result.groups == v.groups; */
HDRTRIE_INLINE hdrtrie_match hdrtrie_verdict_match(hdrtrie_verdict v);

/*@ requires \valid(v);
    assigns v->id, v->groups;
    ensures v->id == m.id && v->groups == m.groups; */
HDRTRIE_INLINE void hdrtrie_verdict_set(hdrtrie_verdict *v, hdrtrie_match m);

/* both: a name for `&`. WP orders the arguments of a plain & differently here and in the proofs that use it.
   stays_by: a field is kept, by its groups and by whether its name is malformed. */
/*@ logic integer both(integer a, integer b) = a & b;
    predicate stays_by(integer groups, integer wanted, integer keep, integer malformed, integer refuse) =
      (both(wanted, groups) == 0 <==> keep == 0) && both(refuse, malformed) == 0; */

/*@ assigns \nothing;
    ensures \result == 0 <==> stays_by(groups, wanted, keep, malformed, refuse); */
HDRTRIE_INLINE uint64_t hdrtrie_verdict_removes(
    uint32_t groups, uint32_t wanted, int keep, uint64_t malformed, uint64_t refuse);
