/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Clear, for any array of fields: the loop of mark, drop, clear and keep. Define accessors for your container, then
   include this file. It defines static inline functions and undefines the macros. It may be included any number of
   times.

       #define HDRTRIE_CLEAR phr                            // makes phr_mark, phr_drop, phr_clear and phr_keep
       #define HDRTRIE_CLEAR_FIELDS struct phr_header *     // the type of their argument fields
       #define HDRTRIE_CLEAR_NAME(fields, i) (fields)[i].name
       #define HDRTRIE_CLEAR_LEN(fields, i) (fields)[i].name_len
       #define HDRTRIE_CLEAR_MOVE(fields, to, from) ((fields)[to] = (fields)[from])
       #define HDRTRIE_CLEAR_FLAGS HDRTRIE_LAYOUT_CONTINUATIONS
       #define HDRTRIE_CLEAR_PLAIN
       #include <hdrtrie/template/clear.inl.h>

   size_t phr_mark (const hdrtrie_table *, hdrtrie_shape, uint32_t groups, fields, size_t count, uint64_t *bitmap)
   size_t phr_drop (const uint64_t *bitmap, fields, size_t count)
   size_t phr_clear(const hdrtrie_table *, hdrtrie_shape, uint32_t groups, fields, size_t count)
   size_t phr_keep (const hdrtrie_table *, hdrtrie_shape, uint32_t groups, fields, size_t count)

   mark.h documents their behaviour and results. The shape is hdrtrie_shape_read(table), or SYM_shape in generated code.
   The functions are made of these parts, which also get the prefix:

     removes          decides on one field.
     judge            decides on up to 64 fields and returns a word of bits: by judge_sieved (detail/sift.inl.h), or by
                      judge_each for keep and for tables without a sieve.
     is_pseudo        recognizes a pseudo-field at the start; pseudo_count counts them.
     compact          moves up to 64 fields by a word of bits (detail/compact.inl.h).
     judge_then_move  does that for up to 64 fields at a time.
     judge_and_move   decides and moves field by field, without a sieve.
     filter           is the common part of clear and keep.

   Required: HDRTRIE_CLEAR, HDRTRIE_CLEAR_FIELDS, HDRTRIE_CLEAR_NAME (a const char *) and HDRTRIE_CLEAR_LEN (bytes).
   Optional:
   HDRTRIE_CLEAR_MOVE      Copies field `from` over field `to`, to <= from. Without it only phr_mark and its parts are
                           made, for hosts that remove marked fields in another way.
   HDRTRIE_CLEAR_FLAGS     HDRTRIE_LAYOUT_... or-ed; 0 by default. May be an expression that uses the parameter
                           `fields`.
   HDRTRIE_CLEAR_BACKEND   The SIMD backend: hdrtrie_avx2, hdrtrie_portable and the like. HDRTRIE_BEST_BACKEND by
                           default.
   HDRTRIE_CLEAR_JUDGE     A function that replaces the part judge and takes the same arguments. Not together with
                           HDRTRIE_CLEAR_PLAIN, whose clear and keep do not always call judge.
   HDRTRIE_CLEAR_FIND      A function that finds a candidate: its arguments are table, shape, name and len, its result has
                           the member groups. The backend's lookup by default.
   HDRTRIE_CLEAR_WANT      HDRTRIE_WANT_CALL to handle names that are not one load by a call, or 0, the default: the code is
                           then larger.
   HDRTRIE_CLEAR_PLAIN     Defined if fields are plain structs of a few words that may be moved onto themselves.

   For hosts without indices there is template/iterate.inl.h.

   The loop judges up to 64 fields into one word, then moves fields by it. Neither step has a branch on the result: clients
   choose it, so processors cannot predict it. If nothing is removed, nothing is moved. For plain fields, keep does both in one
   pass, and so does clear without a sieve: each field is moved, at first onto itself. That saves a mispredicted loop end. */
#include <hdrtrie/detail/backend/backends.h>
#include <hdrtrie/detail/framing_name.h>
#include <hdrtrie/detail/sift.h>
#include <hdrtrie/layout.h>

