/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The algorithm of a find, over the primitives of one SIMD backend. Include it with HDRTRIE_BACKEND defined as the
   backend's prefix, such as hdrtrie_avx2. It defines hdrtrie_avx2_lookup and its parts. Each backend includes it
   once, so it lacks an include guard.

   No branch depends on the content of a name. Two kinds of names can cause a misprediction. One does not fit the
   backend's vector (long, empty, or near the end of a page). The other passes the filter of the prefix and suffix
   rules, or matches in a table with spelled exceptions. Nothing calls a function, except for such names: a call in a loop would evict all vector constants from
   their registers. */
#ifndef HDRTRIE_BACKEND
#error "define HDRTRIE_BACKEND, such as hdrtrie_avx2, before including find.inl.h"
#endif
#define HDRTRIE_FN(name) HDRTRIE_PASTE(HDRTRIE_BACKEND, name)
#define HDRTRIE_FN_INLINE HDRTRIE_INLINE HDRTRIE_FN(target)
#define HDRTRIE_LOADED_NAME HDRTRIE_FN(name)

#ifdef __FRAMAC__
#include <contracts/find.acsl.h>
#endif

/* Returns the index of the slot that the node for names of len bytes selects for the name. len <=
   hdrtrie_shape_node_max(s). */
HDRTRIE_FN_INLINE uint64_t HDRTRIE_FN(slot_of_node)(const uint8_t *t, hdrtrie_shape s, const char *name, size_t len)
{
    const hdrtrie_node n = hdrtrie_node_read(t + s.nodes + HDRTRIE_NODE_LEN * len);
    /*@ assert n.shift <= 63; */
    /*@ assert slots_hold(t, n.base + node_row_len(n)); */
    /*@ assert n.mask1 == 0 && n.mask2 == 0 || 33 <= n.shift <= 63; */
    /* ENDS does not wait for the node's offsets, which takes five cycles off the critical path. */
    const int ends = s.mode == HDRTRIE_MODE_ENDS;
    const uint64_t window1 = HDRTRIE_FN(window)(name, len, ends ? 0 : n.offset1);
    const uint64_t window2 = ends ? HDRTRIE_FN(last8)(name, len) : HDRTRIE_FN(window)(name, len, n.offset2);
    const uint64_t bits = (window1 & n.mask1) + (window2 & n.mask2);
    const uint64_t selected = bits * n.multiplier >> hdrtrie_whole(n.shift);
    /*@ assert n.mask1 == 0 && n.mask2 == 0 ==> bits == 0 && selected == 0; */
    /*@ assert selected < node_row_len(n); */
    /*@ assert 0 <= le32(t + HDRTRIE_AT_SLOTS) && le32(t + HDRTRIE_AT_RECORDS) <= UINT32_MAX; */
    return n.base + selected;
}

/* Returns the index of the slot that the hash of the name selects, and stores the mixed hash in *mixed. folded
   contains the first `loaded` bytes of the name, folded. */
HDRTRIE_FN_INLINE uint64_t HDRTRIE_FN(slot_of_hash)(const uint8_t *t, hdrtrie_shape s, const char *name, size_t len,
    HDRTRIE_LOADED_NAME folded, size_t loaded, uint64_t *mixed)
{
    uint64_t pilot;
    *mixed = hdrtrie_hash_mix(HDRTRIE_FN(hash)(folded, s.fold, name, len, loaded, s.seed));
    pilot = hdrtrie_load_le16(t + s.nodes + 2 * hdrtrie_hash_bucket(*mixed, s.bucket_shift));
    return hdrtrie_hash_slot(*mixed, pilot, s.slot_shift);
}

/* Returns the text of the candidate, the only record that can equal the name. folded contains the first `loaded`
   bytes of the name, folded. */
HDRTRIE_FN_INLINE const uint8_t *HDRTRIE_FN(locate)(
    const uint8_t *t, hdrtrie_shape s, const char *name, size_t len, HDRTRIE_LOADED_NAME folded, size_t loaded)
{
    uint64_t mixed = 0;
    const uint64_t index = s.mode == HDRTRIE_MODE_HASHED
                               ? HDRTRIE_FN(slot_of_hash)(t, s, name, len, folded, loaded, &mixed)
                               : HDRTRIE_FN(slot_of_node)(t, s, name, len);
    const uint32_t text = hdrtrie_shape_text(t, s, index, mixed);
    /*@ assert text_sound(t, text); */
    return t + s.records + text;
}

/* Returns a number other than 0 if the name, of any length, is malformed, else 0. name may be NULL if len is 0. */
HDRTRIE_FN_INLINE uint64_t HDRTRIE_FN(is_malformed)(const char *name, size_t len)
{
    hdrtrie_room room;
    if (HDRTRIE_UNLIKELY(len - 1 >= 32)) return len == 0 || HDRTRIE_FN(malformed_long)(name, len) != 0;
    return HDRTRIE_FN(malformed)(HDRTRIE_FN(load)(HDRTRIE_FN(ahead)(name, len, &room), len), len);
}

/* Returns the verdict on a name that lookup does not handle: it is empty, longer than the backend's vector, or longer
   than any node. Names longer than max_len are not compared, so the cost is linear only up to that, except for the
   test for malformed names. */
