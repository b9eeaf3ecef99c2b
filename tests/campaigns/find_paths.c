/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include <string.h>

#include "campaign.h"
#include "find_paths.h"

bool find_paths_supported(const shipped_list *s)
{
    for (size_t i = 0; i < s->set.count; i++) {
        if (s->set.rules[i].kind != HDRTRIE_KIND_EXACT) return false;
    }
    return true;
}

find_paths find_paths_of(const shipped_list *s)
{
    find_paths w;
    memset(&w, 0, sizeof w);
    w.s = s;
    w.shape = hdrtrie_shape_read(s->table);
    return w;
}

static void expect(find_paths *w, bool holds, const char *what, size_t at)
{
    w->cases++;
    if (holds || w->fault != NULL) return;
    w->fault = what;
    w->fault_at = at;
}

static const uint8_t *bytes_of(const find_paths *w)
{
    return (const uint8_t *)w->s->table;
}

static void check_slot(find_paths *w, uint64_t index, size_t len)
{
    const uint8_t *t = bytes_of(w);
    const uint32_t slot = hdrtrie_slot_read(t + w->shape.slots, index, w->shape.flags);
    const uint8_t *text = t + w->shape.records + hdrtrie_slot_text(slot, w->shape.text_bits);
    const hdrtrie_record r = hdrtrie_record_read(text, w->shape.flags);
    if (r.len == 0) {
        expect(w, r.groups == 0 && r.id == -1, "record 0 has groups or an id", index);
        return;
    }
    w->name_len = r.len;
    memcpy(w->name, text, r.len);
    expect(w, len == 0 || r.len == len, "a slot leads to a name of another length", index);
    for (size_t i = 0; i < r.len; i++)
        expect(w, oracle_fold_byte(w->s->set.fold, text[i]) == text[i], "a record's text is not folded", index);
    const hdrtrie_match expected = oracle_find(&w->s->o, (const char *)text, r.len);
    expect(w, r.groups == expected.groups && r.id == expected.id, "a record differs from the list", index);
}

void find_paths_check_slots(find_paths *w)
{
    if (w->shape.mode == HDRTRIE_MODE_HASHED) {
        for (uint64_t i = 0; i < (uint64_t)1 << (64 - w->shape.slot_shift); i++) check_slot(w, i, 0);
        return;
    }
    for (size_t len = 1; len <= w->shape.max_len; len++) {
        const hdrtrie_node n = hdrtrie_node_read(bytes_of(w) + w->shape.nodes + HDRTRIE_NODE_LEN * len);
        for (uint64_t i = 0; i < hdrtrie_node_row_len(n); i++) check_slot(w, n.base + i, len);
    }
}

/* Checks to which record a name leads, and whether find finds it there. */
static void check_spelling(find_paths *w, const char *name, size_t len, hdrtrie_match expected)
{
    const hdrtrie_portable_name folded = hdrtrie_portable_fold(w->shape.fold, hdrtrie_portable_load(name, len));
    const uint8_t *text = hdrtrie_portable_locate(bytes_of(w), w->shape, name, len, folded, len);
    bool own = hdrtrie_record_len(text, w->shape.flags) == len;
    for (size_t i = 0; own && i < len; i++) own = oracle_fold_byte(w->s->set.fold, (uint8_t)name[i]) == text[i];
    expect(w, own, "a spelling does not lead to its record", len);
    const hdrtrie_verdict v = hdrtrie_portable_lookup(w->s->table, w->shape, name, len, HDRTRIE_WANT_ID);
    expect(w, v.groups == expected.groups && v.id == expected.id, "a spelling is not found", len);
}

/* Returns the bits of byte at that choose the slot: those in the node's masks. 0 in hashed tables, which fold the name
   first. */
static uint8_t masked_bits(const find_paths *w, size_t len, size_t at)
{
    uint8_t bits = 0;
    if (w->shape.mode == HDRTRIE_MODE_HASHED) return 0;
    const hdrtrie_node n = hdrtrie_node_read(bytes_of(w) + w->shape.nodes + HDRTRIE_NODE_LEN * len);
    const size_t two = w->shape.mode == HDRTRIE_MODE_ENDS && len >= 8 ? len - 8 : n.offset2;
    const size_t one = w->shape.mode == HDRTRIE_MODE_ENDS ? 0 : n.offset1;
    if (at >= one && at - one < 8) bits |= (uint8_t)(n.mask1 >> 8 * (at - one));
    if (at >= two && at - two < 8) bits |= (uint8_t)(n.mask2 >> 8 * (at - two));
    return bits;
}

/* Checks one spelling for each combination of masked bits from byte at on. Recurses once per byte. */
static void check_from(find_paths *w, char *name, size_t len, size_t at, hdrtrie_match expected)
{
    bool seen[256] = {false};
    if (at == len) {
        check_spelling(w, name, len, expected);
        return;
    }
    const char was = name[at];
    const uint8_t bits = masked_bits(w, len, at), folded = oracle_fold_byte(w->s->set.fold, (uint8_t)was);
    for (unsigned byte = 0; byte < 256; byte++) {
        if (oracle_fold_byte(w->s->set.fold, (uint8_t)byte) != folded || seen[byte & bits]) continue;
        seen[byte & bits] = true;
        name[at] = (char)byte;
        check_from(w, name, len, at + 1, expected);
    }
    name[at] = was;
}

void find_paths_check_names(find_paths *w, char *end)
{
    for (size_t i = 0; i < w->s->set.count; i++) {
        const hdrtrie_rule *rule = &w->s->set.rules[i];
        char *name = end - rule->len;
        const hdrtrie_match expected = oracle_find(&w->s->o, rule->literal, rule->len);
        w->name_len = rule->len;
        memcpy(w->name, rule->literal, rule->len);
        memcpy(name, rule->literal, rule->len);
        campaign_set_current("portable", name, rule->len);
        check_spelling(w, name, rule->len, expected);
        check_from(w, name, rule->len, 0, expected);
    }
}

void find_paths_check_other_lengths(find_paths *w, const char *end)
{
    for (size_t len = 0; len < 70000; len++) {
        if (len != 0 && len <= w->shape.max_len) continue;
        const hdrtrie_verdict v = hdrtrie_portable_lookup(w->s->table, w->shape, end, len, HDRTRIE_WANT_ID);
        expect(w, v.groups == 0 && v.id == -1, "a name is found whose length no rule has", len);
    }
}