#ifndef HDRTRIE_CLEAR_FLAGS
#define HDRTRIE_CLEAR_FLAGS 0
#endif
#ifndef HDRTRIE_CLEAR_WANT
#define HDRTRIE_CLEAR_WANT 0
#endif
#ifndef HDRTRIE_CLEAR_BACKEND
#define HDRTRIE_CLEAR_BACKEND HDRTRIE_BEST_BACKEND
#endif
#define HDRTRIE_CLEAR_FN(name) HDRTRIE_PASTE(HDRTRIE_CLEAR, name)
#define HDRTRIE_CLEAR_INLINE HDRTRIE_INLINE HDRTRIE_PASTE(HDRTRIE_CLEAR_BACKEND, target)
#ifndef HDRTRIE_CLEAR_FIND
#define HDRTRIE_CLEAR_FIND(table, shape, name, len)                                                                    \
    HDRTRIE_PASTE(HDRTRIE_CLEAR_BACKEND, lookup)(table, shape, name, len, HDRTRIE_WANT_GROUPS | HDRTRIE_WANT_CALL)
#endif

#ifdef __FRAMAC__
#include <contracts/clear.acsl.h>
#endif

/* Returns 1 if field i is to be removed, else 0. before: the result for the field before it; a continuation has the
   same. detect (compile-time constant): 0 if malformed names need not be detected. refuse: all ones if malformed names
   are removed, else 0. keep: 1 to remove the fields that are in none of the wanted groups, 0 to remove those that are
   in one. Framing fields stay, unless the flags contain HDRTRIE_LAYOUT_FRAMING. One branch tests for them. It is taken
   only for fields that would be removed and have the length of a framing name, so ordinary requests do not take it. */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(removes)(const hdrtrie_table *table, hdrtrie_shape shape,
    uint32_t wanted, int keep, int detect, uint64_t refuse, HDRTRIE_CLEAR_FIELDS fields, size_t i, uint64_t before)
{
    const uint32_t flags = HDRTRIE_CLEAR_FLAGS;
    const char *name = HDRTRIE_CLEAR_NAME(fields, i);
    size_t len;
    uint64_t removed;
    hdrtrie_verdict v;
    if ((flags & HDRTRIE_LAYOUT_CONTINUATIONS) && name == NULL) return before;
    len = HDRTRIE_CLEAR_LEN(fields, i);
    v = HDRTRIE_PASTE(HDRTRIE_CLEAR_BACKEND, lookup)(
        table, shape, name, len, (detect ? HDRTRIE_WANT_MALFORMED : HDRTRIE_WANT_GROUPS) | HDRTRIE_CLEAR_WANT);
    removed = hdrtrie_verdict_removes(v.groups, wanted, keep, v.malformed, refuse) != 0;
    if (HDRTRIE_UNLIKELY(removed & hdrtrie_len_may_frame(HDRTRIE_FRAMING_LENS(flags), len))) {
        removed = !hdrtrie_name_is_framing(name, len);
    }
    return removed;
}

