/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The move of fields by a word of bits: a part of template/clear.inl.h, with its macros. In annotations, all, start and target
   are the arguments, and kept_at and place are in proof/units/prove_fields.c. */

/* Moves the count fields from `from` on down to `to`, except those with a 1 in word; 1 <= count <= 64. Returns the
   target of the next field. If to equals from, the fields before the first removed one are not touched. Each later
   field is moved, and arithmetic advances the target, without a branch on the bits. */
HDRTRIE_INLINE size_t HDRTRIE_CLEAR_FN(compact)(
    uint64_t word, HDRTRIE_CLEAR_FIELDS fields, size_t to, size_t from, size_t count)
{
    const size_t end = from + count;
    /*@ ghost uint64_t all = word; size_t start = from, target = to, g = from; */
    /*@ assert end == start + count; */
    if (to == from) {
        size_t kept;
        /*@ ghost
            /@ loop invariant start <= g <= end;
               loop invariant place(all, start, target, g) == g;
               loop invariant \forall integer k; start <= k < g ==> place(all, start, target, k) == k;
               loop invariant \forall integer k; start <= k < g ==> kept_at(all, start, k);
               loop assigns g;
               loop variant end - g; @/
            while (g < end && (all >> (g - start) & 1) == 0) {
                place_next(all, start, target, g);
                /@ assert \let k = g + 1; (size_t)k == k && kept_at(all, start, g) && place(all, start, target, k) == k; @/
                g++;
            } */
        /*@ assert word == 0 ==> g == end; */
        if (word == 0) return to + count;
        kept = hdrtrie_lowest_bit(word);
        /*@ assert !kept_at(all, start, start + kept) && start + kept < end; */
        /*@ assert g <= start + kept; */
        /*@ assert g == end || !kept_at(all, start, g); */
        /*@ assert \forall integer k; start <= k < start + kept ==> kept_at(all, start, k); */
        /*@ assert g == start + kept && !kept_at(all, start, g); */
        /*@ ghost place_next(all, start, target, g); */
        to += kept;
        from += kept + 1;
        /*@ assert shifts_again(all, kept); */
        word = word >> kept >> 1;
        /*@ assert to == g; */
        /*@ assert \let k = g + 1; (size_t)k == k && from == k && place(all, start, target, k) == to; */
    }
    /*@ assert word == all >> (from - start); */
    /*@ assert to == place(all, start, target, from); */
    /*@ loop invariant start <= from <= end;
        loop invariant word == all >> (from - start);
        loop invariant to == place(all, start, target, from);
        loop invariant target <= to <= from && to <= target + (from - start);
        loop invariant \forall integer k; k < target ==> same_field{Here, Pre}(fields + k, fields + k);
        loop invariant \forall integer k; from <= k ==> same_field{Here, Pre}(fields + k, fields + k);
        loop invariant \forall integer k; start <= k < from && kept_at(all, start, k) ==>
          target <= place(all, start, target, k) < to;
        loop invariant \forall integer k; start <= k < from && kept_at(all, start, k) ==>
          same_field{Here, Pre}(fields + place(all, start, target, k), fields + k);
        loop assigns from, word, to, fields[target .. end - 1];
        loop variant end - from; */
    for (; from < end; from++, word >>= 1) {
        /*@ ghost place_next(all, start, target, from); */
        /*@ assert kept_at(all, start, from) <==> (word & 1) == 0; */
        /*@ assert shifts_again(all, from - start) && inverts_lowest(word); */
        /*@ assert word >> 1 == all >> (from - start + 1); */
        HDRTRIE_CLEAR_MOVE(fields, to, from);
        /*@ assert \forall integer k; 0 <= k < to ==> same_field{Here, LoopCurrent}(fields + k, fields + k); */
        /*@ assert \forall integer k; from < k ==> same_field{Here, Pre}(fields + k, fields + k); */
        /*@ assert \let k = from; same_field{Here, Pre}(fields + to, fields + k); */
        /*@ assert \forall integer k; start <= k < from && kept_at(all, start, k) ==>
              \let p = place(all, start, target, k); same_field{Here, LoopCurrent}(fields + p, fields + p); */
        /*@ assert \forall integer k; start <= k < from && kept_at(all, start, k) ==>
              same_field{Here, Pre}(fields + place(all, start, target, k), fields + k); */
        to += (size_t)(~word & 1);
        /*@ assert \let k = from + 1; (size_t)k == k && to == place(all, start, target, k); */
    }
    /*@ assert from == end; */
    return to;
}
