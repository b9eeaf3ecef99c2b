/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The loop over fields for tables with a sieve: a part of template/clear.inl.h, with its macros. It sifts all fields, and
   then looks only the candidates up. These functions get the template's prefix:

     sift           finds which fields are candidates, and whether a name may be malformed.
     sift_unusual   does that for an empty or a long name.
     malformed      finds which names are malformed; called only if sift suspects one.
     candidates     looks candidates up.
     judge_sifted   puts the three together. judge_sieved is the whole, for all sizes of rows. */

/* Sifts a name that is empty or has more than 32 bytes. Returns 1 if it is a candidate, else 0. */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(sift_unusual)(
    hdrtrie_sieve_view sieve, const char *name, size_t len, uint64_t *suspect)
{
    *suspect |= HDRTRIE_PASTE(HDRTRIE_CLEAR_BACKEND, is_malformed)(name, len) != 0;
    return len != 0 && hdrtrie_sieve_passes(sieve, name, len);
}

/* Sifts the count fields from first on, count <= 64, and adds them to *s, below the bits of the fields behind them. It finds by
   the sieve, without a lookup, which of them no rule matches. It goes from the last field to the first, because a bit is then
   added to a word by one instruction. No branch depends on the content of a name; those on an unusual length and on a
   continuation are hardly ever taken. */
HDRTRIE_CLEAR_INLINE void HDRTRIE_CLEAR_FN(sift_some)(
    hdrtrie_sieve_view sieve, HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count, hdrtrie_sifted *s)
{
    const uint32_t flags = HDRTRIE_CLEAR_FLAGS;
    const size_t bytes_ahead = HDRTRIE_PASTE(HDRTRIE_CLEAR_BACKEND, bytes_ahead);
    uint64_t candidates = s->candidates, suspect = s->suspect;
    hdrtrie_room room;
    size_t i = count;
    s->continues <<= count;
    while (i-- > 0) {
        const char *name = HDRTRIE_CLEAR_NAME(fields, first + i);
        const size_t len = HDRTRIE_CLEAR_LEN(fields, first + i);
        candidates += candidates;
        if ((flags & HDRTRIE_LAYOUT_CONTINUATIONS) && HDRTRIE_UNLIKELY(name == NULL)) {
            s->continues |= (uint64_t)1 << i;
        } else if (HDRTRIE_UNLIKELY(len - 1 >= HDRTRIE_SIFT_LEN)) {
            candidates += HDRTRIE_CLEAR_FN(sift_unusual)(sieve, name, len, &suspect);
        } else {
            const char *bytes = HDRTRIE_PASTE(HDRTRIE_CLEAR_BACKEND, ahead)(name, len, &room);
            candidates += hdrtrie_sieve_buckets(sieve, bytes, len, bytes_ahead) != 0;
            suspect |= HDRTRIE_PASTE(HDRTRIE_CLEAR_BACKEND, suspect)(bytes, len);
        }
    }
    s->candidates = candidates;
    s->suspect = suspect;
}

/* Sifts the count fields from first on, count <= 64: the last four, and, unless all of these are candidates, the others. */
HDRTRIE_CLEAR_INLINE hdrtrie_sifted HDRTRIE_CLEAR_FN(sift)(
    hdrtrie_sieve_view sieve, HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count)
{
    hdrtrie_sifted s = {0, 0, 0, 0};
    size_t some = count < HDRTRIE_SIFT_PROBE ? count : HDRTRIE_SIFT_PROBE, left = count;
    for (;; some = left) {
        left -= some;
        HDRTRIE_CLEAR_FN(sift_some)(sieve, fields, first + left, some, &s);
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
    for (; candidates != 0; candidates &= candidates - 1) {
        const unsigned i = hdrtrie_lowest_bit(candidates);
        const char *name = HDRTRIE_CLEAR_NAME(fields, first + i);
        const size_t len = HDRTRIE_CLEAR_LEN(fields, first + i);
        uint64_t gone = (HDRTRIE_CLEAR_FIND(table, shape, name, len).groups & wanted) != 0;
        if (HDRTRIE_UNLIKELY(gone & hdrtrie_len_may_frame(HDRTRIE_FRAMING_LENS(flags), len))) {
            gone = !hdrtrie_name_is_framing(name, len);
        }
        removed |= gone << i;
    }
    return removed;
}

/* Judges the count fields from first on, 1 <= count <= 64, that were sifted: a lookup for each candidate. Result and
   *before as for judge. */
HDRTRIE_CLEAR_INLINE uint64_t HDRTRIE_CLEAR_FN(judge_sifted)(const hdrtrie_table *table, hdrtrie_shape shape,
    hdrtrie_sifted s, uint32_t groups, HDRTRIE_CLEAR_FIELDS fields, size_t first, size_t count, uint32_t *before)
{
    const uint64_t refuse = groups & HDRTRIE_ALLOW_MALFORMED ? 0 : ~(uint64_t)0;
    const uint32_t previous = *before;
    uint64_t removed = 0, bits;
    *before = 0;
    if ((s.candidates | s.continues | (s.suspect & refuse)) == 0) return 0;
    if (HDRTRIE_UNLIKELY((s.suspect & refuse) != 0)) removed = HDRTRIE_CLEAR_FN(malformed)(fields, first, count);
    removed |=
        HDRTRIE_CLEAR_FN(candidates)(table, shape, groups & HDRTRIE_ALL_GROUPS, fields, first, s.candidates & ~removed);
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
