/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The shape of a table: what a find must know of it, read from its header once, or a constant in generated code. */
#ifndef HDRTRIE_SHAPE_H
#define HDRTRIE_SHAPE_H

#include <assert.h>
#include <hdrtrie/detail/format/table.h>

/* The constants of a table that a find needs. Generated code passes them as literals, so that the compiler folds them
   into the instructions; the library reads them from the header, once a call. */
typedef struct hdrtrie_shape {
    uint8_t fold, mode, flags;
    uint16_t max_len;
    uint8_t slot_shift, bucket_shift, seed, text_bits;
    uint32_t nodes, slots, records;
    uint64_t none; /* the head of record 0 */
    hdrtrie_affix prefix, suffix;
    uint8_t affixes_read; /* 1: prefix and suffix are filled in; 0: who needs them reads them from the header */
} hdrtrie_shape;

#define HDRTRIE_FLAGS_UNKNOWN (-1)

#ifdef __FRAMAC__
#include <contracts/shape.acsl.h>
#endif

/* What the header's first line says, and nothing of what it points to. flags, a constant: the table's, where they are
   known, else HDRTRIE_FLAGS_UNKNOWN. */
HDRTRIE_INLINE hdrtrie_shape hdrtrie_shape_read_line(const hdrtrie_table *table, int flags)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    hdrtrie_shape s = HDRTRIE_ZERO;
    s.fold = t[HDRTRIE_AT_FOLD];
    s.mode = t[HDRTRIE_AT_MODE];
    s.flags = flags >= 0 ? (uint8_t)flags : t[HDRTRIE_AT_FLAGS];
    s.max_len = (uint16_t)hdrtrie_load_le16(t + HDRTRIE_AT_MAX_LEN);
    s.slot_shift = t[HDRTRIE_AT_SLOT_SHIFT];
    s.bucket_shift = t[HDRTRIE_AT_BUCKET_SHIFT];
    s.seed = t[HDRTRIE_AT_SEED];
    s.text_bits = t[HDRTRIE_AT_TEXT_BITS];
    s.nodes = hdrtrie_load_le32(t + HDRTRIE_AT_NODES);
    s.slots = hdrtrie_load_le32(t + HDRTRIE_AT_SLOTS);
    s.records = hdrtrie_load_le32(t + HDRTRIE_AT_RECORDS);
    return s;
}

/* All but prefix and suffix, which most tables do not have: who needs them reads them from the header then. */
HDRTRIE_INLINE hdrtrie_shape hdrtrie_shape_read_hot(const hdrtrie_table *table, int flags)
{
    hdrtrie_shape s = hdrtrie_shape_read_line(table, flags);
    /*@ assert text_sound((uint8_t *)table, record_head_len(s.flags)); */
    s.none = hdrtrie_head_read(hdrtrie_table_bytes(table) + s.records + HDRTRIE_RECORD_LEN(s.flags), s.flags);
    return s;
}

HDRTRIE_INLINE hdrtrie_shape hdrtrie_shape_read(const hdrtrie_table *table)
{
    hdrtrie_shape s = hdrtrie_shape_read_hot(table, HDRTRIE_FLAGS_UNKNOWN);
    s.prefix = hdrtrie_affix_read(hdrtrie_table_bytes(table) + HDRTRIE_AT_PREFIX);
    s.suffix = hdrtrie_affix_read(hdrtrie_table_bytes(table) + HDRTRIE_AT_SUFFIX);
    s.affixes_read = 1;
    return s;
}

HDRTRIE_INLINE hdrtrie_affix hdrtrie_shape_prefix(const hdrtrie_table *table, hdrtrie_shape s)
{
    return s.affixes_read ? s.prefix : hdrtrie_affix_read(hdrtrie_table_bytes(table) + HDRTRIE_AT_PREFIX);
}

HDRTRIE_INLINE hdrtrie_affix hdrtrie_shape_suffix(const hdrtrie_table *table, hdrtrie_shape s)
{
    return s.affixes_read ? s.suffix : hdrtrie_affix_read(hdrtrie_table_bytes(table) + HDRTRIE_AT_SUFFIX);
}

/* Where the text is to which a slot leads, from the first record on; mixed: of mode HASHED, the name's mixed hash. */
HDRTRIE_INLINE uint32_t hdrtrie_shape_text(const uint8_t *t, hdrtrie_shape s, uint64_t index, uint64_t mixed)
{
    uint32_t slot;
    slot = hdrtrie_slot_read(t + s.slots, index, s.flags);
    /*@ assert text_sound(t, slot_text(slot_at(t + s.slots, index, s.flags), s.text_bits)); */
    return s.mode == HDRTRIE_MODE_HASHED && (s.flags & HDRTRIE_FLAG_WIDE) ? hdrtrie_slot_untag(slot, mixed, s.text_bits)
                                                                          : slot;
}

/* The longest name that nodes of modes 1 and 2 cover, at least as long as the narrowest vector. */
HDRTRIE_INLINE size_t hdrtrie_shape_node_max(hdrtrie_shape s)
{
    return s.max_len > 32 ? s.max_len : 32;
}

/* Whether keep works on tables of that shape: a wide fold widens what clear removes, never what keep retains. Asserts it. */
HDRTRIE_INLINE int hdrtrie_shape_keeps(hdrtrie_shape shape)
{
    assert(shape.fold <= HDRTRIE_FOLD_CASE && "keep needs a table folded none or case");
    return shape.fold <= HDRTRIE_FOLD_CASE;
}

#endif
