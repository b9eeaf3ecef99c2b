/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "emit_h.h"

#include <hdrtrie/detail/shape.h>
#include <inttypes.h>

#include "escape.h"

static void emit_affix(hdrtrie_affix a, FILE *out)
{
    fprintf(out, "{%u, %u, %u, %u, %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", 0x%016" PRIx64 "u}",
            a.head_len, a.slot_shift, a.bucket_shift, a.filter_shift, a.pilots, a.slots, a.literals, a.literal_count,
            a.filter, a.mask);
}

static void emit_shape(const gen_emission *emission, FILE *out)
{
    const hdrtrie_shape s = hdrtrie_shape_read(emission->table);
    fprintf(out,
            "/* fold, mode, flags, max_len, slot_shift, bucket_shift, seed, text_bits, nodes, slots, records, head\n"
            "   of record 0, prefixes, suffixes, both read: constants, so that the compiler folds them into the\n"
            "   instructions of a find */\n"
            "static const hdrtrie_shape %s_shape = {%u, %u, %u, %u, %u, %u, %u, %u, %" PRIu32 ", %" PRIu32 ", %" PRIu32
            ", 0x%" PRIx64 "u,\n    ",
            emission->symbol, s.fold, s.mode, s.flags, s.max_len, s.slot_shift, s.bucket_shift, s.seed, s.text_bits,
            s.nodes, s.slots, s.records, s.none);
    emit_affix(s.prefix, out);
    fputs(",\n    ", out);
    emit_affix(s.suffix, out);
    fputs(", 1};\n", out);
}

static void emit_groups(const gen_emission *emission, FILE *out)
{
    const gen_symbols *symbols = emission->symbols;
    if (symbols->group_count == 0) return;
    fputs("/* Groups, to be or-ed; HDRTRIE_ALL_GROUPS are all of them. */\n", out);
    for (uint32_t i = 0; i < symbols->group_count; i++) {
        size_t len;
        const char *name = hdrtrie_group_name(emission->table, i, &len);
        fprintf(out, "#define %s_GROUP_%s (1u << %" PRIu32 ") /* [", emission->symbol, symbols->groups[i], i);
        gen_escape_comment(out, name, len);
        fputs("] */\n", out);
    }
    fputc('\n', out);
}

static void emit_ids(const gen_emission *emission, FILE *out)
{
    const gen_symbols *symbols = emission->symbols;
    if (symbols->id_count == 0) return; /* C has no empty enum */
    fprintf(out, "/* What hdrtrie_match.id tells. */\nenum %s_id {\n", emission->symbol);
    for (uint32_t i = 0; i < symbols->id_count; i++) {
        size_t len;
        const char *text = hdrtrie_rule_text(emission->table, (int32_t)i, &len);
        fprintf(out, "    %s_ID_%s = %" PRIu32 "%s /* ", emission->symbol, symbols->ids[i], i,
                i + 1 < symbols->id_count ? "," : "");
        gen_escape_comment(out, text, len);
        fputs(" */\n", out);
    }
    fputs("};\n\n", out);
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
    fprintf(
        out,
        "/* hdrtrie_clear with this table. */\n"
        "HDRTRIE_INLINE size_t %s_clear(uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout)\n"
        "{\n"
        "    return hdrtrie_clear_shaped(%s, %s_shape, groups, fields, count, layout);\n"
        "}\n",
        symbol, symbol, symbol);
    if (fold > HDRTRIE_FOLD_CASE) {
        fprintf(out,
                "\n/* There is no %s_keep: under fold %s it would keep an attacker's aliases of the listed names. */\n",
                symbol, gen_emission_fold_name(fold));
        return;
    }
    fprintf(out,
            "\n/* hdrtrie_keep with this table. */\n"
            "HDRTRIE_INLINE size_t %s_keep(uint32_t groups, void *fields, size_t count, const hdrtrie_layout *layout)\n"
            "{\n"
            "    return hdrtrie_keep_shaped(%s, %s_shape, groups, fields, count, layout);\n"
            "}\n",
            symbol, symbol, symbol);
}

void gen_emit_h(const gen_emission *emission, FILE *out)
{
    const char *symbol = emission->symbol;
    gen_emission_banner(emission, "the header of an hdrtrie table", out);
    fprintf(out, "#ifndef %s_HDRTRIE_TABLE_H\n#define %s_HDRTRIE_TABLE_H\n\n#include <hdrtrie/inline.h>\n\n", symbol,
            symbol);
    gen_emission_version_check(emission, out);
    fprintf(out, "\n#define %s_DIGEST 0x%016" PRIx64 "u\n\n", symbol, gen_emission_digest(emission->table));
    emit_groups(emission, out);
    emit_ids(emission, out);
    fprintf(out,
            "HDRTRIE_EXTERN_C_BEGIN\n\n"
            "/* The table, to be passed as a const hdrtrie_table *. */\n"
            "extern const hdrtrie_table %s[];\n\n"
            "HDRTRIE_EXTERN_C_END\n\n",
            symbol);
    emit_shape(emission, out);
    fputc('\n', out);
    emit_calls(emission, out);
    fputs("\n#endif\n", out);
}
