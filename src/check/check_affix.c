/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Part of hdrtrie_check: the prefix rules or the suffix rules of a table. "Literal" is a pattern without its star. */
#include <string.h>

#include "filter.h"
#include "view.h"

#ifdef __FRAMAC__
#include <contracts/check_affix.acsl.h>
#endif

/* Whether literal `index` sorts after the one before it, and its stored parent is the right one. */
static bool literal_follows(hdrtrie_view s, hdrtrie_affix affix, uint32_t index)
{
    const uint8_t *t = s.bytes;
    hdrtrie_literal l = hdrtrie_affix_literal(t, affix, index), before;
    uint32_t parent = index; /* 1 + the literal before: the search is the builder's, over parents already checked */
    size_t shared;
    /*@ assert l.parent == le32(t + affix.literals + HDRTRIE_LITERAL_LEN * index + 4); */
    if (index == 0) return l.parent == 0;
    /*@ assert literal_sound(t, affix.literals, index - 1); */
    before = hdrtrie_affix_literal(t, affix, index - 1);
    shared = before.len < l.len ? before.len : l.len;
    if (shared != 0 && memcmp(t + before.text, t + l.text, shared) > 0) return false;
    if (before.len >= l.len && memcmp(t + before.text, t + l.text, l.len) == 0) return false;
    /*@ loop invariant 0 <= parent <= index;
        loop assigns parent;
        loop variant parent; */
    while (parent != 0) {
        /*@ assert literal_sound(t, affix.literals, parent - 1); */
        hdrtrie_literal p = hdrtrie_affix_literal(t, affix, parent - 1);
        if (p.len <= l.len && (p.len == 0 || memcmp(t + p.text, t + l.text, p.len) == 0)) break;
        parent = p.parent;
    }
    return l.parent == parent;
}

/* Whether record 0 holds the groups and id of the rule "*"; without that rule, no groups and no id. */
static bool record_0_is_sound(hdrtrie_view s, hdrtrie_affix prefix)
{
    const uint8_t *text = s.bytes + s.shape.records + HDRTRIE_RECORD_LEN(s.shape.flags);
    const hdrtrie_record r = hdrtrie_record_read(text, s.shape.flags);
    hdrtrie_literal any;
    if (!hdrtrie_affix_any(s.bytes, prefix)) return r.groups == 0 && r.id == -1;
    any = hdrtrie_affix_literal(s.bytes, prefix, 0);
    return r.groups == any.in && r.id == any.id;
}

/* Whether the filter passes every name that one of these literals matches, in every spelling. */
static bool filter_is_sound(hdrtrie_view s, hdrtrie_affix affix, int reversed)
{
    const unsigned fold = s.shape.fold;
    uint32_t i;
    if (affix.filter_shift < 33 || affix.filter_shift > 63 ||
        !hdrtrie_view_holds(s, affix.filter, (uint64_t)1 << (64 - affix.filter_shift), HDRTRIE_FILTER_WORD_LEN)) {
        return false;
    }
    /*@ loop invariant 0 <= i <= affix.literal_count;
        loop assigns i;
        loop variant affix.literal_count - i; */
    for (i = hdrtrie_affix_any(s.bytes, affix); i < affix.literal_count; i++) {
        /*@ assert literal_sound(s.bytes, affix.literals, i); */
        const hdrtrie_literal l = hdrtrie_affix_literal(s.bytes, affix, i);
        const uint8_t *text = s.bytes + l.text;
        const uint64_t needed = hdrtrie_filter_bits(affix, fold, text, l.len, reversed);
        const uint64_t index = hdrtrie_affix_filter_word(affix, hdrtrie_filter_end8(text, affix.head_len, reversed));
        const uint64_t word = hdrtrie_load_le64(s.bytes + affix.filter + HDRTRIE_FILTER_WORD_LEN * index);
        if ((affix.mask & ~hdrtrie_filter_mask(fold, text, affix.head_len, reversed)) != 0) return false;
        if ((needed & ~word) != 0) return false;
    }
    return true;
}

/* Checks that the literal's text lies in the table and is at least as long as the hashed head, and that its groups and
   id exist. */
