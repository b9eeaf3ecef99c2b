/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The prefix or suffix rules of a table under examination. */
#include <string.h>

#include "filter.h"
#include "view.h"

#ifdef __FRAMAC__
#include <contracts/check_affix.acsl.h>
#endif

/* Whether literal a, read after b in the order of the literals, may stand there and has the parent it says. */
static bool literal_follows(hdrtrie_view s, hdrtrie_affix end, uint32_t index)
{
    const uint8_t *t = s.bytes;
    hdrtrie_literal l = hdrtrie_affix_literal(t, end, index), before;
    uint32_t parent = index; /* 1 + the one before: the builder's own search for the parent, on its finished chains */
    size_t shared;
    /*@ assert l.parent == le32(t + end.literals + HDRTRIE_LITERAL_LEN * index + 4); */
    if (index == 0) return l.parent == 0;
    /*@ assert literal_sound(t, end.literals, index - 1); */
    before = hdrtrie_affix_literal(t, end, index - 1);
    shared = before.len < l.len ? before.len : l.len;
    if (shared != 0 && memcmp(t + before.text, t + l.text, shared) > 0) return false;
    if (before.len >= l.len && memcmp(t + before.text, t + l.text, l.len) == 0) return false;
    /*@ loop invariant 0 <= parent <= index;
        loop assigns parent;
        loop variant parent; */
    while (parent != 0) {
        /*@ assert literal_sound(t, end.literals, parent - 1); */
        hdrtrie_literal p = hdrtrie_affix_literal(t, end, parent - 1);
        if (p.len <= l.len && (p.len == 0 || memcmp(t + p.text, t + l.text, p.len) == 0)) break;
        parent = p.parent;
    }
    return l.parent == parent;
}

/* Whether record 0 says what the rule "*" says, or nothing. */
static bool record_0_is_sound(hdrtrie_view s, hdrtrie_affix prefix)
{
    const uint8_t *text = s.bytes + s.shape.records + HDRTRIE_RECORD_LEN(s.shape.flags);
    const hdrtrie_record r = hdrtrie_record_read(text, s.shape.flags);
    hdrtrie_literal any;
    if (!hdrtrie_affix_any(s.bytes, prefix)) return r.groups == 0 && r.id == -1;
    any = hdrtrie_affix_literal(s.bytes, prefix, 0);
    return r.groups == any.in && r.id == any.id;
}

/* Whether the filter lets every name pass that a literal of this end matches, in every spelling. */
static bool filter_is_sound(hdrtrie_view s, hdrtrie_affix end, int reversed)
{
    const unsigned fold = s.shape.fold;
    uint32_t i;
    if (end.filter_shift < 33 || end.filter_shift > 63 ||
        !hdrtrie_view_holds(s, end.filter, (uint64_t)1 << (64 - end.filter_shift), HDRTRIE_FILTER_WORD_LEN)) {
        return false;
    }
    /*@ loop invariant 0 <= i <= end.literal_count;
        loop assigns i;
        loop variant end.literal_count - i; */
    for (i = hdrtrie_affix_any(s.bytes, end); i < end.literal_count; i++) {
        /*@ assert literal_sound(s.bytes, end.literals, i); */
        const hdrtrie_literal l = hdrtrie_affix_literal(s.bytes, end, i);
        const uint8_t *text = s.bytes + l.text;
        const uint64_t wanted = hdrtrie_filter_bits(end, fold, text, l.len, reversed);
        const uint64_t index = hdrtrie_affix_filter_word(end, hdrtrie_filter_end8(text, end.head_len, reversed));
        const uint64_t word = hdrtrie_load_le64(s.bytes + end.filter + HDRTRIE_FILTER_WORD_LEN * index);
        if ((end.mask & ~hdrtrie_filter_mask(fold, text, end.head_len, reversed)) != 0) return false;
        if ((wanted & ~word) != 0) return false;
    }
    return true;
}

