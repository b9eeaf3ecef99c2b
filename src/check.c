/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Whether bytes are a table. Offsets are compared with what is left, never added up first, so that none can overflow; no
   section is read before its place is known to lie inside. */
#include <hdrtrie/check.h>
#include <hdrtrie/find.h>
#include <xxhash.h>

#include "subject.h"

static hdrtrie_error header_check(hdrtrie_subject *s)
{
    const uint8_t *t = s->bytes;
    uint32_t version;
    if (s->len < HDRTRIE_HEADER_LEN + HDRTRIE_DIGEST_LEN) return hdrtrie_subject_fault(s, HDRTRIE_ERR_TRUNCATED, NULL);
    if (hdrtrie_load_le32(t) != HDRTRIE_MAGIC) return hdrtrie_subject_fault(s, HDRTRIE_ERR_MAGIC, NULL);
    version = hdrtrie_load_le16(t + HDRTRIE_AT_VERSION);
    if (version != HDRTRIE_LAYOUT_VERSION) return hdrtrie_subject_fault(s, HDRTRIE_ERR_VERSION, NULL);
    if (hdrtrie_load_le32(t + HDRTRIE_AT_TOTAL_LEN) != s->len)
        return hdrtrie_subject_fault(s, HDRTRIE_ERR_TRUNCATED, NULL);
    if (hdrtrie_load_le64(t + s->len - HDRTRIE_DIGEST_LEN) != XXH3_64bits(t, s->len - HDRTRIE_DIGEST_LEN)) {
        return hdrtrie_subject_fault(s, HDRTRIE_ERR_DIGEST, NULL);
    }
    return HDRTRIE_OK;
}

static hdrtrie_error shape_check(hdrtrie_subject *s)
{
    const hdrtrie_shape *h = &s->shape;
    if (h->fold > HDRTRIE_FOLD_SEPARATORS) return STRUCTURE(s, "the table is damaged: unknown fold");
    if (h->mode > HDRTRIE_MODE_FREE) return STRUCTURE(s, "the table is damaged: unknown mode");
    if (h->flags & ~(HDRTRIE_FLAG_WIDE | HDRTRIE_FLAG_PREFIXES | HDRTRIE_FLAG_SUFFIXES | HDRTRIE_FLAG_ANY)) {
        return STRUCTURE(s, "the table is damaged: unknown flags");
    }
    if (s->bytes[HDRTRIE_AT_KIND] != HDRTRIE_KIND_OF(h->fold, h->mode, h->flags)) {
        return STRUCTURE(s, "the table is damaged: kind");
    }
    if (!(h->flags & HDRTRIE_FLAG_WIDE)  ? h->text_bits != 16
        : h->mode == HDRTRIE_MODE_HASHED ? h->text_bits < 4 || h->text_bits > 32 /* record 0 is at 8 */
                                         : h->text_bits != 32) {
        return STRUCTURE(s, "the table is damaged: bits of a slot");
    }
    if (h->max_len > HDRTRIE_PATTERN_MAX) return STRUCTURE(s, "the table is damaged: longest name");
    if (s->group_count > HDRTRIE_GROUP_MAX) return STRUCTURE(s, "the table is damaged: groups");
    if (s->record_count == 0) return STRUCTURE(s, "the table is damaged: no record 0");
    if (h->slots < HDRTRIE_HEADER_LEN || h->records < h->slots || s->hot_end < h->records ||
        s->hot_end > s->len - HDRTRIE_DIGEST_LEN || s->len - s->hot_end < HDRTRIE_REACH_LEN) {
        return STRUCTURE(s, "the table is damaged: sections are out of order");
    }
    s->slot_count = (h->records - h->slots) / HDRTRIE_SLOT_LEN(h->flags);
    return HDRTRIE_OK;
}

static hdrtrie_node node_at(const hdrtrie_subject *s, size_t len)
{
    return hdrtrie_node_read(s->bytes + s->shape.nodes + len * HDRTRIE_NODE_LEN);
}

