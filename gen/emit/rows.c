/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "rows.h"

#include <hdrtrie/detail/shape.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <hdrtrie/rules.h>

#include "emission.h"
#include "sieve_rows.h"

#define ZEROS_MIN 8    /* bytes of the smallest macro of zeros */
#define ZEROS_MAX 1024 /* of the largest; longer runs repeat it */

bool gen_rows_make(const hdrtrie_table *table, gen_rows *rows)
{
    *rows = (gen_rows){.t = hdrtrie_table_bytes(table), .table = table, .shape = hdrtrie_shape_read(table)};
    for (unsigned i = 0; i < GEN_NESTED_COUNT; i++) {
        const hdrtrie_table *nested = gen_pieces_nested(table, (gen_nested)i);
        if (nested == NULL) continue;
        rows->nested[i] = malloc(sizeof *rows->nested[i]);
        if (rows->nested[i] == NULL || !gen_rows_make(nested, rows->nested[i])) return false;
    }
    return gen_pieces_make(table, &rows->pieces) && gen_node_names_make(table, &rows->pieces, &rows->node_names);
}

void gen_rows_free(gen_rows *rows)
{
    for (unsigned i = 0; i < GEN_NESTED_COUNT; i++) {
        if (rows->nested[i] == NULL) continue;
        gen_rows_free(rows->nested[i]);
        free(rows->nested[i]);
    }
    gen_node_names_free(&rows->node_names);
    gen_pieces_free(&rows->pieces);
}

bool gen_rows_section_begins(const gen_rows *rows, size_t index)
{
    const gen_piece *piece = &rows->pieces.items[index];
    return piece->kind != GEN_PIECE_FILL &&
           (index == 0 || piece[-1].kind != piece->kind || piece[-1].end != piece->end);
}

bool gen_rows_share_lines(const gen_piece *piece)
{
    return piece->kind == GEN_PIECE_SLOT || piece->kind == GEN_PIECE_AFFIX_PILOT || piece->kind == GEN_PIECE_ID ||
           gen_sieve_rows_are(piece);
}

/* Whether a piece is all zeros, and of a kind for which this means unused. */
static bool is_empty(const gen_rows *rows, const gen_piece *piece)
{
    switch ((gen_piece_kind)piece->kind) {
    case GEN_PIECE_NODE:
    case GEN_PIECE_PILOT:
        if (rows->node_names.nodes[piece->index].count != 0) return false;
        break;
    case GEN_PIECE_AFFIX:
    case GEN_PIECE_FILTER:
    case GEN_PIECE_AFFIX_PILOT:
    case GEN_PIECE_AFFIX_SLOT:
    case GEN_PIECE_FILL: break;
    default: return false;
    }
    for (uint32_t i = 0; i < piece->len; i++) {
        if (rows->t[piece->at + i] != 0) return false;
    }
    return true;
}

bool gen_rows_are_repeated(const gen_rows *rows, size_t index, size_t count)
{
    return count > 1 && gen_sieve_rows_are(&rows->pieces.items[index]);
}

size_t gen_rows_run(const gen_rows *rows, size_t index)
{
    const gen_piece *first = &rows->pieces.items[index];
    size_t count = 0;
    if (gen_sieve_rows_are(first)) return gen_sieve_rows_run(rows, index);
    while (index + count < rows->pieces.count) {
        const gen_piece *piece = &rows->pieces.items[index + count];
        if (piece->kind != first->kind || piece->end != first->end || !is_empty(rows, piece)) break;
        count++;
    }
    return count > 1 && count * first->len >= 2 * ZEROS_MIN ? count : 1;
}

/* Whether these pieces are printed as zeros: a run, unused constants of an affix, or fill. */
static bool are_zeros(const gen_rows *rows, size_t index, size_t count)
{
    const gen_piece *piece = &rows->pieces.items[index];
    return (count > 1 && !gen_sieve_rows_are(piece)) || (piece->kind == GEN_PIECE_AFFIX && is_empty(rows, piece)) ||
           (piece->kind == GEN_PIECE_FILL && is_empty(rows, piece));
}

