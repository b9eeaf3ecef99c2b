/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 1.2 and 4.3: which names are malformed. Each backend has its own loop over token characters. */
#include "support/answer.h"
#include "support/available_backends.h"
#include "support/oracle.h"
#include <criterion/criterion.h>
#include <string.h>

#define ROOM 132

/* Names that differ in one byte, which takes all values. The byte after each name is not a token character. */
static char names[256][ROOM];
static oracle_field fields[256];
static uint64_t expected[4]; /* bit i: byte i is not a token character */

static void expect_malformed(const hdrtrie_table *table, size_t len, size_t at)
{
    const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(oracle_field, name, len, 0);
    const hdrtrie_backend *backends[AVAILABLE_BACKENDS_MAX];
    const size_t count = available_backends(backends);
    for (size_t b = 0; b < count; b++) {
        uint64_t bitmap[4];
        hdrtrie_backend_mark(backends[b], table, 0, fields, 256, &layout, bitmap);
        for (size_t i = 0; i < 4; i++) {
            cr_assert_eq(bitmap[i], expected[i], "%s: %zu of %zu bytes: %llx, not %llx from %#zx on", backends[b]->name,
                at, len, (unsigned long long)bitmap[i], (unsigned long long)expected[i], 64 * i);
        }
    }
}

static void expect_every_byte(void)
{
    memset(expected, 0, sizeof expected);
    for (unsigned byte = 0; byte < 256; byte++) {
        expected[byte / 64] |= (uint64_t)!oracle_byte_is_token((uint8_t)byte) << byte % 64;
    }
}

/* With lists whose names are all shorter, equally long, or longer: the path that a backend takes also depends on the
   table. */
Test(malformed, clause_1_2_every_byte_at_every_position_with_every_backend)
{
    static const size_t lens[] = {1, 2, 7, 8, 9, 16, 17, 31, 32, 33, 40, 48, 63, 64, 65, 96, 97, 128, 129};
    hdrtrie_table *tables[] = {
        table_of("fold case\n[g]\nq\n"),
        table_of("fold separators\n[g]\na-name-that-is-much-longer-than-the-longest-load-of-any-backend-which-is-64\n"),
    };
    expect_every_byte();
    for (size_t l = 0; l < sizeof lens / sizeof *lens; l++) {
        for (size_t at = 0; at < lens[l]; at++) {
            for (unsigned byte = 0; byte < 256; byte++) {
                memset(names[byte], "aZ0-~"[lens[l] % 5], lens[l]);
                memset(names[byte] + lens[l], ' ', ROOM - lens[l]);
                names[byte][at] = (char)byte;
                fields[byte].name = names[byte];
                fields[byte].len = lens[l];
            }
            for (size_t t = 0; t < 2; t++) expect_malformed(tables[t], lens[l], at);
        }
    }
    for (size_t t = 0; t < 2; t++) hdrtrie_free(tables[t], NULL);
}

/* Names that repeat one byte, at all lengths: usual and unusual token characters, and other bytes. */
Test(malformed, clause_1_2_names_of_one_repeated_byte_with_every_backend)
{
    hdrtrie_table *table = table_of("fold case\n[g]\nq\n");
    expect_every_byte();
    for (size_t len = 1; len < ROOM; len++) {
        for (unsigned byte = 0; byte < 256; byte++) {
            memset(names[byte], ' ', ROOM);
            memset(names[byte], (int)byte, len);
            fields[byte].name = names[byte];
            fields[byte].len = len;
        }
        expect_malformed(table, len, len);
    }
    hdrtrie_free(table, NULL);
}
