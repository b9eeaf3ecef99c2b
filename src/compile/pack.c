/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Last phase: writes the trie as bytes. All fields go through the pack macros of detail/format/. */
#include <assert.h>

/* The pack macros check the width of each field at run time here. The first pass shows that all values fit before the
   second writes any, so a failure is a bug of this file. */
static inline unsigned pack_fits(unsigned long long rest)
{
    assert(rest == 0);
    (void)rest;
    return 0;
}
#undef HDRTRIE_FITS /* defined already in the amalgamation */
#define HDRTRIE_FITS(v, bits) pack_fits((unsigned long long)(v) >> (bits))

#include <hdrtrie/detail/format/sieve.h>
#include <hdrtrie/detail/format/table.h>
#include <hdrtrie/rules.h>
#include <string.h>

#include "../check/memory.h"
#include "../check/xxh3_64.h"
#include "pack.h"

/* The position in a table. The first pass has bytes NULL and only measures sizes; the second pass writes. Both run the
   same code. Sizes are of 64 bits, because the first pass may exceed the limits of a table and the memory. */
typedef struct writer {
    uint8_t *bytes;
    uint64_t at;
} writer;

static void put(writer *w, const uint8_t *bytes, size_t len)
{
    if (w->bytes != NULL && bytes != NULL) memcpy(w->bytes + w->at, bytes, len);
    w->at += len;
}

/* The first pass only measures sizes, so the values are not evaluated and may exceed their fields. */
#define PUT(w, ...)                                                                                                    \
    do {                                                                                                               \
        if ((w)->bytes != NULL) {                                                                                      \
            const uint8_t row[] = {__VA_ARGS__};                                                                       \
            put((w), row, sizeof row);                                                                                 \
        } else {                                                                                                       \
            put((w), NULL, sizeof((const uint8_t[]){__VA_ARGS__}));                                                    \
        }                                                                                                              \
    } while (0)

/* Writes zeros up to a multiple of alignment. */
static void pad(writer *w, size_t alignment)
{
    static const uint8_t zeros[HDRTRIE_CACHE_LINE_LEN] = HDRTRIE_ZERO;
    put(w, zeros, (size_t)(0 - w->at) & (alignment - 1));
}

/* Offsets and sizes of the sections. The first pass computes them, the second reads them. */
typedef struct places {
    uint8_t flags;
    uint64_t nodes, slots, records, cookies, spelled, results, sieve, hot_end, hot_len, groups, rules, ids, total;
    hdrtrie_affix prefix, suffix;
    unsigned text_bits;
    uint32_t *record_texts; /* per exact name: the offset of its text from the start of the records */
    uint32_t *record_order; /* exact names in the order of their records */
} places;

typedef struct pack_input {
    const hdrtrie_trie *trie;
    const hdrtrie_rule *rules;
    const char *const *groups;
    size_t group_count;
    const hdrtrie_nested *nested;
} pack_input;

static void put_nodes(writer *w, const hdrtrie_trie *trie)
{
    size_t i;
    if (trie->mode == HDRTRIE_MODE_HASHED) {
        for (i = 0; i < trie->hash.pilot_count; i++) PUT(w, HDRTRIE_PILOT(trie->hash.pilots[i]));
        return;
    }
    for (i = 0; i < trie->node_count; i++) {
        const hdrtrie_node *n = &trie->nodes[i];
        PUT(w, HDRTRIE_NODE(n->mask1, n->mask2, n->multiplier, n->base, n->offset1, n->offset2, n->shift));
    }
}

/* The bits of the mixed hash that fit into a slot beside the offset of its text. */
static uint32_t slot_tag(const hdrtrie_trie *trie, const places *p, size_t slot)
{
    if (trie->mode != HDRTRIE_MODE_HASHED) return 0;
    return hdrtrie_slot_tag(trie->hash.mixed[trie->slots[slot] - 1], p->text_bits);
}

static void put_slots(writer *w, const hdrtrie_trie *trie, const places *p)
{
    const uint32_t none = HDRTRIE_RECORD_LEN(p->flags);
    size_t i;
    for (i = 0; i < trie->slot_count; i++) {
        uint32_t text = trie->slots[i] != 0 ? p->record_texts[trie->slots[i] - 1] : none;
        if (p->flags & HDRTRIE_FLAG_WIDE) {
            PUT(w, HDRTRIE_SLOT_WIDE(trie->slots[i] != 0 ? slot_tag(trie, p, i) : 0, text, p->text_bits));
        } else {
            PUT(w, HDRTRIE_SLOT(text));
        }
    }
}

