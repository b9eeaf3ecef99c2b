/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The loop over fields for tables with a sieve: a part of template/clear.inl.h, with its macros. It sifts all fields, and
   then looks only the candidates up. These functions get the template's prefix:

     sift           finds which fields are candidates, and whether a name may be malformed.
     malformed      finds which names are malformed; called only if sift suspects one.
     candidates     looks candidates up.
     judge_sifted   puts the three together. judge_sieved is the whole, for all sizes of rows. */

#ifdef __FRAMAC__
#include <contracts/sift.inl.acsl.h>
#endif

/* Sifts the count fields from first on, count <= 60, and adds them to s, below the bits of the fields behind them. It finds by
   the sieve, without a lookup, which of them no rule matches. It goes from the last field to the first, because a bit is then
   added to a word by one instruction. No branch depends on the content of a name; those on an unusual length and on a
   continuation are hardly ever taken. */
HDRTRIE_CLEAR_INLINE hdrtrie_sifted HDRTRIE_CLEAR_FN(sift_some)(
    hdrtrie_sieve_view sieve, HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count, hdrtrie_sifted s)
{
    const uint32_t flags = HDRTRIE_CLEAR_FLAGS;
    const size_t bytes_ahead = HDRTRIE_PASTE(HDRTRIE_CLEAR_BACKEND, bytes_ahead);
    uint64_t candidates = s.candidates, suspect = s.suspect;
    hdrtrie_room room;
    size_t i = count;
    s.continues <<= count;
    /*@ loop invariant i <= count && s.continues == 0 && holds_rules(candidates, fields, first + i, first + count);
        loop invariant \forall integer k; count - i <= k < 64 ==>
          (bit_at(candidates, k) <==> bit_at(\at(s.candidates, Pre), k - (count - i)));
        loop invariant suspect == 0 ==> \at(s.suspect, Pre) == 0 && none_bad(fields, first + i, first + count);
        loop assigns i, candidates, suspect, room;
        loop variant i; */
    while (i-- > 0) {
        const char *name = HDRTRIE_CLEAR_NAME(fields, first + i);
        const size_t len = HDRTRIE_CLEAR_LEN(fields, first + i);
        /*@ assert i + 1 == \at(i, LoopCurrent) && (size_t)(first + i) == first + i; */
        /*@ assert name_readable_at(fields, first + i); */
        /*@ assert len == 0 ==> (size_t)(len - 1) == SIZE_MAX; */
        /*@ assert has_groups(fields, first + i) ==>
              1 <= len && passes(sieve.bytes, sieve.row, sieve.offsets, (uint8_t *)name, len); */
        candidates += candidates;
        if ((flags & HDRTRIE_LAYOUT_CONTINUATIONS) && HDRTRIE_UNLIKELY(name == NULL)) {
            s.continues |= (uint64_t)1 << i;
        } else if (HDRTRIE_UNLIKELY(len - 1 >= HDRTRIE_SIFT_LEN)) { /* empty or long */
            const int passes = len != 0 && hdrtrie_sieve_passes(sieve, name, len);
            /*@ assert has_groups(fields, first + i) ==> passes != 0; */
            candidates += passes != 0;
            /*@ assert \let w = \at(candidates, LoopCurrent); passes != 0 ==> candidates == doubled(w, 1); */
            /*@ assert \let w = \at(candidates, LoopCurrent); passes == 0 ==> candidates == doubled(w, 0); */
            /*@ assert \let w = \at(candidates, LoopCurrent); candidates == doubled(w, 1) ||
                  (!has_groups(fields, first + i) && candidates == doubled(w, 0)); */
            suspect |= HDRTRIE_PASTE(HDRTRIE_CLEAR_BACKEND, is_malformed)(name, len) != 0;
        } else {
            const char *bytes = HDRTRIE_PASTE(HDRTRIE_CLEAR_BACKEND, ahead)(name, len, &room);
            const uint64_t buckets = hdrtrie_sieve_buckets(sieve, bytes, len, bytes_ahead);
            /*@ assert has_groups(fields, first + i) ==> buckets != 0; */
            candidates += buckets != 0;
            /*@ assert \let w = \at(candidates, LoopCurrent); buckets != 0 ==> candidates == doubled(w, 1); */
            /*@ assert \let w = \at(candidates, LoopCurrent); buckets == 0 ==> candidates == doubled(w, 0); */
            /*@ assert \let w = \at(candidates, LoopCurrent); candidates == doubled(w, 1) ||
                  (!has_groups(fields, first + i) && candidates == doubled(w, 0)); */
            suspect |= HDRTRIE_PASTE(HDRTRIE_CLEAR_BACKEND, suspect)(bytes, len);
        }
        /*@ assert \let w = \at(candidates, LoopCurrent); candidates == doubled(w, 1) ||
              (!has_groups(fields, first + i) && candidates == doubled(w, 0)); */
        /*@ assert \let w = \at(candidates, LoopCurrent); \forall integer k; 1 <= k < 64 ==>
              (bit_at(candidates, k) <==> bit_at(w, k - 1)); */
        /*@ assert has_groups(fields, first + i) ==> bit_at(candidates, 0); */
        /*@ assert \let w = \at(suspect, LoopCurrent); suspect == 0 ==> w == 0 && none_bad(fields, first + i, first + i + 1); */
    }
    s.candidates = candidates;
    s.suspect = suspect;
    return s;
}

