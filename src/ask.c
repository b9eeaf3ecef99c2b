/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The second half of a check: whether the table answers as its rules say. */
#include "subject.h"

/* Rules of one name, which stand together in the cold section. */
typedef struct named {
    const char *text; /* the literal, as first spelled */
    size_t len;
    unsigned kind;
    uint32_t in, out;
    int32_t id;
} named;

static const char *literal_of(hdrtrie_subject s, hdrtrie_rule_entry r)
{
    return (const char *)s.bytes + r.text + (r.kind == HDRTRIE_KIND_SUFFIX);
}

static bool same_name(hdrtrie_subject s, const named *n, hdrtrie_rule_entry r)
{
    const char *text = literal_of(s, r);
    size_t i;
    if (n->kind != r.kind || n->len != r.len) return false;
    for (i = 0; i < n->len; i++) {
        if (hdrtrie_byte_fold(s.shape.fold, (uint8_t)n->text[i]) != hdrtrie_byte_fold(s.shape.fold, (uint8_t)text[i])) {
            return false;
        }
    }
    return true;
}

/* Whether the literal of an end is found by probe and bisection, at a literal of its own with these groups. */
static bool literal_is_found(hdrtrie_subject s, const named *n)
{
    const int reversed = n->kind == HDRTRIE_KIND_SUFFIX;
    const hdrtrie_affix end = reversed ? s.shape.suffix : s.shape.prefix;
    uint32_t found = hdrtrie_affix_match(s.bytes, end, s.shape.fold, (const uint8_t *)n->text, n->len, reversed);
    hdrtrie_literal l;
    if (found == 0) return false;
    l = hdrtrie_affix_literal(s.bytes, end, found - 1);
    return l.len == n->len && l.in == n->in && l.out == n->out && l.id == n->id;
}

/* Whether the spelling text of a name leads to a leaf with that answer, and all its spellings to the same one. */
static bool spelling_is_found(hdrtrie_subject s, const char *text, size_t len, hdrtrie_match answer,
                              const uint8_t **leaf)
{
    const hdrtrie_portable_name folded = hdrtrie_portable_fold(s.shape.fold, hdrtrie_portable_load(text, len));
    const uint8_t *found = hdrtrie_portable_locate(s.bytes, s.shape, text, len, folded, len);
    const hdrtrie_verdict v = hdrtrie_portable_select(folded, found, len, s.shape, HDRTRIE_WANT_ID);
    if (*leaf == NULL) *leaf = found;
    return found == *leaf && v.exact && v.groups == answer.groups && v.id == answer.id;
}

/* Whether the exact name is found at its own leaf, which holds what all rules together decide. In modes 1 and 2 the masks
   decide which spellings lead there, so all capitals, all small and each alias of `-` in place of every separator are tried;
   in mode 0 names are folded before they are hashed. */
static bool name_is_found(hdrtrie_subject s, const named *n)
{
    const hdrtrie_shape *h = &s.shape;
    const uint8_t *text = (const uint8_t *)n->text;
    const unsigned spellings = h->mode == HDRTRIE_MODE_HASHED || h->fold == HDRTRIE_FOLD_NONE ? 0
                               : h->fold == HDRTRIE_FOLD_CASE                                 ? 2
                                                                                              : 256;
    const hdrtrie_match answer = hdrtrie_affix_decide(
        s.bytes, h->prefix, hdrtrie_affix_match(s.bytes, h->prefix, h->fold, text, n->len, 0), h->suffix,
        hdrtrie_affix_match(s.bytes, h->suffix, h->fold, text, n->len, 1), n->in, n->out, n->id);
    char spelling[HDRTRIE_PATTERN_MAX];
    const uint8_t *leaf = NULL;
    unsigned v;
    size_t i;
    if (n->len > h->max_len || !spelling_is_found(s, n->text, n->len, answer, &leaf)) return false;
    for (v = 0; v < spellings; v++) {
        bool alias = hdrtrie_byte_fold(h->fold, (uint8_t)v) == '-';
        if (v >= 2 && !alias) continue;
        for (i = 0; i < n->len; i++) {
            uint8_t c = hdrtrie_byte_fold(h->fold, text[i]);
            if (c == '-' && alias) c = (uint8_t)v;
            if (hdrtrie_byte_is_letter(c) && (v & 1)) c &= 0xdf;
            spelling[i] = (char)c;
        }
        if (!spelling_is_found(s, spelling, n->len, answer, &leaf)) return false;
    }
    return true;
}

hdrtrie_error hdrtrie_subject_ask(hdrtrie_subject s, const char **why)
{
    const uint8_t *rules = s.bytes + hdrtrie_load_le32(s.bytes + HDRTRIE_AT_RULES);
    uint32_t i = 0, counts[3] = {0, 0, 0};
    while (i < s.rule_count) {
        hdrtrie_rule_entry r = hdrtrie_rule_entry_read(rules + (size_t)HDRTRIE_RULE_LEN * i);
        named n = {literal_of(s, r), r.len, r.kind, 0, 0, r.id};
        for (; i < s.rule_count; i++) {
            uint32_t bit;
            r = hdrtrie_rule_entry_read(rules + (size_t)HDRTRIE_RULE_LEN * i);
            if (!same_name(s, &n, r)) break;
            bit = (uint32_t)1 << r.group;
            if (((n.in | n.out) & bit) != 0 || r.id != n.id) {
                *why = "the table is damaged: rules contradict";
                return HDRTRIE_ERR_STRUCTURE;
            }
            *(r.exception ? &n.out : &n.in) |= bit;
        }
        if ((n.in != 0) != (n.id >= 0)) {
            *why = "the table is damaged: a rule's id";
            return HDRTRIE_ERR_STRUCTURE;
        }
        counts[n.kind]++;
        if (n.kind == HDRTRIE_KIND_EXACT ? !name_is_found(s, &n) : !literal_is_found(s, &n)) {
            return HDRTRIE_ERR_ANSWER;
        }
    }
    if (counts[HDRTRIE_KIND_EXACT] != s.record_count - 1 ||
        counts[HDRTRIE_KIND_PREFIX] != s.shape.prefix.literal_count ||
        counts[HDRTRIE_KIND_SUFFIX] != s.shape.suffix.literal_count) {
        *why = "the table is wrong: a leaf without a rule";
        return HDRTRIE_ERR_ANSWER;
    }
    return HDRTRIE_OK;
}
