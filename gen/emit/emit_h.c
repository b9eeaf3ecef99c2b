/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "emit_h.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

#include "../read/sieve_path.h"
#include "rows.h"

static void emit_affix(const char *field, hdrtrie_affix a, gen_wrap *wrap)
{
    char opening[32];
    if ((a.head_len | a.pilots | a.slots | a.literals | a.literal_count | a.filter | a.mask) == 0) {
        gen_wrap_word(wrap, "/* %s: no such rule */ {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},", field);
        return;
    }
    snprintf(opening, sizeof opening, "/* %s */ {", field);
    gen_rows_wrap_affix(wrap, opening, a, "}");
}

static void emit_shape(const gen_emission *emission, FILE *out)
{
    const hdrtrie_shape s = hdrtrie_shape_read(emission->table);
    const hdrtrie_sieve_view sieve = gen_sieve_read(emission->table);
    gen_wrap wrap = gen_wrap_make(out, 4, 0);
    fprintf(out,
        "/* The table's header as constants: the compiler folds them into the instructions of a find. */\n"
        "static const hdrtrie_shape %s_shape = {\n",
        emission->symbol);
    gen_wrap_word(&wrap, "%s,", gen_emission_fold_constant(s.fold));
    gen_wrap_word(&wrap, "%s,", gen_emission_mode_constant(s.mode));
    gen_emission_flags(s.flags, &wrap);
    gen_wrap_row(&wrap);
    gen_wrap_word(&wrap, "/* max_len */ %u,", s.max_len);
    gen_wrap_word(&wrap, "/* slot_shift */ %u,", s.slot_shift);
    gen_wrap_word(&wrap, "/* bucket_shift */ %u,", s.bucket_shift);
    gen_wrap_word(&wrap, "/* seed */ %u,", s.seed);
    gen_wrap_word(&wrap, "/* text_bits */ %u,", s.text_bits);
    gen_wrap_word(&wrap, "/* nodes */ %" PRIu32 ",", s.nodes);
    gen_wrap_word(&wrap, "/* slots */ %" PRIu32 ",", s.slots);
    gen_wrap_word(&wrap, "/* records */ %" PRIu32 ",", s.records);
    gen_wrap_word(&wrap, "/* none */ 0x%" PRIx64 "u,", s.none);
    gen_wrap_row(&wrap);
    wrap.hang = 4;
    emit_affix("prefix", s.prefix, &wrap);
    gen_wrap_row(&wrap);
    emit_affix("suffix", s.suffix, &wrap);
    gen_wrap_row(&wrap);
    gen_wrap_word(&wrap, "/* affixes_read */ 1,");
    gen_wrap_word(&wrap, "/* sieve_row */ %u,", sieve.row);
    gen_wrap_word(&wrap, "/* sieve */ %" PRIu32 ",", s.sieve);
    gen_wrap_word(&wrap, "/* sieve_offsets */ 0x%" PRIx32, sieve.offsets);
    gen_wrap_row(&wrap);
    fputs("};\n", out);
}

static void emit_groups(const gen_emission *emission, FILE *out)
{
    const gen_symbols *symbols = emission->symbols;
    gen_wrap wrap = gen_wrap_make(out, 0, 4);
    if (symbols->group_count == 0) return;
    fputs("/* Groups, to be or-ed: in hdrtrie_match.groups and in arguments. All: HDRTRIE_ALL_GROUPS. */\n", out);
    for (uint32_t i = 0; i < symbols->group_count; i++) {
        size_t len;
        const char *name = hdrtrie_group_name(emission->table, i, &len);
        gen_wrap_word(&wrap, "#define %s (1u << %" PRIu32 ")", symbols->groups[i], i);
        gen_wrap_comment(&wrap, "[");
        gen_wrap_comment_text(&wrap, (const uint8_t *)name, len);
        gen_wrap_comment(&wrap, "]");
        gen_wrap_comment_end(&wrap);
        gen_wrap_row(&wrap);
    }
    fputc('\n', out);
}

/* The constants of an enum whose head has been written. before: the text before each rule in comments. */
static void emit_constants(
    const hdrtrie_table *table, char *const *names, uint32_t count, const char *before, FILE *out)
{
    gen_wrap wrap = gen_wrap_make(out, 4, 4);
    for (uint32_t i = 0; i < count; i++) {
        size_t len;
        const char *text = hdrtrie_rule_text(table, (int32_t)i, &len);
        gen_wrap_word(&wrap, "%s = %" PRIu32 "%s", names[i], i, i + 1 < count ? "," : "");
        gen_wrap_comment(&wrap, "%s", before);
        gen_wrap_comment_text(&wrap, (const uint8_t *)text, len);
        gen_wrap_comment_end(&wrap);
        gen_wrap_row(&wrap);
    }
    fputs("};\n\n", out);
}