static size_t byte_len(const gen_rows *rows, size_t index, size_t count)
{
    return count == 1 ? rows->pieces.items[index].len : count * rows->pieces.items[index].len;
}

/* The number of bytes of the longest row of zeros. */
static size_t longest_zeros(const gen_rows *rows)
{
    size_t most = 0;
    for (size_t i = 0, count; i < rows->pieces.count; i += count) {
        size_t len;
        count = gen_rows_run(rows, i);
        len = byte_len(rows, i, count);
        if (are_zeros(rows, i, count) && len > most) most = len;
    }
    for (unsigned i = 0; i < GEN_NESTED_COUNT; i++) {
        const size_t len = rows->nested[i] != NULL ? longest_zeros(rows->nested[i]) : 0;
        if (len > most) most = len;
    }
    return most;
}

void gen_rows_define_runs(const gen_rows *rows, FILE *out)
{
    const size_t most = longest_zeros(rows);
    gen_sieve_rows_define(rows, out);
    if (most < ZEROS_MIN) return;
    fprintf(out,
        "\n/* Runs of empty rows: the number is the count of zero bytes. */\n#define HDRTRIE_ZEROS_%d 0, 0, 0, 0, "
        "0, 0, 0, 0\n",
        ZEROS_MIN);
    for (size_t len = 2 * ZEROS_MIN; len <= most && len <= ZEROS_MAX; len *= 2) {
        fprintf(out, "#define HDRTRIE_ZEROS_%zu HDRTRIE_ZEROS_%zu, HDRTRIE_ZEROS_%zu\n", len, len / 2, len / 2);
    }
}

static void print_zeros(const gen_rows *rows, size_t index, size_t count, gen_wrap *wrap)
{
    const gen_piece *piece = &rows->pieces.items[index];
    size_t len = byte_len(rows, index, count);
    for (; len % ZEROS_MIN != 0; len--) gen_wrap_char(wrap, 0);
    for (size_t step = ZEROS_MAX; step >= ZEROS_MIN; step /= 2) {
        for (; len >= step; len -= step) gen_wrap_word(wrap, "HDRTRIE_ZEROS_%zu,", step);
    }
    switch ((gen_piece_kind)piece->kind) {
    case GEN_PIECE_NODE:
        gen_wrap_comment(
            wrap, "lengths %" PRIu32 " to %" PRIu32 ": %zu empty nodes", piece->index, piece[count - 1].index, count);
        break;
    case GEN_PIECE_PILOT: gen_wrap_comment(wrap, "%zu pilots without a name", count); break;
    case GEN_PIECE_AFFIX: gen_wrap_comment(wrap, "no such rule"); break;
    case GEN_PIECE_FILTER: gen_wrap_comment(wrap, "%zu empty words", count); break;
    case GEN_PIECE_AFFIX_PILOT: gen_wrap_comment(wrap, "%zu pilots of 0", count); break;
    case GEN_PIECE_AFFIX_SLOT: gen_wrap_comment(wrap, "%zu empty slots", count); break;
    default: return;
    }
    gen_wrap_comment_end(wrap);
}

static void print_chars(const gen_rows *rows, size_t at, size_t len, gen_wrap *wrap)
{
    for (size_t i = 0; i < len; i++) gen_wrap_char(wrap, rows->t[at + i]);
}

static void print_comment(const uint8_t *text, size_t len, gen_wrap *wrap)
{
    gen_wrap_comment_text(wrap, text, len);
    gen_wrap_comment_end(wrap);
}

static void print_bits(uint64_t bits, gen_wrap *wrap)
{
    if (bits == 0) {
        gen_wrap_word(wrap, "0,");
    } else {
        gen_wrap_word(wrap, "0x%016" PRIx64 "u,", bits);
    }
}