static const char *literal_fault(hdrtrie_view s, hdrtrie_affix affix, hdrtrie_literal l, bool is_any)
{
    const uint32_t all_groups = ((uint32_t)1 << s.group_count) - 1;
    if (l.len > HDRTRIE_PATTERN_MAX || !hdrtrie_view_holds(s, l.text, l.len, 1) || (l.len == 0) != is_any ||
        (l.len != 0 && l.len < affix.head_len)) {
        return "the table is damaged: a literal's text is not valid";
    }
    if (((l.in | l.out) & ~all_groups) != 0 || (l.in & l.out) != 0 || l.id < -1 || (l.in != 0 && l.id < 0) ||
        (l.id >= 0 && (uint32_t)l.id >= s.id_count)) {
        return "the table is damaged: a literal's groups or id are not valid";
    }
    return NULL;
}

static const char *literals_fault(hdrtrie_view s, hdrtrie_affix affix, bool any)
{
    uint32_t i;
    if (!hdrtrie_view_holds(s, affix.literals, affix.literal_count, HDRTRIE_LITERAL_LEN)) {
        return "the table is damaged: the literals lie outside the table";
    }
    /*@ loop invariant 0 <= i <= affix.literal_count && literals_before(s.bytes, affix, i);
        loop invariant any == 0 ==> filled_before(s.bytes, affix, i);
        loop assigns i;
        loop variant affix.literal_count - i; */
    for (i = 0; i < affix.literal_count; i++) {
        const hdrtrie_literal l = hdrtrie_affix_literal(s.bytes, affix, i);
        const char *why = literal_fault(s, affix, l, i == 0 && any);
        if (why != NULL) return why;
        if (!literal_follows(s, affix, i)) return "the table is damaged: literals are out of order";
        /*@ assert literal_sound(s.bytes, affix.literals, i); */
        /*@ assert literals_before(s.bytes, affix, i + 1); */
        /*@ assert any == 0 ==> literal_filled(s.bytes, affix.literals, i); */
    }
    return NULL;
}

/* Whether every index that the probe can produce lies in its section, and every run of literals is inside the
   literals. */
static bool probe_is_sound(hdrtrie_view s, hdrtrie_affix affix)
{
    uint64_t i, count;
    if (affix.slot_shift < 33 || affix.slot_shift > 63 || affix.bucket_shift < 33 || affix.bucket_shift > 63)
        return false;
    count = (uint64_t)1 << (64 - affix.slot_shift);
    /*@ assert count == row_len(affix.slot_shift); */
    if (!hdrtrie_view_holds(s, affix.slots, count, HDRTRIE_AFFIX_SLOT_LEN) ||
        !hdrtrie_view_holds(s, affix.pilots, (uint64_t)1 << (64 - affix.bucket_shift), 2)) {
        return false;
    }
    /*@ loop invariant 0 <= i <= count;
        loop invariant \forall integer k; 0 <= k < i ==> run_sound(s.bytes + affix.slots, k, affix.literal_count);
        loop assigns i;
        loop variant count - i; */
    for (i = 0; i < count; i++) {
        hdrtrie_affix_slot slot = hdrtrie_affix_slot_read(s.bytes + affix.slots + (size_t)HDRTRIE_AFFIX_SLOT_LEN * i);
        if (slot.first > affix.literal_count || slot.count > affix.literal_count - slot.first) return false;
        /*@ assert run_sound(s.bytes + affix.slots, i, affix.literal_count); */
    }
    return true;
}

const char *hdrtrie_view_affix_fault(hdrtrie_view s, hdrtrie_affix affix, int reversed)
{
    const unsigned flag = reversed ? HDRTRIE_FLAG_SUFFIXES : HDRTRIE_FLAG_PREFIXES;
    const bool any = !reversed && (s.shape.flags & HDRTRIE_FLAG_ANY) != 0;
    const char *why;
    if (affix.head_len > 8 || (affix.head_len != 0) != ((s.shape.flags & flag) != 0)) {
        return "the table is damaged: the head length is not valid";
    }
    if (affix.literal_count == 0) {
        if (affix.head_len != 0) return "the table is damaged: the literals are missing";
        if (affix.literals > s.len) return "the table is damaged: the literals lie outside the table";
    } else {
        why = literals_fault(s, affix, any);
        if (why != NULL) return why;
    }
    if (any != (hdrtrie_affix_any(s.bytes, affix) != 0))
        return "the table is damaged: the rule * does not match the flags";
    if (!reversed && !record_0_is_sound(s, affix)) return "the table is damaged: record 0 is not valid";
    if (affix.head_len == 0) return NULL;
    if (!filter_is_sound(s, affix, reversed)) return "the table is damaged: the filter is not valid";
    return probe_is_sound(s, affix) ? NULL : "the table is damaged: the probe is not valid";
}
