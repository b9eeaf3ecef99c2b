/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "rows.h"

#include <hdrtrie/detail/shape.h>
#include <inttypes.h>

#include <hdrtrie/rules.h>

#include "escape.h"

bool gen_rows_make(const hdrtrie_table *table, gen_rows *rows)
{
    *rows = (gen_rows){.t = hdrtrie_table_bytes(table), .table = table, .shape = hdrtrie_shape_read(table)};
    return gen_pieces_make(table, &rows->pieces) && gen_traffic_make(table, &rows->pieces, &rows->traffic);
}

void gen_rows_free(gen_rows *rows)
{
    gen_traffic_free(&rows->traffic);
    gen_pieces_free(&rows->pieces);
}

bool gen_rows_section_begins(const gen_rows *rows, size_t index)
{
    const gen_piece *piece = &rows->pieces.items[index];
    return piece->kind != GEN_PIECE_FILL &&
           (index == 0 || piece[-1].kind != piece->kind || piece[-1].end != piece->end);
}

static void print_chars(const gen_rows *rows, FILE *out, size_t at, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (i != 0) fputc(',', out);
        gen_escape_char(out, rows->t[at + i]);
    }
}

static void print_comment(FILE *out, const uint8_t *text, size_t len)
{
    fputs(" /* ", out);
    gen_escape_comment(out, (const char *)text, len);
    fputs(" */", out);
}

static void print_word(uint64_t word, FILE *out)
{
    if (word == 0) {
        fputs("0, ", out);
    } else {
        fprintf(out, "0x%016" PRIx64 "u, ", word);
    }
}

static void print_header(const gen_rows *rows, FILE *out)
{
    const hdrtrie_shape *s = &rows->shape;
    fprintf(out, "HDRTRIE_HEADER(%u, %u, %u, %u, %u, %u, %u, %u, %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32 "),",
            s->fold, s->mode, s->flags, s->max_len, s->slot_shift, s->bucket_shift, s->seed, s->text_bits, s->nodes,
            s->slots, s->records, hdrtrie_load_le32(rows->t + HDRTRIE_AT_RECORD_COUNT));
}

static void print_affix(hdrtrie_affix a, FILE *out)
{
    fprintf(out,
            "HDRTRIE_AFFIX(%u, %u, %u, %u, %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32
            ", 0x%016" PRIx64 "u),",
            a.head_len, a.slot_shift, a.bucket_shift, a.filter_shift, a.pilots, a.slots, a.literals, a.literal_count,
            a.filter, a.mask);
}

static void print_cold(const gen_rows *rows, FILE *out)
{
    fprintf(out,
            "HDRTRIE_COLD(%" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32
            ", %" PRIu32 "),",
            hdrtrie_load_le32(rows->t + HDRTRIE_AT_TOTAL_LEN), hdrtrie_load_le32(rows->t + HDRTRIE_AT_HOT_LEN),
            hdrtrie_load_le32(rows->t + HDRTRIE_AT_RULE_COUNT), hdrtrie_load_le32(rows->t + HDRTRIE_AT_GROUPS),
            hdrtrie_load_le32(rows->t + HDRTRIE_AT_RULES), hdrtrie_load_le32(rows->t + HDRTRIE_AT_ID_COUNT),
            hdrtrie_load_le32(rows->t + HDRTRIE_AT_IDS), hdrtrie_group_count(rows->table));
}

static void print_node(const gen_rows *rows, const gen_piece *piece, FILE *out)
{
    const hdrtrie_node n = hdrtrie_node_read(rows->t + piece->at);
    fputs("HDRTRIE_NODE(", out);
    print_word(n.mask1, out);
    print_word(n.mask2, out);
    print_word(n.multiplier, out);
    fprintf(out, "%" PRIu32 ", %u, %u, %u), /* length %" PRIu32 ": ", n.base, n.offset1, n.offset2, n.shift,
            piece->index);
    gen_traffic_print(&rows->traffic, piece->index, out);
    fputs(" */", out);
}

static void print_pilot(const gen_rows *rows, const gen_piece *piece, FILE *out)
{
    fprintf(out, "HDRTRIE_PILOT(%" PRIu32 "), /* ", hdrtrie_load_le16(rows->t + piece->at));
    gen_traffic_print(&rows->traffic, piece->index, out);
    fputs(" */", out);
}

static void print_record(const gen_rows *rows, const gen_piece *piece, FILE *out)
{
    const uint32_t head_len = HDRTRIE_RECORD_LEN(rows->shape.flags);
    const uint8_t *text = rows->t + piece->at + head_len;
    const hdrtrie_record r = hdrtrie_record_read(text, rows->shape.flags);
    fprintf(out, "%s(0x%" PRIx32 "u, %" PRId32 ", %" PRIu32 "),",
            (rows->shape.flags & HDRTRIE_FLAG_WIDE) ? "HDRTRIE_RECORD_WIDE" : "HDRTRIE_RECORD", r.groups, r.id, r.len);
    if (r.len == 0) {
        fputs(" /* no name's: where empty slots lead */", out);
        return;
    }
    fputc(' ', out);
    print_chars(rows, out, piece->at + head_len, r.len);
    fputc(',', out);
    print_comment(out, text, r.len);
}

