/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "pieces.h"

#include <hdrtrie/detail/format/sieve.h>
#include <hdrtrie/detail/patterns.h>
#include <stdlib.h>

#include <hdrtrie/rules.h>

#include "path.h"

/* Collects pieces. The first pass only counts them, with items NULL. */
typedef struct cutter {
    gen_piece *items;
    size_t count;
} cutter;

static void cut(cutter *c, gen_piece_kind kind, unsigned end, size_t at, size_t len, size_t index)
{
    if (len == 0) return;
    if (c->items != NULL) {
        c->items[c->count] = (gen_piece){(uint32_t)at, (uint32_t)len, (uint32_t)index, (uint8_t)kind, (uint8_t)end};
    }
    c->count++;
}

static void cut_array(cutter *c, gen_piece_kind kind, unsigned end, size_t at, size_t item_len, size_t count)
{
    for (size_t i = 0; i < count; i++) cut(c, kind, end, at + i * item_len, item_len, i);
}

static void cut_affix(cutter *c, const uint8_t *t, hdrtrie_affix affix, unsigned end)
{
    if (affix.head_len != 0) {
        cut_array(c, GEN_PIECE_FILTER, end, affix.filter, HDRTRIE_FILTER_WORD_LEN, gen_path_reach(affix.filter_shift));
        cut_array(c, GEN_PIECE_AFFIX_PILOT, end, affix.pilots, 2, gen_path_reach(affix.bucket_shift));
        cut_array(c, GEN_PIECE_AFFIX_SLOT, end, affix.slots, HDRTRIE_AFFIX_SLOT_LEN, gen_path_reach(affix.slot_shift));
    }
    cut_array(c, GEN_PIECE_LITERAL, end, affix.literals, HDRTRIE_LITERAL_LEN, affix.literal_count);
    for (uint32_t i = 0; i < affix.literal_count; i++) {
        const hdrtrie_literal literal = hdrtrie_affix_literal(t, affix, i);
        cut(c, GEN_PIECE_LITERAL_TEXT, end, literal.text, literal.len, i);
    }
}

const hdrtrie_table *gen_pieces_nested(const hdrtrie_table *table, gen_nested nested)
{
    static const uint8_t places[GEN_NESTED_COUNT] = {HDRTRIE_AT_COOKIES, HDRTRIE_AT_SPELLED};
    return hdrtrie_table_nested(table, places[nested]);
}

/* A nested table is one piece. Those who print it cut it again. */
static void cut_nested(cutter *c, const hdrtrie_table *table)
{
    for (unsigned i = 0; i < GEN_NESTED_COUNT; i++) {
        const hdrtrie_table *nested = gen_pieces_nested(table, (gen_nested)i);
        if (nested == NULL) continue;
        cut(c, GEN_PIECE_NESTED, 0, (size_t)((const uint8_t *)nested - hdrtrie_table_bytes(table)),
            hdrtrie_table_len(nested), i);
        if (i != GEN_NESTED_SPELLED) continue;
        cut_array(c, GEN_PIECE_RESULT, 0, hdrtrie_load_le32(hdrtrie_table_bytes(table) + HDRTRIE_AT_RESULTS),
            HDRTRIE_RESULT_LEN, hdrtrie_id_count(nested));
    }
}

static void cut_sieve(cutter *c, const uint8_t *t)
{
    const size_t at = hdrtrie_load_le32(t + HDRTRIE_AT_SIEVE);
    if (at == 0) return;
    const uint8_t row = t[at + HDRTRIE_AT_SIEVE_ROW];
    cut(c, GEN_PIECE_SIEVE, 0, at, HDRTRIE_AT_SIEVE_OFFSETS + HDRTRIE_SIEVE_LEVELS, 0);
    cut_array(c, GEN_PIECE_SIEVE_LENGTHS, 0, at + HDRTRIE_SIEVE_LENGTHS, row, HDRTRIE_SIEVE_LENS);
    cut_array(c, GEN_PIECE_SIEVE_LAST, 0, at + HDRTRIE_SIEVE_LAST(row), row, 256);
    for (unsigned k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) {
        cut_array(c, GEN_PIECE_SIEVE_LEVEL, k, at + HDRTRIE_SIEVE_LEVEL(row, k), row, 256);
    }
}