static void print_header(const gen_rows *rows, gen_wrap *wrap)
{
    const hdrtrie_shape *s = &rows->shape;
    gen_wrap_word(wrap, "HDRTRIE_HEADER(%s,", gen_emission_fold_constant(s->fold));
    gen_wrap_word(wrap, "%s,", gen_emission_mode_constant(s->mode));
    gen_emission_flags(s->flags, wrap);
    gen_wrap_word(wrap, "/* so dispatch is %u */", rows->t[HDRTRIE_AT_DISPATCH]);
    gen_wrap_word(wrap, "/* max_len */ %u,", s->max_len);
    gen_wrap_word(wrap, "/* slot_shift */ %u,", s->slot_shift);
    gen_wrap_word(wrap, "/* bucket_shift */ %u,", s->bucket_shift);
    gen_wrap_word(wrap, "/* seed */ %u,", s->seed);
    gen_wrap_word(wrap, "/* text_bits */ %u,", s->text_bits);
    gen_wrap_word(wrap, "/* nodes */ %" PRIu32 ",", s->nodes);
    gen_wrap_word(wrap, "/* slots */ %" PRIu32 ",", s->slots);
    gen_wrap_word(wrap, "/* records */ %" PRIu32 ",", s->records);
    gen_wrap_word(wrap, "/* record_count */ %" PRIu32 "),", hdrtrie_load_le32(rows->t + HDRTRIE_AT_RECORD_COUNT));
}

void gen_rows_wrap_affix(gen_wrap *wrap, const char *opening, hdrtrie_affix a, const char *closing)
{
    gen_wrap_word(wrap, "%s/* head_len */ %u,", opening, a.head_len);
    gen_wrap_word(wrap, "/* slot_shift */ %u,", a.slot_shift);
    gen_wrap_word(wrap, "/* bucket_shift */ %u,", a.bucket_shift);
    gen_wrap_word(wrap, "/* filter_shift */ %u,", a.filter_shift);
    gen_wrap_word(wrap, "/* pilots */ %" PRIu32 ",", a.pilots);
    gen_wrap_word(wrap, "/* slots */ %" PRIu32 ",", a.slots);
    gen_wrap_word(wrap, "/* literals */ %" PRIu32 ",", a.literals);
    gen_wrap_word(wrap, "/* literal_count */ %" PRIu32 ",", a.literal_count);
    gen_wrap_word(wrap, "/* filter */ %" PRIu32 ",", a.filter);
    gen_wrap_word(wrap, "/* mask */ 0x%016" PRIx64 "u%s,", a.mask, closing);
}

static void print_cold(const gen_rows *rows, gen_wrap *wrap)
{
    const uint8_t *t = rows->t;
    gen_wrap_word(wrap, "HDRTRIE_COLD(/* total_len */ %" PRIu32 ",", hdrtrie_load_le32(t + HDRTRIE_AT_TOTAL_LEN));
    gen_wrap_word(wrap, "/* hot_len */ %" PRIu32 ",", hdrtrie_load_le32(t + HDRTRIE_AT_HOT_LEN));
    gen_wrap_word(wrap, "/* rule_count */ %" PRIu32 ",", hdrtrie_load_le32(t + HDRTRIE_AT_RULE_COUNT));
    gen_wrap_word(wrap, "/* groups */ %" PRIu32 ",", hdrtrie_load_le32(t + HDRTRIE_AT_GROUPS));
    gen_wrap_word(wrap, "/* rules */ %" PRIu32 ",", hdrtrie_load_le32(t + HDRTRIE_AT_RULES));
    gen_wrap_word(wrap, "/* id_count */ %" PRIu32 ",", hdrtrie_load_le32(t + HDRTRIE_AT_ID_COUNT));
    gen_wrap_word(wrap, "/* ids */ %" PRIu32 ",", hdrtrie_load_le32(t + HDRTRIE_AT_IDS));
    gen_wrap_word(wrap, "/* group_count */ %" PRIu32 "),", hdrtrie_load_le32(t + HDRTRIE_AT_GROUP_COUNT));
}