/* Sifts the count fields from first on, count <= 64: the last four, and, unless all of these are candidates, the others. */
HDRTRIE_CLEAR_INLINE hdrtrie_sifted HDRTRIE_CLEAR_FN(sift)(
    hdrtrie_sieve_view sieve, HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count)
{
    hdrtrie_sifted s = {0, 0, 0, 0};
    size_t some = count < HDRTRIE_SIFT_PROBE ? count : HDRTRIE_SIFT_PROBE, left = count;
    /*@ loop invariant 1 <= some <= left <= count && some <= 60 && s.given_up == 0;
        loop invariant left == count ? some == (count < HDRTRIE_SIFT_PROBE ? count : HDRTRIE_SIFT_PROBE) : some == left;
        loop invariant sifted_all(s, fields, first + left, count - left);
        loop assigns left, some, s;
        loop variant left; */
    for (;; some = left) {
        left -= some;
        /*@ assert left + some == \at(left, LoopCurrent) && (size_t)(first + left) == first + left; */
        /*@ assert names_between(fields, first + left, first + left + some); */
        s = HDRTRIE_CLEAR_FN(sift_some)(sieve, fields, first + left, some, s);
        /*@ assert \forall integer k; first + left + some <= k < first + count && has_groups(fields, k) ==>
              bit_at(\at(s.candidates, LoopCurrent), k - (first + left + some)); */
        /*@ assert \forall integer k; some <= k < 64 ==>
              (bit_at(s.candidates, k) <==> bit_at(\at(s.candidates, LoopCurrent), k - some)); */
        /*@ assert holds_rules(s.candidates, fields, first + left, first + count); */
        /*@ assert ends_at(s.candidates, count - left); */
        /*@ assert s.suspect == 0 ==> none_bad(fields, first + left, first + count); */
        /*@ assert sifted_all(s, fields, first + left, count - left); */
        if (left == 0) return s;
        s.given_up = s.candidates + 1 == (uint64_t)1 << HDRTRIE_SIFT_PROBE;
        if (HDRTRIE_UNLIKELY(s.given_up)) return s;
    }
}

/* Returns a word: bit i is 1 if field first + i is malformed and not a continuation; count <= 64. Few arrays have such a
   field, so sift only returns whether one may have. */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(malformed)(HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count)
{
    const uint32_t flags = HDRTRIE_CLEAR_FLAGS;
    uint64_t word = 0;
    size_t i;
    /*@ loop invariant i <= count && no_bit_from(word, count);
        loop invariant \forall integer k; i <= k < 64 ==> !bit_at(word, k);
        loop invariant \forall integer k; first <= k < first + i ==> (bit_at(word, k - first) <==> is_bad(fields, k));
        loop assigns i, word;
        loop variant count - i; */
    for (i = 0; i < count; i++) {
        const char *name = HDRTRIE_CLEAR_NAME(fields, first + i);
        size_t len;
        if (name == NULL && (flags & HDRTRIE_LAYOUT_CONTINUATIONS)) continue;
        len = HDRTRIE_CLEAR_LEN(fields, first + i);
        word |= (uint64_t)(HDRTRIE_PASTE(HDRTRIE_CLEAR_BACKEND, is_malformed)(name, len) != 0) << i;
    }
    return word;
}

/* Returns which of the candidates are to be removed, as bits: candidate i is field first + i. */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(candidates)(const hdrtrie_table *table, hdrtrie_shape shape,
    uint32_t wanted, HDRTRIE_CLEAR_FIELDS fields, size_t first, uint64_t candidates)
{
    const uint32_t flags = HDRTRIE_CLEAR_FLAGS;
    uint64_t removed = 0;
    /*@ loop invariant \forall integer k; 0 <= k < 64 && bit_at(candidates, k) ==> bit_at(\at(candidates, Pre), k);
        loop invariant \forall integer k; first <= k < first + 64 ==> (bit_at(removed, k - first) <==>
          bit_at(\at(candidates, Pre), k - first) && !bit_at(candidates, k - first) && is_listed(fields, k, wanted));
        loop invariant \forall integer n; 0 <= n <= 64 && ends_at(\at(candidates, Pre), n) ==> no_bit_from(removed, n);
        loop assigns candidates, removed;
        loop variant candidates; */
    for (; candidates != 0; candidates &= candidates - 1) {
        const unsigned i = hdrtrie_lowest_bit(candidates);
        /*@ assert bit_at(\at(candidates, Pre), i) && (size_t)(first + i) == first + i && name_readable_at(fields, first + i); */
        const char *name = HDRTRIE_CLEAR_NAME(fields, first + i);
        const size_t len = HDRTRIE_CLEAR_LEN(fields, first + i);
        uint64_t gone = (HDRTRIE_CLEAR_FIND(table, shape, name, len).groups & wanted) != 0;
        if (HDRTRIE_UNLIKELY(gone & hdrtrie_len_may_frame(HDRTRIE_FRAMING_LENS(flags), len))) {
            gone = !hdrtrie_name_is_framing(name, len);
        }
        /*@ assert gone <= 1 && (gone == 1 <==> is_listed(fields, first + i, wanted)); */
        removed |= gone << i;
        /*@ assert \let w = \at(removed, LoopCurrent); \forall integer k; 0 <= k < 64 ==>
              (bit_at(removed, k) <==> bit_at(w, k) || (gone == 1 && k == i)); */
        /*@ assert \forall integer k; 0 <= k < 64 ==>
              (bit_at(candidates & (uint64_t)(candidates - 1), k) <==> bit_at(candidates, k) && k != i); */
    }
    return removed;
}

