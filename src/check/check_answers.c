/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Part of hdrtrie_check: whether each lookup returns the groups and the id that the rules in the cold section require.
   It runs after the structure is known to be sound, so it may call the find itself. */
#include <hdrtrie/detail/backend/backends.h>

#include "spelling.h"
#include "view.h"

/* All rules of one name. They are neighbours in the cold section. */
typedef struct name_rules {
    const uint8_t *text; /* the literal, as first spelled */
    size_t len;
    unsigned kind;
    uint32_t in, out;
    int32_t id;
} name_rules;

#ifdef __FRAMAC__
#include <contracts/check_answers.acsl.h>
#endif

static hdrtrie_rule_entry rule_at(hdrtrie_view s, uint32_t i)
{
    const uint32_t rules = hdrtrie_load_le32(s.bytes + HDRTRIE_AT_RULES);
    const hdrtrie_rule_entry r = hdrtrie_rule_entry_read(s.bytes + rules + (size_t)HDRTRIE_RULE_LEN * i);
    /*@ assert rule_sound(s, rules, i); */
    /*@ assert rule_of(s.bytes + rules + HDRTRIE_RULE_LEN * i, r); */
    return r;
}

/* The rule's name, with no group decided yet. */
static name_rules name_of(hdrtrie_view s, hdrtrie_rule_entry r)
{
    name_rules n;
    n.text = s.bytes + r.text + (r.kind == HDRTRIE_KIND_SUFFIX); /* after the star */
    n.len = r.len;
    n.kind = r.kind;
    n.in = n.out = 0;
    n.id = r.id;
    return n;
}

static bool same_name(unsigned fold, name_rules a, name_rules b)
{
    size_t i;
    if (a.kind != b.kind || a.len != b.len) return false;
    /*@ loop invariant 0 <= i <= a.len;
        loop assigns i;
        loop variant a.len - i; */
    for (i = 0; i < a.len; i++) {
        if (hdrtrie_byte_fold(fold, a.text[i]) != hdrtrie_byte_fold(fold, b.text[i])) return false;
    }
    return true;
}

/* Whether a find for a prefix or suffix pattern reaches the pattern's own literal, with these groups and this id. */
static bool literal_is_found(hdrtrie_view s, name_rules n)
{
    const int reversed = n.kind == HDRTRIE_KIND_SUFFIX;
    const hdrtrie_affix affix = reversed ? s.shape.suffix : s.shape.prefix;
    const uint32_t found = hdrtrie_affix_match(s.bytes, affix, s.shape.fold, n.text, n.len, reversed);
    hdrtrie_literal l;
    if (found == 0) return false;
    l = hdrtrie_affix_literal(s.bytes, affix, found - 1);
    return l.len == n.len && l.in == n.in && l.out == n.out && l.id == n.id;
}

/* The record that a find for this spelling reaches, if it holds the name and the expected answer; else NULL. */
static const uint8_t *spelling_record(hdrtrie_view s, const char *text, size_t len, hdrtrie_match answer)
{
    const hdrtrie_portable_name folded = hdrtrie_portable_fold(s.shape.fold, hdrtrie_portable_load(text, len));
    const uint8_t *record = hdrtrie_portable_locate(s.bytes, s.shape, text, len, folded, len);
    const hdrtrie_verdict v = hdrtrie_portable_select(folded, record, len, s.shape, HDRTRIE_WANT_ID);
    return v.exact && v.groups == answer.groups && v.id == answer.id ? record : NULL;
}

/* The bits of a window at offset that differ between spellings of the name. */
static uint64_t varying_window(unsigned fold, const uint8_t *text, size_t len, size_t offset)
{
    uint64_t bits = 0;
    size_t i;
    /*@ loop invariant 0 <= i <= 8;
        loop assigns i, bits;
        loop variant 8 - i; */
    for (i = 0; i < 8 && offset + i < len; i++) {
        const uint8_t fixed = hdrtrie_spelling_fixed_bits(fold, hdrtrie_byte_fold(fold, text[offset + i]));
        bits |= (uint64_t)(0xff ^ fixed) << 8 * i;
    }
    return bits;
}

/* The node that a find of a name of that length reads. */
static hdrtrie_node node_for(hdrtrie_view s, size_t len)
{
    /*@ assert nodes_sound(s.bytes); */
    /*@ assert node_sound(s.bytes, s.shape.nodes, len); */
    return hdrtrie_view_node(s, len);
}

#define SPELLINGS_MAX 64 /* values of varying bits per name; the builder makes at most 8 (windows.c) */

/* Whether all spellings of a name reach its record. A find selects the slot by the name's length and by the bits that
   the node's masks keep. It is therefore enough to try each combination of the kept bits that a fold can change. In
   mode HASHED there is nothing to try: names are folded before they are hashed. Nodes with more combinations than
   SPELLINGS_MAX are refused. */
