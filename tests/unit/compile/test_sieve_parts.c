/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The parts of rules for a sieve: which rows of lengths each takes, and how many there may be. */
#include "src/compile/sieve_parts.h"
#include <criterion/criterion.h>

#define REACH 4 /* the greatest offset */

static const uint8_t offsets[HDRTRIE_SIEVE_LEVELS] = {0, 1, 2, REACH};
static const uint8_t text[] = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";

static hdrtrie_name rule_of(hdrtrie_kind kind, uint8_t len)
{
    const hdrtrie_name rule = {.text = text, .len = len, .kind = kind};
    return rule;
}

static void part_is(const hdrtrie_part *part, const hdrtrie_name *rule, unsigned from, unsigned to)
{
    cr_expect_eq(part->rule, rule);
    cr_expect_eq(part->from, from, "from row %u, not %u", part->from, from);
    cr_expect_eq(part->to, to, "to row %u, not %u", part->to, to);
}

Test(sieve_parts, suffixes_are_cut_if_all_parts_fit)
{
    const hdrtrie_name items[] = {rule_of(HDRTRIE_KIND_EXACT, 5), rule_of(HDRTRIE_KIND_PREFIX, 3),
        rule_of(HDRTRIE_KIND_SUFFIX, 6), rule_of(HDRTRIE_KIND_SUFFIX, 7)};
    const hdrtrie_name *rules[4];
    hdrtrie_part parts[14];
    for (size_t i = 0; i < 4; i++) rules[i] = &items[i];
    cr_assert_eq(hdrtrie_parts_make(rules, 4, offsets, parts, 13), 4);
    part_is(&parts[0], rules[0], 5, 5);
    part_is(&parts[1], rules[1], 3, HDRTRIE_SIEVE_LONG);
    part_is(&parts[2], rules[2], 6, HDRTRIE_SIEVE_LONG);
    part_is(&parts[3], rules[3], 7, HDRTRIE_SIEVE_LONG);
    cr_assert_eq(hdrtrie_parts_make(rules, 4, offsets, parts, 14), 14);
    part_is(&parts[1], rules[1], 3, HDRTRIE_SIEVE_LONG);
    for (unsigned i = 0; i <= REACH; i++) {
        part_is(&parts[2 + i], rules[2], 6 + i, 6 + i);
        part_is(&parts[8 + i], rules[3], 7 + i, 7 + i);
    }
    part_is(&parts[7], rules[2], 11, HDRTRIE_SIEVE_LONG);
    part_is(&parts[13], rules[3], 12, HDRTRIE_SIEVE_LONG);
}

/* Names of 63 bytes and more share a row. */
Test(sieve_parts, long_rules)
{
    for (unsigned len = 60; len <= 66; len++) {
        static const hdrtrie_kind kinds[] = {HDRTRIE_KIND_EXACT, HDRTRIE_KIND_PREFIX, HDRTRIE_KIND_SUFFIX};
        const unsigned row = len < 63 ? len : 63;
        for (size_t k = 0; k < 3; k++) {
            const hdrtrie_name item = rule_of(kinds[k], (uint8_t)len), *rule = &item;
            hdrtrie_part parts[REACH + 2];
            const size_t count = hdrtrie_parts_make(&rule, 1, offsets, parts, REACH + 2);
            if (kinds[k] == HDRTRIE_KIND_SUFFIX) {
                cr_assert_eq(count, 1 + 63 - row, "a suffix of %u bytes", len);
                for (unsigned i = 0; i + 1 < count; i++) part_is(&parts[i], rule, row + i, row + i);
                part_is(&parts[count - 1], rule, 63, 63);
            } else {
                cr_assert_eq(count, 1);
                part_is(&parts[0], rule, row, kinds[k] == HDRTRIE_KIND_EXACT ? row : 63);
            }
        }
    }
}

/* A suffix is stored reversed. Its byte at an offset is known for names of one length that it reaches back to. */
Test(sieve_parts, the_byte_at_an_offset)
{
    const hdrtrie_name suffix = rule_of(HDRTRIE_KIND_SUFFIX, 3), prefix = rule_of(HDRTRIE_KIND_PREFIX, 3);
    const hdrtrie_part whole = {&prefix, 3, HDRTRIE_SIEVE_LONG}, cut = {&suffix, 5, 5}, rest = {&suffix, 6, 7},
                       last = {&suffix, HDRTRIE_SIEVE_LONG, HDRTRIE_SIEVE_LONG};
    static const int of_prefix[] = {'a', 'b', 'c', HDRTRIE_PART_FREE}, of_suffix[] = {-1, -1, 'c', 'b', 'a', -1, -1};
    for (size_t i = 0; i < sizeof of_prefix / sizeof *of_prefix; i++)
        cr_expect_eq(hdrtrie_part_at(&whole, i), of_prefix[i]);
    for (size_t i = 0; i < sizeof of_suffix / sizeof *of_suffix; i++)
        cr_expect_eq(hdrtrie_part_at(&cut, i), of_suffix[i]);
    for (size_t i = 0; i < 70; i++) {
        cr_expect_eq(hdrtrie_part_at(&rest, i), HDRTRIE_PART_FREE);
        cr_expect_eq(hdrtrie_part_at(&last, i), HDRTRIE_PART_FREE);
    }
}
