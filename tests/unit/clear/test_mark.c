/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.2 to 4.4: mark and drop. */
#include "clear_fixture.h"
#include <hdrtrie/rules.h>
#include <string.h>

Test(mark, clause_4_3_all_groups)
{
    expect_sweep(SWEEP_MARK, HDRTRIE_FOLD_SEPARATORS, HDRTRIE_ALL_GROUPS, 0);
}

Test(mark, clause_4_3_one_group)
{
    expect_sweep(SWEEP_MARK, HDRTRIE_FOLD_CASE, 2, 0);
}

Test(mark, clause_4_3_without_groups_only_malformed_names_are_removed)
{
    expect_sweep(SWEEP_MARK, HDRTRIE_FOLD_UNDERSCORE, 0, 0);
}

Test(mark, clause_4_3_allow_malformed)
{
    expect_sweep(SWEEP_MARK, HDRTRIE_FOLD_SEPARATORS, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, 0);
}

Test(mark, clause_4_2_continuations)
{
    expect_sweep(SWEEP_MARK, HDRTRIE_FOLD_NONE, HDRTRIE_ALL_GROUPS, HDRTRIE_LAYOUT_CONTINUATIONS);
}

Test(mark, clause_4_2_continuations_where_malformed_is_allowed)
{
    expect_sweep(SWEEP_MARK, HDRTRIE_FOLD_SEPARATORS, 1 | HDRTRIE_ALLOW_MALFORMED, HDRTRIE_LAYOUT_CONTINUATIONS);
}

Test(mark, clause_4_2_pseudo_fields)
{
    expect_sweep(SWEEP_MARK, HDRTRIE_FOLD_CASE, HDRTRIE_ALL_GROUPS, HDRTRIE_LAYOUT_PSEUDO);
}

Test(mark, clause_4_2_pseudo_fields_and_continuations)
{
    expect_sweep(
        SWEEP_MARK, HDRTRIE_FOLD_CASE, HDRTRIE_ALL_GROUPS, HDRTRIE_LAYOUT_PSEUDO | HDRTRIE_LAYOUT_CONTINUATIONS);
}

/* Pseudo-fields with continuations, then a listed field, an unlisted one and a late pseudo-field. The leading fields
   fill a word of the bitmap completely, partly or not at all. */
Test(mark, clause_4_2_any_number_of_pseudo_fields)
{
    const uint8_t flags = HDRTRIE_LAYOUT_PSEUDO | HDRTRIE_LAYOUT_CONTINUATIONS;
    list_fixture list;
    size_t tried = 0;
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    for (size_t lead = 0; lead <= 200; lead++) {
        oracle_field names[203];
        for (size_t i = 0; i < lead; i++) {
            names[i] = i % 3 == 2 ? (oracle_field){NULL, SIZE_MAX} : (oracle_field){":cf-ray", 7};
        }
        names[lead] = (oracle_field){"CF-Ray", 6};
        names[lead + 1] = (oracle_field){"Host", 4};
        names[lead + 2] = (oracle_field){":late", 5};
        for (size_t count = lead; count <= lead + 3; count++) {
            const char *what = sweep_wrong(SWEEP_MARK, &list, 1, &fields_layouts[0], flags, names, count, true, &tried);
            cr_assert_null(what, "%zu lead %zu fields: %s", lead, count, what);
        }
    }
    cr_expect_gt(tried, 80000);
    list_fixture_close(&list);
}

/* An empty name is not a pseudo-field, even if it points to one. It is malformed, and its bytes must not be read. */
Test(mark, clause_4_1_an_empty_name_is_not_read)
{
    list_fixture list;
    size_t tried = 0;
    guarded area = guarded_open(1);
    const oracle_field names[2][3] = {
        {{":path", 5}, {":path", 0}, {":late", 5}}, {{":path", 5}, {area.bytes + area.len, 0}, {":late", 5}}};
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    for (size_t i = 0; i < 2; i++) {
        for (uint8_t flags = 0; flags < 4; flags++) {
            for (size_t l = 0; l < fields_layout_count; l++) {
                const char *what =
                    sweep_wrong(SWEEP_MARK, &list, 1, &fields_layouts[l], flags, names[i], 3, true, &tried);
                cr_assert_null(what, "array %zu, flags %d: %s", i, flags, what);
            }
        }
    }
    list_fixture_close(&list);
    guarded_close(&area);
}

/* The largest and smallest lengths that fit 1, 2 and 4 bytes. Only the last byte of the name is not a token
   character, and the byte after the name is not one either, so a wrong length gives a wrong result. */