static void put_record(writer *w, unsigned flags, uint32_t groups, int32_t id, const uint8_t *text, size_t len)
{
    if (flags & HDRTRIE_FLAG_WIDE) {
        PUT(w, HDRTRIE_RECORD_WIDE(groups, id, len));
    } else {
        PUT(w, HDRTRIE_RECORD(groups, id, len));
    }
    put(w, text, len);
}

/* Writes record 0, with the rule "*", then the others, sorted by their first slot. hdrtrie_check relies on this
   order. */
static void put_records(writer *w, const hdrtrie_trie *trie, const places *p)
{
    const hdrtrie_name *any = trie->prefix.any ? &trie->prefix.literals[0] : NULL;
    size_t i;
    put_record(w, p->flags, any != NULL ? any->in : 0, any != NULL ? any->id : -1, NULL, 0);
    for (i = 0; i < trie->names->exact_count; i++) {
        uint32_t name = p->record_order[i];
        put_record(w, p->flags, trie->groups[name], trie->ids[name], trie->names->exact[name].text,
            trie->names->exact[name].len);
    }
}

static void put_filter(writer *w, const hdrtrie_affixes *affixes, hdrtrie_affix *a)
{
    size_t i;
    a->filter = (uint32_t)w->at;
    a->filter_shift = affixes->filter_shift;
    a->mask = affixes->mask;
    for (i = 0; i < affixes->filter_count; i++) PUT(w, HDRTRIE_FILTER_WORD(affixes->filter[i]));
}

/* Writes the slots of the probe, each with its run of literals. */
static void put_runs(writer *w, const hdrtrie_affixes *affixes, hdrtrie_affix *a)
{
    size_t i;
    a->slot_shift = affixes->probe.slot_shift;
    a->bucket_shift = affixes->probe.bucket_shift;
    for (i = 0; i < affixes->probe.slot_count; i++) {
        uint32_t run = affixes->probe.slots[i];
        if (run != 0) {
            PUT(w, HDRTRIE_AFFIX_SLOT(affixes->heads[run - 1], affixes->firsts[run - 1], affixes->counts[run - 1]));
        } else {
            PUT(w, HDRTRIE_AFFIX_SLOT(0, 0, 0));
        }
    }
}

static void put_literals(writer *w, const hdrtrie_affixes *affixes)
{
    uint64_t text = w->at + HDRTRIE_LITERAL_LEN * affixes->literal_count;
    size_t i;
    for (i = 0; i < affixes->literal_count; i++) {
        const hdrtrie_name *l = &affixes->literals[i];
        PUT(w, HDRTRIE_LITERAL(text, l->len, affixes->parents[i], l->in, l->out, l->id));
        text += l->len;
    }
    for (i = 0; i < affixes->literal_count; i++) put(w, affixes->literals[i].text, affixes->literals[i].len);
}

/* Writes filter, probe and literals of prefixes or of suffixes. The first pass fills in *a, the constants in the
   header. */
static void put_affixes(writer *w, const hdrtrie_affixes *affixes, hdrtrie_affix *a)
{
    size_t i;
    if (affixes->literal_count == 0) return;
    pad(w, 8);
    a->head_len = affixes->head_len;
    a->literal_count = (uint32_t)affixes->literal_count;
    if (affixes->head_len != 0) put_filter(w, affixes, a);
    a->slots = (uint32_t)w->at;
    if (affixes->head_len != 0) put_runs(w, affixes, a);
    a->pilots = (uint32_t)w->at;
    for (i = 0; i < affixes->probe.pilot_count; i++) PUT(w, HDRTRIE_PILOT(affixes->probe.pilots[i]));
    pad(w, 8);
    a->literals = (uint32_t)w->at;
    put_literals(w, affixes);
}

/* Writes a nested table. Returns its offset, or 0 if there is none. */
static uint64_t put_nested(writer *w, const hdrtrie_table *nested)
{
    uint64_t at;
    if (nested == NULL) return 0;
    pad(w, HDRTRIE_CACHE_LINE_LEN);
    at = w->at;
    put(w, hdrtrie_table_bytes(nested), hdrtrie_table_len(nested));
    return at;
}

/* Writes the results of the spelled exceptions. They follow their nested table, so they are aligned. */
static void put_results(writer *w, const pack_input *s, places *p)
{
    size_t i;
    if (s->nested->spelled == NULL) return;
    p->results = w->at;
    for (i = 0; i < s->trie->names->spelled_count; i++) {
        const hdrtrie_match m = s->trie->spelled_results[i];
        PUT(w, HDRTRIE_RESULT(m.id, m.groups));
    }
}