static void print_nesting(const gen_rows *rows, gen_wrap *wrap)
{
    const uint8_t *t = rows->t;
    gen_wrap_word(wrap, "HDRTRIE_NESTED(/* cookies */ %" PRIu32 ",", hdrtrie_load_le32(t + HDRTRIE_AT_COOKIES));
    gen_wrap_word(wrap, "/* spelled */ %" PRIu32 ",", hdrtrie_load_le32(t + HDRTRIE_AT_SPELLED));
    gen_wrap_word(wrap, "/* results */ %" PRIu32 ",", hdrtrie_load_le32(t + HDRTRIE_AT_RESULTS));
    gen_wrap_word(wrap, "/* sieve */ %" PRIu32 "),", hdrtrie_load_le32(t + HDRTRIE_AT_SIEVE));
}

/* Adds "5 names: a, b, c, ..." to a comment, with as many names as fit on its line. */
static void print_names(const gen_rows *rows, uint32_t node_index, gen_wrap *wrap)
{
    static const char more[] = ", ...";
    const gen_node_name_list *node = &rows->node_names.nodes[node_index];
    size_t room = 0;
    if (node->count == 0) {
        gen_wrap_comment(wrap, "no name");
        return;
    }
    gen_wrap_comment(wrap, "%" PRIu32 " %s: ", node->count, gen_emission_plural(node->count, "name", "names"));
    for (uint32_t i = 0; i < node->count; i++) {
        const bool known = i < GEN_NODE_NAMES_SHOWN, last = i + 1 == node->count;
        const uint8_t *text = rows->t + node->texts[known ? i : 0];
        const uint32_t len = hdrtrie_record_read(text, rows->shape.flags).len;
        const size_t needed = (i != 0 ? strlen(", ") : 0) + len + (last ? 0 : strlen(more));
        if (i == 0) room = gen_wrap_comment_room(wrap, needed);
        if (!known || (i != 0 && needed > room)) {
            gen_wrap_comment(wrap, "%s", more);
            break;
        }
        if (i != 0) gen_wrap_comment(wrap, ", ");
        gen_wrap_comment_text(wrap, text, len);
        room -= room < needed ? room : needed - (last ? 0 : strlen(more));
    }
}

static void print_node(const gen_rows *rows, const gen_piece *piece, gen_wrap *wrap)
{
    const hdrtrie_node n = hdrtrie_node_read(rows->t + piece->at);
    if (n.mask1 != 0) {
        gen_wrap_word(wrap, "HDRTRIE_NODE(0x%016" PRIx64 "u,", n.mask1);
    } else {
        gen_wrap_word(wrap, "HDRTRIE_NODE(0,");
    }
    print_bits(n.mask2, wrap);
    print_bits(n.multiplier, wrap);
    gen_wrap_word(wrap, "%" PRIu32 ", %u, %u, %u),", n.base, n.offset1, n.offset2, n.shift);
    gen_wrap_comment(wrap, "length %" PRIu32 ": ", piece->index);
    print_names(rows, piece->index, wrap);
    gen_wrap_comment_end(wrap);
}

static void print_pilot(const gen_rows *rows, const gen_piece *piece, gen_wrap *wrap)
{
    gen_wrap_word(wrap, "HDRTRIE_PILOT(%" PRIu32 "),", hdrtrie_load_le16(rows->t + piece->at));
    print_names(rows, piece->index, wrap);
    gen_wrap_comment_end(wrap);
}

