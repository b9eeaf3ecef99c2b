/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The sieve in a drawing: one row per bucket, with the lengths and bytes that it lets pass. */
#include <hdrtrie/detail/fold.h>
#include <inttypes.h>
#include <stdio.h>

#include "../emit/escape.h"
#include "../read/sieve_path.h"
#include "draw_table.h"

#define BUCKETS_SHOWN 16
#define BYTES_SHOWN 12 /* of one row; more are counted */
#define RANGES_SHOWN 3 /* of lengths */

/* Whether a name of some length can pass the bucket. */
static bool is_used(hdrtrie_sieve_view sieve, unsigned bucket)
{
    uint64_t buckets = 0;
    for (unsigned i = 0; i < HDRTRIE_SIEVE_LENS; i++)
        buckets |= hdrtrie_sieve_row(sieve.bytes + HDRTRIE_SIEVE_LENGTHS, sieve.row, i);
    return (buckets >> bucket & 1) != 0;
}

/* Prints the lengths whose rows have the bucket, as ranges. The last row is for all lengths from 63 on. */
static void draw_lengths(hdrtrie_sieve_view sieve, unsigned bucket)
{
    const uint8_t *rows = sieve.bytes + HDRTRIE_SIEVE_LENGTHS;
    unsigned ranges = 0;
    fputs("<TD>", stdout);
    for (unsigned from = 1, to; from < HDRTRIE_SIEVE_LENS; from = to + 1) {
        for (to = from; to < HDRTRIE_SIEVE_LENS && (hdrtrie_sieve_row(rows, sieve.row, to) >> bucket & 1) != 0; to++)
            continue;
        if (to == from) continue;
        if (ranges++ == RANGES_SHOWN) {
            fputs(" ...", stdout);
            break;
        }
        printf("%s%u", ranges > 1 ? ", " : "", from);
        if (to == HDRTRIE_SIEVE_LENS) {
            fputs(" or more", stdout);
        } else if (to - 1 != from) {
            printf(" to %u", to - 1);
        }
    }
    fputs("</TD>", stdout);
}

/* Prints the bytes whose rows have the bucket. Of bytes that the fold equates, only one is printed. */
static void draw_bytes(unsigned fold, const uint8_t *rows, unsigned row, unsigned bucket)
{
    unsigned count = 0, all = 0;
    char shown[BYTES_SHOWN];
    for (unsigned c = 0; c < 256; c++) {
        if (!hdrtrie_byte_is_token((uint8_t)c) || hdrtrie_byte_fold(fold, (uint8_t)c) != c) continue;
        all++;
        if ((hdrtrie_sieve_row(rows, row, c) >> bucket & 1) == 0) continue;
        if (count < BYTES_SHOWN) shown[count] = (char)c;
        count++;
    }
    fputs("<TD>", stdout);
    if (count == all) {
        fputs("<I>any</I>", stdout);
    } else if (count > BYTES_SHOWN) {
        printf("<I>%u of %u</I>", count, all);
    } else {
        gen_escape_html(stdout, shown, count);
    }
    fputs("</TD>", stdout);
}

void gen_draw_sieve(const gen_drawing *drawing)
{
    const hdrtrie_sieve_view sieve = gen_sieve_read(drawing->table);
    const uint32_t count = 8 * sieve.row;
    uint32_t used = 0, shown = 0;
    for (uint32_t b = 0; b < count; b++) used += is_used(sieve, b);
    printf("    %ssieve [label=<<TABLE BORDER=\"1\" CELLBORDER=\"1\" CELLSPACING=\"0\" CELLPADDING=\"2\">\n"
           "<TR><TD COLSPAN=\"%u\" BGCOLOR=\"#eeeeee\"><B>sieve</B>: %" PRIu32 " buckets, %" PRIu32
           " in use. A name passes if it "
           "fits one row.</TD></TR>\n<TR><TD>bucket</TD><TD>length</TD>",
        drawing->scope, HDRTRIE_SIEVE_LEVELS + 3, count, used);
    for (unsigned k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) printf("<TD>byte %zu</TD>", hdrtrie_sieve_offset(sieve, k) + 1);
    fputs("<TD>last byte</TD></TR>\n", stdout);
    for (uint32_t b = 0; b < count && shown < gen_draw_shown(drawing, used, BUCKETS_SHOWN); b++) {
        if (!is_used(sieve, b)) continue;
        shown++;
        printf("<TR><TD>%" PRIu32 "</TD>", b);
        draw_lengths(sieve, b);
        for (unsigned k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) {
            draw_bytes(drawing->shape.fold, sieve.bytes + HDRTRIE_SIEVE_LEVEL(sieve.row, k), sieve.row, b);
        }
        draw_bytes(drawing->shape.fold, sieve.bytes + HDRTRIE_SIEVE_LAST(sieve.row), sieve.row, b);
        fputs("</TR>\n", stdout);
    }
    gen_draw_more(used - shown);
    fputs("</TABLE>>];\n", stdout);
}