static void cut_hot(cutter *c, const hdrtrie_table *table)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    const hdrtrie_shape shape = hdrtrie_shape_read(table);
    const uint32_t slot_count = gen_path_slot_count(table, &shape), head_len = HDRTRIE_RECORD_LEN(shape.flags);
    const uint32_t record_count = hdrtrie_load_le32(t + HDRTRIE_AT_RECORD_COUNT);
    size_t at = shape.records;

    if (shape.mode == HDRTRIE_MODE_HASHED) {
        cut_array(c, GEN_PIECE_PILOT, 0, shape.nodes, 2, gen_path_node_count(&shape));
    } else {
        cut_array(c, GEN_PIECE_NODE, 0, shape.nodes, HDRTRIE_NODE_LEN, gen_path_node_count(&shape));
    }
    cut_array(c, GEN_PIECE_SLOT, 0, shape.slots, HDRTRIE_SLOT_LEN(shape.flags), slot_count);
    for (uint32_t i = 0; i < record_count; i++) {
        const uint32_t len = head_len + hdrtrie_record_read(t + at + head_len, shape.flags).len;
        cut(c, GEN_PIECE_RECORD, 0, at, len, i);
        at += len;
    }
    cut_affix(c, t, shape.prefix, HDRTRIE_KIND_PREFIX);
    cut_affix(c, t, shape.suffix, HDRTRIE_KIND_SUFFIX);
}

static void cut_cold(cutter *c, const hdrtrie_table *table)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    const uint32_t groups = hdrtrie_load_le32(t + HDRTRIE_AT_GROUPS), rules = hdrtrie_load_le32(t + HDRTRIE_AT_RULES);
    const uint32_t ids = hdrtrie_load_le32(t + HDRTRIE_AT_IDS);
    const uint32_t rule_count = hdrtrie_load_le32(t + HDRTRIE_AT_RULE_COUNT);

    cut_array(c, GEN_PIECE_GROUP, 0, groups, HDRTRIE_GROUP_LEN, hdrtrie_group_count(table));
    for (uint32_t i = 0; i < hdrtrie_group_count(table); i++) {
        size_t len;
        const char *name = hdrtrie_group_name(table, i, &len);
        cut(c, GEN_PIECE_COLD_TEXT, 0, (size_t)((const uint8_t *)name - t), len + 1, i);
    }
    cut_array(c, GEN_PIECE_RULE, 0, rules, HDRTRIE_RULE_LEN, rule_count);
    for (uint32_t i = 0; i < rule_count; i++) {
        const hdrtrie_rule_entry rule = hdrtrie_rule_entry_read(t + rules + (size_t)HDRTRIE_RULE_LEN * i);
        const size_t len = (size_t)rule.len + (rule.kind != HDRTRIE_KIND_EXACT) + 1;
        cut(c, GEN_PIECE_COLD_TEXT, 0, rule.text, len, i);
    }
    cut_array(c, GEN_PIECE_ID, 0, ids, HDRTRIE_ID_RULE_LEN, hdrtrie_id_count(table));
    cut(c, GEN_PIECE_DIGEST, 0, hdrtrie_table_len(table) - HDRTRIE_DIGEST_LEN, HDRTRIE_DIGEST_LEN, 0);
}

static void cut_all(cutter *c, const hdrtrie_table *table)
{
    cut(c, GEN_PIECE_HEADER, 0, 0, HDRTRIE_AT_PREFIX, 0);
    cut(c, GEN_PIECE_AFFIX, HDRTRIE_KIND_PREFIX, HDRTRIE_AT_PREFIX, HDRTRIE_AFFIX_LEN, 0);
    cut(c, GEN_PIECE_AFFIX, HDRTRIE_KIND_SUFFIX, HDRTRIE_AT_SUFFIX, HDRTRIE_AFFIX_LEN, 0);
    cut(c, GEN_PIECE_COLD, 0, HDRTRIE_AT_TOTAL_LEN, HDRTRIE_AT_COOKIES - HDRTRIE_AT_TOTAL_LEN, 0);
    cut(c, GEN_PIECE_NESTING, 0, HDRTRIE_AT_COOKIES, HDRTRIE_HEADER_LEN - HDRTRIE_AT_COOKIES, 0);
    cut_hot(c, table);
    cut_nested(c, table);
    cut_sieve(c, hdrtrie_table_bytes(table));
    cut_cold(c, table);
}

static int compare_pieces(const void *a, const void *b)
{
    const gen_piece *x = a, *y = b;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    if (x->len != y->len)
        return (x->len < y->len) - (x->len > y->len); /* of two texts at one place, the longer first */
    return (x->kind > y->kind) - (x->kind < y->kind);
}

/* Copies the sorted pieces and fills the gaps between them. Texts may overlap in a table from another builder: then the
   later one is dropped, and its bytes after the end of the earlier one become fill. */
