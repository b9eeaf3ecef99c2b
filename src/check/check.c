/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* hdrtrie_check: whether bytes are a table that a find can read safely. An offset is compared with the bytes left
   before anything is added to it, so no sum can overflow. A section is read only after its bounds are checked.

   Each *_fault function returns a static text that names the fault, or NULL. If all return NULL, the table meets
   table_sound (proof/contracts/shape.acsl.h), all that a find needs to read in bounds. */
#include <hdrtrie/check.h>
#include <string.h>

#include "view.h"
#include "xxh3_64.h"

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
    if (hdrtrie_load_le64(t + len - HDRTRIE_DIGEST_LEN) != hdrtrie_xxh3_64(t, len - HDRTRIE_DIGEST_LEN)) {
        return HDRTRIE_ERR_DIGEST;
    }
    return HDRTRIE_OK;
}

/* Whether the bytes of the header from `from` on are zero. */
static bool header_ends_in_zeros(const uint8_t *t, size_t from)
{
    size_t i;
    /*@ loop invariant from <= i <= HDRTRIE_HEADER_LEN;
        loop assigns i;
        loop variant HDRTRIE_HEADER_LEN - i; */
    for (i = from; i < HDRTRIE_HEADER_LEN; i++) {
        if (t[i] != 0) return false;
    }
    return true;
}