/* Nodes: every window inside its names, every row inside the slots. Pilots: as many as the shift can select. */
static hdrtrie_error nodes_check(hdrtrie_subject *s)
{
    const hdrtrie_shape *h = &s->shape;
    size_t len, count = hdrtrie_shape_node_max(*h) + 1;
    if (h->mode == HDRTRIE_MODE_HASHED) {
        if (h->slot_shift < 33 || h->slot_shift > 63 || h->bucket_shift < 33 || h->bucket_shift > 63 ||
            h->seed >= HDRTRIE_HASH_SEED_COUNT || (uint64_t)1 << (64 - h->slot_shift) > s->slot_count) {
            return STRUCTURE(s, "the table is damaged: hash");
        }
        if (h->nodes > h->slots || !hdrtrie_subject_holds(s, h->nodes, (uint64_t)1 << (64 - h->bucket_shift), 2)) {
            return STRUCTURE(s, "the table is damaged: pilots");
        }
        return HDRTRIE_OK;
    }
    if (!hdrtrie_subject_holds(s, h->nodes, count, HDRTRIE_NODE_LEN))
        return STRUCTURE(s, "the table is damaged: nodes");
    for (len = 0; len < count; len++) {
        const hdrtrie_node n = node_at(s, len);
        const size_t last = len > 8 ? len - 8 : 0;
        const uint64_t past = len < 8 ? ~(uint64_t)0 << 8 * len : 0; /* a wide body reads what follows the name there */
        if (((n.mask1 | n.mask2) & past) != 0) return STRUCTURE(s, "the table is damaged: a mask leaves its name");
        if (n.offset1 > last || n.offset2 > last) return STRUCTURE(s, "the table is damaged: a window leaves its name");
        if (h->mode == HDRTRIE_MODE_ENDS && (n.offset1 != 0 || (n.mask2 != 0 && (len < 8 || n.offset2 != last)))) {
            return STRUCTURE(s, "the table is damaged: a window is not at its end");
        }
        if (n.shift > 63 || ((n.mask1 | n.mask2) != 0 && n.shift < 33)) {
            return STRUCTURE(s, "the table is damaged: a node's shift");
        }
        if (n.base >= s->slot_count || hdrtrie_node_row_len(n) > s->slot_count - n.base) {
            return STRUCTURE(s, "the table is damaged: a row leaves the slots");
        }
    }
    return HDRTRIE_OK;
}

/* A node leads to records of its own length and to record 0 only: finds rely on it and compare no lengths. */
static hdrtrie_error rows_check(hdrtrie_subject *s)
{
    const hdrtrie_shape *h = &s->shape;
    size_t len;
    if (h->mode == HDRTRIE_MODE_HASHED) return HDRTRIE_OK;
    for (len = 0; len <= hdrtrie_shape_node_max(*h); len++) {
        const hdrtrie_node n = node_at(s, len);
        uint64_t i;
        for (i = 0; i < hdrtrie_node_row_len(n); i++) {
            uint32_t text = hdrtrie_slot_read(s->bytes + h->slots, n.base + i, h->flags);
            uint32_t text_len = hdrtrie_record_read(s->bytes + h->records + text, h->flags).len;
            if (text_len != 0 && text_len != len) {
                return STRUCTURE(s, "the table is damaged: a row leads to a name of another length");
            }
        }
    }
    return HDRTRIE_OK;
}

/* Whether a record begins at text, by walking all records before it; records up to end were seen to be sound. */
static bool record_begins(const hdrtrie_subject *s, uint32_t text, size_t end)
{
    const uint32_t head_len = HDRTRIE_RECORD_LEN(s->shape.flags);
    size_t at = 2 * (size_t)head_len;
    while (at < text && at < end) {
        at += hdrtrie_record_read(s->bytes + s->shape.records + at, s->shape.flags).len + head_len;
    }
    return at == text && at < end;
}

/* Records stand one after the other, in the order in which slots first lead to them: so each slot leads to the beginning of a
   record, or to record 0. In mode 0 no two lead to the same one; in the others a name may have a few. */
