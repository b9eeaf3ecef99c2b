/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "dump.h"

#include <inttypes.h>

#include "../emit/emission.h"
#include "../emit/escape.h"
#include "../emit/rows.h"
#include "../read/include.h"
#include "../read/path.h"

#define BYTES_PER_ROW 32 /* a node */
#define BYTES_INDENT 8   /* after the offset */

const char *gen_dump_kind_name(unsigned kind)
{
    static const char *const names[] = {"exact", "prefix", "suffix"};
    return names[kind];
}

static void dump_rule(
    const hdrtrie_list *list, const hdrtrie_rule *rule, const hdrtrie_origin *origin, int32_t id, FILE *out)
{
    static const char *const exceptions[] = {"", "not ", "not case "};
    fprintf(out, "%s:%" PRIu32 ":%" PRIu32 ": [%s] %s%s%s ", gen_include_base(list->files[origin->file]), origin->line,
        origin->column, list->groups[rule->group], exceptions[rule->exception], rule->cookie ? "cookie " : "",
        gen_dump_kind_name(rule->kind));
    gen_escape_comment(out, rule->literal, rule->len);
    fprintf(out, " id %" PRId32 "\n", id);
}

void gen_dump_rules(const hdrtrie_pipeline *pipeline, FILE *out)
{
    const hdrtrie_list *list = &pipeline->list;
    fprintf(out, "fold %s\n", gen_emission_fold_name(list->fold));
    for (size_t i = 0; i < list->group_count; i++) fprintf(out, "group %zu [%s]\n", i, list->groups[i]);
    for (size_t i = 0; i < list->count; i++) {
        dump_rule(list, &list->rules[i], &list->origins[i], pipeline->names.rule_ids[i], out);
    }
    for (size_t i = 0; i < list->cookie_count; i++) {
        dump_rule(list, &list->cookies[i], &list->cookie_origins[i], pipeline->cookie_names.rule_ids[i], out);
    }
}

static void dump_decision(const char *title, uint32_t in, uint32_t out_of, int32_t id, FILE *out)
{
    fprintf(out, "%s 0x%" PRIx32, title, in);
    if (out_of != 0) fprintf(out, " not 0x%" PRIx32, out_of);
    fprintf(out, " id %" PRId32, id);
}

static void dump_text(const hdrtrie_name *name, FILE *out)
{
    gen_escape_comment(out, (const char *)name->text, name->len);
}

static void dump_slot(const hdrtrie_trie *trie, size_t slot, FILE *out)
{
    const uint32_t index = trie->slots[slot];
    if (index == 0) return;
    fprintf(out, "  slot %zu: ", slot);
    dump_text(&trie->names->exact[index - 1], out);
    dump_decision(": groups", trie->groups[index - 1], 0, trie->ids[index - 1], out);
    fputc('\n', out);
}

static void dump_nodes(const hdrtrie_trie *trie, FILE *out)
{
    for (size_t i = 0; i < trie->node_count; i++) {
        const hdrtrie_node *n = &trie->nodes[i];
        const size_t end = n->base + (size_t)hdrtrie_node_row_len(*n);
        bool begun = false;
        for (size_t k = n->base; k < end; k++) {
            const uint32_t index = trie->slots[k];
            if (index == 0) continue; /* a length without names has only slot 0 */
            if (!begun) {
                fprintf(out, "length %zu: window %u & 0x%016" PRIx64, i, n->offset1, n->mask1);
                if (n->mask2 != 0) fprintf(out, " + window %u & 0x%016" PRIx64, n->offset2, n->mask2);
                fprintf(out, ", * 0x%016" PRIx64 " >> %u, + %" PRIu32 "\n", n->multiplier, n->shift, n->base);
                begun = true;
            }
            dump_slot(trie, k, out);
        }
    }
}

