/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The one algorithm of a find, over the primitives of a body. Include it with HDRTRIE_BODY defined as the body's name;
   it defines hdrtrie_<body>_lookup. No include guard: each body includes it once.

   Nothing here branches on a name's content. What can be mispredicted: a name the body cannot reach (long, empty, near the
   end of a page), and a probe hit of prefix and suffix rules. */
#ifndef HDRTRIE_BODY
#error "define HDRTRIE_BODY before including find_template.h"
#endif

/* s is a constant, or was read once before a loop. judge is a constant: whether malformed is wanted. name may be NULL
   where len is 0. */
HDRTRIE_INLINE HDRTRIE_BODY_TARGET hdrtrie_verdict HDRTRIE_BODY_NAME(lookup)(const hdrtrie_table *table,
                                                                             hdrtrie_shape s, const char *name,
                                                                             size_t len, int judge)
{
    const uint8_t *t = hdrtrie_table_bytes(table), *text;
    hdrtrie_record record;
    hdrtrie_verdict v;
    uint64_t index, differ;
    /* in modes 1 and 2 a node leads to names of its own length or to record 0. That one says nothing even to a name that equals
       what follows it, except where prefixes and suffixes must know */
    const int lengths_may_differ = s.mode == HDRTRIE_MODE_HASHED ||
                                   (s.flags & (HDRTRIE_FLAG_PREFIXES | HDRTRIE_FLAG_SUFFIXES | HDRTRIE_FLAG_ANY)) != 0;
    uint32_t miss;
    HDRTRIE_BODY_NAME(name) raw, folded;

    if (HDRTRIE_UNLIKELY(!HDRTRIE_BODY_NAME(reach)(name, len, s))) {
        return HDRTRIE_BODY_NAME(slow)(table, name, len, judge);
    }
    name = HDRTRIE_BODY_NAME(unbounded)(name);
    raw = HDRTRIE_BODY_NAME(load)(name, len, s.vectors);
    folded = HDRTRIE_BODY_NAME(fold)(s.fold, raw, s.vectors);

    if (s.mode == HDRTRIE_MODE_HASHED) {
        uint64_t mixed = hdrtrie_hash_mix(HDRTRIE_BODY_NAME(hash)(folded, len, s.vectors, s.seed));
        uint64_t pilot = hdrtrie_load_le16(t + s.nodes + 2 * hdrtrie_hash_bucket(mixed, s.bucket_shift));
        index = hdrtrie_hash_slot(mixed, pilot, s.slot_shift);
    } else {
        const hdrtrie_node n = hdrtrie_node_read(t + s.nodes + HDRTRIE_NODE_LEN * len);
        uint64_t bits = HDRTRIE_BODY_NAME(window)(name, len, n.offset1) & n.mask1;
        if (s.mode == HDRTRIE_MODE_TWO) bits += HDRTRIE_BODY_NAME(window)(name, len, n.offset2) & n.mask2;
        index = n.base + (bits * n.multiplier >> n.shift);
    }
    text = t + s.records + hdrtrie_slot_read(t + s.slots, index, s.flags);
    record = hdrtrie_record_read(text, s.flags);
    differ = HDRTRIE_BODY_NAME(differ)(folded, text, len, record.len, lengths_may_differ, s.vectors);
    miss = HDRTRIE_BODY_NAME(select)(differ);
    v.leaf = (uint32_t)(text - (t + s.records)) & ~miss;
    v.match.groups = record.groups & ~miss;
    v.match.id = (int32_t)((uint32_t)record.id | miss);

    if (s.flags & HDRTRIE_FLAG_ANY) {
        const hdrtrie_affix prefix = hdrtrie_shape_prefix(table, s);
        hdrtrie_literal any = hdrtrie_affix_literal(t, prefix, prefix.any - 1);
        v.match.groups |= any.in & miss;
        v.match.id = (int32_t)((uint32_t)v.match.id & ((uint32_t)any.id | ~miss));
    }
    if (s.flags & (HDRTRIE_FLAG_PREFIXES | HDRTRIE_FLAG_SUFFIXES)) {
        uint32_t hit = 0;
        if (s.flags & HDRTRIE_FLAG_PREFIXES) {
            const hdrtrie_affix prefix = hdrtrie_shape_prefix(table, s);
            uint64_t head = hdrtrie_affix_first(prefix, HDRTRIE_BODY_NAME(first8)(folded));
            hit |= (uint32_t)(hdrtrie_load_le64(hdrtrie_affix_probe(t, prefix, head)) == head);
        }
        if (s.flags & HDRTRIE_FLAG_SUFFIXES) {
            const hdrtrie_affix suffix = hdrtrie_shape_suffix(table, s);
            uint64_t last8 = HDRTRIE_BODY_NAME(window)(name, len, len < 8 ? 0 : len - 8);
            uint64_t head = hdrtrie_affix_last(suffix, s.fold, last8, len);
            hit |= (uint32_t)(hdrtrie_load_le64(hdrtrie_affix_probe(t, suffix, head)) == head);
        }
        if (HDRTRIE_UNLIKELY(hit & miss)) v.match = hdrtrie_affix_find(table, name, len);
    }
    v.malformed = judge ? HDRTRIE_BODY_NAME(malformed)(raw, len, s.vectors) != 0 : 0;
    return v;
}

#undef HDRTRIE_BODY
#undef HDRTRIE_BODY_TARGET
