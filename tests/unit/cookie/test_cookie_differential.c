/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.14: random values against the oracle, the models of readers, and well-formed values. */
#include "support/cookie_oracle.h"
#include "support/guarded.h"
#include "support/list_fixture.h"
#include "support/random.h"
#include <criterion/criterion.h>
#include <hdrtrie/cookie.h>
#include <stdio.h>
#include <string.h>

#define ROOM 4096

static const char list_text[] = "[a]\ns\nss*\n!ssa\n[b]\n*a\n$b\n*-s\n";

/* Words that values are made of: names, and the bytes that readers differ about. */
static const char *const words[] = {"s", "ss", "ssa", "a", "b", "$b", "x-s", "s", ";", "; ", ";", "; ", "=", "=", " ",
    "\t", ",", "\"", "\\", "\"", "%73", "%", "+", "[", "]", "\r\n ", "\x01", "\x7f", "\xa0", "\xc3\xa9", "$Path",
    "$port", "{", "%00", "%5b", "S", "0"};

static size_t random_value(random_state *r, char *value)
{
    const size_t count = random_below(r, random_once_in(r, 20) ? 200 : 16);
    size_t len = 0;
    for (size_t i = 0; i < count; i++) {
        const char *word = words[random_below(r, sizeof words / sizeof *words)];
        memcpy(value + len, word, strlen(word));
        len += strlen(word);
        if (random_once_in(r, 200)) value[len++] = '\0';
    }
    return len;
}

static void compare_random_values(uint64_t seed)
{
    static char value[ROOM], out[ROOM];
    guarded area = guarded_open(ROOM);
    random_state r = random_seeded(seed);
    list_fixture s;
    list_fixture_open_text(&s, HDRTRIE_FOLD_NONE, list_text);
    for (int i = 0; i < 50000; i++) {
        const size_t len = random_value(&r, value);
        uint32_t groups = (uint32_t)random_below(&r, 4);
        if (random_once_in(&r, 2)) groups |= HDRTRIE_ALLOW_MALFORMED;
        char *place =
            random_once_in(&r, 2) ? guarded_at_end(&area, value, len, 0) : guarded_at_start(&area, value, len, 0);
        const hdrtrie_cookie_result want = cookie_oracle_clear(&s.o, groups, value, len, out),
                                    found = hdrtrie_cookie_clear(s.table, groups, place, len);
        cr_assert(found.len == want.len && memcmp(place, out, want.len) == 0 && found.removed == want.removed &&
                      found.malformed == want.malformed,
            "\"%.*s\", groups %x: left \"%.*s\", want \"%.*s\"", (int)len, value, groups, (int)found.len, place,
            (int)want.len, out);
        const hdrtrie_cookie_result again = hdrtrie_cookie_clear(s.table, groups, place, found.len);
        cr_assert(again.len == found.len && again.removed == 0, "again: \"%.*s\"", (int)len, value);
        for (int reader = 0; reader < READER_COUNT; reader++) {
            cr_assert(!cookie_reader_sees((cookie_reader)reader, &s.o, groups, place, found.len),
                "reader %d sees a listed cookie in \"%.*s\", which is left of \"%.*s\"", reader, (int)found.len, place,
                (int)len, value);
        }
    }
    list_fixture_close(&s);
    guarded_close(&area);
}

/* Four tests, because Criterion runs tests side by side, and ./dev mutants tries short tests first. */
Test(cookie_differential, clause_4_14_random_values)
{
    compare_random_values(18);
}

Test(cookie_differential, clause_4_14_random_values_2)
{
    compare_random_values(19);
}

Test(cookie_differential, clause_4_14_random_values_3)
{
    compare_random_values(20);
}

Test(cookie_differential, clause_4_14_random_values_4)
{
    compare_random_values(21);
}

/* Values as RFC 6265 has them: what is left is exactly the pairs that are not listed, joined by "; ". */
Test(cookie_differential, clause_4_14_well_formed_cookies_keep_their_bytes)
{
    static const char octets[] = "!#$%&'()*+-./0123456789:<=>?@ABCXYZ[]^_`abcsxyz{|}~";
    static char value[ROOM], want[ROOM];
    random_state r = random_seeded(6265);
    list_fixture s;
    list_fixture_open_text(&s, HDRTRIE_FOLD_NONE, list_text);
    for (int i = 0; i < 20000; i++) {
        const size_t pairs = random_below(&r, 12);
        size_t len = 0, left = 0;
        for (size_t p = 0; p < pairs; p++) {
            size_t begin, name_len = 1 + random_below(&r, 3), value_len = random_below(&r, 20);
            const bool quoted = random_once_in(&r, 4);
            if (len != 0) len += (size_t)sprintf(value + len, "; ");
            begin = len;
            for (size_t k = 0; k < name_len; k++) value[len++] = "sabx-"[random_below(&r, 5)];
            name_len = len - begin;
            value[len++] = '=';
            if (quoted) value[len++] = '"';
            /* after the opening quote a `=` would be that of a pair: leave it out */
            for (size_t k = 0; k < value_len; k++) {
                char c = octets[random_below(&r, sizeof octets - 1)];
                value[len++] = quoted && c == '=' ? '-' : c;
            }
            if (quoted) value[len++] = '"';
            if ((oracle_find(&s.o, value + begin, name_len).groups & 3) != 0) continue;
            if (left != 0) left += (size_t)sprintf(want + left, "; ");
            memcpy(want + left, value + begin, len - begin);
            left += len - begin;
        }
        const hdrtrie_cookie_result found = hdrtrie_cookie_clear(s.table, 3, value, len);
        cr_assert(found.len == left && memcmp(value, want, left) == 0, "left \"%.*s\", want \"%.*s\"", (int)found.len,
            value, (int)left, want);
        cr_assert_eq(found.malformed, 0);
    }
    list_fixture_close(&s);
}
