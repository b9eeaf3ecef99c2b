/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Whether bytes are a table. Offsets are compared with what is left, never added up first, so that none can overflow; no
   section is read before its place is known to lie inside. */
#include <hdrtrie/check.h>
#include <hdrtrie/find.h>
#include <xxhash.h>

#include "filter.h"
#include "subject.h"

/* Whether count entries of entry_len bytes from offset on lie between the header and the digest. */
static bool section_fits(const hdrtrie_subject *s, uint32_t offset, uint64_t count, size_t entry_len)
{
    const size_t end = s->len - HDRTRIE_DIGEST_LEN;
    return offset >= HDRTRIE_HEADER_LEN && offset <= end && count <= (end - offset) / entry_len;
}

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
        : h->mode == HDRTRIE_MODE_HASHED ? h->text_bits < 1 || h->text_bits > 32
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
        if (h->nodes > h->slots || !section_fits(s, h->nodes, (uint64_t)1 << (64 - h->bucket_shift), 2)) {
            return STRUCTURE(s, "the table is damaged: pilots");
        }
        return HDRTRIE_OK;
    }
    if (!section_fits(s, h->nodes, count, HDRTRIE_NODE_LEN)) return STRUCTURE(s, "the table is damaged: nodes");
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

/* Whether literal a, read after b in the order of the literals, may stand there and has the parent it says. */
static bool literal_follows(const hdrtrie_subject *s, hdrtrie_affix end, uint32_t index)
{
    const uint8_t *t = s->bytes;
    hdrtrie_literal l = hdrtrie_affix_literal(t, end, index), before;
    uint32_t parent = index; /* 1 + the one before: the builder's own search for the parent, on its finished chains */
    size_t shared;
    if (index == 0) return l.parent == 0;
    before = hdrtrie_affix_literal(t, end, index - 1);
    shared = before.len < l.len ? before.len : l.len;
    if (shared != 0 && memcmp(t + before.text, t + l.text, shared) > 0) return false;
    if (before.len >= l.len && memcmp(t + before.text, t + l.text, l.len) == 0) return false;
    while (parent != 0) {
        hdrtrie_literal p = hdrtrie_affix_literal(t, end, parent - 1);
        if (p.len <= l.len && (p.len == 0 || memcmp(t + p.text, t + l.text, p.len) == 0)) break;
        parent = p.parent;
    }
    return l.parent == parent;
}

/* Whether record 0 says what the rule "*" says, or nothing. */
static bool record_0_is_sound(const hdrtrie_subject *s, hdrtrie_affix prefix)
{
    const hdrtrie_record r = hdrtrie_head_unpack(s->shape.none, s->shape.flags);
    hdrtrie_literal any;
    if (!hdrtrie_affix_any(s->bytes, prefix)) return r.groups == 0 && r.id == -1;
    any = hdrtrie_affix_literal(s->bytes, prefix, 0);
    return r.groups == any.in && r.id == any.id;
}

/* Whether the filter lets every name pass that a literal of this end matches, in every spelling. */
static bool filter_is_sound(const hdrtrie_subject *s, hdrtrie_affix end, int reversed)
{
    const unsigned fold = s->shape.fold;
    uint32_t i;
    if (end.filter_shift < 33 || end.filter_shift > 63 ||
        !section_fits(s, end.filter, (uint64_t)1 << (64 - end.filter_shift), HDRTRIE_FILTER_WORD_LEN)) {
        return false;
    }
    for (i = hdrtrie_affix_any(s->bytes, end); i < end.literal_count; i++) {
        const hdrtrie_literal l = hdrtrie_affix_literal(s->bytes, end, i);
        const uint8_t *text = s->bytes + l.text;
        const uint64_t wanted = hdrtrie_filter_bits(end, fold, text, l.len, reversed);
        const uint64_t index = hdrtrie_affix_filter_word(end, hdrtrie_filter_end8(text, end.head_len, reversed));
        const uint64_t word = hdrtrie_load_le64(s->bytes + end.filter + HDRTRIE_FILTER_WORD_LEN * index);
        if ((end.mask & ~hdrtrie_filter_mask(fold, text, end.head_len, reversed)) != 0) return false;
        if ((wanted & ~word) != 0) return false;
    }
    return true;
}

