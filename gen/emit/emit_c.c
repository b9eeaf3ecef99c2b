/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "emit_c.h"

#include <inttypes.h>

#include "rows.h"

#define INDENT 4

static void emit_rows(const gen_rows *rows, FILE *out)
{
    gen_wrap wrap = gen_wrap_make(out, INDENT, INDENT);
    for (size_t i = 0, count; i < rows->pieces.count; i += count) {
        const gen_piece *piece = &rows->pieces.items[i];
        if (piece->kind == GEN_PIECE_NESTED) {
            count = 1;
            gen_wrap_row(&wrap);
            fprintf(out, "\n    /* ---- %s, from byte %" PRIu32 " on */\n\n", gen_piece_title(piece), piece->at);
            emit_rows(rows->nested[piece->index], out);
            fputs("\n    /* ---- the end of the nested table */\n", out);
            continue;
        }
        const bool begins = gen_rows_section_begins(rows, i), shares = gen_rows_share_lines(piece);
        count = gen_rows_run(rows, i);
        if (begins || !shares || count > 1) gen_wrap_row(&wrap);
        if (begins) fprintf(out, "%s    /* %s */\n", i == 0 ? "" : "\n", gen_piece_title(piece));
        wrap.hang = shares ? 0 : INDENT;
        gen_rows_print(rows, i, count, &wrap);
        if (count > 1) gen_wrap_row(&wrap);
    }
    gen_wrap_row(&wrap);
}

static void emit_preamble(const gen_emission *emission, const gen_rows *rows, FILE *out)
{
    const char *symbol = emission->symbol;
    gen_emission_banner(emission, "an hdrtrie table", out);
    if (emission->header_name != NULL) {
        fprintf(out, "#include \"%s\"\n\n", emission->header_name);
        gen_emission_version_check(emission, out);
        fprintf(out,
            "#if %s_DIGEST != 0x%016" PRIx64 "u\n"
            "#error \"the header is not that of this table; generate both again\"\n"
            "#endif\n",
            emission->symbols->capitals, gen_emission_digest(emission->table));
    } else {
        fputs("#include <hdrtrie/detail/format/table.h>\n\n", out);
        gen_emission_version_check(emission, out);
        fprintf(out, "\nextern const hdrtrie_table %s[];\n", symbol);
    }
    gen_rows_define_runs(rows, out);
    fprintf(out,
        "\n#if defined(__GNUC__)\n"
        "#pragma GCC diagnostic push\n"
        "#pragma GCC diagnostic ignored \"-Wmissing-braces\" /* the rows below fill one line after the other */\n"
        "#endif\n\n"
        "const hdrtrie_table %s[] = {\n",
        symbol);
}

bool gen_emit_c(const gen_emission *emission, FILE *out)
{
    gen_rows rows;
    const bool made = gen_rows_make(emission->table, &rows);
    if (made) {
        emit_preamble(emission, &rows, out);
        emit_rows(&rows, out);
        fputs("};\n\n"
              "#if defined(__GNUC__)\n"
              "#pragma GCC diagnostic pop\n"
              "#endif\n",
            out);
    }
    gen_rows_free(&rows);
    return made;
}
