/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "emit_c.h"

#include <inttypes.h>

#include "rows.h"

#define PER_ROW 8 /* small pieces that stand on one row */

/* How many pieces like this one stand on a row. */
static size_t row_capacity(const gen_piece *piece)
{
    switch ((gen_piece_kind)piece->kind) {
    case GEN_PIECE_SLOT:
    case GEN_PIECE_AFFIX_PILOT:
    case GEN_PIECE_ID: return PER_ROW;
    default: return 1;
    }
}

static void emit_rows(const gen_rows *rows, FILE *out)
{
    size_t on_row = 0;
    for (size_t i = 0; i < rows->pieces.count; i++) {
        const gen_piece *piece = &rows->pieces.items[i];
        const bool section = gen_rows_section_begins(rows, i);
        if (section || piece->kind == GEN_PIECE_FILL) on_row = 0;
        if (section) fprintf(out, "%s\n    /* %s */", i == 0 ? "" : "\n", gen_piece_title(piece));
        fputs(on_row == 0 ? "\n    " : " ", out);
        gen_rows_print(rows, piece, out);
        on_row = (on_row + 1) % row_capacity(piece);
    }
    fputc('\n', out);
}

static void emit_preamble(const gen_emission *emission, FILE *out)
{
    const char *symbol = emission->symbol;
    gen_emission_banner(emission, "an hdrtrie table", out);
    if (emission->header_name != NULL) {
        fprintf(out, "#include \"%s\"\n\n", emission->header_name);
        gen_emission_version_check(emission, out);
        fprintf(out,
                "_Static_assert(%s_DIGEST == 0x%016" PRIx64 "u,\n"
                "               \"the header is not that of this table; generate both anew\");\n",
                symbol, gen_emission_digest(emission->table));
    } else {
        fputs("#include <hdrtrie/detail/format/table.h>\n\n", out);
        gen_emission_version_check(emission, out);
        fprintf(out, "\nextern const hdrtrie_table %s[];\n", symbol);
    }
    fprintf(out,
            "\n#if defined(__GNUC__)\n"
            "#pragma GCC diagnostic ignored \"-Wmissing-braces\" /* rows are bytes, lines are filled as they come */\n"
            "#endif\n"
            "\nconst hdrtrie_table %s[] = {",
            symbol);
}

bool gen_emit_c(const gen_emission *emission, FILE *out)
{
    gen_rows rows;
    const bool made = gen_rows_make(emission->table, &rows);
    if (made) {
        emit_preamble(emission, out);
        emit_rows(&rows, out);
        fputs("};\n", out);
    }
    gen_rows_free(&rows);
    return made;
}