#ifndef HDRTRIE_CLEAR_JUDGE
#define HDRTRIE_CLEAR_JUDGE HDRTRIE_CLEAR_FN(judge)
/* Judges the count fields from first on, count <= 64, with a lookup of each. Bit i of the result is 1 if field first + i
   is to be removed. *before is 1 if the field before first is removed, else 0, and becomes the value for the last field;
   a continuation has the value of the field before it. */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(judge_each)(const hdrtrie_table *table, hdrtrie_shape shape,
    uint32_t groups, int keep, HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count, uint32_t *before)
{
    const uint64_t refuse = keep || !(groups & HDRTRIE_ALLOW_MALFORMED) ? ~(uint64_t)0 : 0;
    const uint32_t wanted = groups & HDRTRIE_ALL_GROUPS;
    uint64_t word = 0, removed = *before;
    size_t i;
    /*@ assert wanted == (groups & HDRTRIE_ALL_GROUPS); */
    /*@ assert refuse == (keep != 0 || (groups & HDRTRIE_ALLOW_MALFORMED) == 0 ? UINT64_MAX : 0); */
    /*@ loop invariant i <= count && removed <= 1 && no_bit_from(word, count);
        loop invariant \forall integer k; i <= k < 64 ==> !bit_at(word, k);
        loop invariant \forall integer k; first <= k < first + i ==>
          (bit_at(word, k - first) <==> is_removed(fields, k, groups, keep));
        loop assigns i, removed, word;
        loop variant count - i; */
    for (i = 0; i < count; i++) {
        removed = HDRTRIE_CLEAR_FN(removes)(table, shape, wanted, keep, 1, refuse, fields, first + i, removed);
        /*@ assert \let k = i; removed == 0 <==> stays(fields, first + k, wanted, keep, 1, refuse); */
        /*@ assert \let k = i; removed != 0 <==> is_removed(fields, first + k, groups, keep); */
        word |= (uint64_t)(removed != 0) << i;
        /*@ assert \let w = \at(word, LoopCurrent); \forall integer k; 0 <= k < 64 ==>
              (bit_at(word, k) <==> bit_at(w, k) || (removed != 0 && k == i)); */
    }
    *before = (uint32_t)removed;
    return word;
}

#include <hdrtrie/detail/sift.inl.h>

/* Judges the count fields from first on, count <= 64. Bit i of the result is 1 if field first + i is to be removed.
   *before is 1 if the field before first is removed, else 0, and becomes the value for the last field; a continuation
   has the value of the field before it. keep: as for removes. */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(judge)(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
    int keep, HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count, uint32_t *before)
{
    if (!keep && shape.sieve != 0 && count != 0) {
        return HDRTRIE_CLEAR_FN(judge_sieved)(table, shape, groups, fields, first, count, before);
    }
    return HDRTRIE_CLEAR_FN(judge_each)(table, shape, groups, keep, fields, first, count, before);
}
#endif

/* Returns 1 if field i is a pseudo-field at the start of the array, or continues one, else 0. lead: how many of the
   fields before it are; the caller stops at the first other field. */
HDRTRIE_INLINE int HDRTRIE_CLEAR_FN(is_pseudo)(HDRTRIE_CLEAR_FIELDS fields, size_t i, size_t lead)
{
    const uint32_t flags = HDRTRIE_CLEAR_FLAGS;
    const char *name;
    if (!(flags & HDRTRIE_LAYOUT_PSEUDO)) return 0;
    name = HDRTRIE_CLEAR_NAME(fields, i);
    return name == NULL ? lead != 0 && (flags & HDRTRIE_LAYOUT_CONTINUATIONS)
                        : HDRTRIE_CLEAR_LEN(fields, i) != 0 && name[0] == ':';
}

/* Returns how many pseudo-fields, and continuations of them, are at the start of the array, 0..count. They are never
   removed. */
HDRTRIE_INLINE size_t HDRTRIE_CLEAR_FN(pseudo_count)(HDRTRIE_CLEAR_FIELDS fields, size_t count)
{
    const uint32_t flags = HDRTRIE_CLEAR_FLAGS;
    size_t i = 0;
    if (!(flags & HDRTRIE_LAYOUT_PSEUDO)) return 0; /* first, because few arrays have pseudo-fields */
    /*@ loop invariant i <= count;
        loop assigns i;
        loop variant count - i; */
    while (i < count && HDRTRIE_CLEAR_FN(is_pseudo)(fields, i, i)) i++;
    return i;
}