static const char *shape_fault(hdrtrie_view s)
{
    const hdrtrie_shape h = s.shape;
    if (h.fold > HDRTRIE_FOLD_SEPARATORS) return "the table is damaged: the fold is unknown";
    if (h.mode > HDRTRIE_MODE_FREE) return "the table is damaged: the mode is unknown";
    if (h.flags & ~(HDRTRIE_FLAG_WIDE | HDRTRIE_FLAG_ANY | HDRTRIE_FLAGS_AFFIX | HDRTRIE_FLAG_SPELLED)) {
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
    if ((h.flags & HDRTRIE_FLAG_SPELLED) != 0 ? h.fold <= HDRTRIE_FOLD_CASE
                                              : hdrtrie_load_le32(s.bytes + HDRTRIE_AT_SPELLED) != 0 ||
                                                    hdrtrie_load_le32(s.bytes + HDRTRIE_AT_RESULTS) != 0) {
        return "the table is damaged: the spelled exceptions do not match fold and flags";
    }
    if (!header_ends_in_zeros(s.bytes, HDRTRIE_AT_SIEVE + 4))
        return "the table is damaged: the header has unknown fields";
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
        loop invariant next == record_at(s.bytes, count);
        loop invariant records_follow(s.bytes, count);
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
            /*@ assert text == record_at(s.bytes, count) && record_follows(s.bytes, text); */
            /*@ ghost record_step(s.bytes, count); */
            next = hdrtrie_view_record_next(s, text);
            /*@ assert \let k = count + 1; (uint32_t)k == k && next == record_at(s.bytes, k) &&
                  records_follow(s.bytes, k); */
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

/* Checks all of a table except its header and its nested tables. May set *fault to a static text. */
static hdrtrie_error table_check(hdrtrie_view s, const char **fault)
{
    const char *why = structure_fault(s);
    if (why == NULL) why = hdrtrie_view_cold_fault(s);
    *fault = why;
    return why == NULL ? hdrtrie_view_check_answers(s, fault) : HDRTRIE_ERR_STRUCTURE;
}

/* The length of the nested table at offset, or 0 if none lies there in the part that finds read. */
static size_t nested_len(hdrtrie_view s, uint32_t offset)
{
    uint32_t len;
    if (offset % HDRTRIE_CACHE_LINE_LEN != 0 || offset < HDRTRIE_HEADER_LEN || offset > s.hot_end ||
        s.hot_end - offset < HDRTRIE_HEADER_LEN) {
        return 0;
    }
    len = hdrtrie_load_le32(s.bytes + offset + HDRTRIE_AT_TOTAL_LEN);
    return len <= s.hot_end - offset ? len : 0;
}

/* Whether both tables have the same groups. Both have been checked. */
static bool same_groups(const uint8_t *a, const uint8_t *b)
{
    const uint32_t a_groups = hdrtrie_load_le32(a + HDRTRIE_AT_GROUPS),
                   b_groups = hdrtrie_load_le32(b + HDRTRIE_AT_GROUPS),
                   count = hdrtrie_load_le32(a + HDRTRIE_AT_GROUP_COUNT);
    uint32_t i;
    if (count != hdrtrie_load_le32(b + HDRTRIE_AT_GROUP_COUNT)) return false;
    /*@ loop invariant 0 <= i <= count;
        loop assigns i;
        loop variant count - i; */
    for (i = 0; i < count; i++) {
        /*@ assert group_sound(a, a_groups, i) && group_sound(b, b_groups, i); */
        const uint8_t *x = a + a_groups + (size_t)HDRTRIE_GROUP_LEN * i,
                      *y = b + b_groups + (size_t)HDRTRIE_GROUP_LEN * i;
        const uint32_t len = hdrtrie_load_le32(x + 4);
        if (len != hdrtrie_load_le32(y + 4)) return false;
        /*@ assert le32(x) + len <= total_len(a) && le32(y) + len <= total_len(b); */
        if (memcmp(a + hdrtrie_load_le32(x), b + hdrtrie_load_le32(y), len) != 0) return false;
    }
    return true;
}

/* Checks the nested table at this offset. May set *fault to a static text. */
static hdrtrie_error nested_check(hdrtrie_view s, uint32_t offset, const char **fault)
{
    const uint8_t *t = s.bytes + offset;
    const size_t len = nested_len(s, offset);
    if (len == 0 || header_check(t, len) != HDRTRIE_OK || !header_ends_in_zeros(t, HDRTRIE_AT_COOKIES) ||
        (t[HDRTRIE_AT_FLAGS] & HDRTRIE_FLAG_SPELLED) != 0) {
        *fault = "the table is damaged: a nested table is not valid";
        return HDRTRIE_ERR_STRUCTURE;
    }
    return table_check(view_read(t, len), fault);
}

/* Checks the table of cookie names, if there is one. May set *fault to a static text. */
static hdrtrie_error cookies_check(hdrtrie_view s, const char **fault)
{
    const uint32_t offset = hdrtrie_load_le32(s.bytes + HDRTRIE_AT_COOKIES);
    hdrtrie_error error;
    if (offset == 0) return HDRTRIE_OK;
    error = nested_check(s, offset, fault);
    if (error == HDRTRIE_OK && !same_groups(s.bytes, s.bytes + offset)) {
        *fault = "the table is damaged: the cookies have other groups";
        return HDRTRIE_ERR_STRUCTURE;
    }
    return error;
}

/* Checks the table of spelled exceptions and the place of their results, if there are any. check_answers.c compares the
   results with the rules. May set *fault to a static text. */
static hdrtrie_error spelled_check(hdrtrie_view s, const char **fault)
{
    const uint32_t offset = hdrtrie_load_le32(s.bytes + HDRTRIE_AT_SPELLED);
    const uint8_t *t = s.bytes + offset;
    hdrtrie_error error;
    if ((s.shape.flags & HDRTRIE_FLAG_SPELLED) == 0) return HDRTRIE_OK;
    error = nested_check(s, offset, fault);
    if (error != HDRTRIE_OK) return error;
    if (t[HDRTRIE_AT_FOLD] != HDRTRIE_FOLD_CASE || (t[HDRTRIE_AT_FLAGS] & ~HDRTRIE_FLAG_WIDE) != 0 ||
        !hdrtrie_view_holds(s, hdrtrie_load_le32(s.bytes + HDRTRIE_AT_RESULTS),
            hdrtrie_load_le32(t + HDRTRIE_AT_ID_COUNT), HDRTRIE_RESULT_LEN)) {
        *fault = "the table is damaged: the spelled exceptions are not valid";
        return HDRTRIE_ERR_STRUCTURE;
    }
    return HDRTRIE_OK;
}

hdrtrie_error hdrtrie_check(const void *bytes, size_t len, const char **why)
{
    hdrtrie_error error = header_check((const uint8_t *)bytes, len);
    const char *fault = NULL;
    if (error == HDRTRIE_OK) {
        hdrtrie_view s = view_read((const uint8_t *)bytes, len);
        fault = structure_fault(s);
        if (fault == NULL) fault = hdrtrie_view_cold_fault(s);
        error = fault == NULL ? cookies_check(s, &fault) : HDRTRIE_ERR_STRUCTURE;
        if (error == HDRTRIE_OK) error = spelled_check(s, &fault);
        if (error == HDRTRIE_OK) error = hdrtrie_view_check_answers(s, &fault);
        if (error == HDRTRIE_OK) {
            fault = hdrtrie_view_sieve_fault(s);
            /*@ assert fault == \null ==> sieve_covers(s.bytes); */
            if (fault != NULL) error = HDRTRIE_ERR_STRUCTURE;
        }
    }
    if (error != HDRTRIE_OK && why != NULL) *why = fault != NULL ? fault : hdrtrie_error_text(error);
    return error;
}