static void dump_end(const char *title, const hdrtrie_affixes *end, FILE *out)
{
    if (end->literal_count == 0) return;
    fprintf(out, "%s: probe of %u bytes, %zu pilots, %zu slots\n", title, end->head_len, end->probe.pilot_count,
        end->probe.slot_count);
    for (size_t i = 0; i < end->run_count; i++) {
        fprintf(out, "  head 0x%016" PRIx64 ": literals %" PRIu32 " to %" PRIu32 "\n", end->heads[i], end->firsts[i],
            end->firsts[i] + end->counts[i] - 1);
    }
    for (size_t i = 0; i < end->literal_count; i++) {
        const hdrtrie_name *literal = &end->literals[i];
        fprintf(out, "  literal %zu: ", i);
        dump_text(literal, out);
        dump_decision(": in", literal->in, literal->out, literal->id, out);
        if (end->parents[i] != 0) fprintf(out, " parent %" PRIu32, end->parents[i] - 1);
        fputc('\n', out);
    }
}

static void dump_trie(const hdrtrie_trie *trie, FILE *out)
{
    fprintf(out, "mode %u, longest name %u, %zu slots\n", trie->mode, trie->max_len, trie->slot_count);
    if (trie->mode == HDRTRIE_MODE_HASHED) {
        fprintf(out, "hashed: seed %u, %zu pilots\n", trie->seed, trie->hash.pilot_count);
        for (size_t i = 0; i < trie->hash.pilot_count; i++) fprintf(out, "  pilot %zu: %u\n", i, trie->hash.pilots[i]);
        for (size_t i = 0; i < trie->slot_count; i++) dump_slot(trie, i, out);
    } else {
        dump_nodes(trie, out);
    }
    dump_end("prefixes", &trie->prefix, out);
    dump_end("suffixes, reversed", &trie->suffix, out);
    if (trie->sieve == NULL) return;
    fprintf(out, "sieve: %u buckets, offsets", 8u * trie->sieve->row);
    for (size_t k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) fprintf(out, " %u", trie->sieve->offsets[k]);
    fputc('\n', out);
}

void gen_dump_trie(const hdrtrie_pipeline *pipeline, FILE *out)
{
    dump_trie(&pipeline->trie, out);
    if (pipeline->list.cookie_count == 0) return;
    fputs("cookies\n", out);
    dump_trie(&pipeline->cookie_trie, out);
}

/* The bytes of a row; for a run of empty pieces only their count. */
static void dump_bytes(const uint8_t *bytes, size_t len, bool empty, FILE *out)
{
    if (empty) {
        fprintf(out, "        00 * %zu\n", len);
        return;
    }
    for (size_t i = 0; i < len; i++) {
        const char *before = i % BYTES_PER_ROW != 0 ? " " : i != 0 ? "\n        " : "        ";
        fprintf(out, "%s%02x", before, bytes[i]);
    }
    fputc('\n', out);
}

/* The bytes of one of count equal rows. */
static void dump_repeated(const uint8_t *bytes, size_t len, size_t count, FILE *out)
{
    fputs("        ", out);
    for (size_t i = 0; i < len; i++) fprintf(out, "%02x ", bytes[i]);
    fprintf(out, "* %zu\n", count);
}

/* base: where the table begins in the outermost one. */
static void dump_rows(const gen_rows *rows, uint32_t base, FILE *out)
{
    gen_wrap wrap = gen_wrap_make(out, BYTES_INDENT, 4);
    for (size_t i = 0, count; i < rows->pieces.count; i += count) {
        const gen_piece *piece = &rows->pieces.items[i], *last;
        count = gen_rows_run(rows, i);
        last = piece + count - 1;
        if (gen_rows_section_begins(rows, i)) fprintf(out, "\n%s\n", gen_piece_title(piece));
        if (piece->kind == GEN_PIECE_NESTED) {
            dump_rows(rows->nested[piece->index], base + piece->at, out);
            fputs("\nthe end of the nested table\n", out);
            continue;
        }
        fprintf(out, "%6" PRIu32 "  ", base + piece->at);
        wrap.column = wrap.indent;
        gen_rows_print(rows, i, count, &wrap);
        gen_wrap_row(&wrap);
        if (gen_rows_are_repeated(rows, i, count)) {
            dump_repeated(rows->t + piece->at, piece->len, count, out);
        } else {
            dump_bytes(rows->t + piece->at, last->at + last->len - piece->at, count > 1, out);
        }
    }
}

bool gen_dump_table(const hdrtrie_table *table, FILE *out)
{
    gen_rows rows;
    const bool made = gen_rows_make(table, &rows);
    if (made) dump_rows(&rows, 0, out);
    gen_rows_free(&rows);
    return made;
}