/* An enum without constants is not valid C. */
static void emit_ids(const gen_emission *emission, FILE *out)
{
    const gen_symbols *symbols = emission->symbols;
    if (symbols->id_count != 0) {
        fprintf(out,
            "/* Values of hdrtrie_match.id: the most specific rule that matches. Without a match it is -1. */\nenum "
            "%s_id {\n",
            emission->symbol);
        emit_constants(emission->table, symbols->ids, symbols->id_count, "", out);
    }
    if (symbols->cookie_count != 0) {
        fprintf(out, "/* The same for cookies: of finds in hdrtrie_cookies(%s). */\nenum %s_cookie_id {\n",
            emission->symbol, emission->symbol);
        emit_constants(hdrtrie_cookies(emission->table), symbols->cookies, symbols->cookie_count, "cookie:", out);
    }
}

/* SYM_mark, SYM_clear or SYM_keep; shaped: the inline function that it calls. */
static void emit_strip_call(const char *symbol, const char *call, const char *shaped, FILE *out)
{
    gen_wrap wrap = gen_wrap_make(out, 0, 4);
    const bool marks = strcmp(call, "mark") == 0;
    fprintf(out, "/* hdrtrie_%s with this table. */\n", call);
    gen_wrap_word(&wrap, "HDRTRIE_INLINE size_t %s_%s(uint32_t groups,", symbol, call);
    gen_wrap_word(&wrap, "%svoid *fields,", marks ? "const " : "");
    gen_wrap_word(&wrap, "size_t count,");
    gen_wrap_word(&wrap, "const hdrtrie_layout *layout%s", marks ? "," : ")");
    if (marks) gen_wrap_word(&wrap, "uint64_t *bitmap)");
    gen_wrap_row(&wrap);
    fputs("{\n", out);
    wrap.indent = 4;
    gen_wrap_word(&wrap, "return %s(%s,", shaped, symbol);
    gen_wrap_word(&wrap, "%s_shape,", symbol);
    gen_wrap_word(&wrap, "groups, fields, count, layout%s);", marks ? ", bitmap" : "");
    gen_wrap_row(&wrap);
    fputs("}\n", out);
}

static void emit_calls(const gen_emission *emission, FILE *out)
{
    const char *symbol = emission->symbol;
    const unsigned fold = hdrtrie_table_bytes(emission->table)[HDRTRIE_AT_FOLD];
    fprintf(out,
        "/* hdrtrie_find in this table. */\n"
        "HDRTRIE_INLINE hdrtrie_match %s_find(const char *name, size_t len)\n"
        "{\n"
        "    return hdrtrie_find_shaped(%s, %s_shape, name, len);\n"
        "}\n\n",
        symbol, symbol, symbol);
    emit_strip_call(symbol, "mark", "hdrtrie_mark_shaped", out);
    fputc('\n', out);
    emit_strip_call(symbol, "clear", "hdrtrie_clear_shaped", out);
    fputc('\n', out);
    if (fold > HDRTRIE_FOLD_CASE) {
        fprintf(out,
            "/* %s_keep is not defined. With fold %s it would also keep\n"
            "   aliases of the listed names, chosen by an attacker. */\n",
            symbol, gen_emission_fold_name(fold));
    } else {
        emit_strip_call(symbol, "keep", "hdrtrie_keep_shaped", out);
    }
}

/* The table's symbol contains its digest, so objects that were compiled with another header do not link with it. */
static void emit_declaration(const gen_emission *emission, FILE *out)
{
    const char *symbol = emission->symbol;
    const uint64_t digest = gen_emission_digest(emission->table);
    gen_wrap wrap = gen_wrap_make(out, 0, 4);
    fprintf(out, "HDRTRIE_EXTERN_C_BEGIN\n\n"
                 "/* The table: an argument for the library's calls, as a const hdrtrie_table *. Its symbol contains\n"
                 "   its digest: objects compiled with the header of another table do not link with it. */\n"
                 "#ifdef HDRTRIE_SYMBOL\n");
    gen_wrap_word(&wrap, "extern const hdrtrie_table %s[]", symbol);
    gen_wrap_word(&wrap, "HDRTRIE_SYMBOL(\"%s_%016" PRIx64 "\");", symbol, digest);
    gen_wrap_row(&wrap);
    fprintf(out,
        "#else\n"
        "#define %s %s_%016" PRIx64 "\n"
        "extern const hdrtrie_table %s[];\n"
        "#endif\n\n"
        "HDRTRIE_EXTERN_C_END\n\n"
        "/* Makes each object that includes this header refer to the table, for its constants too. */\n"
        "static const hdrtrie_table *const %s_link HDRTRIE_USED = %s;\n\n",
        symbol, symbol, digest, symbol, symbol, symbol);
}

void gen_emit_h(const gen_emission *emission, FILE *out)
{
    const char *symbol = emission->symbol;
    gen_emission_banner(emission, "the header of an hdrtrie table", out);
    fprintf(out, "#ifndef HDRTRIE_TABLE_%s_H\n#define HDRTRIE_TABLE_%s_H\n\n#include <hdrtrie/inline.h>\n\n", symbol,
        symbol);
    gen_emission_version_check(emission, out);
    fprintf(out, "\n#define %s_DIGEST 0x%016" PRIx64 "u\n\n", emission->symbols->capitals,
        gen_emission_digest(emission->table));
    emit_groups(emission, out);
    emit_ids(emission, out);
    emit_declaration(emission, out);
    emit_shape(emission, out);
    fputc('\n', out);
    emit_calls(emission, out);
    fputs("\n#endif\n", out);
}
