/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.2 to 4.4: clear. */
#include "clear_fixture.h"
#include <stdlib.h>
#include <string.h>

Test(clear, clause_4_4_all_groups)
{
    expect_sweep(SWEEP_CLEAR, HDRTRIE_FOLD_SEPARATORS, HDRTRIE_ALL_GROUPS, 0);
}

Test(clear, clause_4_4_one_group)
{
    expect_sweep(SWEEP_CLEAR, HDRTRIE_FOLD_CASE, 1, 0);
}

Test(clear, clause_4_3_without_groups_only_malformed_names_are_removed)
{
    expect_sweep(SWEEP_CLEAR, HDRTRIE_FOLD_NONE, 0, 0);
}

Test(clear, clause_4_3_allow_malformed)
{
    expect_sweep(SWEEP_CLEAR, HDRTRIE_FOLD_SEPARATORS, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, 0);
}

Test(clear, clause_4_2_continuations)
{
    expect_sweep(SWEEP_CLEAR, HDRTRIE_FOLD_UNDERSCORE, HDRTRIE_ALL_GROUPS, HDRTRIE_LAYOUT_CONTINUATIONS);
}

Test(clear, clause_4_2_pseudo_fields)
{
    expect_sweep(SWEEP_CLEAR, HDRTRIE_FOLD_SEPARATORS, HDRTRIE_ALL_GROUPS, HDRTRIE_LAYOUT_PSEUDO);
}

Test(clear, clause_4_2_pseudo_fields_where_malformed_is_allowed)
{
    expect_sweep(
        SWEEP_CLEAR, HDRTRIE_FOLD_SEPARATORS, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, HDRTRIE_LAYOUT_PSEUDO);
}

/* 100,000 fields in two layouts. In one shape, all fields have the same name. */
Test(clear, clause_4_4_a_hundred_thousand_fields)
{
    const size_t count = 100000;
    oracle_field *fields = malloc(count * sizeof *fields);
    list_fixture list;
    random_state r = random_seeded(3);
    size_t compared = 0;
    sweep_list_open(&list, HDRTRIE_FOLD_SEPARATORS);
    for (int shape = 0; shape < SWEEP_SHAPE_COUNT; shape++) {
        sweep_fields((sweep_shape)shape, 0, &r, fields, count);
        for (size_t l = 0; l < 8; l += 7) {
            const char *what = sweep_wrong(
                SWEEP_CLEAR, &list, HDRTRIE_ALL_GROUPS, &fields_layouts[l], 0, fields, count, l == 0, &compared);
            cr_assert_null(what, "shape %d: %s", shape, what);
        }
    }
    cr_assert_geq(compared, 14 * count);
    list_fixture_close(&list);
    free(fields);
}

/* Random arrays, flags, groups, folds, layouts. */
Test(clear, clause_4_4_random_arrays)
{
    random_state r = random_seeded(4);
    size_t compared = 0;
    for (int fold = 0; fold < 4; fold++) {
        list_fixture list;
        sweep_list_open(&list, (hdrtrie_fold)fold);
        for (size_t round = 0; round < 400; round++) {
            oracle_field fields[200];
            size_t count = random_below(&r, 200);
            uint8_t flags = (uint8_t)random_below(&r, 8);
            uint32_t groups = (uint32_t)random_below(&r, 4) | (random_once_in(&r, 2) ? HDRTRIE_ALLOW_MALFORMED : 0);
            const fields_layout *layout = &fields_layouts[random_below(&r, fields_layout_count)];
            sweep_fields(SWEEP_MIXED, flags, &r, fields, count);
            const char *what =
                sweep_wrong(SWEEP_CLEAR, &list, groups, layout, flags, fields, count, round % 2 == 0, &compared);
            cr_assert_null(what, "round %zu, %zu fields, flags %d: %s", round, count, flags, what);
            what = sweep_wrong(SWEEP_MARK, &list, groups, layout, flags, fields, count, round % 2 == 0, &compared);
            cr_assert_null(what, "round %zu, %zu fields, flags %d: %s", round, count, flags, what);
        }
        list_fixture_close(&list);
    }
    cr_assert_gt(compared, 500000);
}