HDRTRIE_FN_INLINE hdrtrie_verdict HDRTRIE_FN(lookup_long)(
    const hdrtrie_table *table, hdrtrie_shape s, const char *name, size_t len, unsigned want)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    hdrtrie_verdict v = hdrtrie_verdict_none(s);
    if (len != 0 && len <= s.max_len) {
        HDRTRIE_LOADED_NAME folded = HDRTRIE_FN(fold)(s.fold, HDRTRIE_FN(load)(name, HDRTRIE_FN(reach)(len)));
        const uint8_t *text = HDRTRIE_FN(locate)(t, s, name, len, folded, HDRTRIE_FN(reach)(len));
        if (hdrtrie_record_len(text, s.flags) == len && HDRTRIE_FN(equals_long)(s.fold, name, text, len)) {
            v = hdrtrie_verdict_read(text, s.flags);
        }
    }
    if (want & HDRTRIE_WANT_MALFORMED) v.malformed = len == 0 || HDRTRIE_FN(malformed_long)(name, len) != 0;
    if ((s.flags & HDRTRIE_FLAGS_AFFIX) && !v.exact)
        hdrtrie_verdict_set(&v, hdrtrie_patterns_find(table, name, len, HDRTRIE_PREFIX_END | HDRTRIE_SUFFIX_END));
    if (hdrtrie_shape_is_spelled(s) && v.groups != 0)
        hdrtrie_verdict_set(&v, hdrtrie_spelled_find(table, name, len, hdrtrie_verdict_match(v)));
    return v;
}

/* Calls lookup_long, with the id. It reads the shape again, so that its caller need not keep the whole shape in
   registers. */
HDRTRIE_NOINLINE HDRTRIE_PASTE(HDRTRIE_BACKEND, target)
hdrtrie_verdict HDRTRIE_FN(lookup_called)(const hdrtrie_table *table, const char *name, size_t len)
{
    return HDRTRIE_FN(lookup_long)(
        table, hdrtrie_shape_read_hot(table, HDRTRIE_FLAGS_UNKNOWN), name, len, HDRTRIE_WANT_ID);
}

/* Returns the verdict on a name. s is a constant, or was read once before a loop. want (compile-time constant): which
   fields of the verdict to compute. name may be NULL if len is 0. */
HDRTRIE_FN_INLINE hdrtrie_verdict HDRTRIE_FN(lookup)(
    const hdrtrie_table *table, hdrtrie_shape s, const char *name, size_t len, unsigned want)
{
    const uint8_t *t = hdrtrie_table_bytes(table), *text;
    hdrtrie_verdict v;
    HDRTRIE_LOADED_NAME raw, folded;
    hdrtrie_room room;

    if (HDRTRIE_UNLIKELY(len - 1 >= HDRTRIE_FN(width)(s))) {
        if (!(want & HDRTRIE_WANT_CALL)) return HDRTRIE_FN(lookup_long)(table, s, name, len, want);
        v = HDRTRIE_FN(lookup_called)(table, name, len);
        if (want & HDRTRIE_WANT_MALFORMED) v.malformed = len == 0 || HDRTRIE_FN(malformed_long)(name, len) != 0;
        return v;
    }
    name = HDRTRIE_FN(readable)(name, len, s, &room);
    raw = HDRTRIE_FN(load)(name, len);
    folded = HDRTRIE_FN(fold)(s.fold, raw);
    text = HDRTRIE_FN(locate)(t, s, name, len, folded, len);
    v = HDRTRIE_FN(select)(folded, text, len, s, want);
    if (want & HDRTRIE_WANT_MALFORMED) v.malformed = HDRTRIE_FN(malformed)(raw, len);

    if (s.flags & HDRTRIE_FLAGS_AFFIX) {
        uint64_t ends = 0; /* the ends whose filter lets the name pass */
        if (s.flags & HDRTRIE_FLAG_PREFIXES) {
            ends = HDRTRIE_PREFIX_END *
                   hdrtrie_affix_passes(t, hdrtrie_shape_prefix(table, s), HDRTRIE_FN(first8)(folded), 0);
        }
        if (s.flags & HDRTRIE_FLAG_SUFFIXES) {
            ends += HDRTRIE_SUFFIX_END *
                    hdrtrie_affix_passes(t, hdrtrie_shape_suffix(table, s), HDRTRIE_FN(last8)(name, len), 1);
        }
        if (HDRTRIE_UNLIKELY(ends & (v.exact - 1))) {
            hdrtrie_verdict_set(&v, hdrtrie_patterns_find(table, name, len, (unsigned)ends));
        }
    }
    /* exceptions only remove groups, so names without a match need no second find */
    if (hdrtrie_shape_is_spelled(s) && HDRTRIE_UNLIKELY(v.groups != 0))
        hdrtrie_verdict_set(&v, hdrtrie_spelled_find(table, name, len, hdrtrie_verdict_match(v)));
    return v;
}

#undef HDRTRIE_LOADED_NAME
#undef HDRTRIE_FN_INLINE
#undef HDRTRIE_FN
#undef HDRTRIE_BACKEND