static void print_slot(const gen_rows *rows, const gen_piece *piece, gen_wrap *wrap)
{
    const uint8_t *at = rows->t + piece->at;
    if (rows->shape.flags & HDRTRIE_FLAG_WIDE) {
        const uint32_t slot = hdrtrie_load_le32(at);
        const unsigned text_bits = rows->shape.text_bits;
        gen_wrap_word(wrap, "HDRTRIE_SLOT_WIDE(%" PRIu32 ", %" PRIu32 ", %u),", hdrtrie_slot_tag(slot, text_bits),
            hdrtrie_slot_text(slot, text_bits), text_bits);
    } else {
        gen_wrap_word(wrap, "HDRTRIE_SLOT(%" PRIu32 "),", hdrtrie_load_le16(at));
    }
}

static void print_record(const gen_rows *rows, const gen_piece *piece, gen_wrap *wrap)
{
    const uint32_t head_len = HDRTRIE_RECORD_LEN(rows->shape.flags);
    const uint8_t *text = rows->t + piece->at + head_len;
    const hdrtrie_record r = hdrtrie_record_read(text, rows->shape.flags);
    gen_wrap_word(wrap, "%s(0x%" PRIx32 "u, %" PRId32 ", %" PRIu32 "),",
        (rows->shape.flags & HDRTRIE_FLAG_WIDE) ? "HDRTRIE_RECORD_WIDE" : "HDRTRIE_RECORD", r.groups, r.id, r.len);
    if (r.len == 0) {
        gen_wrap_comment(wrap, "without a name: empty slots lead here");
        gen_wrap_comment_end(wrap);
        return;
    }
    print_chars(rows, piece->at + head_len, r.len, wrap);
    print_comment(text, r.len, wrap);
}

static void print_affix_slot(const gen_rows *rows, const gen_piece *piece, gen_wrap *wrap)
{
    const hdrtrie_affix affix = piece->end == HDRTRIE_KIND_SUFFIX ? rows->shape.suffix : rows->shape.prefix;
    const hdrtrie_affix_slot s = hdrtrie_affix_slot_read(rows->t + piece->at);
    gen_wrap_word(wrap, "HDRTRIE_AFFIX_SLOT(0x%016" PRIx64 "u, %" PRIu32 ", %" PRIu32 "),", s.head, s.first, s.count);
    if (s.count != 0) print_comment(rows->t + piece->at, affix.head_len, wrap);
}

static void print_literal(const gen_rows *rows, const gen_piece *piece, gen_wrap *wrap)
{
    const hdrtrie_literal l = hdrtrie_literal_read(rows->t + piece->at);
    gen_wrap_word(wrap,
        "HDRTRIE_LITERAL(%" PRIu32 ", %" PRIu32 ", %" PRIu32 ", 0x%" PRIx32 "u, 0x%" PRIx32 "u, %" PRId32 "),", l.text,
        l.len, l.parent, l.in, l.out, l.id);
    if (l.len == 0) {
        gen_wrap_comment(wrap, "any name");
        gen_wrap_comment_end(wrap);
    } else {
        print_comment(rows->t + l.text, l.len, wrap);
    }
}

static void print_group(const gen_rows *rows, const gen_piece *piece, gen_wrap *wrap)
{
    const uint32_t text = hdrtrie_load_le32(rows->t + piece->at), len = hdrtrie_load_le32(rows->t + piece->at + 4);
    gen_wrap_word(wrap, "HDRTRIE_GROUP(%" PRIu32 ", %" PRIu32 "),", text, len);
    gen_wrap_comment(wrap, "[");
    gen_wrap_comment_text(wrap, rows->t + text, len);
    gen_wrap_comment(wrap, "]");
    gen_wrap_comment_end(wrap);
}

static void print_rule(const gen_rows *rows, const gen_piece *piece, gen_wrap *wrap)
{
    static const char *const kinds[] = {"EXACT", "PREFIX", "SUFFIX"};
    const hdrtrie_rule_entry r = hdrtrie_rule_entry_read(rows->t + piece->at);
    gen_wrap_word(wrap, "HDRTRIE_RULE(%" PRIu32 ", %" PRId32 ", %u, HDRTRIE_KIND_%s, %u, %u),", r.text, r.id, r.len,
        kinds[r.kind], r.group, r.exception);
    if (r.exception) gen_wrap_comment(wrap, r.exception == HDRTRIE_EXCEPTION_SPELLED ? "!case " : "!");
    print_comment(rows->t + r.text, (size_t)r.len + (r.kind != HDRTRIE_KIND_EXACT), wrap);
}