static void print_affix_slot(const gen_rows *rows, const gen_piece *piece, FILE *out)
{
    const hdrtrie_affix affix = piece->end == HDRTRIE_KIND_SUFFIX ? rows->shape.suffix : rows->shape.prefix;
    const hdrtrie_affix_slot s = hdrtrie_affix_slot_read(rows->t + piece->at);
    fprintf(out, "HDRTRIE_AFFIX_SLOT(0x%016" PRIx64 "u, %" PRIu32 ", %" PRIu32 "),", s.head, s.first, s.count);
    if (s.count != 0) print_comment(out, rows->t + piece->at, affix.head_len);
}

static void print_literal(const gen_rows *rows, const gen_piece *piece, FILE *out)
{
    const hdrtrie_literal l = hdrtrie_literal_read(rows->t + piece->at);
    fprintf(out, "HDRTRIE_LITERAL(%" PRIu32 ", %" PRIu32 ", %" PRIu32 ", 0x%" PRIx32 "u, 0x%" PRIx32 "u, %" PRId32 "),",
            l.text, l.len, l.parent, l.in, l.out, l.id);
    if (l.len == 0) {
        fputs(" /* any name */", out);
    } else {
        print_comment(out, rows->t + l.text, l.len);
    }
}

static void print_group(const gen_rows *rows, const gen_piece *piece, FILE *out)
{
    const uint32_t text = hdrtrie_load_le32(rows->t + piece->at), len = hdrtrie_load_le32(rows->t + piece->at + 4);
    fprintf(out, "HDRTRIE_GROUP(%" PRIu32 ", %" PRIu32 "),", text, len);
    print_comment(out, rows->t + text, len);
}

static void print_rule(const gen_rows *rows, const gen_piece *piece, FILE *out)
{
    const hdrtrie_rule_entry r = hdrtrie_rule_entry_read(rows->t + piece->at);
    fprintf(out, "HDRTRIE_RULE(%" PRIu32 ", %" PRId32 ", %u, %u, %u, %u),", r.text, r.id, r.len, r.kind, r.group,
            r.exception);
    print_comment(out, rows->t + r.text, (size_t)r.len + (r.kind != HDRTRIE_KIND_EXACT));
}

void gen_rows_print(const gen_rows *rows, const gen_piece *piece, FILE *out)
{
    const uint8_t *at = rows->t + piece->at;
    switch ((gen_piece_kind)piece->kind) {
    case GEN_PIECE_HEADER: print_header(rows, out); break;
    case GEN_PIECE_AFFIX: print_affix(hdrtrie_affix_read(at), out); break;
    case GEN_PIECE_COLD: print_cold(rows, out); break;
    case GEN_PIECE_NODE: print_node(rows, piece, out); break;
    case GEN_PIECE_PILOT: print_pilot(rows, piece, out); break;
    case GEN_PIECE_SLOT:
        if (rows->shape.flags & HDRTRIE_FLAG_WIDE) {
            const uint32_t slot = hdrtrie_load_le32(at);
            const unsigned text_bits = rows->shape.text_bits;
            fprintf(out, "HDRTRIE_SLOT_WIDE(%" PRIu32 ", %" PRIu32 ", %u),", hdrtrie_slot_tag(slot, text_bits),
                    hdrtrie_slot_text(slot, text_bits), text_bits);
        } else {
            fprintf(out, "HDRTRIE_SLOT(%" PRIu32 "),", hdrtrie_load_le16(at));
        }
        break;
    case GEN_PIECE_RECORD: print_record(rows, piece, out); break;
    case GEN_PIECE_FILTER: fprintf(out, "HDRTRIE_FILTER_WORD(0x%016" PRIx64 "u),", hdrtrie_load_le64(at)); break;
    case GEN_PIECE_AFFIX_PILOT: fprintf(out, "HDRTRIE_PILOT(%" PRIu32 "),", hdrtrie_load_le16(at)); break;
    case GEN_PIECE_AFFIX_SLOT: print_affix_slot(rows, piece, out); break;
    case GEN_PIECE_LITERAL: print_literal(rows, piece, out); break;
    case GEN_PIECE_GROUP: print_group(rows, piece, out); break;
    case GEN_PIECE_RULE: print_rule(rows, piece, out); break;
    case GEN_PIECE_ID: fprintf(out, "HDRTRIE_ID_RULE(%" PRIu32 "),", hdrtrie_load_le32(at)); break;
    case GEN_PIECE_DIGEST: fprintf(out, "HDRTRIE_U64(0x%016" PRIx64 "u)", hdrtrie_load_le64(at)); break;
    case GEN_PIECE_LITERAL_TEXT:
    case GEN_PIECE_COLD_TEXT:
    case GEN_PIECE_FILL:
        print_chars(rows, out, piece->at, piece->len);
        fputc(',', out);
        break;
    }
}