/* Judges the count fields from first on, 1 <= count <= 64, that were sifted: a lookup for each candidate. Result and
   *before as for judge. */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(judge_sifted)(const hdrtrie_table *table, hdrtrie_shape shape,
    hdrtrie_sifted s, uint32_t groups, HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count, uint32_t *before)
{
    const uint64_t suspect = groups & HDRTRIE_ALLOW_MALFORMED ? 0 : s.suspect;
    const uint32_t previous = *before;
    uint64_t refused = 0, removed, bits;
    *before = 0;
    if ((s.candidates | s.continues | suspect) == 0) {
        /*@ assert s.candidates == 0 && suspect == 0; */
        /*@ assert \forall integer k; first <= k < first + count ==> !has_groups(fields, k); */
        /*@ assert \forall integer k; first <= k < first + count ==> !is_removed(fields, k, groups, 0); */
        /*@ assert \forall integer k; 0 <= k < 64 ==> !bit_at(0, k); */
        return 0;
    }
    if (HDRTRIE_UNLIKELY(suspect != 0)) refused = HDRTRIE_CLEAR_FN(malformed)(fields, first, count);
    /*@ assert \forall integer k; first <= k < first + count ==>
          (bit_at(refused, k - first) <==> (groups & HDRTRIE_ALLOW_MALFORMED) == 0 && is_bad(fields, k)); */
    removed = refused | HDRTRIE_CLEAR_FN(candidates)(
                            table, shape, groups & HDRTRIE_ALL_GROUPS, fields, first, s.candidates & ~refused);
    /*@ assert \forall integer k; first <= k < first + count ==> (is_removed(fields, k, groups, 0) <==>
          bit_at(refused, k - first) || is_listed(fields, k, groups & HDRTRIE_ALL_GROUPS)); */
    /*@ assert \forall integer k; first <= k < first + count ==> (bit_at(removed, k - first) <==>
          bit_at(refused, k - first) ||
          (bit_at(s.candidates, k - first) && is_listed(fields, k, groups & HDRTRIE_ALL_GROUPS))); */
    /*@ assert \forall integer k; first <= k < first + count && is_listed(fields, k, groups & HDRTRIE_ALL_GROUPS) ==>
          bit_at(s.candidates, k - first); */
    /*@ assert \forall integer k; first <= k < first + count ==>
          (bit_at(removed, k - first) <==> is_removed(fields, k, groups, 0)); */
    /*@ assert no_bit_from(removed, count) && 0 <= (removed >> (count - 1) & 1) <= 1; */
    /*@ loop invariant bits == 0 && removed == \at(removed, LoopEntry);
        loop assigns bits, removed;
        loop variant bits; */
    for (bits = s.continues; bits != 0; bits &= bits - 1) {
        const unsigned i = hdrtrie_lowest_bit(bits);
        removed |= (i == 0 ? previous : removed >> (i - 1) & 1) << i;
    }
    *before = (uint32_t)(removed >> (count - 1) & 1);
    return removed;
}

/* judge for a table with a sieve and keep 0. Only this function handles all sizes of rows; a constant shape selects one. */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(judge_sieved)(const hdrtrie_table *table, hdrtrie_shape shape,
    uint32_t groups, HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count, uint32_t *before)
{
    hdrtrie_sieve_view sieve = hdrtrie_sieve_of(table, shape);
    hdrtrie_sifted s;
    if (sieve.row == 2) {
        sieve.row = 2;
        s = HDRTRIE_CLEAR_FN(sift)(sieve, fields, first, count);
    } else if (sieve.row == 4) {
        sieve.row = 4;
        s = HDRTRIE_CLEAR_FN(sift)(sieve, fields, first, count);
    } else {
        sieve.row = 8;
        s = HDRTRIE_CLEAR_FN(sift)(sieve, fields, first, count);
    }
    if (HDRTRIE_UNLIKELY(s.given_up)) {
        return HDRTRIE_CLEAR_FN(judge_each)(table, shape, groups, 0, fields, first, count, before);
    }
    return HDRTRIE_CLEAR_FN(judge_sifted)(table, shape, s, groups, fields, first, count, before);
}
