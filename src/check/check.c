/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_check: whether bytes are a table that a find can read safely. An offset is compared with the bytes left
   before anything is added to it, so no sum can overflow. A section is read only after its bounds are checked.

   Each *_fault function returns a static text that names the fault, or NULL. If all return NULL, the table meets
   table_sound (proof/contracts/shape.acsl.h), all that a find needs to read in bounds. */
#include <hdrtrie/check.h>
#include <xxhash.h>

#include "view.h"

#ifdef __FRAMAC__
#include <contracts/check.acsl.h>
#endif

static hdrtrie_error header_check(const uint8_t *t, size_t len)
{
    uint32_t version;
    if (len < HDRTRIE_HEADER_LEN + HDRTRIE_DIGEST_LEN) return HDRTRIE_ERR_TRUNCATED;
    if (hdrtrie_load_le32(t) != HDRTRIE_MAGIC) return HDRTRIE_ERR_MAGIC;
    version = hdrtrie_load_le16(t + HDRTRIE_AT_VERSION);
    if (version != HDRTRIE_FORMAT_VERSION) return HDRTRIE_ERR_VERSION;
    if (hdrtrie_load_le32(t + HDRTRIE_AT_TOTAL_LEN) != len) return HDRTRIE_ERR_TRUNCATED;
    if (hdrtrie_load_le64(t + len - HDRTRIE_DIGEST_LEN) != XXH3_64bits(t, len - HDRTRIE_DIGEST_LEN)) {
        return HDRTRIE_ERR_DIGEST;
    }
    return HDRTRIE_OK;
}

static const char *shape_fault(hdrtrie_view s)
{
    const hdrtrie_shape h = s.shape;
    if (h.fold > HDRTRIE_FOLD_SEPARATORS) return "the table is damaged: the fold is unknown";
    if (h.mode > HDRTRIE_MODE_FREE) return "the table is damaged: the mode is unknown";
    if (h.flags & ~(HDRTRIE_FLAG_WIDE | HDRTRIE_FLAG_PREFIXES | HDRTRIE_FLAG_SUFFIXES | HDRTRIE_FLAG_ANY)) {
        return "the table is damaged: unknown flags are set";
    }
    if (s.bytes[HDRTRIE_AT_DISPATCH] != HDRTRIE_DISPATCH_OF(h.fold, h.mode, h.flags))
        return "the table is damaged: the dispatch number does not match fold, mode and flags";
    if (!(h.flags & HDRTRIE_FLAG_WIDE)  ? h.text_bits != 16
        : h.mode == HDRTRIE_MODE_HASHED ? h.text_bits < 4 || h.text_bits > 32 /* 4 bits reach record 0, at 8 */
                                        : h.text_bits != 32) {
        return "the table is damaged: the bits of a slot do not match mode and flags";
    }
    if (h.max_len > HDRTRIE_PATTERN_MAX) return "the table is damaged: the longest name exceeds 255 bytes";
    if (s.group_count > HDRTRIE_GROUP_MAX) return "the table is damaged: it has more than 31 groups";
    if (s.record_count == 0) return "the table is damaged: record 0 is missing";
    if (h.slots < HDRTRIE_HEADER_LEN || h.records < h.slots || s.hot_end < h.records ||
        s.hot_end > s.len - HDRTRIE_DIGEST_LEN || s.len - s.hot_end < HDRTRIE_REACH_LEN) {
        return "the table is damaged: sections are out of order";
    }
    return NULL;
}

/* The number of slots in the table. */
static uint32_t slot_count(hdrtrie_view s)
{
    return (s.shape.records - s.shape.slots) / HDRTRIE_SLOT_LEN(s.shape.flags);
}

/* Mode HASHED. There must be a slot and a pilot for every index that the shifts can produce. */
static const char *hash_fault(hdrtrie_view s)
{
    const hdrtrie_shape h = s.shape;
    const uint32_t slots = slot_count(s);
    if (h.slot_shift < 33 || h.slot_shift > 63 || h.bucket_shift < 33 || h.bucket_shift > 63 ||
        h.seed >= HDRTRIE_HASH_SEED_COUNT || (uint64_t)1 << (64 - h.slot_shift) > slots) {
        return "the table is damaged: a constant of the hash is out of range";
    }
    /*@ assert h.slot_shift == s.bytes[HDRTRIE_AT_SLOT_SHIFT] && h.bucket_shift == s.bytes[HDRTRIE_AT_BUCKET_SHIFT]; */
    /*@ assert row_len(h.slot_shift) <= slots; */
    /*@ assert slots_hold(s.bytes, row_len(h.slot_shift)); */
    if (h.nodes > h.slots || !hdrtrie_view_holds(s, h.nodes, (uint64_t)1 << (64 - h.bucket_shift), 2)) {
        return "the table is damaged: the pilots lie outside their section";
    }
    /*@ assert h.nodes == le32(s.bytes + HDRTRIE_AT_NODES) && h.nodes + 2 * row_len(h.bucket_shift) <= s.len; */
    return NULL;
}