static bool spellings_lead_to(hdrtrie_view s, name_rules n, const uint8_t *record)
{
    const unsigned fold = s.shape.fold;
    hdrtrie_node node;
    uint64_t varying1, varying2, fixed1, fixed2, value1 = 0, value2 = 0;
    unsigned i;
    if (s.shape.mode == HDRTRIE_MODE_HASHED) return true;
    node = node_for(s, n.len);
    if (node.mask1 == 0 && node.mask2 == 0) return true;
    /*@ assert 33 <= node.shift <= 63; */
    /*@ assert slots_hold(s.bytes, node.base + row_len(node.shift)); */
    varying1 = node.mask1 & varying_window(fold, n.text, n.len, node.offset1);
    varying2 = node.mask2 & varying_window(fold, n.text, n.len, node.offset2);
    fixed1 = hdrtrie_portable_window((const char *)n.text, n.len, node.offset1) & node.mask1 & ~varying1;
    fixed2 = hdrtrie_portable_window((const char *)n.text, n.len, node.offset2) & node.mask2 & ~varying2;
    /*@ loop invariant 0 <= i <= SPELLINGS_MAX;
        loop assigns i, value1, value2;
        loop variant SPELLINGS_MAX - i; */
    for (i = 0; i < SPELLINGS_MAX; i++) {
        const uint64_t selected = ((fixed1 | value1) + (fixed2 | value2)) * node.multiplier >> node.shift;
        /*@ assert selected < row_len(node.shift); */
        if (s.bytes + s.shape.records + hdrtrie_shape_text(s.bytes, s.shape, node.base + selected, 0) != record)
            return false;
        value2 = (value2 - varying2) & varying2; /* the next combination, by counting within the mask */
        if (value2 == 0) value1 = (value1 - varying1) & varying1;
        if (value1 == 0 && value2 == 0) return true;
    }
    return false;
}

/* The decision of all rules for an exact name with these exact rules. */
static hdrtrie_match decide(hdrtrie_view s, name_rules n)
{
    const hdrtrie_shape h = s.shape;
    const uint32_t prefix = hdrtrie_affix_match(s.bytes, h.prefix, h.fold, n.text, n.len, 0),
                   suffix = hdrtrie_affix_match(s.bytes, h.suffix, h.fold, n.text, n.len, 1);
    return hdrtrie_affix_decide(s.bytes, h.prefix, prefix, h.suffix, suffix, n.in, n.out, n.id);
}

/* Whether all spellings of an exact name reach its record, and the record holds the decision of all rules together. */
static bool name_is_found(hdrtrie_view s, name_rules n)
{
    const hdrtrie_match answer = decide(s, n);
    const uint8_t *record;
    if (n.len > s.shape.max_len) return false;
    record = spelling_record(s, (const char *)n.text, n.len, answer);
    return record != NULL && spellings_lead_to(s, n, record);
}

/* Whether a whole find gives this answer. */
static bool answer_is_found(const hdrtrie_table *table, const char *text, size_t len, hdrtrie_match answer)
{
    const hdrtrie_verdict v = hdrtrie_portable_lookup(table, hdrtrie_shape_read(table), text, len, HDRTRIE_WANT_ID);
    return v.groups == answer.groups && v.id == answer.id;
}

/* Whether the text with other separators has this answer, unless it is spelled itself. len <= HDRTRIE_PATTERN_MAX. */
static bool alias_is_found(const hdrtrie_table *table, const char *text, size_t len, hdrtrie_match answer)
{
    char alias[HDRTRIE_PATTERN_MAX];
    size_t i;
    /*@ loop invariant 0 <= i <= len;
        loop assigns i, alias[0 .. HDRTRIE_PATTERN_MAX - 1];
        loop variant len - i; */
    for (i = 0; i < len; i++) alias[i] = text[i] == '-' ? '_' : text[i] == '_' ? '-' : text[i];
    return hdrtrie_spelled_index(table, alias, len) >= 0 || answer_is_found(table, alias, len, answer);
}

/* Whether a spelling has its own result, and an alias the answer of their name. name: the other rules of the name.
   out: the groups of the spelled exceptions. */
static bool spelling_is_found(hdrtrie_view s, name_rules name, name_rules spelling, uint32_t out)
{
    const hdrtrie_table *table = (const hdrtrie_table *)(const void *)s.bytes;
    const hdrtrie_match answer = decide(s, name);
    const char *text = (const char *)spelling.text;
    const int64_t index = hdrtrie_spelled_index(table, text, spelling.len);
    hdrtrie_match own, stored;
    name.in &= ~out;
    name.out |= out;
    own = decide(s, name);
    if (index < 0) return false;
    stored = hdrtrie_spelled_result(table, index);
    return stored.id == own.id && stored.groups == own.groups && answer_is_found(table, text, spelling.len, own) &&
           alias_is_found(table, text, spelling.len, answer);
}