Test(mark, clause_4_2_lengths_of_every_size)
{
    static char name[70002];
    static const size_t lens[] = {1, 127, 128, 255, 256, 257, 511, 65535, 65536, 65537, 70000};
    list_fixture list;
    size_t tried = 0;
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    for (size_t l = 0; l < fields_layout_count; l++) {
        const uint8_t len_size = fields_layouts[l].len_size;
        for (size_t i = 0; i < sizeof lens / sizeof *lens; i++) {
            for (int malformed = 0; malformed < 2 && (len_size == 8 || lens[i] >> (8 * len_size) == 0); malformed++) {
                const oracle_field field = {name, lens[i]};
                memset(name, 'a', sizeof name);
                name[lens[i] - (size_t)malformed] = ' ';
                const char *what = sweep_wrong(SWEEP_MARK, &list, 0, &fields_layouts[l], 0, &field, 1, true, &tried);
                cr_assert_null(what, "%zu bytes: %s", lens[i], what);
            }
        }
    }
    cr_expect_gt(tried, 8 * fields_layout_count);
    list_fixture_close(&list);
}

Test(mark, clause_4_3_mark_writes_exactly_the_words_of_the_bitmap)
{
    list_fixture list;
    tagged_field fields[130];
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    for (size_t i = 0; i < 130; i++) fields[i] = (tagged_field){"CF-Ray", 6, 0};
    for (size_t count = 0; count <= 130; count++) {
        uint64_t bitmap[4] = {~(uint64_t)0, ~(uint64_t)0, ~(uint64_t)0, ~(uint64_t)0};
        cr_assert_eq(hdrtrie_mark(list.table, 1, fields, count, &tagged_layout, bitmap), count);
        for (size_t i = 0; i < 4; i++) {
            uint64_t want = i >= (count + 63) / 64 ? ~(uint64_t)0
                            : count - 64 * i >= 64 ? ~(uint64_t)0
                                                   : ~(~(uint64_t)0 << (count - 64 * i));
            cr_assert_eq(bitmap[i], want, "word %zu of %zu fields", i, count);
        }
    }
    cr_assert_eq(hdrtrie_mark(list.table, 1, NULL, 0, &tagged_layout, NULL), 0);
    cr_assert_eq(hdrtrie_drop(NULL, NULL, 0, &tagged_layout), 0);
    list_fixture_close(&list);
}

Test(mark, clause_4_4_drop_obeys_a_bitmap_that_the_caller_changed)
{
    tagged_field fields[70];
    uint64_t bitmap[2] = {0, 0};
    for (int i = 0; i < 70; i++) fields[i] = (tagged_field){"Host", 4, i};
    bitmap[0] = (uint64_t)1 << 3 | (uint64_t)1 << 63;
    bitmap[1] = 1 | (uint64_t)1 << 5;
    cr_assert_eq(hdrtrie_drop(bitmap, fields, 70, &tagged_layout), 66);
    for (int i = 0, tag = 0; i < 66; i++, tag++) {
        while (tag == 3 || tag == 63 || tag == 64 || tag == 69) tag++;
        cr_assert_eq(fields[i].tag, tag);
    }
}

/* Each bit of a long bitmap belongs to one field. One field in 63 is marked, so that consecutive words differ. */
Test(mark, clause_4_4_drop_of_ten_thousand_fields)
{
    enum { COUNT = 10000 };
    static tagged_field fields[COUNT];
    static uint64_t bitmap[(COUNT + 63) / 64];
    size_t at = 0;
    for (size_t i = 0; i < COUNT; i++) {
        fields[i] = (tagged_field){"Host", 4, (int)i};
        if (i % 63 == 0) bitmap[i / 64] |= (uint64_t)1 << (i % 64);
    }
    const size_t left = hdrtrie_drop(bitmap, fields, COUNT, &tagged_layout);
    cr_assert_eq(left, COUNT - (COUNT + 62) / 63);
    for (size_t i = 0; i < COUNT; i++) {
        if (i % 63 != 0) cr_assert_eq(fields[at++].tag, (int)i);
    }
}

/* A caller's own arithmetic may set bits past count. They do not have an effect. */
Test(mark, clause_4_4_drop_ignores_bits_past_count)
{
    tagged_field fields[3] = {{"Host", 4, 0}, {"Host", 4, 1}, {"Host", 4, 2}};
    uint64_t bitmap = (uint64_t)1 << 10;
    cr_assert_eq(hdrtrie_drop(&bitmap, fields, 3, &tagged_layout), 3);
    bitmap |= 2;
    cr_assert_eq(hdrtrie_drop(&bitmap, fields, 3, &tagged_layout), 2);
    cr_assert_eq(fields[0].tag, 0);
    cr_assert_eq(fields[1].tag, 2);
}

Test(mark, clause_4_8_groups_by_name)
{
    list_fixture list;
    tagged_field fields[] = {{"CF-Ray", 6, 0}, {"A-Debug", 7, 1}, {"Host", 4, 2}};
    uint64_t bitmap;
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    int debug = hdrtrie_group_find(list.table, "debug", 5);
    cr_assert_eq(debug, 1);
    cr_assert_eq(hdrtrie_mark(list.table, (uint32_t)1 << debug, fields, 3, &tagged_layout, &bitmap), 1);
    cr_assert_eq(bitmap, 2);
    list_fixture_close(&list);
}