static const hdrtrie_layout continued_layout = HDRTRIE_LAYOUT_OF(tagged_field, name, len, HDRTRIE_LAYOUT_CONTINUATIONS);

Test(clear, clause_4_2_a_continuation_is_removed_with_its_field)
{
    list_fixture list;
    tagged_field fields[] = {{"Host", 4, 0}, {NULL, 0, 1}, {"CF-Ray", 6, 2}, {NULL, 0, 3}, {NULL, 9999, 4},
        {"Accept", 6, 5}, {NULL, 0, 6}, {"a b", 3, 7}, {NULL, 0, 8}};
    static const int tags[] = {0, 1, 5, 6};
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    cr_assert_eq(hdrtrie_clear(list.table, HDRTRIE_ALL_GROUPS, fields, 9, &continued_layout), 4);
    for (size_t i = 0; i < 4; i++) cr_expect_eq(fields[i].tag, tags[i]);
    list_fixture_close(&list);
}

/* Fields are judged 64 at a time. What the last one of a batch was must not reach beyond the next batch. */
Test(clear, clause_4_2_a_continuation_two_batches_after_a_listed_field)
{
    enum { count = 129 };
    for (int listed = 0; listed < count - 1; listed++) {
        list_fixture list;
        tagged_field fields[count];
        sweep_list_open(&list, HDRTRIE_FOLD_CASE);
        for (int i = 0; i < count; i++) fields[i] = (tagged_field){"Accept", 6, i};
        fields[listed] = (tagged_field){"CF-Ray", 6, listed};
        fields[count - 1] = (tagged_field){NULL, 0, count - 1};
        cr_assert_eq(hdrtrie_clear(list.table, HDRTRIE_ALL_GROUPS, fields, count, &continued_layout),
            (size_t)(count - 1 - (listed == count - 2)), "the field at %d is listed", listed);
        list_fixture_close(&list);
    }
}

Test(clear, clause_4_2_an_orphan_continuation_is_malformed)
{
    list_fixture list;
    tagged_field fields[] = {{NULL, 0, 0}, {NULL, 0, 1}, {"Host", 4, 2}}, same[3];
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    memcpy(same, fields, sizeof fields);
    cr_assert_eq(hdrtrie_clear(list.table, HDRTRIE_ALL_GROUPS, fields, 3, &continued_layout), 1);
    cr_expect_eq(fields[0].tag, 2);
    cr_assert_eq(
        hdrtrie_clear(list.table, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, same, 3, &continued_layout), 3);
    list_fixture_close(&list);
}

Test(clear, clause_4_2_a_continuation_after_pseudo_fields)
{
    list_fixture list;
    hdrtrie_layout layout = continued_layout;
    tagged_field fields[] = {{":path", 5, 0}, {NULL, SIZE_MAX, 1}, {"Host", 4, 2}};
    layout.flags |= HDRTRIE_LAYOUT_PSEUDO;
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    cr_assert_eq(
        hdrtrie_clear(list.table, HDRTRIE_ALL_GROUPS, fields, 3, &layout), 3, "the length of a continuation was used");
    list_fixture_close(&list);
}

Test(clear, clause_4_4_every_occurrence_is_removed_in_any_spelling)
{
    list_fixture list;
    static const char *const names[] = {"CF-Ray", "cf-ray", "CF_RAY", "Cf.rAy", "cf-ray", "cf~ray", "CF+Ray"};
    tagged_field fields[8];
    sweep_list_open(&list, HDRTRIE_FOLD_SEPARATORS);
    for (int i = 0; i < 7; i++) fields[i] = (tagged_field){names[i], 6, i};
    fields[7] = (tagged_field){"CFRay", 5, 7};
    cr_assert_eq(hdrtrie_clear(list.table, 1, fields, 8, &continued_layout), 1);
    cr_expect_eq(fields[0].tag, 7);
    list_fixture_close(&list);
}
