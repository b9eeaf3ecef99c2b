/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The one loop over fields, for any host. Define accessors, then include; everything is static inline, and the include
   undefines what it was given. It may be included any number of times.

       #define HDRTRIE_CLEAR phr                            // functions phr_mark, phr_drop, phr_clear, phr_keep; their
                                                            // parts are phr_goes, _word, _leads, _lead, _move,
                                                            // _pass and _sweep
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
   size_t phr_keep (the same)

   with the meaning of mark.h. The shape is hdrtrie_shape_read(table), or a generated SYM_shape. Where fields cannot be moved,
   leave HDRTRIE_CLEAR_MOVE out: that makes phr_mark and its parts only, and the host removes what is marked in its own way.
   For hosts without indices there is template/iterate.inl.h. Optional:
   HDRTRIE_CLEAR_FLAGS    HDRTRIE_LAYOUT_… or-ed, 0 if not defined; may be an expression of fields
   HDRTRIE_CLEAR_BACKEND     whose lookup, HDRTRIE_BEST_BACKEND if not defined
   HDRTRIE_CLEAR_JUDGE     a function to call instead of the generated phr_word, with the same arguments
   HDRTRIE_CLEAR_PLAIN    if defined: fields are plain structs, a few words long, that may be moved onto themselves

   Fields are judged up to 64 at a time into one word, without a branch on the outcome, then moved by it, also without. Plain
   fields are judged and moved in one pass by clear and keep: each is moved, at first onto itself, and the place for the
   next one advances by arithmetic. That saves the word and the branches that end two loops instead of one. */
#include <hdrtrie/detail/backend/backends.h>
#include <hdrtrie/layout.h>

#ifndef HDRTRIE_CLEAR_FLAGS
#define HDRTRIE_CLEAR_FLAGS 0
#endif
#ifndef HDRTRIE_CLEAR_BACKEND
#define HDRTRIE_CLEAR_BACKEND HDRTRIE_BEST_BACKEND
#endif
#define HDRTRIE_CLEAR_FN(name) HDRTRIE_PASTE(HDRTRIE_CLEAR, name)
#define HDRTRIE_CLEAR_INLINE HDRTRIE_INLINE HDRTRIE_PASTE(HDRTRIE_CLEAR_BACKEND, target)

#ifdef __FRAMAC__
#include <contracts/clear.acsl.h>
#endif

/* Not 0 if field i goes; before is the fate of the field before it, which a continuation shares. refuse: all ones if malformed names
   go whatever they match, else 0; judge, a constant: 0 if refuse is. keep is a constant where the loops are inlined. */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(removes)(const hdrtrie_table *table, hdrtrie_shape shape,
    uint32_t wanted, int keep, int judge, uint64_t refuse, HDRTRIE_CLEAR_FIELDS fields, size_t i, uint64_t before)
{
    const uint32_t flags = HDRTRIE_CLEAR_FLAGS;
    const char *name = HDRTRIE_CLEAR_NAME(fields, i);
    hdrtrie_verdict v;
    if ((flags & HDRTRIE_LAYOUT_CONTINUATIONS) && name == NULL) return before;
    v = HDRTRIE_PASTE(HDRTRIE_CLEAR_BACKEND, lookup)(
        table, shape, name, HDRTRIE_CLEAR_LEN(fields, i), judge ? HDRTRIE_WANT_MALFORMED : HDRTRIE_WANT_GROUPS);
    return hdrtrie_verdict_removes(v.groups, wanted, keep, v.malformed, refuse);
}

#ifndef HDRTRIE_CLEAR_JUDGE
#define HDRTRIE_CLEAR_JUDGE HDRTRIE_CLEAR_FN(judge)
/* Judges up to 64 fields from first on; bit i of the result: field first + i goes. *before is the fate of the field before
   first, which a continuation shares, and becomes that of the last one. */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(judge)(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
    int keep, HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count, uint32_t *before)
{
    const uint64_t refuse = keep || !(groups & HDRTRIE_ALLOW_MALFORMED) ? ~(uint64_t)0 : 0;
    const uint32_t wanted = groups & HDRTRIE_ALL_GROUPS;
    uint64_t word = 0, goes = *before;
    size_t i;
    /*@ loop invariant i <= count && no_bit_from(word, count);
        loop invariant \forall integer k; i <= k < 64 ==> !bit_at(word, k);
        loop invariant \forall integer k; first <= k < first + i ==> (bit_at(word, k - first) <==> is_removed(fields, k, groups, keep));
        loop assigns i, goes, word;
        loop variant count - i; */
    for (i = 0; i < count; i++) {
        goes = HDRTRIE_CLEAR_FN(removes)(table, shape, wanted, keep, 1, refuse, fields, first + i, goes);
        /*@ assert \let k = i; goes != 0 <==> is_removed(fields, first + k, groups, keep); */
        word |= (uint64_t)(goes != 0) << i;
        /*@ assert \let w = \at(word, LoopCurrent); \forall integer k; 0 <= k < 64 ==>
              (bit_at(word, k) <==> bit_at(w, k) || (goes != 0 && k == i)); */
    }
    *before = goes != 0;
    return word;
}
#endif

