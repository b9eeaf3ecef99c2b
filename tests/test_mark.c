/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 4.2 to 4.4: mark and drop. */
#include "bodies.h"
#include "sweep.h"
#include <criterion/criterion.h>
#include <hdrtrie/mark.h>
#include <hdrtrie/rules.h>
#include <string.h>

static void all_shapes(hdrtrie_fold fold, uint32_t groups, uint8_t flags)
{
    size_t judged = 0;
    const char *what = sweep_all_wrong(SWEEP_MARK, fold, groups, flags, groups + flags, &judged);
    cr_assert_null(what, "%s", what);
    cr_assert_gt(judged, 100000);
}

Test(mark, clause_4_3_all_groups)
{
    all_shapes(HDRTRIE_FOLD_SEPARATORS, HDRTRIE_ALL_GROUPS, 0);
}

Test(mark, clause_4_3_one_group)
{
    all_shapes(HDRTRIE_FOLD_CASE, 2, 0);
}

Test(mark, clause_4_3_no_group_takes_malformed_names_only)
{
    all_shapes(HDRTRIE_FOLD_UNDERSCORE, 0, 0);
}

Test(mark, clause_4_3_allow_malformed)
{
    all_shapes(HDRTRIE_FOLD_SEPARATORS, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, 0);
}

Test(mark, clause_4_2_continuations)
{
    all_shapes(HDRTRIE_FOLD_NONE, HDRTRIE_ALL_GROUPS, HDRTRIE_LAYOUT_CONTINUATIONS);
}

Test(mark, clause_4_2_continuations_where_malformed_is_allowed)
{
    all_shapes(HDRTRIE_FOLD_SEPARATORS, 1 | HDRTRIE_ALLOW_MALFORMED, HDRTRIE_LAYOUT_CONTINUATIONS);
}

Test(mark, clause_4_2_pseudo_fields)
{
    all_shapes(HDRTRIE_FOLD_CASE, HDRTRIE_ALL_GROUPS, HDRTRIE_LAYOUT_PSEUDO);
}

Test(mark, clause_4_2_pseudo_fields_and_continuations)
{
    all_shapes(HDRTRIE_FOLD_CASE, HDRTRIE_ALL_GROUPS, HDRTRIE_LAYOUT_PSEUDO | HDRTRIE_LAYOUT_CONTINUATIONS);
}

/* Pseudo-fields and what continues them, then one listed field, an unlisted one, and a pseudo-field that comes too late: over words
   of the bitmap that are all lead, partly, and not. */
Test(mark, clause_4_2_any_number_of_pseudo_fields)
{
    const uint8_t flags = HDRTRIE_LAYOUT_PSEUDO | HDRTRIE_LAYOUT_CONTINUATIONS;
    judged_list list;
    size_t asked = 0;
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
            const char *what = sweep_wrong(SWEEP_MARK, &list, 1, &fields_layouts[0], flags, names, count, true, &asked);
            cr_assert_null(what, "%zu lead %zu fields: %s", lead, count, what);
        }
    }
    cr_expect_gt(asked, 80000);
    judged_list_close(&list);
}

/* A name of no bytes is no pseudo-field, wherever it points: it is malformed, and nothing of it is read. */
Test(mark, clause_4_1_a_name_of_no_bytes_is_not_read)
{
    judged_list list;
    size_t asked = 0;
    guarded area = guarded_open(1);
    const oracle_field names[2][3] = {{{":path", 5}, {":path", 0}, {":late", 5}},
                                      {{":path", 5}, {area.bytes + area.len, 0}, {":late", 5}}};
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    for (size_t i = 0; i < 2; i++) {
        for (uint8_t flags = 0; flags < 4; flags++) {
            for (size_t l = 0; l < fields_layout_count; l++) {
                const char *what =
                    sweep_wrong(SWEEP_MARK, &list, 1, &fields_layouts[l], flags, names[i], 3, true, &asked);
                cr_assert_null(what, "array %zu, flags %d: %s", i, flags, what);
            }
        }
    }
    judged_list_close(&list);
    guarded_close(&area);
}

/* Lengths at the ends of what 1, 2 and 4 bytes hold: a name of which only the last byte is no token character, and behind it
   one more, so that a length read short or long shows. */
Test(mark, clause_4_2_lengths_of_every_size)
{
    static char name[70002];
    static const size_t lens[] = {1, 127, 128, 255, 256, 257, 511, 65535, 65536, 65537, 70000};
    judged_list list;
    size_t asked = 0;
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    for (size_t l = 0; l < fields_layout_count; l++) {
        const uint8_t len_size = fields_layouts[l].len_size;
        for (size_t i = 0; i < sizeof lens / sizeof *lens; i++) {
            for (int malformed = 0; malformed < 2 && (len_size == 8 || lens[i] >> (8 * len_size) == 0); malformed++) {
                const oracle_field field = {name, lens[i]};
                memset(name, 'a', sizeof name);
                name[lens[i] - (size_t)malformed] = ' ';
                const char *what = sweep_wrong(SWEEP_MARK, &list, 0, &fields_layouts[l], 0, &field, 1, true, &asked);
                cr_assert_null(what, "%zu bytes: %s", lens[i], what);
            }
        }
    }
    cr_expect_gt(asked, 8 * fields_layout_count);
    judged_list_close(&list);
}