/* Both windows of a node must lie inside names of its length, and its row inside the slots. */
static const char *node_fault(hdrtrie_view s, size_t len)
{
    const hdrtrie_node n = hdrtrie_view_node(s, len);
    const size_t last = len > 8 ? len - 8 : 0;
    const uint64_t past = len < 8 ? ~(uint64_t)0 << 8 * len : 0; /* SIMD backends read the bytes after the name there */
    const uint32_t slots = slot_count(s);
    if (((n.mask1 | n.mask2) & past) != 0) return "the table is damaged: a mask reaches past the end of its name";
    if (n.offset1 > last || n.offset2 > last) return "the table is damaged: a window reaches past the end of its name";
    if (s.shape.mode == HDRTRIE_MODE_ENDS && (n.offset1 != 0 || (n.mask2 != 0 && (len < 8 || n.offset2 != last)))) {
        return "the table is damaged: a window is not at the start or end of its name";
    }
    if (n.shift > 63 || ((n.mask1 | n.mask2) != 0 && n.shift < 33))
        return "the table is damaged: a node's shift is out of range";
    if (n.base >= slots || hdrtrie_node_row_len(n) > slots - n.base) {
        return "the table is damaged: a row reaches past the slots";
    }
    /*@ assert n.base + node_row_len(n) <= slots; */
    /*@ assert node_fits(s.bytes, n, len); */
    return NULL;
}

static const char *nodes_fault(hdrtrie_view s)
{
    const size_t count = hdrtrie_shape_node_max(s.shape) + 1;
    size_t len;
    if (!hdrtrie_view_holds(s, s.shape.nodes, count, HDRTRIE_NODE_LEN))
        return "the table is damaged: the nodes lie outside the table";
    /*@ loop invariant 0 <= len <= count;
        loop invariant \forall integer k; 0 <= k < len ==> node_sound(s.bytes, s.shape.nodes, k);
        loop assigns len;
        loop variant count - len; */
    for (len = 0; len < count; len++) {
        const char *why = node_fault(s, len);
        if (why != NULL) return why;
    }
    return NULL;
}

/* A node's row must contain only names of the node's length, and record 0. Finds rely on this: they do not compare
   lengths. */
static const char *row_fault(hdrtrie_view s, size_t len)
{
    const hdrtrie_node n = hdrtrie_view_node(s, len);
    uint64_t i, count;
    /*@ assert node_fits(s.bytes, n, len); */
    count = hdrtrie_node_row_len(n);
    /*@ assert slots_hold(s.bytes, n.base + count); */
    /*@ loop invariant 0 <= i <= count;
        loop assigns i;
        loop variant count - i; */
    for (i = 0; i < count; i++) {
        const uint32_t text = hdrtrie_shape_text(s.bytes, s.shape, n.base + i, 0);
        const uint32_t text_len = hdrtrie_record_read(s.bytes + s.shape.records + text, s.shape.flags).len;
        if (text_len != 0 && text_len != len) return "the table is damaged: a row contains a name of another length";
    }
    return NULL;
}

static const char *rows_fault(hdrtrie_view s)
{
    const size_t count = hdrtrie_shape_node_max(s.shape) + 1;
    size_t len;
    /*@ loop invariant 0 <= len <= count;
        loop assigns len;
        loop variant count - len; */
    for (len = 0; len < count; len++) {
        /*@ assert node_sound(s.bytes, s.shape.nodes, len); */
        const char *why = row_fault(s, len);
        if (why != NULL) return why;
    }
    return NULL;
}

/* Whether a record begins at text. Walks all records before `end`. */
static bool record_begins(hdrtrie_view s, uint32_t text, size_t end)
{
    const uint32_t head_len = HDRTRIE_RECORD_LEN(s.shape.flags);
    size_t at = 2 * (size_t)head_len;
    /*@ loop invariant head_len <= at;
        loop assigns at;
        loop variant end - at; */
    while (at < text && at < end) {
        at += hdrtrie_record_read(s.bytes + s.shape.records + at, s.shape.flags).len + head_len;
    }
    return at == text && at < end;
}

/* Whether the record's groups and id exist in the table. */
static bool record_is_consistent(hdrtrie_view s, hdrtrie_record r)
{
    const uint32_t all_groups = ((uint32_t)1 << s.group_count) - 1;
    return (r.groups & ~all_groups) == 0 && r.id >= -1 && (r.id < 0 || (uint32_t)r.id < s.id_count);
}

/* Whether the bytes at text are a valid record of a name. */
static bool record_fits(hdrtrie_view s, uint32_t text)
{
    const size_t room = s.hot_end - s.shape.records;
    hdrtrie_record r;
    if (text < 2 * HDRTRIE_RECORD_LEN(s.shape.flags) || text > room) return false;
    r = hdrtrie_record_read(s.bytes + s.shape.records + text, s.shape.flags);
    return r.len != 0 && r.len <= s.shape.max_len && r.len <= room - text && record_is_consistent(s, r);
}