static void put_sieve_rows(writer *w, uint8_t row, const uint64_t *rows, size_t count)
{
    size_t i;
    for (i = 0; i < count; i++) {
        const uint8_t bytes[] = {HDRTRIE_U64(rows[i])};
        put(w, bytes, row);
    }
}

/* Writes the sieve. Returns its offset, or 0 if there is none. */
static uint64_t put_sieve(writer *w, const hdrtrie_sieve *sieve)
{
    uint64_t at;
    size_t k;
    if (sieve == NULL) return 0;
    pad(w, HDRTRIE_CACHE_LINE_LEN);
    at = w->at;
    PUT(w, HDRTRIE_U32(sieve->row));
    put(w, sieve->offsets, HDRTRIE_SIEVE_LEVELS);
    pad(w, HDRTRIE_SIEVE_HEAD_LEN);
    put_sieve_rows(w, sieve->row, sieve->lengths, HDRTRIE_SIEVE_LENS);
    put_sieve_rows(w, sieve->row, sieve->last, 256);
    for (k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) put_sieve_rows(w, sieve->row, sieve->levels[k], 256);
    return at;
}

/* Writes groups, rules, ids, then their texts. */
static void put_cold(writer *w, const pack_input *s, places *p)
{
    const hdrtrie_names *names = s->trie->names;
    size_t i;
    uint64_t text;
    pad(w, 8);
    p->groups = w->at;
    text = w->at + HDRTRIE_GROUP_LEN * s->group_count + (size_t)HDRTRIE_RULE_LEN * names->rule_order_count +
           (size_t)HDRTRIE_ID_RULE_LEN * names->id_count;
    for (i = 0; i < s->group_count; i++) {
        size_t len = strlen(s->groups[i]);
        PUT(w, HDRTRIE_GROUP(text, len));
        text += len + 1;
    }
    p->rules = w->at;
    for (i = 0; i < names->rule_order_count; i++) {
        const hdrtrie_rule *r = &s->rules[names->rule_order[i]];
        const unsigned exception = !r->exception                             ? 0
                                   : hdrtrie_rule_is_spelled(names->fold, r) ? HDRTRIE_EXCEPTION_SPELLED
                                                                             : HDRTRIE_EXCEPTION;
        PUT(w, HDRTRIE_RULE(text, names->rule_ids[names->rule_order[i]], r->len, r->kind, r->group, exception));
        text += r->len + (r->kind != HDRTRIE_KIND_EXACT) + 1;
    }
    p->ids = w->at;
    for (i = 0; i < names->id_count; i++) PUT(w, HDRTRIE_ID_RULE(names->rule_at[names->id_rules[i]]));
    for (i = 0; i < s->group_count; i++) put(w, (const uint8_t *)s->groups[i], strlen(s->groups[i]) + 1);
    for (i = 0; i < names->rule_order_count; i++) {
        const hdrtrie_rule *r = &s->rules[names->rule_order[i]];
        if (r->kind == HDRTRIE_KIND_SUFFIX) put(w, (const uint8_t *)"*", 1);
        put(w, (const uint8_t *)r->literal, r->len);
        if (r->kind == HDRTRIE_KIND_PREFIX) put(w, (const uint8_t *)"*", 1);
        put(w, (const uint8_t *)"", 1);
    }
}

static void put_affix_constants(writer *w, const hdrtrie_affix *a)
{
    PUT(w, HDRTRIE_AFFIX(a->head_len, a->slot_shift, a->bucket_shift, a->filter_shift, a->pilots, a->slots, a->literals,
               a->literal_count, a->filter, a->mask));
}

static void put_header(writer *w, const pack_input *s, const places *p)
{
    const hdrtrie_trie *t = s->trie;
    PUT(w, HDRTRIE_HEADER(t->names->fold, t->mode, p->flags, t->max_len, t->slot_shift, t->hash.bucket_shift, t->seed,
               p->text_bits, p->nodes, p->slots, p->records, t->names->exact_count + 1));
    put_affix_constants(w, &p->prefix); /* ends the first line */
    put_affix_constants(w, &p->suffix);
    PUT(w, HDRTRIE_COLD(p->total, p->hot_len, t->names->rule_order_count, p->groups, p->rules, t->names->id_count,
               p->ids, s->group_count));
    PUT(w, HDRTRIE_NESTED(p->cookies, p->spelled, p->results, p->sieve));
}

