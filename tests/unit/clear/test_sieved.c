/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.3 and 4.4 for sieves of 16, 32 and 64 buckets: the exported calls, and the templates, which select the size of a
   row themselves. The oracle decides what is removed. */
#include "support/fields.h"
#include "support/list_fixture.h"
#include "support/sieve_walk.h"
#include "support/word_list.h"
#include <criterion/criterion.h>
#include <hdrtrie/inline.h>
#include <hdrtrie/mark.h>
#include <stdio.h>

#define FIELD_MAX 150

/* Clears and marks requests by the list of words with these parameters, whose sieve has that many buckets. */
static void clears_rightly(unsigned buckets, size_t rules, size_t patterns, uint64_t seed)
{
    static char text[1 << 16], names[FIELD_MAX][RANDOM_NAME_MAX];
    random_state r = random_seeded(seed);
    list_fixture list;
    word_list(text, &r, HDRTRIE_FOLD_SEPARATORS, rules, patterns);
    list_fixture_open_text(&list, HDRTRIE_FOLD_SEPARATORS, text);
    cr_assert_eq(sieve_buckets(list.table), buckets);
    const hdrtrie_shape shape = hdrtrie_shape_read(list.table);
    for (size_t round = 0; round < 300; round++) {
        oracle_field fields[FIELD_MAX];
        bool gone[FIELD_MAX];
        uint64_t bitmap[(FIELD_MAX + 63) / 64];
        const size_t count = random_below(&r, FIELD_MAX + 1);
        const uint8_t flags = (uint8_t)random_below(&r, 8);
        /* all candidates in every fourth round, hardly any in most */
        for (size_t i = 0; i < count; i++) {
            const bool listed = round % 4 == 0 || random_once_in(&r, 8);
            fields[i].name = names[i];
            fields[i].len = listed ? random_name(&r, &list.set, names[i])
                                   : (size_t)sprintf(names[i], "q%zu-%zu-other", i, random_below(&r, 1000));
            if ((flags & HDRTRIE_LAYOUT_CONTINUATIONS) && random_once_in(&r, 10)) fields[i] = (oracle_field){NULL, 0};
        }
        oracle_clear(&list.o, HDRTRIE_ALL_GROUPS, fields, count, flags, gone);
        struct fields f = fields_open(&fields_layouts[0], flags, fields, count, true);
        const size_t removed = count - fields_left(gone, count);
        cr_assert_eq(
            hdrtrie_mark_shaped(list.table, shape, HDRTRIE_ALL_GROUPS, f.bytes, count, &f.layout, bitmap), removed);
        for (size_t i = 0; i < count; i++) cr_assert_eq(bitmap[i / 64] >> i % 64 & 1, gone[i], "field %zu", i);
        const char *what =
            fields_wrong(&f, gone, hdrtrie_clear(list.table, HDRTRIE_ALL_GROUPS, f.bytes, count, &f.layout));
        cr_assert_null(what, "hdrtrie_clear: %s", what);
        fields_restore(&f);
        what = fields_wrong(
            &f, gone, hdrtrie_clear_shaped(list.table, shape, HDRTRIE_ALL_GROUPS, f.bytes, count, &f.layout));
        cr_assert_null(what, "hdrtrie_clear_shaped: %s", what);
        fields_close(&f);
    }
    list_fixture_close(&list);
}

Test(sieved, by_16_buckets)
{
    clears_rightly(16, 150, 160, 1);
}

Test(sieved, by_32_buckets)
{
    clears_rightly(32, 200, 40, 1);
}

Test(sieved, by_64_buckets)
{
    clears_rightly(64, 450, 40, 1);
}
