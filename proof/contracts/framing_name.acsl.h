/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Contracts of detail/framing_name.h. They leave open which bytes make a framing name: a test tries every neighbour. */

/*@ predicate framing_len(integer len) = len == 4 || len == 14 || len == 17; */

/*@ assigns \nothing;
    ensures 0 <= \result <= 1;
    ensures lens == HDRTRIE_FRAMING_LENS(0) && len == 4 ==> \result == 1;
    ensures lens == HDRTRIE_FRAMING_LENS(0) && len == 14 ==> \result == 1;
    ensures lens == HDRTRIE_FRAMING_LENS(0) && len == 17 ==> \result == 1; */
HDRTRIE_INLINE uint64_t hdrtrie_len_may_frame(uint64_t lens, size_t len);

/*@ requires framing_len(len) ==> \valid_read(name + (0 .. len - 1));
    assigns \nothing;
    ensures 0 <= \result <= 1 && (\result == 1 ==> framing_len(len)); */
HDRTRIE_INLINE int hdrtrie_name_is_framing(const char *name, size_t len);