/* Checks the spelled exceptions for one spelling, which begin at rule i. name: the other rules of the name. Returns the
   index of the next rule, or 0 if an answer is wrong. */
static uint32_t spelling_check(hdrtrie_view s, name_rules name, uint32_t i)
{
    const name_rules spelling = name_of(s, rule_at(s, i));
    uint32_t out = 0;
    if ((s.shape.flags & HDRTRIE_FLAG_SPELLED) == 0 || name.len == 0) return 0;
    /*@ loop invariant \at(i, Pre) <= i < s.rule_count;
        loop assigns i, out;
        loop variant s.rule_count - i; */
    do {
        const hdrtrie_rule_entry r = rule_at(s, i); /* tcc computes 1 << rule_at(s, i).group wrongly */
        out |= (uint32_t)1 << r.group;
        i++;
    } while (i < s.rule_count && rule_at(s, i).exception == HDRTRIE_EXCEPTION_SPELLED &&
             same_name(HDRTRIE_FOLD_CASE, spelling, name_of(s, rule_at(s, i))));
    return spelling_is_found(s, name, spelling, out) ? i : 0;
}

/* The number of spellings that the nested table contains. */
static uint32_t spelling_count(hdrtrie_view s)
{
    const uint32_t offset = hdrtrie_load_le32(s.bytes + HDRTRIE_AT_SPELLED);
    if ((s.shape.flags & HDRTRIE_FLAG_SPELLED) == 0) return 0;
    /*@ assert readable(s.bytes + offset); */
    return hdrtrie_load_le32(s.bytes + offset + HDRTRIE_AT_RECORD_COUNT) - 1;
}

hdrtrie_error hdrtrie_view_check_answers(hdrtrie_view s, const char **why)
{
    uint32_t i = 0, counts[3] = {0, 0, 0}, spellings = 0;
    name_rules last = {NULL, 0, HDRTRIE_KIND_PREFIX, 0, 0, -1}; /* the last name: spelled exceptions to it follow it */
    /*@ loop invariant 0 <= i <= s.rule_count && spellings <= i && name_rules_valid(last);
        loop assigns i, counts[0 .. 2], spellings, last, *why;
        loop variant s.rule_count - i; */
    while (i < s.rule_count) {
        name_rules n = name_of(s, rule_at(s, i));
        if (rule_at(s, i).exception == HDRTRIE_EXCEPTION_SPELLED) {
            if (!same_name(s.shape.fold, last, n)) last = n; /* a name without other rules; its id is -1 */
            i = spelling_check(s, last, i);
            if (i == 0) return HDRTRIE_ERR_ANSWER;
            spellings++;
            continue;
        }
        /*@ loop invariant \at(i, LoopEntry) <= i < s.rule_count && name_rules_valid(n) &&
              n.kind == \at(n.kind, LoopEntry);
            loop assigns i, n.in, n.out, *why;
            loop variant s.rule_count - i; */
        do {
            const hdrtrie_rule_entry r = rule_at(s, i);
            const uint32_t bit = (uint32_t)1 << r.group;
            if (((n.in | n.out) & bit) != 0 || r.id != n.id) {
                *why = "the table is damaged: two rules contradict each other";
                return HDRTRIE_ERR_STRUCTURE;
            }
            if (r.exception) {
                n.out |= bit;
            } else {
                n.in |= bit;
            }
            i++;
        } while (i < s.rule_count && rule_at(s, i).exception != HDRTRIE_EXCEPTION_SPELLED &&
                 same_name(s.shape.fold, n, name_of(s, rule_at(s, i))));
        if ((n.in != 0) != (n.id >= 0)) {
            *why = "the table is damaged: the id of a name does not match its rules";
            return HDRTRIE_ERR_STRUCTURE;
        }
        counts[n.kind]++;
        if (n.kind == HDRTRIE_KIND_EXACT ? !name_is_found(s, n) : !literal_is_found(s, n)) return HDRTRIE_ERR_ANSWER;
        last = n;
    }
    if (counts[HDRTRIE_KIND_EXACT] != s.record_count - 1 ||
        counts[HDRTRIE_KIND_PREFIX] != s.shape.prefix.literal_count ||
        counts[HDRTRIE_KIND_SUFFIX] != s.shape.suffix.literal_count || spellings != spelling_count(s)) {
        *why = "the table is wrong: it contains a name without a rule";
        return HDRTRIE_ERR_ANSWER;
    }
    return HDRTRIE_OK;
}
