/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The path of a find through a table, for explain -v. */
#include <hdrtrie/detail/backend/portable.h>
#include <inttypes.h>
#include <stdio.h>

#include "../emit/escape.h"
#include "../read/path.h"
#include "../read/sieve_path.h"
#include "explained.h"

static void print_end(const hdrtrie_table *table, const char *title, const gen_path_end *end, hdrtrie_affix affix)
{
    const uint8_t *t = hdrtrie_table_bytes(table);
    if (affix.head_len == 0) return;
    printf("    path: %s: ", title);
    if (!end->asked) {
        puts("the name is shorter than the bytes that their probe compares");
        return;
    }
    printf("probe 0x%0*" PRIx64 " -> slot %" PRIu64, 2 * affix.head_len, end->head, end->slot);
    if (!end->hit) {
        puts(": no literal begins with these bytes");
    } else if (end->longest == 0) {
        puts(": literals begin with these bytes, but none matches");
    } else {
        const hdrtrie_literal literal = hdrtrie_affix_literal(t, affix, end->longest - 1);
        printf(" -> literal %" PRIu32 " \"", end->longest - 1);
        gen_escape_comment(stdout, (const char *)t + literal.text, literal.len);
        puts("\" is the longest that matches");
    }
}

static void print_sieve(const hdrtrie_table *table, const char *name, size_t len)
{
    const hdrtrie_sieve_view sieve = gen_sieve_read(table);
    if (sieve.bytes == NULL || len == 0) return;
    const unsigned row = gen_sieve_path(sieve, name, len);
    if (row == GEN_SIEVE_CANDIDATE) {
        puts("    path: sieve: a candidate");
    } else if (row == 0) {
        printf("    path: sieve: no bucket for length %zu\n", len);
    } else if (row == 1) {
        puts("    path: sieve: no bucket left after the last byte");
    } else {
        printf("    path: sieve: no bucket left after the byte at offset %zu\n", hdrtrie_sieve_offset(sieve, row - 2));
    }
}

static void print_path(const hdrtrie_table *table, const char *name, size_t len)
{
    const hdrtrie_shape shape = hdrtrie_shape_read(table);
    const gen_path path = gen_path_walk(table, name, len);
    if (!path.reaches) {
        puts(len == 0 ? "    path: a listed name is never empty" : "    path: all exact rules are shorter");
    } else if (shape.mode == HDRTRIE_MODE_HASHED) {
        printf(
            "    path: hash 0x%016" PRIx64 " -> pilot %" PRIu32 " = %" PRIu32, path.bits, path.node_index, path.pilot);
    } else {
        printf("    path: length %zu -> window %u & 0x%" PRIx64, len, path.node.offset1, path.node.mask1);
        if (path.node.mask2 != 0) printf(" + window %u & 0x%" PRIx64, path.node.offset2, path.node.mask2);
    }
    if (path.reaches) {
        printf(" -> slot %" PRIu64 " -> record at %" PRIu32 " \"", path.slot, path.text);
        gen_escape_comment(stdout, (const char *)hdrtrie_table_bytes(table) + path.text, path.record.len);
        puts(path.equal ? "\": equal" : "\": differs");
    }
    if (path.equal) return;
    print_end(table, "prefixes", &path.prefix, shape.prefix);
    print_end(table, "suffixes, reversed", &path.suffix, shape.suffix);
}

static void print_spelling(const hdrtrie_table *table, const char *name, size_t len)
{
    const unsigned flags = hdrtrie_table_bytes(table)[HDRTRIE_AT_FLAGS];
    const int64_t index = (flags & HDRTRIE_FLAG_SPELLED) ? hdrtrie_spelled_index(table, name, len) : -1;
    if (index >= 0) printf("    path: spelled exceptions: result %" PRId64 "\n", index);
}

void gen_verdict_print_path(const gen_verdict *verdict)
{
    if (verdict->table == NULL) return;
    print_sieve(verdict->table, verdict->name, verdict->len);
    print_path(verdict->table, verdict->name, verdict->len);
    print_spelling(verdict->table, verdict->name, verdict->len);
}