Test(mark, clause_4_3_every_word_is_written_and_no_other)
{
    judged_list list;
    struct field {
        const char *name;
        size_t len;
    } fields[130];
    const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(struct field, name, len, 0);
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    for (size_t i = 0; i < 130; i++) fields[i] = (struct field){"CF-Ray", 6};
    for (size_t count = 0; count <= 130; count++) {
        uint64_t bitmap[4] = {~(uint64_t)0, ~(uint64_t)0, ~(uint64_t)0, ~(uint64_t)0};
        cr_assert_eq(hdrtrie_mark(list.table, 1, fields, count, &layout, bitmap), count);
        for (size_t i = 0; i < 4; i++) {
            uint64_t want = i >= (count + 63) / 64 ? ~(uint64_t)0
                            : count - 64 * i >= 64 ? ~(uint64_t)0
                                                   : ~(~(uint64_t)0 << (count - 64 * i));
            cr_assert_eq(bitmap[i], want, "word %zu of %zu fields", i, count);
        }
    }
    cr_assert_eq(hdrtrie_mark(list.table, 1, NULL, 0, &layout, NULL), 0);
    cr_assert_eq(hdrtrie_drop(NULL, NULL, 0, &layout), 0);
    judged_list_close(&list);
}

Test(mark, clause_4_drop_obeys_a_bitmap_that_the_caller_changed)
{
    struct field {
        const char *name;
        size_t len;
        int tag;
    } fields[70];
    const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(struct field, name, len, 0);
    uint64_t bitmap[2] = {0, 0};
    for (int i = 0; i < 70; i++) fields[i] = (struct field){"Host", 4, i};
    bitmap[0] = (uint64_t)1 << 3 | (uint64_t)1 << 63;
    bitmap[1] = 1 | (uint64_t)1 << 5;
    cr_assert_eq(hdrtrie_drop(bitmap, fields, 70, &layout), 66);
    for (int i = 0, tag = 0; i < 66; i++, tag++) {
        while (tag == 3 || tag == 63 || tag == 64 || tag == 69) tag++;
        cr_assert_eq(fields[i].tag, tag);
    }
}

/* Each bit of a long bitmap stands for its own field: one in 63, so that no word is like the one before it. */
Test(mark, clause_4_4_drop_of_ten_thousand_fields)
{
    typedef struct field {
        const char *name;
        size_t len, tag;
    } field;
    enum { COUNT = 10000 };
    static field fields[COUNT];
    static uint64_t bitmap[(COUNT + 63) / 64];
    const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(field, name, len, 0);
    size_t at = 0;
    for (size_t i = 0; i < COUNT; i++) {
        fields[i] = (field){"Host", 4, i};
        if (i % 63 == 0) bitmap[i / 64] |= (uint64_t)1 << (i % 64);
    }
    const size_t left = hdrtrie_drop(bitmap, fields, COUNT, &layout);
    cr_assert_eq(left, COUNT - (COUNT + 62) / 63);
    for (size_t i = 0; i < COUNT; i++) {
        if (i % 63 != 0) cr_assert_eq(fields[at++].tag, i);
    }
}

/* Bits from count on, which a caller's own arithmetic may set, mean nothing. */
Test(mark, clause_4_4_drop_takes_no_notice_of_bits_past_count)
{
    struct field {
        const char *name;
        size_t len;
        int tag;
    } fields[3] = {{"Host", 4, 0}, {"Host", 4, 1}, {"Host", 4, 2}};
    const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(struct field, name, len, 0);
    uint64_t bitmap = (uint64_t)1 << 10;
    cr_assert_eq(hdrtrie_drop(&bitmap, fields, 3, &layout), 3);
    bitmap |= 2;
    cr_assert_eq(hdrtrie_drop(&bitmap, fields, 3, &layout), 2);
    cr_assert_eq(fields[0].tag, 0);
    cr_assert_eq(fields[1].tag, 2);
}

Test(mark, clause_4_8_groups_by_name)
{
    judged_list list;
    struct field {
        const char *name;
        size_t len;
    } fields[] = {{"CF-Ray", 6}, {"A-Debug", 7}, {"Host", 4}};
    const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(struct field, name, len, 0);
    uint64_t bitmap;
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    int debug = hdrtrie_group_find(list.table, "debug", 5);
    cr_assert_eq(debug, 1);
    cr_assert_eq(hdrtrie_mark(list.table, (uint32_t)1 << debug, fields, 3, &layout, &bitmap), 1);
    cr_assert_eq(bitmap, 2);
    judged_list_close(&list);
}