/* One pass over the whole table; called twice. */
static void put_table(writer *w, const pack_input *s, places *p)
{
    put_header(w, s, p);
    p->nodes = w->at;
    put_nodes(w, s->trie); /* keeps slots aligned: 32 bytes per node, or at least two pilots of 2 bytes */
    p->slots = w->at;
    put_slots(w, s->trie, p);
    p->records = w->at;
    put_records(w, s->trie, p);
    put_affixes(w, &s->trie->prefix, &p->prefix);
    put_affixes(w, &s->trie->suffix, &p->suffix);
    p->cookies = put_nested(w, s->nested->cookies);
    p->spelled = put_nested(w, s->nested->spelled);
    put_results(w, s, p);
    p->sieve = put_sieve(w, s->trie->sieve);
    p->hot_end = w->at;
    p->hot_len = p->hot_end - HDRTRIE_HEADER_LEN;
    put_cold(w, s, p);
    while (w->at < p->hot_end + HDRTRIE_REACH_LEN) put(w, (const uint8_t *)"", 1);
    w->at += HDRTRIE_DIGEST_LEN;
    pad(w, HDRTRIE_CACHE_LINE_LEN);
    p->total = w->at;
}

/* The table's flags. Records are wide if there are too many groups or ids for narrow ones, or if a narrow slot cannot
   reach the last record. */
static uint8_t choose_flags(const hdrtrie_trie *trie, size_t group_count)
{
    const hdrtrie_names *names = trie->names;
    size_t reach = HDRTRIE_RECORD_LEN(0), i;
    uint8_t flags = 0;
    for (i = 0; i < names->exact_count; i++) reach += names->exact[i].len + HDRTRIE_RECORD_LEN(0);
    if (group_count > HDRTRIE_NARROW_GROUP_MAX || names->id_count > HDRTRIE_NARROW_ID_MAX || reach > 0xffff) {
        flags |= HDRTRIE_FLAG_WIDE;
    }
    if (trie->prefix.head_len != 0) flags |= HDRTRIE_FLAG_PREFIXES;
    if (trie->suffix.head_len != 0) flags |= HDRTRIE_FLAG_SUFFIXES;
    if (trie->prefix.any) flags |= HDRTRIE_FLAG_ANY;
    if (names->spelled_count != 0) flags |= HDRTRIE_FLAG_SPELLED;
    return flags;
}

/* Computes the offset of each record, and the number of bits that offsets need in a slot. */
static void place_records(const hdrtrie_trie *trie, places *p)
{
    size_t head = HDRTRIE_RECORD_LEN(p->flags), at = head, i, count = 0;
    for (i = 0; i < trie->slot_count; i++) {
        uint32_t name = trie->slots[i] - 1;
        if (trie->slots[i] == 0 || p->record_texts[name] != 0) continue;
        at += head;
        p->record_texts[name] = (uint32_t)at;
        p->record_order[count++] = name;
        at += trie->names->exact[name].len;
    }
    p->text_bits = 8 * HDRTRIE_SLOT_LEN(p->flags);
    if (trie->mode != HDRTRIE_MODE_HASHED || !(p->flags & HDRTRIE_FLAG_WIDE)) return;
    while (at >> (p->text_bits - 1) == 0)
        p->text_bits--; /* the tag gets the bits that no offset needs; `at` is not 0 */
}

hdrtrie_error hdrtrie_pack(const hdrtrie_trie *trie, const hdrtrie_rule *rules, const char *const *groups,
    size_t group_count, const hdrtrie_nested *nested, hdrtrie_arena *arena, hdrtrie_table **table)
{
    const pack_input s = {trie, rules, groups, group_count, nested};
    writer w = {NULL, 0};
    uint64_t digest;
    places p;
    memset(&p, 0, sizeof p);
    *table = NULL;
    p.flags = choose_flags(trie, group_count);
    p.record_texts = (uint32_t *)hdrtrie_arena_zeros(arena, trie->names->exact_count, sizeof *p.record_texts);
    p.record_order = (uint32_t *)hdrtrie_arena_take(arena, trie->names->exact_count, sizeof *p.record_order);
    if (p.record_texts == NULL || p.record_order == NULL) return HDRTRIE_ERR_MEMORY;
    place_records(trie, &p);
    put_table(&w, &s, &p);
    if (w.at > UINT32_MAX) return HDRTRIE_ERR_LIMIT;
    *table = hdrtrie_memory_take_table(arena->allocator, (size_t)w.at);
    if (*table == NULL) return HDRTRIE_ERR_MEMORY;
    memset(*table, 0, (size_t)w.at);
    w.bytes = (uint8_t *)*table;
    w.at = 0;
    put_table(&w, &s, &p);
    digest = hdrtrie_xxh3_64(w.bytes, (size_t)p.total - HDRTRIE_DIGEST_LEN);
    w.at = p.total - HDRTRIE_DIGEST_LEN;
    PUT(&w, HDRTRIE_U64(digest));
    return HDRTRIE_OK;
}