/* Whether field i is a pseudo-field that leads, or continues one: it does if the lead fields before it are all there are. */
HDRTRIE_INLINE int HDRTRIE_CLEAR_FN(is_pseudo)(HDRTRIE_CLEAR_FIELDS fields, size_t i, size_t lead)
{
    const uint32_t flags = HDRTRIE_CLEAR_FLAGS;
    const char *name;
    if (!(flags & HDRTRIE_LAYOUT_PSEUDO)) return 0;
    name = HDRTRIE_CLEAR_NAME(fields, i);
    return name == NULL ? lead != 0 && (flags & HDRTRIE_LAYOUT_CONTINUATIONS)
                        : HDRTRIE_CLEAR_LEN(fields, i) != 0 && name[0] == ':';
}

/* How many fields lead the array that are pseudo-fields, or continue one; these nobody touches. */
HDRTRIE_INLINE size_t HDRTRIE_CLEAR_FN(pseudo_count)(HDRTRIE_CLEAR_FIELDS fields, size_t count)
{
    const uint32_t flags = HDRTRIE_CLEAR_FLAGS;
    size_t i = 0;
    if (!(flags & HDRTRIE_LAYOUT_PSEUDO)) return 0; /* asked before anything else: nearly all arrays go this way */
    /*@ loop invariant i <= count;
        loop assigns i;
        loop variant count - i; */
    while (i < count && HDRTRIE_CLEAR_FN(is_pseudo)(fields, i, i)) i++;
    return i;
}

