/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* detail/compact.inl.h and judge_then_move, over the struct of prove_fields.c. Proven: they move exactly the fields that stay, in
   order. Its axiom and lemmas are not in prove_fields.c, because provers would then miss goals of the sift. */
#include "prove_fields.c"

/*@ axiomatic place_begins {
      axiom place_first: \forall integer word, from, to; place(word, from, to, from) == to;
    }
    admit lemma shifted_again: \forall uint64_t w, integer n; 0 <= n <= 63 ==> shifts_again(w, n);
    admit lemma lowest_inverted: \forall uint64_t w; inverts_lowest(w); */