/* Does what hdrtrie_mark (mark.h) does. Returns how many bits it set. Words of pseudo-fields alone are not judged. */
HDRTRIE_CLEAR_INLINE size_t HDRTRIE_CLEAR_FN(mark)(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
    HDRTRIE_CLEAR_FIELDS fields, size_t count, uint64_t *bitmap)
{
    const size_t lead = HDRTRIE_CLEAR_FN(pseudo_count)(fields, count);
    /* A continuation without a field before it is malformed; one after a pseudo-field stays with it. */
    uint32_t before = lead == 0 && !(groups & HDRTRIE_ALLOW_MALFORMED);
    size_t i, marked = 0;
    /*@ loop invariant i <= (count + 63) / 64 && before <= 1;
        loop invariant \forall integer k; 0 <= k < count ==> same_field{Here, Pre}(fields + k, fields + k);
        loop invariant \forall integer k; 0 <= k < 64 * i && k < count ==>
          (bit_at(bitmap[k / 64], k % 64) <==> is_removed{Pre}(fields, k, groups, 0));
        loop assigns i, before, marked, bitmap[0 .. (count + 63) / 64 - 1];
        loop variant (count + 63) / 64 - i; */
    for (i = 0; i < (count + 63) / 64; i++) {
        /*@ assert \forall integer k; 0 <= k < count ==> name_readable_at(fields, k); */
        size_t first = 64 * i, end = count - first < 64 ? count : first + 64;
        size_t skipped = lead <= first ? 0 : lead < end ? lead - first : end - first;
        uint64_t word = 0, bits;
        /*@ assert skipped == 0 && (size_t)(end - first) == end - first <= 64; */
        /*@ assert \valid_read(fields + (first .. end - 1)); */
        /*@ assert names_between(fields, first, end); */
        if (skipped < end - first) {
            word = HDRTRIE_CLEAR_JUDGE(table, shape, groups, 0, fields, first + skipped, end - first - skipped, &before)
                   << skipped;
        }
        /*@ assert first == 64 * i && end <= first + 64; */
        /*@ assert \forall integer k; first <= k < end ==> (bit_at(word, k - first) <==> is_removed(fields, k, groups, 0)); */
        /*@ assert \forall integer k; first <= k < end ==>
              (is_removed(fields, k, groups, 0) <==> is_removed{Pre}(fields, k, groups, 0)); */
        /*@ assert \forall integer k; first <= k < end ==>
              (bit_at(word, k - first) <==> is_removed{Pre}(fields, k, groups, 0)); */
        /*@ assert \forall integer k; 0 <= k < count ==> same_field{Here, Pre}(fields + k, fields + k); */
        /*@ assert \forall integer k; 0 <= k < count ==> \separated(bitmap + i, fields + k); */
        bitmap[i] = word;
        /*@ assert \forall integer k; 0 <= k < count ==> same_field{Here, Pre}(fields + k, fields + k); */
        /*@ assert \forall integer k; first <= k < end ==> k / 64 == i && k % 64 == k - first; */
        /*@ assert \forall integer k; first <= k < end ==> (bit_at(word, k % 64) <==> is_removed{Pre}(fields, k, groups, 0)); */
        /*@ assert \forall integer k; first <= k < end ==> bitmap[k / 64] == word; */
        /*@ assert \forall integer k; first <= k < end ==>
              (bit_at(bitmap[k / 64], k % 64) <==> is_removed{Pre}(fields, k, groups, 0)); */
        /*@ assert \forall integer k; 0 <= k < first ==>
              (bit_at(bitmap[k / 64], k % 64) <==> is_removed{Pre}(fields, k, groups, 0)); */
        /*@ loop assigns bits, marked;
            loop variant bits; */
        for (bits = word; bits != 0; bits &= bits - 1) marked++;
    }
    return marked;
}

#ifdef HDRTRIE_CLEAR_MOVE
#include <hdrtrie/detail/compact.inl.h>

/* Does what hdrtrie_drop (mark.h) does. Returns how many fields are left. */
HDRTRIE_INLINE size_t HDRTRIE_CLEAR_FN(drop)(const uint64_t *bitmap, HDRTRIE_CLEAR_FIELDS fields, size_t count)
{
    size_t first, to = 0;
    /*@ loop invariant first % 64 == 0 && first <= count + 63 && to <= \min(first, count);
        loop assigns first, to, fields[0 .. count - 1];
        loop variant count - first; */
    for (first = 0; first < count; first += 64) {
        const size_t batch_count = count - first < 64 ? count - first : 64;
        const uint64_t word = hdrtrie_lowest_bits(bitmap[first / 64], batch_count); /* bits from count on are ignored */
        to = HDRTRIE_CLEAR_FN(compact)(word, fields, to, first, batch_count);
    }
    return to;
}