static void print_result(const gen_rows *rows, const gen_piece *piece, gen_wrap *wrap)
{
    const hdrtrie_match m = hdrtrie_result_read(rows->t + piece->at);
    const hdrtrie_table *spelled = gen_pieces_nested(rows->table, GEN_NESTED_SPELLED);
    size_t len;
    const char *text = hdrtrie_rule_text(spelled, (int32_t)piece->index, &len);
    gen_wrap_word(wrap, "HDRTRIE_RESULT(%" PRId32 ", 0x%" PRIx32 "u),", m.id, m.groups);
    print_comment((const uint8_t *)text, len, wrap);
}

void gen_rows_print(const gen_rows *rows, size_t index, size_t count, gen_wrap *wrap)
{
    const gen_piece *piece = &rows->pieces.items[index];
    const uint8_t *at = rows->t + piece->at;
    if (are_zeros(rows, index, count)) {
        print_zeros(rows, index, count, wrap);
        return;
    }
    switch ((gen_piece_kind)piece->kind) {
    case GEN_PIECE_HEADER: print_header(rows, wrap); break;
    case GEN_PIECE_AFFIX: gen_rows_wrap_affix(wrap, "HDRTRIE_AFFIX(", hdrtrie_affix_read(at), ")"); break;
    case GEN_PIECE_COLD: print_cold(rows, wrap); break;
    case GEN_PIECE_NESTING: print_nesting(rows, wrap); break;
    case GEN_PIECE_NODE: print_node(rows, piece, wrap); break;
    case GEN_PIECE_PILOT: print_pilot(rows, piece, wrap); break;
    case GEN_PIECE_SLOT: print_slot(rows, piece, wrap); break;
    case GEN_PIECE_RECORD: print_record(rows, piece, wrap); break;
    case GEN_PIECE_FILTER: gen_wrap_word(wrap, "HDRTRIE_FILTER_WORD(0x%016" PRIx64 "u),", hdrtrie_load_le64(at)); break;
    case GEN_PIECE_AFFIX_PILOT: gen_wrap_word(wrap, "HDRTRIE_PILOT(%" PRIu32 "),", hdrtrie_load_le16(at)); break;
    case GEN_PIECE_AFFIX_SLOT: print_affix_slot(rows, piece, wrap); break;
    case GEN_PIECE_LITERAL: print_literal(rows, piece, wrap); break;
    case GEN_PIECE_GROUP: print_group(rows, piece, wrap); break;
    case GEN_PIECE_RULE: print_rule(rows, piece, wrap); break;
    case GEN_PIECE_ID: gen_wrap_word(wrap, "HDRTRIE_ID_RULE(%" PRIu32 "),", hdrtrie_load_le32(at)); break;
    case GEN_PIECE_DIGEST: gen_wrap_word(wrap, "HDRTRIE_U64(0x%016" PRIx64 "u),", hdrtrie_load_le64(at)); break;
    case GEN_PIECE_RESULT: print_result(rows, piece, wrap); break;
    case GEN_PIECE_SIEVE: gen_sieve_rows_print_head(rows, piece, wrap); break;
    case GEN_PIECE_SIEVE_LENGTHS:
    case GEN_PIECE_SIEVE_LAST:
    case GEN_PIECE_SIEVE_LEVEL: gen_sieve_rows_print(rows, piece, count, wrap); break;
    case GEN_PIECE_NESTED: break;
    case GEN_PIECE_LITERAL_TEXT:
    case GEN_PIECE_COLD_TEXT:
    case GEN_PIECE_FILL: print_chars(rows, piece->at, piece->len, wrap); break;
    }
}
