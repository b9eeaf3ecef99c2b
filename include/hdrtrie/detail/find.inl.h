/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The one algorithm of a find, over the primitives of a body. Include it with HDRTRIE_BACKEND defined as the body's name;
   it defines hdrtrie_<body>_lookup. No include guard: each body includes it once.

   Nothing here branches on a name's content. What can be mispredicted: a name the body's vector does not reach (long, empty,
   near the end of a page), and a name that the filter of prefix and suffix rules lets pass. And nothing here calls a
   function, except for such rules: a call in a loop costs all vector constants their registers. */
#ifndef HDRTRIE_BACKEND
#error "define HDRTRIE_BACKEND, such as hdrtrie_avx2, before including find.inl.h"
#endif
#define HDRTRIE_FN(name) HDRTRIE_PASTE(HDRTRIE_BACKEND, name)
#define HDRTRIE_FN_INLINE HDRTRIE_INLINE HDRTRIE_FN(target)
#define HDRTRIE_LOADED_NAME HDRTRIE_FN(name)

#ifdef __FRAMAC__
#include <contracts/find.acsl.h>
#endif

/* Which slot the node for names of that length selects for the name. */
HDRTRIE_FN_INLINE uint64_t HDRTRIE_FN(slot_of_node)(const uint8_t *t, hdrtrie_shape s, const char *name, size_t len)
{
    const hdrtrie_node n = hdrtrie_node_read(t + s.nodes + HDRTRIE_NODE_LEN * len);
    /*@ assert n.shift <= 63; */
    /*@ assert slots_hold(t, n.base + node_row_len(n)); */
    /*@ assert n.mask1 == 0 && n.mask2 == 0 || 33 <= n.shift <= 63; */
    /* that the windows of mode ENDS need no offset of the node is five cycles off the longest chain */
    const int ends = s.mode == HDRTRIE_MODE_ENDS;
    const uint64_t one = HDRTRIE_FN(window)(name, len, ends ? 0 : n.offset1);
    const uint64_t two = ends ? HDRTRIE_FN(last8)(name, len) : HDRTRIE_FN(window)(name, len, n.offset2);
    const uint64_t bits = (one & n.mask1) + (two & n.mask2);
    const uint64_t selected = bits * n.multiplier >> hdrtrie_whole(n.shift);
    /*@ assert n.mask1 == 0 && n.mask2 == 0 ==> bits == 0 && selected == 0; */
    /*@ assert selected < node_row_len(n); */
    /*@ assert 0 <= le32(t + HDRTRIE_AT_SLOTS) && le32(t + HDRTRIE_AT_RECORDS) <= UINT32_MAX; */
    return n.base + selected;
}

/* Which slot the hash selects for the name that is the folded one, of which the first loaded bytes are loaded. */
HDRTRIE_FN_INLINE uint64_t HDRTRIE_FN(slot_of_hash)(const uint8_t *t, hdrtrie_shape s, const char *name, size_t len,
    HDRTRIE_LOADED_NAME folded, size_t loaded, uint64_t *mixed)
{
    uint64_t pilot;
    *mixed = hdrtrie_hash_mix(HDRTRIE_FN(hash)(folded, s.fold, name, len, loaded, s.seed));
    pilot = hdrtrie_load_le16(t + s.nodes + 2 * hdrtrie_hash_bucket(*mixed, s.bucket_shift));
    return hdrtrie_hash_slot(*mixed, pilot, s.slot_shift);
}

/* The text of the only record whose name can be the folded one, of which the first loaded bytes are loaded. */
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

/* The names that lookup does not take: empty ones, those longer than the body's vector, and those longer than any node. */
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
    return v;
}

/* The same, called; it reads the shape itself, so that its caller need not hold for it what it does not need. */
HDRTRIE_NOINLINE HDRTRIE_PASTE(HDRTRIE_BACKEND, target)
hdrtrie_verdict HDRTRIE_FN(lookup_called)(const hdrtrie_table *table, const char *name, size_t len)
{
    return HDRTRIE_FN(lookup_long)(
        table, hdrtrie_shape_read_hot(table, HDRTRIE_FLAGS_UNKNOWN), name, len, HDRTRIE_WANT_ID);
}

/* s is a constant, or was read once before a loop. want, a constant, says which fields of the verdict are. name may be NULL where
   len is 0. */
HDRTRIE_FN_INLINE hdrtrie_verdict HDRTRIE_FN(lookup)(
    const hdrtrie_table *table, hdrtrie_shape s, const char *name, size_t len, unsigned want)
{
    const uint8_t *t = hdrtrie_table_bytes(table), *text;
    hdrtrie_verdict v;
    HDRTRIE_LOADED_NAME raw, folded;
    hdrtrie_room room;

    if (HDRTRIE_UNLIKELY(len - 1 >= HDRTRIE_FN(width)(s))) {
        return want & HDRTRIE_WANT_CALL ? HDRTRIE_FN(lookup_called)(table, name, len)
                                        : HDRTRIE_FN(lookup_long)(table, s, name, len, want);
    }
    name = HDRTRIE_FN(readable)(name, len, s, &room);
    raw = HDRTRIE_FN(load)(name, len);
    folded = HDRTRIE_FN(fold)(s.fold, raw);
    text = HDRTRIE_FN(locate)(t, s, name, len, folded, len);
    v = HDRTRIE_FN(select)(folded, text, len, s, want);
    if (want & HDRTRIE_WANT_MALFORMED) v.malformed = HDRTRIE_FN(malformed)(raw, len);

    if (s.flags & HDRTRIE_FLAGS_AFFIX) {
        uint64_t ends = 0; /* those whose filter lets the name pass */
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
    return v;
}

#undef HDRTRIE_LOADED_NAME
#undef HDRTRIE_FN_INLINE
#undef HDRTRIE_FN
#undef HDRTRIE_BACKEND