#ifdef HDRTRIE_CLEAR_PLAIN
/* Judges and moves the fields from lead on, one by one, in one pass. Returns how many fields of the array are left.
   detect and keep are as for removes. */
HDRTRIE_CLEAR_INLINE size_t HDRTRIE_CLEAR_FN(judge_and_move)(const hdrtrie_table *table, hdrtrie_shape shape,
    uint32_t wanted, int keep, int detect, HDRTRIE_CLEAR_FIELDS fields, size_t lead, size_t count)
{
    uint64_t removed = lead == 0 && detect;
    size_t i, to = lead;
    /*@ loop invariant removed <= 1 && i <= count && to <= i;
        loop invariant to == left{Pre}(fields, i, wanted, keep, detect, UINT64_MAX);
        loop invariant \forall integer k; i <= k < count ==> same_field{Here, Pre}(fields + k, fields + k);
        loop invariant \forall integer k; 0 <= k < i && stays{Pre}(fields, k, wanted, keep, detect, UINT64_MAX) ==>
          0 <= left{Pre}(fields, k, wanted, keep, detect, UINT64_MAX) < to;
        loop invariant \forall integer k; 0 <= k < i && stays{Pre}(fields, k, wanted, keep, detect, UINT64_MAX) ==>
          same_field{Here, Pre}(fields + left{Pre}(fields, k, wanted, keep, detect, UINT64_MAX), fields + k);
        loop assigns i, to, removed, fields[0 .. count - 1];
        loop variant count - i; */
    for (i = lead; i < count; i++) {
        /*@ assert \let k = i; same_field{Here, Pre}(fields + k, fields + k) && name_readable_at{Pre}(fields, k); */
        /*@ assert name_readable_at(fields, i); */
        removed = HDRTRIE_CLEAR_FN(removes)(table, shape, wanted, keep, detect, ~(uint64_t)0, fields, i, removed);
        /*@ assert \let k = i; same_field{Here, Pre}(fields + k, fields + k); */
        /*@ assert \let k = i; removed == 0 <==> stays{Pre}(fields, k, wanted, keep, detect, UINT64_MAX); */
        HDRTRIE_CLEAR_MOVE(fields, to, i);
        /*@ assert \let k = i; same_field{Here, Pre}(fields + to, fields + k); */
        /*@ assert \forall integer k; 0 <= k < to ==> same_field{Here, LoopCurrent}(fields + k, fields + k); */
        /*@ assert \forall integer k; 0 <= k < i && stays{Pre}(fields, k, wanted, keep, detect, UINT64_MAX) ==>
              same_field{Here, Pre}(fields + left{Pre}(fields, k, wanted, keep, detect, UINT64_MAX), fields + k); */
        to += removed == 0;
        /*@ assert \let k = i + 1; to == left{Pre}(fields, k, wanted, keep, detect, UINT64_MAX); */
    }
    return to;
}
#endif

/* Judges up to 64 fields from `lead` on, then moves those that stay, and so on. Returns how many fields of the array are
   left. keep: as for removes. */
