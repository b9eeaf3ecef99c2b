/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "sieve_rows.h"

#include <hdrtrie/detail/format/sieve.h>
#include <inttypes.h>
#include <string.h>

#define TIMES_MIN 4   /* equal rows of the shortest run */
#define TIMES_MAX 128 /* of the largest macro of equal rows */

bool gen_sieve_rows_are(const gen_piece *piece)
{
    return piece->kind == GEN_PIECE_SIEVE_LENGTHS || piece->kind == GEN_PIECE_SIEVE_LAST ||
           piece->kind == GEN_PIECE_SIEVE_LEVEL;
}

size_t gen_sieve_rows_run(const gen_rows *rows, size_t index)
{
    const gen_piece *first = &rows->pieces.items[index];
    size_t count = 1;
    while (index + count < rows->pieces.count && first[count].kind == first->kind && first[count].end == first->end &&
           memcmp(rows->t + first->at, rows->t + first[count].at, first->len) == 0) {
        count++;
    }
    return count >= TIMES_MIN ? count : 1;
}

void gen_sieve_rows_define(const gen_rows *rows, FILE *out)
{
    if (hdrtrie_load_le32(rows->t + HDRTRIE_AT_SIEVE) == 0) return;
    fputs("\n/* Runs of equal rows. */\n#define HDRTRIE_TIMES_2(...) __VA_ARGS__, __VA_ARGS__\n", out);
    for (unsigned n = 4; n <= TIMES_MAX; n *= 2) {
        fprintf(out, "#define HDRTRIE_TIMES_%u(...) HDRTRIE_TIMES_%u(__VA_ARGS__), HDRTRIE_TIMES_%u(__VA_ARGS__)\n", n,
            n / 2, n / 2);
    }
}

void gen_sieve_rows_print_head(const gen_rows *rows, const gen_piece *piece, gen_wrap *wrap)
{
    const uint8_t *at = rows->t + piece->at;
    gen_wrap_word(wrap, "HDRTRIE_U32(%u),", at[HDRTRIE_AT_SIEVE_ROW]);
    for (unsigned k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) {
        gen_wrap_word(wrap, "HDRTRIE_U8(%u),", at[HDRTRIE_AT_SIEVE_OFFSETS + k]);
    }
}

/* Writes a row of a sieve. before: the macro that repeats it, with its parenthesis, or "". */
static void print_row(const uint8_t *at, size_t len, const char *before, gen_wrap *wrap)
{
    const char *end = *before != '\0' ? ")," : ",";
    switch (len) {
    case 2: gen_wrap_word(wrap, "%sHDRTRIE_U16(0x%04" PRIx32 "u)%s", before, hdrtrie_load_le16(at), end); break;
    case 4: gen_wrap_word(wrap, "%sHDRTRIE_U32(0x%08" PRIx32 "u)%s", before, hdrtrie_load_le32(at), end); break;
    default: gen_wrap_word(wrap, "%sHDRTRIE_U64(0x%016" PRIx64 "u)%s", before, hdrtrie_load_le64(at), end); break;
    }
}

void gen_sieve_rows_print(const gen_rows *rows, const gen_piece *piece, size_t count, gen_wrap *wrap)
{
    const uint8_t *at = rows->t + piece->at;
    size_t left = count;
    for (unsigned times = TIMES_MAX; times > 1; times /= 2) {
        char before[32];
        snprintf(before, sizeof before, "HDRTRIE_TIMES_%u(", times);
        for (; left >= times; left -= times) print_row(at, piece->len, before, wrap);
    }
    if (left != 0) print_row(at, piece->len, "", wrap);
    if (count == 1) return;
    if (piece->kind == GEN_PIECE_SIEVE_LENGTHS) {
        gen_wrap_comment(wrap, "%" PRIu32 " to %" PRIu32, piece->index, piece[count - 1].index);
    } else {
        gen_wrap_comment(wrap, "0x%02" PRIx32 " to 0x%02" PRIx32, piece->index, piece[count - 1].index);
    }
    gen_wrap_comment_end(wrap);
}
