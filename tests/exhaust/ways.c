/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include <string.h>

#include "ways.h"
#include "campaign.h"

bool ways_apply(const shipped *s)
{
    for (size_t i = 0; i < s->set.count; i++) {
        if (s->set.rules[i].kind != HDRTRIE_KIND_EXACT) return false;
    }
    return true;
}

ways ways_of(const shipped *s)
{
    ways w;
    memset(&w, 0, sizeof w);
    w.s = s;
    w.shape = hdrtrie_shape_read(s->table);
    return w;
}

static void expect(ways *w, bool right, const char *what, size_t at)
{
    w->cases++;
    if (right || w->fault != NULL) return;
    w->fault = what;
    w->fault_at = at;
}

static const uint8_t *bytes_of(const ways *w)
{
    return (const uint8_t *)w->s->table;
}

static void see_slot(ways *w, uint64_t index, size_t len)
{
    const uint8_t *t = bytes_of(w);
    const uint32_t slot = hdrtrie_slot_read(t + w->shape.slots, index, w->shape.flags);
    const uint8_t *text = t + w->shape.records + hdrtrie_slot_text(slot, w->shape.text_bits);
    const hdrtrie_record r = hdrtrie_record_read(text, w->shape.flags);
    if (r.len == 0) {
        expect(w, r.groups == 0 && r.id == -1, "record 0 says something", index);
        return;
    }
    w->name_len = r.len;
    memcpy(w->name, text, r.len);
    expect(w, len == 0 || r.len == len, "a slot leads to a name of another length", index);
    for (size_t i = 0; i < r.len; i++)
        expect(w, oracle_fold_byte(w->s->set.fold, text[i]) == text[i], "a record's text is not folded", index);
    const hdrtrie_match right = oracle_find(&w->s->o, (const char *)text, r.len);
    expect(w, r.groups == right.groups && r.id == right.id, "a record says another thing than the list", index);
}

void ways_see_slots(ways *w)
{
    if (w->shape.mode == HDRTRIE_MODE_HASHED) {
        for (uint64_t i = 0; i < (uint64_t)1 << (64 - w->shape.slot_shift); i++) see_slot(w, i, 0);
        return;
    }
    for (size_t len = 1; len <= w->shape.max_len; len++) {
        const hdrtrie_node n = hdrtrie_node_read(bytes_of(w) + w->shape.nodes + HDRTRIE_NODE_LEN * len);
        for (uint64_t i = 0; i < hdrtrie_node_row_len(n); i++) see_slot(w, n.base + i, len);
    }
}

/* The record to which a name leads, and whether it is found there. */
static void see_spelling(ways *w, const char *name, size_t len, hdrtrie_match right)
{
    const hdrtrie_portable_name folded = hdrtrie_portable_fold(w->shape.fold, hdrtrie_portable_load(name, len));
    const uint8_t *text = hdrtrie_portable_locate(bytes_of(w), w->shape, name, len, folded, len);
    bool own = hdrtrie_record_len(text, w->shape.flags) == len;
    for (size_t i = 0; own && i < len; i++) own = oracle_fold_byte(w->s->set.fold, (uint8_t)name[i]) == text[i];
    expect(w, own, "a spelling does not lead to its record", len);
    const hdrtrie_verdict v = hdrtrie_portable_lookup(w->s->table, w->shape, name, len, HDRTRIE_WANT_ID);
    expect(w, v.groups == right.groups && v.id == right.id, "a spelling is not found", len);
}

/* The bits of byte at that matter: those under the node's masks, or none where the name is hashed, which folds it first. */
static uint8_t kept(const ways *w, size_t len, size_t at)
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

/* All spellings that differ from place at on in a kept bit, one of each; the depth is the name's length. */
static void see_from(ways *w, char *name, size_t len, size_t at, hdrtrie_match right)
{
    bool seen[256] = {false};
    if (at == len) {
        see_spelling(w, name, len, right);
        return;
    }
    const char was = name[at];
    const uint8_t bits = kept(w, len, at), folded = oracle_fold_byte(w->s->set.fold, (uint8_t)was);
    for (unsigned byte = 0; byte < 256; byte++) {
        if (oracle_fold_byte(w->s->set.fold, (uint8_t)byte) != folded || seen[byte & bits]) continue;
        seen[byte & bits] = true;
        name[at] = (char)byte;
        see_from(w, name, len, at + 1, right);
    }
    name[at] = was;
}

void ways_see_names(ways *w, char *end)
{
    for (size_t i = 0; i < w->s->set.count; i++) {
        const hdrtrie_rule *rule = &w->s->set.rules[i];
        char *name = end - rule->len;
        const hdrtrie_match right = oracle_find(&w->s->o, rule->literal, rule->len);
        w->name_len = rule->len;
        memcpy(w->name, rule->literal, rule->len);
        memcpy(name, rule->literal, rule->len);
        campaign_now("portable", name, rule->len);
        see_spelling(w, name, rule->len, right);
        see_from(w, name, rule->len, 0, right);
    }
}

void ways_see_other_lengths(ways *w, const char *end)
{
    for (size_t len = 0; len < 70000; len++) {
        if (len != 0 && len <= w->shape.max_len) continue;
        const hdrtrie_verdict v = hdrtrie_portable_lookup(w->s->table, w->shape, end, len, HDRTRIE_WANT_ID);
        expect(w, v.groups == 0 && v.id == -1, "a length that no rule has", len);
    }
}