static void close_gaps(cutter *c, const hdrtrie_table *table, const cutter *sorted)
{
    size_t at = 0;
    for (size_t i = 0; i < sorted->count; i++) {
        const gen_piece piece = sorted->items[i];
        if (piece.at < at) continue;
        cut(c, GEN_PIECE_FILL, 0, at, piece.at - at, 0);
        cut(c, piece.kind, piece.end, piece.at, piece.len, piece.index);
        at = piece.at + piece.len;
    }
    cut(c, GEN_PIECE_FILL, 0, at, hdrtrie_table_len(table) - at, 0);
}

bool gen_pieces_make(const hdrtrie_table *table, gen_pieces *pieces)
{
    cutter unsorted = {NULL, 0}, closed = {NULL, 0};
    cut_all(&unsorted, table);
    unsorted.items = malloc(unsorted.count * sizeof *unsorted.items);
    closed.items =
        malloc((2 * unsorted.count + 1) * sizeof *closed.items); /* a gap before each piece and after the last */
    if (unsorted.items != NULL && closed.items != NULL) {
        unsorted.count = 0;
        cut_all(&unsorted, table);
        qsort(unsorted.items, unsorted.count, sizeof *unsorted.items, compare_pieces);
        close_gaps(&closed, table, &unsorted);
    }
    *pieces = (gen_pieces){closed.items, closed.count};
    free(unsorted.items);
    return pieces->count != 0;
}

void gen_pieces_free(gen_pieces *pieces)
{
    free(pieces->items);
    *pieces = (gen_pieces){NULL, 0};
}

const char *gen_piece_title(const gen_piece *piece)
{
    static const char *const levels[HDRTRIE_SIEVE_LEVELS] = {"sieve: rows by the byte at the first offset",
        "sieve: rows by the byte at the second offset", "sieve: rows by the byte at the third offset",
        "sieve: rows by the byte at the fourth offset"};
    const bool suffix = piece->end == HDRTRIE_KIND_SUFFIX;
    switch ((gen_piece_kind)piece->kind) {
    case GEN_PIECE_HEADER: return "header";
    case GEN_PIECE_AFFIX: return suffix ? "suffixes" : "prefixes";
    case GEN_PIECE_COLD: return "sizes, and the part that no find reads";
    case GEN_PIECE_NESTING: return "nested tables";
    case GEN_PIECE_NESTED:
        return piece->index == GEN_NESTED_COOKIES ? "the nested table of cookie names"
                                                  : "the nested table of spelled exceptions";
    case GEN_PIECE_RESULT: return "results of the spelled exceptions, by their ids: id, groups";
    case GEN_PIECE_NODE: return "nodes, one per length: mask1, mask2, multiplier, base, offset1, offset2, shift";
    case GEN_PIECE_PILOT: return "pilots, one per bucket of the hash";
    case GEN_PIECE_SLOT: return "slots: where the text of a record begins";
    case GEN_PIECE_RECORD: return "records: groups, id, length, then the folded text";
    case GEN_PIECE_FILTER: return suffix ? "filter of the suffixes" : "filter of the prefixes";
    case GEN_PIECE_AFFIX_PILOT: return suffix ? "pilots of the suffixes' probe" : "pilots of the prefixes' probe";
    case GEN_PIECE_AFFIX_SLOT:
        return suffix ? "probe of the suffixes: last bytes, first literal, count of literals"
                      : "probe of the prefixes: first bytes, first literal, count of literals";
    case GEN_PIECE_LITERAL:
        return suffix ? "suffixes, reversed: text, len, parent, in, out, id"
                      : "prefixes: text, len, parent, in, out, id";
    case GEN_PIECE_LITERAL_TEXT: return suffix ? "texts of the suffixes, reversed" : "texts of the prefixes";
    case GEN_PIECE_SIEVE: return "sieve: bytes per row, offsets";
    case GEN_PIECE_SIEVE_LENGTHS: return "sieve: rows by the length of the name";
    case GEN_PIECE_SIEVE_LAST: return "sieve: rows by the last byte";
    case GEN_PIECE_SIEVE_LEVEL: return levels[piece->end];
    case GEN_PIECE_GROUP: return "groups: text, len";
    case GEN_PIECE_RULE: return "rules: text, id, len, kind, group, exception";
    case GEN_PIECE_ID: return "ids: the first rule of each";
    case GEN_PIECE_COLD_TEXT: return "texts of the groups and rules";
    case GEN_PIECE_DIGEST: return "digest";
    case GEN_PIECE_FILL: break;
    }
    return "fill";
}
