/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The shape of a table: the numbers that a find needs. They are read from the header once, or are constants in
   generated code. */
#ifndef HDRTRIE_SHAPE_H
#define HDRTRIE_SHAPE_H

#include <assert.h>
#include <hdrtrie/detail/format/table.h>

/* The numbers of a table that a find needs (format/header.h). Generated code passes them as constants, so that the
   compiler folds them into the instructions. The library reads them from the header once per call. */
typedef struct hdrtrie_shape {
    uint8_t fold, mode, flags;
    uint16_t max_len;
    uint8_t slot_shift, bucket_shift, seed, text_bits;
    uint32_t nodes, slots, records;
    uint64_t none; /* the head of record 0, the result without a match */
    hdrtrie_affix prefix, suffix;
    uint8_t affixes_read;   /* 1: prefix and suffix are set; 0: they are read from the header when needed */
    uint8_t sieve_row;      /* bytes of a row of the sieve; 0: row and offsets are read from the section when needed */
    uint32_t sieve;         /* offset of the sieve (format/sieve.h); 0 if the table has none */
    uint32_t sieve_offsets; /* of its levels, one per byte, the first lowest */
} hdrtrie_shape;

/* The argument `flags` below for a table whose flags are not known at compile time. */
#define HDRTRIE_FLAGS_UNKNOWN (-1)

#ifdef __FRAMAC__
#include <contracts/shape.acsl.h>
#endif

/* Returns the numbers in the header's first line and the offset of the sieve, without record 0 and the affixes. flags (compile-time constant):
   the table's flags if they are known, else HDRTRIE_FLAGS_UNKNOWN. */
HDRTRIE_INLINE hdrtrie_shape hdrtrie_shape_read_first_line(const hdrtrie_table *table, int flags)
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
    s.sieve = hdrtrie_load_le32(t + HDRTRIE_AT_SIEVE);
    return s;
}

/* Returns the shape without prefix and suffix, which most tables do not have. They are read from the header when
   needed. flags as for hdrtrie_shape_read_first_line. */
HDRTRIE_INLINE hdrtrie_shape hdrtrie_shape_read_hot(const hdrtrie_table *table, int flags)
{
    hdrtrie_shape s = hdrtrie_shape_read_first_line(table, flags);
    /*@ assert text_sound((uint8_t *)table, record_head_len(s.flags)); */
    s.none = hdrtrie_record_head_read(hdrtrie_table_bytes(table) + s.records + HDRTRIE_RECORD_LEN(s.flags), s.flags);
    return s;
}

/* Returns the whole shape of a table. */
HDRTRIE_INLINE hdrtrie_shape hdrtrie_shape_read(const hdrtrie_table *table)
{
    hdrtrie_shape s = hdrtrie_shape_read_hot(table, HDRTRIE_FLAGS_UNKNOWN);
    s.prefix = hdrtrie_affix_read(hdrtrie_table_bytes(table) + HDRTRIE_AT_PREFIX);
    s.suffix = hdrtrie_affix_read(hdrtrie_table_bytes(table) + HDRTRIE_AT_SUFFIX);
    s.affixes_read = 1;
    return s;
}

/* Returns the numbers of the prefix rules, from the shape or from the header. */
HDRTRIE_INLINE hdrtrie_affix hdrtrie_shape_prefix(const hdrtrie_table *table, hdrtrie_shape s)
{
    return s.affixes_read ? s.prefix : hdrtrie_affix_read(hdrtrie_table_bytes(table) + HDRTRIE_AT_PREFIX);
}

/* Returns the numbers of the suffix rules, from the shape or from the header. */
HDRTRIE_INLINE hdrtrie_affix hdrtrie_shape_suffix(const hdrtrie_table *table, hdrtrie_shape s)
{
    return s.affixes_read ? s.suffix : hdrtrie_affix_read(hdrtrie_table_bytes(table) + HDRTRIE_AT_SUFFIX);
}

/* Returns the offset of a record's text, counted from the first record, for the slot at index. mixed: in mode HASHED
   the name's mixed hash, else ignored. In wide hashed tables a different tag gives the offset of record 0. */
HDRTRIE_INLINE uint32_t hdrtrie_shape_text(const uint8_t *t, hdrtrie_shape s, uint64_t index, uint64_t mixed)
{
    uint32_t slot;
    slot = hdrtrie_slot_read(t + s.slots, index, s.flags);
    /*@ assert text_sound(t, slot_text(slot_at(t + s.slots, index, s.flags), s.text_bits)); */
    return s.mode == HDRTRIE_MODE_HASHED && (s.flags & HDRTRIE_FLAG_WIDE) ? hdrtrie_slot_untag(slot, mixed, s.text_bits)
                                                                          : slot;
}

/* Returns 1 if the table has spelled exceptions, else 0. Narrow folds have none, so loops for them have no test. */
HDRTRIE_INLINE int hdrtrie_shape_is_spelled(hdrtrie_shape s)
{
    return s.fold > HDRTRIE_FOLD_CASE && (s.flags & HDRTRIE_FLAG_SPELLED) != 0;
}

/* Returns the longest name, in bytes, that has a node in the modes ENDS and FREE, 32..255: at least the narrowest
   vector. */
HDRTRIE_INLINE size_t hdrtrie_shape_node_max(hdrtrie_shape s)
{
    return s.max_len > 32 ? s.max_len : 32;
}

/* Returns 1 if keep works on tables of this shape, else fails an assertion and returns 0. Under a wide fold an
   attacker's variant of a listed name would be kept. */
HDRTRIE_INLINE int hdrtrie_shape_keeps(hdrtrie_shape shape)
{
    assert(shape.fold <= HDRTRIE_FOLD_CASE && "keep needs a table folded none or case");
    return shape.fold <= HDRTRIE_FOLD_CASE;
}

#endif