HDRTRIE_CLEAR_INLINE size_t HDRTRIE_CLEAR_FN(mark)(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
    HDRTRIE_CLEAR_FIELDS fields, size_t count, uint64_t *bitmap)
{
    const size_t lead = HDRTRIE_CLEAR_FN(pseudo_count)(fields, count);
    /* an orphan continuation is malformed; one after a pseudo-field shares the pseudo-field's fate */
    uint32_t before = lead == 0 && !(groups & HDRTRIE_ALLOW_MALFORMED);
    size_t i, marked = 0;
    /*@ loop invariant i <= (count + 63) / 64;
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
        if (skipped < end - first) {
            word = HDRTRIE_CLEAR_JUDGE(table, shape, groups, 0, fields, first + skipped, end - first - skipped, &before)
                   << skipped;
        }
        /*@ assert first == 64 * i && end <= first + 64; */
        /*@ assert \forall integer k; first <= k < end ==> (bit_at(word, k - first) <==> is_removed{Pre}(fields, k, groups, 0)); */
        bitmap[i] = word;
        /*@ assert \forall integer k; first <= k < end ==> k / 64 == i && k % 64 == k - first; */
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
/* Moves the 1 <= count <= 64 fields from from on down to to, but those whose bit in word is set. Returns where the next would
   go. Fields before the first that goes stay where they are; behind it each is moved, and the place for the next one
   advances by arithmetic: no branch on who goes. */
HDRTRIE_INLINE size_t HDRTRIE_CLEAR_FN(compact)(
    uint64_t word, HDRTRIE_CLEAR_FIELDS fields, size_t to, size_t from, size_t count)
{
    const size_t end = from + count;
    if (to == from) {
        size_t stay;
        if (word == 0) return to + count;
        stay = hdrtrie_lowest_bit(word);
        to += stay;
        from += stay + 1;
        word = word >> stay >> 1;
    }
    /*@ loop invariant to <= from <= end && \at(to, Pre) <= to <= \at(to, Pre) + (from - \at(from, Pre));
        loop assigns from, word, to, fields[\at(to, Pre) .. end - 1];
        loop variant end - from; */
    for (; from < end; from++, word >>= 1) {
        HDRTRIE_CLEAR_MOVE(fields, to, from);
        to += ~word & 1;
    }
    return to;
}

HDRTRIE_INLINE size_t HDRTRIE_CLEAR_FN(drop)(const uint64_t *bitmap, HDRTRIE_CLEAR_FIELDS fields, size_t count)
{
    size_t first, to = 0;
    /*@ loop invariant first % 64 == 0 && first <= count + 63 && to <= \min(first, count);
        loop assigns first, to, fields[0 .. count - 1];
        loop variant count - first; */
    for (first = 0; first < count; first += 64) {
        const size_t some = count - first < 64 ? count - first : 64;
        const uint64_t word = hdrtrie_lowest_bits(bitmap[first / 64], some); /* bits past count mean nothing */
        to = HDRTRIE_CLEAR_FN(compact)(word, fields, to, first, some);
    }
    return to;
}

#ifdef HDRTRIE_CLEAR_PLAIN
/* Judges and moves field by field. */
HDRTRIE_CLEAR_INLINE size_t HDRTRIE_CLEAR_FN(judge_and_move)(const hdrtrie_table *table, hdrtrie_shape shape,
    uint32_t wanted, int keep, int judge, HDRTRIE_CLEAR_FIELDS fields, size_t lead, size_t count)
{
    uint64_t goes = lead == 0 && judge;
    size_t i, to = lead;
    /*@ loop invariant i <= count && to <= i && to == left{Pre}(fields, i, wanted, keep, judge, UINT64_MAX);
        loop invariant \forall integer k; i <= k < count ==> same_field{Here, Pre}(fields + k, fields + k);
        loop invariant \forall integer k; 0 <= k < i && stays{Pre}(fields, k, wanted, keep, judge, UINT64_MAX) ==>
          0 <= left{Pre}(fields, k, wanted, keep, judge, UINT64_MAX) < to;
        loop invariant \forall integer k; 0 <= k < i && stays{Pre}(fields, k, wanted, keep, judge, UINT64_MAX) ==>
          same_field{Here, Pre}(fields + left{Pre}(fields, k, wanted, keep, judge, UINT64_MAX), fields + k);
        loop assigns i, to, goes, fields[0 .. count - 1];
        loop variant count - i; */
    for (i = lead; i < count; i++) {
        goes = HDRTRIE_CLEAR_FN(removes)(table, shape, wanted, keep, judge, ~(uint64_t)0, fields, i, goes);
        /*@ assert \let k = i; same_field{Here, Pre}(fields + k, fields + k); */
        /*@ assert \let k = i; goes == 0 <==> stays{Pre}(fields, k, wanted, keep, judge, UINT64_MAX); */
        HDRTRIE_CLEAR_MOVE(fields, to, i);
        /*@ assert \let k = i; same_field{Here, Pre}(fields + to, fields + k); */
        /*@ assert \forall integer k; 0 <= k < to ==> same_field{Here, LoopCurrent}(fields + k, fields + k); */
        /*@ assert \forall integer k; 0 <= k < i && stays{Pre}(fields, k, wanted, keep, judge, UINT64_MAX) ==>
              same_field{Here, Pre}(fields + left{Pre}(fields, k, wanted, keep, judge, UINT64_MAX), fields + k); */
        to += goes == 0;
        /*@ assert \let k = i + 1; to == left{Pre}(fields, k, wanted, keep, judge, UINT64_MAX); */
    }
    return to;
}
#endif

/* clear (keep = 0) and keep (1) */
HDRTRIE_CLEAR_INLINE size_t HDRTRIE_CLEAR_FN(filter)(const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups,
    int keep, HDRTRIE_CLEAR_FIELDS fields, size_t count)
{
    const size_t lead = HDRTRIE_CLEAR_FN(pseudo_count)(fields, count);
#ifdef HDRTRIE_CLEAR_PLAIN
    const uint32_t wanted = groups & HDRTRIE_ALL_GROUPS;
    if (!keep && (groups & HDRTRIE_ALLOW_MALFORMED)) {
        return HDRTRIE_CLEAR_FN(judge_and_move)(table, shape, wanted, keep, 0, fields, lead, count);
    }
    return HDRTRIE_CLEAR_FN(judge_and_move)(table, shape, wanted, keep, 1, fields, lead, count);
#else
    uint32_t before = lead == 0 && (keep || !(groups & HDRTRIE_ALLOW_MALFORMED));
    size_t first, to = lead;
    for (first = lead; first < count; first += 64) {
        size_t some = count - first < 64 ? count - first : 64;
        uint64_t word = HDRTRIE_CLEAR_JUDGE(table, shape, groups, keep, fields, first, some, &before);
        to = HDRTRIE_CLEAR_FN(compact)(word, fields, to, first, some);
    }
    return to;
#endif
}

HDRTRIE_CLEAR_INLINE size_t HDRTRIE_CLEAR_FN(clear)(
    const hdrtrie_table *table, hdrtrie_shape shape, uint32_t groups, HDRTRIE_CLEAR_FIELDS fields, size_t count)
{
    return HDRTRIE_CLEAR_FN(filter)(table, shape, groups, 0, fields, count);
}

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
#undef HDRTRIE_CLEAR_JUDGE
#undef HDRTRIE_CLEAR_PLAIN