static bool record_0_fits(hdrtrie_view s)
{
    const uint32_t head_len = HDRTRIE_RECORD_LEN(s.shape.flags);
    hdrtrie_record r;
    if (s.hot_end - s.shape.records < head_len) return false;
    r = hdrtrie_record_read(s.bytes + s.shape.records + head_len, s.shape.flags);
    return r.len == 0 && record_is_consistent(s, r);
}

/* Each slot must point to the start of a record, or to record 0. Records are sorted by their first slot, so one pass
   over the slots shows this. In mode HASHED no two slots point to one name; in modes ENDS and FREE a name may have
   several slots. */
static const char *records_fault(hdrtrie_view s)
{
    const unsigned flags = s.shape.flags;
    const uint32_t head_len = HDRTRIE_RECORD_LEN(flags), slots = slot_count(s);
    size_t next = 2 * (size_t)head_len;
    uint32_t i, count = 1;
    if (!record_0_fits(s)) return "the table is damaged: record 0 is not valid";
    /*@ loop invariant 0 <= i <= slots && 1 <= count <= i + 1 && next <= s.hot_end - s.shape.records + head_len;
        loop invariant \forall integer k; 0 <= k < i ==>
          text_sound(s.bytes, slot_text(slot_at(s.bytes + s.shape.slots, k, s.shape.flags), s.shape.text_bits));
        loop assigns i, next, count;
        loop variant slots - i; */
    for (i = 0; i < slots; i++) {
        const uint32_t slot = hdrtrie_slot_read(s.bytes + s.shape.slots, i, flags);
        const uint32_t text = hdrtrie_slot_text(slot, s.shape.text_bits);
        if (text == head_len && text == slot) continue;
        if (!record_fits(s, text)) return "the table is damaged: a record is not valid";
        if (text == next) {
            next += hdrtrie_record_len(s.bytes + s.shape.records + text, flags) + head_len;
            count++;
        } else if (text > next || s.shape.mode == HDRTRIE_MODE_HASHED || !record_begins(s, text, next)) {
            return "the table is damaged: a slot does not point to a record";
        }
    }
    return count == s.record_count ? NULL : "the table is damaged: the slots do not reach all records";
}

/* Reads the header. */
static hdrtrie_view view_read(const uint8_t *bytes, size_t len)
{
    hdrtrie_view s;
    s.bytes = bytes;
    s.len = len;
    s.shape = hdrtrie_shape_read_first_line((const hdrtrie_table *)bytes, HDRTRIE_FLAGS_UNKNOWN);
    s.shape.prefix = hdrtrie_affix_read(bytes + HDRTRIE_AT_PREFIX);
    s.shape.suffix = hdrtrie_affix_read(bytes + HDRTRIE_AT_SUFFIX);
    s.group_count = hdrtrie_load_le32(bytes + HDRTRIE_AT_GROUP_COUNT);
    s.record_count = hdrtrie_load_le32(bytes + HDRTRIE_AT_RECORD_COUNT);
    s.rule_count = hdrtrie_load_le32(bytes + HDRTRIE_AT_RULE_COUNT);
    s.id_count = hdrtrie_load_le32(bytes + HDRTRIE_AT_ID_COUNT);
    s.hot_end = hdrtrie_load_le32(bytes + HDRTRIE_AT_HOT_LEN);
    s.hot_end = s.hot_end <= UINT32_MAX - HDRTRIE_HEADER_LEN ? s.hot_end + HDRTRIE_HEADER_LEN : UINT32_MAX;
    return s;
}

/* Checks the structure of all but the cold section. */
static const char *structure_fault(hdrtrie_view s)
{
    const char *why = shape_fault(s);
    if (why == NULL) why = s.shape.mode == HDRTRIE_MODE_HASHED ? hash_fault(s) : nodes_fault(s);
    if (why == NULL) why = records_fault(s);
    if (why == NULL && s.shape.mode != HDRTRIE_MODE_HASHED) why = rows_fault(s);
    if (why != NULL) return why;
    why = hdrtrie_view_affix_fault(s, s.shape.prefix, 0);
    if (why == NULL) why = hdrtrie_view_affix_fault(s, s.shape.suffix, 1);
    /*@ assert why == \null ==> affix_sound(s.bytes, s.shape.prefix) && affix_sound(s.bytes, s.shape.suffix); */
    /*@ assert why == \null ==> affixes_sound(s.bytes); */
    return why;
}

hdrtrie_error hdrtrie_check(const void *bytes, size_t len, const char **why)
{
    hdrtrie_error error = header_check(bytes, len);
    const char *fault = NULL;
    if (error == HDRTRIE_OK) {
        hdrtrie_view s = view_read(bytes, len);
        fault = structure_fault(s);
        if (fault == NULL) fault = hdrtrie_view_cold_fault(s);
        error = fault == NULL ? hdrtrie_view_check_answers(s, &fault) : HDRTRIE_ERR_STRUCTURE;
    }
    if (error != HDRTRIE_OK && why != NULL) *why = fault != NULL ? fault : hdrtrie_error_text(error);
    return error;
}