static hdrtrie_error records_check(hdrtrie_subject *s)
{
    const unsigned flags = s->shape.flags;
    const uint32_t head_len = HDRTRIE_RECORD_LEN(flags), all_groups = ((uint32_t)1 << s->group_count) - 1;
    const uint8_t *slots = s->bytes + s->shape.slots, *records = s->bytes + s->shape.records;
    const size_t room = s->hot_end - s->shape.records;
    size_t next = 2 * (size_t)head_len, i, count = 1;
    hdrtrie_record r;
    if (room < head_len) return STRUCTURE(s, "the table is damaged: records");
    s->shape.none = hdrtrie_head_read(records + head_len, flags);
    r = hdrtrie_head_unpack(s->shape.none, flags);
    if (r.len != 0 || (r.groups & ~all_groups) != 0 || r.id < -1 || (r.id >= 0 && (uint32_t)r.id >= s->id_count)) {
        return STRUCTURE(s, "the table is damaged: record 0");
    }
    for (i = 0; i < s->slot_count; i++) {
        const uint32_t slot = hdrtrie_slot_read(slots, i, flags), text = hdrtrie_slot_text(slot, s->shape.text_bits);
        if (slot == head_len) continue;
        if (text < next && s->shape.mode != HDRTRIE_MODE_HASHED && record_begins(s, text, next)) continue;
        if (text != next || text > room) return STRUCTURE(s, "the table is damaged: a slot leads to no record");
        r = hdrtrie_record_read(records + text, flags);
        if (r.len == 0 || r.len > s->shape.max_len || r.len > room - text || (r.groups & ~all_groups) != 0 ||
            r.id < -1 || (r.id >= 0 && (uint32_t)r.id >= s->id_count)) {
            return STRUCTURE(s, "the table is damaged: a record");
        }
        next = (size_t)text + r.len + head_len;
        count++;
    }
    return count == s->record_count ? HDRTRIE_OK : STRUCTURE(s, "the table is damaged: a record without a slot");
}

hdrtrie_error hdrtrie_check(const void *bytes, size_t len, const char **why)
{
    hdrtrie_error error;
    hdrtrie_subject s;
    memset(&s, 0, sizeof s);
    s.bytes = bytes;
    s.len = len;
    error = header_check(&s);
    if (error == HDRTRIE_OK) {
        s.shape = hdrtrie_shape_read_line((const hdrtrie_table *)bytes, HDRTRIE_FLAGS_UNKNOWN);
        s.shape.prefix = hdrtrie_affix_read(s.bytes + HDRTRIE_AT_PREFIX);
        s.shape.suffix = hdrtrie_affix_read(s.bytes + HDRTRIE_AT_SUFFIX);
        s.group_count = hdrtrie_load_le32(s.bytes + HDRTRIE_AT_GROUP_COUNT);
        s.record_count = hdrtrie_load_le32(s.bytes + HDRTRIE_AT_RECORD_COUNT);
        s.rule_count = hdrtrie_load_le32(s.bytes + HDRTRIE_AT_RULE_COUNT);
        s.id_count = hdrtrie_load_le32(s.bytes + HDRTRIE_AT_ID_COUNT);
        s.hot_end = hdrtrie_load_le32(s.bytes + HDRTRIE_AT_HOT_LEN);
        s.hot_end = s.hot_end <= UINT32_MAX - HDRTRIE_HEADER_LEN ? s.hot_end + HDRTRIE_HEADER_LEN : UINT32_MAX;
        error = shape_check(&s);
    }
    if (error == HDRTRIE_OK) error = nodes_check(&s);
    if (error == HDRTRIE_OK) error = records_check(&s);
    if (error == HDRTRIE_OK) error = rows_check(&s);
    if (error == HDRTRIE_OK) error = hdrtrie_subject_check_end(&s, s.shape.prefix, 0);
    if (error == HDRTRIE_OK) error = hdrtrie_subject_check_end(&s, s.shape.suffix, 1);
    if (error == HDRTRIE_OK) error = hdrtrie_subject_check_cold(&s);
    if (error == HDRTRIE_OK) error = hdrtrie_subject_ask(&s);
    if (error != HDRTRIE_OK && why != NULL) *why = s.why != NULL ? s.why : hdrtrie_error_text(error);
    return error;
}