static hdrtrie_error end_check(hdrtrie_subject *s, hdrtrie_affix end, int reversed)
{
    const uint32_t all_groups = ((uint32_t)1 << s->group_count) - 1;
    const unsigned flag = reversed ? HDRTRIE_FLAG_SUFFIXES : HDRTRIE_FLAG_PREFIXES;
    const bool any = !reversed && (s->shape.flags & HDRTRIE_FLAG_ANY) != 0;
    uint32_t i;
    if (end.head_len > 8 || (end.head_len != 0) != ((s->shape.flags & flag) != 0)) {
        return STRUCTURE(s, "the table is damaged: head length");
    }
    if (end.literal_count == 0) {
        if (any) return STRUCTURE(s, "the table is damaged: rule *");
        if (!reversed && !record_0_is_sound(s, end)) return STRUCTURE(s, "the table is damaged: record 0");
        return end.head_len == 0 ? HDRTRIE_OK : STRUCTURE(s, "the table is damaged: no literals");
    }
    if (!section_fits(s, end.literals, end.literal_count, HDRTRIE_LITERAL_LEN)) {
        return STRUCTURE(s, "the table is damaged: literals");
    }
    for (i = 0; i < end.literal_count; i++) {
        hdrtrie_literal l = hdrtrie_affix_literal(s->bytes, end, i);
        if (l.len > HDRTRIE_PATTERN_MAX || !section_fits(s, l.text, l.len, 1) || (l.len == 0) != (i == 0 && any) ||
            (l.len != 0 && l.len < end.head_len)) {
            return STRUCTURE(s, "the table is damaged: a literal's text");
        }
        if (((l.in | l.out) & ~all_groups) != 0 || (l.in & l.out) != 0 || l.id < -1 || (l.in != 0 && l.id < 0) ||
            (l.id >= 0 && (uint32_t)l.id >= s->id_count)) {
            return STRUCTURE(s, "the table is damaged: a literal's groups");
        }
        if (!literal_follows(s, end, i)) return STRUCTURE(s, "the table is damaged: literals are out of order");
    }
    if (any != (hdrtrie_affix_any(s->bytes, end) != 0)) return STRUCTURE(s, "the table is damaged: rule *");
    if (!reversed && !record_0_is_sound(s, end)) return STRUCTURE(s, "the table is damaged: record 0");
    if (end.head_len == 0) return HDRTRIE_OK;
    if (!filter_is_sound(s, end, reversed)) return STRUCTURE(s, "the table is damaged: filter");
    if (end.slot_shift < 33 || end.slot_shift > 63 || end.bucket_shift < 33 || end.bucket_shift > 63 ||
        !section_fits(s, end.slots, (uint64_t)1 << (64 - end.slot_shift), HDRTRIE_AFFIX_SLOT_LEN) ||
        !section_fits(s, end.pilots, (uint64_t)1 << (64 - end.bucket_shift), 2)) {
        return STRUCTURE(s, "the table is damaged: probe");
    }
    for (i = 0; i < (uint64_t)1 << (64 - end.slot_shift); i++) {
        hdrtrie_affix_slot slot = hdrtrie_affix_slot_read(s->bytes + end.slots + (size_t)HDRTRIE_AFFIX_SLOT_LEN * i);
        if (slot.first > end.literal_count || slot.count > end.literal_count - slot.first) {
            return STRUCTURE(s, "the table is damaged: a run of literals");
        }
    }
    return HDRTRIE_OK;
}

/* Whether text_len bytes and a NUL stand at offset. */
static bool text_fits(const hdrtrie_subject *s, uint32_t offset, size_t text_len)
{
    return section_fits(s, offset, text_len + 1, 1) && s->bytes[offset + text_len] == 0;
}

/* Whether the rule's text is there, a token, and has its star where the kind says. */
static bool pattern_is_sound(const hdrtrie_subject *s, hdrtrie_rule_entry r)
{
    const size_t len = (size_t)r.len + (r.kind != HDRTRIE_KIND_EXACT);
    const char *text = (const char *)s->bytes + r.text;
    if (!text_fits(s, r.text, len) || !hdrtrie_name_is_token(text, len)) return false;
    return r.kind == HDRTRIE_KIND_EXACT || text[r.kind == HDRTRIE_KIND_PREFIX ? r.len : 0] == '*';
}

static hdrtrie_error cold_check(hdrtrie_subject *s)
{
    const uint8_t *t = s->bytes;
    const uint32_t groups = hdrtrie_load_le32(t + HDRTRIE_AT_GROUPS), rules = hdrtrie_load_le32(t + HDRTRIE_AT_RULES),
                   ids = hdrtrie_load_le32(t + HDRTRIE_AT_IDS);
    uint32_t i;
    if (!section_fits(s, groups, s->group_count, HDRTRIE_GROUP_LEN) ||
        !section_fits(s, rules, s->rule_count, HDRTRIE_RULE_LEN) ||
        !section_fits(s, ids, s->id_count, HDRTRIE_ID_RULE_LEN)) {
        return STRUCTURE(s, "the table is damaged: cold section");
    }
    for (i = 0; i < s->group_count; i++) {
        const uint8_t *entry = t + groups + (size_t)HDRTRIE_GROUP_LEN * i;
        uint32_t len = hdrtrie_load_le32(entry + 4);
        const uint32_t text = hdrtrie_load_le32(entry);
        if (len > HDRTRIE_PATTERN_MAX || !text_fits(s, text, len) ||
            !hdrtrie_name_is_token((const char *)t + text, len)) {
            return STRUCTURE(s, "the table is damaged: a group's name");
        }
    }
    for (i = 0; i < s->rule_count; i++) {
        hdrtrie_rule_entry r = hdrtrie_rule_entry_read(t + rules + (size_t)HDRTRIE_RULE_LEN * i);
        if (r.kind > HDRTRIE_KIND_SUFFIX || r.exception > 1 || r.group >= s->group_count || r.id < -1 ||
            (r.id >= 0 && (uint32_t)r.id >= s->id_count) || (r.len == 0 && r.kind != HDRTRIE_KIND_PREFIX) ||
            !pattern_is_sound(s, r)) {
            return STRUCTURE(s, "the table is damaged: a rule");
        }
    }
    for (i = 0; i < s->id_count; i++) {
        const uint32_t rule = hdrtrie_load_le32(t + ids + (size_t)HDRTRIE_ID_RULE_LEN * i);
        if (rule >= s->rule_count ||
            hdrtrie_rule_entry_read(t + rules + (size_t)HDRTRIE_RULE_LEN * rule).id != (int32_t)i) {
            return STRUCTURE(s, "the table is damaged: an id");
        }
    }
    return HDRTRIE_OK;
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
    if (error == HDRTRIE_OK) error = end_check(&s, s.shape.prefix, 0);
    if (error == HDRTRIE_OK) error = end_check(&s, s.shape.suffix, 1);
    if (error == HDRTRIE_OK) error = cold_check(&s);
    if (error == HDRTRIE_OK) error = hdrtrie_subject_ask(&s);
    if (error != HDRTRIE_OK && why != NULL) *why = s.why != NULL ? s.why : hdrtrie_error_text(error);
    return error;
}