/* Whether the literal's text lies in the table and fits the end's head, and its groups and id are the table's. */
static const char *literal_fault(hdrtrie_view s, hdrtrie_affix end, hdrtrie_literal l, bool is_any)
{
    const uint32_t all_groups = ((uint32_t)1 << s.group_count) - 1;
    if (l.len > HDRTRIE_PATTERN_MAX || !hdrtrie_view_holds(s, l.text, l.len, 1) || (l.len == 0) != is_any ||
        (l.len != 0 && l.len < end.head_len)) {
        return "the table is damaged: a literal's text";
    }
    if (((l.in | l.out) & ~all_groups) != 0 || (l.in & l.out) != 0 || l.id < -1 || (l.in != 0 && l.id < 0) ||
        (l.id >= 0 && (uint32_t)l.id >= s.id_count)) {
        return "the table is damaged: a literal's groups";
    }
    return NULL;
}

static const char *literals_fault(hdrtrie_view s, hdrtrie_affix end, bool any)
{
    uint32_t i;
    if (!hdrtrie_view_holds(s, end.literals, end.literal_count, HDRTRIE_LITERAL_LEN)) {
        return "the table is damaged: literals";
    }
    /*@ loop invariant 0 <= i <= end.literal_count && literals_before(s.bytes, end, i);
        loop assigns i;
        loop variant end.literal_count - i; */
    for (i = 0; i < end.literal_count; i++) {
        const hdrtrie_literal l = hdrtrie_affix_literal(s.bytes, end, i);
        const char *why = literal_fault(s, end, l, i == 0 && any);
        if (why != NULL) return why;
        if (!literal_follows(s, end, i)) return "the table is damaged: literals are out of order";
        /*@ assert literal_sound(s.bytes, end.literals, i); */
    }
    return NULL;
}

static bool probe_is_sound(hdrtrie_view s, hdrtrie_affix end)
{
    uint64_t i, count;
    if (end.slot_shift < 33 || end.slot_shift > 63 || end.bucket_shift < 33 || end.bucket_shift > 63) return false;
    count = (uint64_t)1 << (64 - end.slot_shift);
    /*@ assert count == row_len(end.slot_shift); */
    if (!hdrtrie_view_holds(s, end.slots, count, HDRTRIE_AFFIX_SLOT_LEN) ||
        !hdrtrie_view_holds(s, end.pilots, (uint64_t)1 << (64 - end.bucket_shift), 2)) {
        return false;
    }
    /*@ loop invariant 0 <= i <= count;
        loop invariant \forall integer k; 0 <= k < i ==> run_sound(s.bytes + end.slots, k, end.literal_count);
        loop assigns i;
        loop variant count - i; */
    for (i = 0; i < count; i++) {
        hdrtrie_affix_slot slot = hdrtrie_affix_slot_read(s.bytes + end.slots + (size_t)HDRTRIE_AFFIX_SLOT_LEN * i);
        if (slot.first > end.literal_count || slot.count > end.literal_count - slot.first) return false;
        /*@ assert run_sound(s.bytes + end.slots, i, end.literal_count); */
    }
    return true;
}

const char *hdrtrie_view_affix_fault(hdrtrie_view s, hdrtrie_affix end, int reversed)
{
    const unsigned flag = reversed ? HDRTRIE_FLAG_SUFFIXES : HDRTRIE_FLAG_PREFIXES;
    const bool any = !reversed && (s.shape.flags & HDRTRIE_FLAG_ANY) != 0;
    const char *why;
    if (end.head_len > 8 || (end.head_len != 0) != ((s.shape.flags & flag) != 0)) {
        return "the table is damaged: head length";
    }
    if (end.literal_count == 0) {
        if (end.head_len != 0) return "the table is damaged: no literals";
        if (end.literals > s.len) return "the table is damaged: literals";
    } else {
        why = literals_fault(s, end, any);
        if (why != NULL) return why;
    }
    if (any != (hdrtrie_affix_any(s.bytes, end) != 0)) return "the table is damaged: rule *";
    if (!reversed && !record_0_is_sound(s, end)) return "the table is damaged: record 0";
    if (end.head_len == 0) return NULL;
    if (!filter_is_sound(s, end, reversed)) return "the table is damaged: filter";
    return probe_is_sound(s, end) ? NULL : "the table is damaged: probe";
}