HDRTRIE_CLEAR_INLINE size_t HDRTRIE_CLEAR_FN(judge_then_move)(const hdrtrie_table *table, hdrtrie_shape shape,
    uint32_t groups, int keep, HDRTRIE_CLEAR_FIELDS fields, size_t lead, size_t count)
{
    uint32_t before = lead == 0 && (keep || !(groups & HDRTRIE_ALLOW_MALFORMED));
    size_t first, to = lead;
    /*@ ghost int detect = keep != 0 || (groups & HDRTRIE_ALLOW_MALFORMED) == 0;
        uint32_t wanted = groups & HDRTRIE_ALL_GROUPS; */
    /*@ assert \forall integer k; is_removed{Pre}(fields, k, groups, keep) <==>
          !stays{Pre}(fields, k, wanted, keep, detect, UINT64_MAX); */
    /*@ loop invariant first <= count + 63 && before <= 1 && 0 <= to <= \min(first, count);
        loop invariant to == left{Pre}(fields, \min(first, count), wanted, keep, detect, UINT64_MAX);
        loop invariant \forall integer k; first <= k < count ==> same_field{Here, Pre}(fields + k, fields + k);
        loop invariant \forall integer k; 0 <= k < first && k < count &&
          stays{Pre}(fields, k, wanted, keep, detect, UINT64_MAX) ==>
          0 <= left{Pre}(fields, k, wanted, keep, detect, UINT64_MAX) < to;
        loop invariant \forall integer k; 0 <= k < first && k < count &&
          stays{Pre}(fields, k, wanted, keep, detect, UINT64_MAX) ==>
          same_field{Here, Pre}(fields + left{Pre}(fields, k, wanted, keep, detect, UINT64_MAX), fields + k);
        loop assigns first, to, before, fields[0 .. count - 1];
        loop variant count - first; */
    for (first = lead; first < count; first += 64) {
        size_t batch_count = count - first < 64 ? count - first : 64;
        /*@ ghost size_t g = first, end = first + batch_count, target = to; */
        /*@ assert end == first + batch_count == \min(first + 64, count) && \min(first, count) == first; */
        /*@ assert target == left{Pre}(fields, first, wanted, keep, detect, UINT64_MAX); */
        /*@ assert to <= first && end <= count && \valid(fields + (to .. end - 1)) && \valid_read(fields + (first .. end - 1)); */
        /*@ assert \forall integer k; first <= k < end ==>
              same_field{Here, Pre}(fields + k, fields + k) && name_readable_at{Pre}(fields, k); */
        /*@ assert \forall integer k; first <= k < end ==> name_readable_at(fields, k); */
        /*@ assert names_between(fields, first, end); */
        uint64_t word = HDRTRIE_CLEAR_JUDGE(table, shape, groups, keep, fields, first, batch_count, &before);
        /*@ assert \forall integer k; first <= k < end ==>
              (is_removed(fields, k, groups, keep) <==> is_removed{Pre}(fields, k, groups, keep)); */
        /*@ assert place(word, first, target, first) == left{Pre}(fields, first, wanted, keep, detect, UINT64_MAX); */
        /*@ assert \forall integer k; first <= k < end ==>
              (kept_at(word, first, k) <==> stays{Pre}(fields, k, wanted, keep, detect, UINT64_MAX)); */
        /*@ ghost
            /@ loop invariant first <= g <= end;
               loop invariant place(word, first, target, g) == left{Pre}(fields, g, wanted, keep, detect, UINT64_MAX);
               loop invariant \forall integer k; first <= k < g ==>
                 place(word, first, target, k) == left{Pre}(fields, k, wanted, keep, detect, UINT64_MAX);
               loop assigns g;
               loop variant end - g; @/
            while (g < end) {
                /@ assert kept_at(word, first, g) <==> stays{Pre}(fields, g, wanted, keep, detect, UINT64_MAX); @/
                /@ assert stays{Pre}(fields, g, wanted, keep, detect, UINT64_MAX) ==>
                  left{Pre}(fields, g + 1, wanted, keep, detect, UINT64_MAX) ==
                  left{Pre}(fields, g, wanted, keep, detect, UINT64_MAX) + 1; @/
                /@ assert !stays{Pre}(fields, g, wanted, keep, detect, UINT64_MAX) ==>
                  left{Pre}(fields, g + 1, wanted, keep, detect, UINT64_MAX) ==
                  left{Pre}(fields, g, wanted, keep, detect, UINT64_MAX); @/
                place_next(word, first, target, g);
                /@ assert \let k = g + 1; (size_t)k == k &&
                  place(word, first, target, k) == left{Pre}(fields, k, wanted, keep, detect, UINT64_MAX); @/
                g++;
            } */
        to = HDRTRIE_CLEAR_FN(compact)(word, fields, to, first, batch_count);
        /*@ assert to == left{Pre}(fields, end, wanted, keep, detect, UINT64_MAX); */
        /*@ assert \forall integer k; end <= k < count ==> same_field{Here, Pre}(fields + k, fields + k); */
        /*@ assert \forall integer k; 0 <= k < target ==> same_field{Here, LoopCurrent}(fields + k, fields + k); */
        /*@ assert \forall integer k; 0 <= k < first && stays{Pre}(fields, k, wanted, keep, detect, UINT64_MAX) ==>
              \let p = left{Pre}(fields, k, wanted, keep, detect, UINT64_MAX); 0 <= p < target &&
                same_field{Here, LoopCurrent}(fields + p, fields + p); */
        /*@ assert \forall integer k; 0 <= k < first && stays{Pre}(fields, k, wanted, keep, detect, UINT64_MAX) ==>
              same_field{Here, Pre}(fields + left{Pre}(fields, k, wanted, keep, detect, UINT64_MAX), fields + k); */
        /*@ assert \forall integer k; first <= k < end && stays{Pre}(fields, k, wanted, keep, detect, UINT64_MAX) ==>
              0 <= left{Pre}(fields, k, wanted, keep, detect, UINT64_MAX) < to &&
                same_field{Here, Pre}(fields + left{Pre}(fields, k, wanted, keep, detect, UINT64_MAX), fields + k); */
    }
    return to;
}

/* Removes fields: those in the groups if keep is 0, those in none of them if it is 1. Returns how many are left. */
HDRTRIE_CLEAR_INLINE size_t HDRTRIE_CLEAR_FN(filter)(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
    int keep, HDRTRIE_CLEAR_FIELDS fields, size_t count)
{
    const size_t lead = HDRTRIE_CLEAR_FN(pseudo_count)(fields, count);
#ifdef HDRTRIE_CLEAR_PLAIN
    const uint32_t wanted = groups & HDRTRIE_ALL_GROUPS;
    if (!keep && shape.sieve != 0) {
        return HDRTRIE_CLEAR_FN(judge_then_move)(table, shape, groups, 0, fields, lead, count);
    }
    if (!keep && (groups & HDRTRIE_ALLOW_MALFORMED)) {
        return HDRTRIE_CLEAR_FN(judge_and_move)(table, shape, wanted, keep, 0, fields, lead, count);
    }
    return HDRTRIE_CLEAR_FN(judge_and_move)(table, shape, wanted, keep, 1, fields, lead, count);
#else
    return HDRTRIE_CLEAR_FN(judge_then_move)(table, shape, groups, keep, fields, lead, count);
#endif
}

/* Does what hdrtrie_clear (mark.h) does. Returns how many fields are left. */
HDRTRIE_CLEAR_INLINE size_t HDRTRIE_CLEAR_FN(clear)(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, HDRTRIE_CLEAR_FIELDS fields, size_t count)
{
    return HDRTRIE_CLEAR_FN(filter)(table, shape, groups, 0, fields, count);
}

/* Does what hdrtrie_keep (mark.h) does: for a table with a wide fold it keeps nothing. Returns how many fields are
   left. */
HDRTRIE_CLEAR_INLINE size_t HDRTRIE_CLEAR_FN(keep)(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, HDRTRIE_CLEAR_FIELDS fields, size_t count)
{
    if (!hdrtrie_shape_keeps(shape)) return 0;
    return HDRTRIE_CLEAR_FN(filter)(table, shape, groups, 1, fields, count);
}
#endif /* HDRTRIE_CLEAR_MOVE */

#undef HDRTRIE_CLEAR_FN
#undef HDRTRIE_CLEAR_INLINE
#undef HDRTRIE_CLEAR
#undef HDRTRIE_CLEAR_FIELDS
#undef HDRTRIE_CLEAR_NAME
#undef HDRTRIE_CLEAR_LEN
#undef HDRTRIE_CLEAR_MOVE
#undef HDRTRIE_CLEAR_FLAGS
#undef HDRTRIE_CLEAR_BACKEND
#undef HDRTRIE_CLEAR_FIND
#undef HDRTRIE_CLEAR_WANT
#undef HDRTRIE_CLEAR_JUDGE
#undef HDRTRIE_CLEAR_PLAIN
