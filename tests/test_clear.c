/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 4.2 to 4.4: clear. */
#include "bodies.h"
#include "sweep.h"
#include <criterion/criterion.h>
#include <hdrtrie/mark.h>
#include <stdlib.h>
#include <string.h>

static void all_shapes(hdrtrie_fold fold, uint32_t groups, uint8_t flags)
{
    size_t judged = 0;
    const char *what = sweep_all_wrong(SWEEP_CLEAR, fold, groups, flags, groups + flags + 17, &judged);
    cr_assert_null(what, "%s", what);
    cr_assert_gt(judged, 100000);
}

Test(clear, clause_4_4_all_groups)
{
    all_shapes(HDRTRIE_FOLD_SEPARATORS, HDRTRIE_ALL_GROUPS, 0);
}

Test(clear, clause_4_4_one_group)
{
    all_shapes(HDRTRIE_FOLD_CASE, 1, 0);
}

Test(clear, clause_4_3_no_group_takes_malformed_names_only)
{
    all_shapes(HDRTRIE_FOLD_NONE, 0, 0);
}

Test(clear, clause_4_3_allow_malformed)
{
    all_shapes(HDRTRIE_FOLD_SEPARATORS, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, 0);
}

Test(clear, clause_4_2_continuations)
{
    all_shapes(HDRTRIE_FOLD_UNDERSCORE, HDRTRIE_ALL_GROUPS, HDRTRIE_LAYOUT_CONTINUATIONS);
}

Test(clear, clause_4_2_pseudo_fields)
{
    all_shapes(HDRTRIE_FOLD_SEPARATORS, HDRTRIE_ALL_GROUPS, HDRTRIE_LAYOUT_PSEUDO);
}

Test(clear, clause_4_2_pseudo_fields_where_malformed_is_allowed)
{
    all_shapes(HDRTRIE_FOLD_SEPARATORS, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, HDRTRIE_LAYOUT_PSEUDO);
}

/* 100,000 fields of two layouts; the same name 100,000 times among the shapes. */
Test(clear, clause_4_4_a_hundred_thousand_fields)
{
    const size_t count = 100000;
    oracle_field *fields = malloc(count * sizeof *fields);
    judged_list list;
    random_state r = random_seeded(3);
    size_t judged = 0;
    sweep_list_open(&list, HDRTRIE_FOLD_SEPARATORS);
    for (int shape = 0; shape < SWEEP_SHAPE_COUNT; shape++) {
        sweep_fields((sweep_shape)shape, 0, &r, fields, count);
        for (size_t l = 0; l < 8; l += 7) {
            const char *what = sweep_wrong(SWEEP_CLEAR, &list, HDRTRIE_ALL_GROUPS, &fields_layouts[l], 0, fields, count,
                                           l == 0, &judged);
            cr_assert_null(what, "shape %d: %s", shape, what);
        }
    }
    cr_assert_geq(judged, 14 * count);
    judged_list_close(&list);
    free(fields);
}

/* Random arrays, flags, groups, folds, layouts. */
Test(clear, clause_4_4_random_arrays)
{
    random_state r = random_seeded(4);
    size_t judged = 0;
    for (int fold = 0; fold < 4; fold++) {
        judged_list list;
        sweep_list_open(&list, (hdrtrie_fold)fold);
        for (size_t round = 0; round < 400; round++) {
            oracle_field fields[200];
            size_t count = random_below(&r, 200);
            uint8_t flags = (uint8_t)random_below(&r, 4);
            uint32_t groups = (uint32_t)random_below(&r, 4) | (random_once_in(&r, 2) ? HDRTRIE_ALLOW_MALFORMED : 0);
            const fields_layout *layout = &fields_layouts[random_below(&r, fields_layout_count)];
            sweep_fields(SWEEP_MIXED, flags, &r, fields, count);
            const char *what =
                sweep_wrong(SWEEP_CLEAR, &list, groups, layout, flags, fields, count, round % 2 == 0, &judged);
            cr_assert_null(what, "round %zu, %zu fields, flags %d: %s", round, count, flags, what);
            what = sweep_wrong(SWEEP_MARK, &list, groups, layout, flags, fields, count, round % 2 == 0, &judged);
            cr_assert_null(what, "round %zu, %zu fields, flags %d: %s", round, count, flags, what);
        }
        judged_list_close(&list);
    }
    cr_assert_gt(judged, 500000);
}

typedef struct field {
    const char *name;
    size_t len;
    int tag;
} field;

static const hdrtrie_layout field_layout = HDRTRIE_LAYOUT_OF(field, name, len, HDRTRIE_LAYOUT_CONTINUATIONS);

Test(clear, clause_4_2_a_continuation_goes_with_its_field)
{
    judged_list list;
    field fields[] = {{"Host", 4, 0},   {NULL, 0, 1}, {"CF-Ray", 6, 2}, {NULL, 0, 3}, {NULL, 9999, 4},
                      {"Accept", 6, 5}, {NULL, 0, 6}, {"a b", 3, 7},    {NULL, 0, 8}};
    static const int tags[] = {0, 1, 5, 6};
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    cr_assert_eq(hdrtrie_clear(list.table, HDRTRIE_ALL_GROUPS, fields, 9, &field_layout), 4);
    for (size_t i = 0; i < 4; i++) cr_expect_eq(fields[i].tag, tags[i]);
    judged_list_close(&list);
}

Test(clear, clause_4_2_an_orphan_continuation_is_malformed)
{
    judged_list list;
    field fields[] = {{NULL, 0, 0}, {NULL, 0, 1}, {"Host", 4, 2}}, same[3];
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    memcpy(same, fields, sizeof fields);
    cr_assert_eq(hdrtrie_clear(list.table, HDRTRIE_ALL_GROUPS, fields, 3, &field_layout), 1);
    cr_expect_eq(fields[0].tag, 2);
    cr_assert_eq(hdrtrie_clear(list.table, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, same, 3, &field_layout), 3);
    judged_list_close(&list);
}

Test(clear, clause_4_2_a_continuation_after_pseudo_fields)
{
    judged_list list;
    hdrtrie_layout layout = field_layout;
    field fields[] = {{":path", 5, 0}, {NULL, SIZE_MAX, 1}, {"Host", 4, 2}};
    layout.flags |= HDRTRIE_LAYOUT_PSEUDO;
    sweep_list_open(&list, HDRTRIE_FOLD_CASE);
    cr_assert_eq(hdrtrie_clear(list.table, HDRTRIE_ALL_GROUPS, fields, 3, &layout), 3,
                 "its length is nobody's business");
    judged_list_close(&list);
}

Test(clear, clause_4_4_every_occurrence_goes_in_any_spelling)
{
    judged_list list;
    static const char *const names[] = {"CF-Ray", "cf-ray", "CF_RAY", "Cf.rAy", "cf-ray", "cf~ray", "CF+Ray"};
    field fields[8];
    sweep_list_open(&list, HDRTRIE_FOLD_SEPARATORS);
    for (int i = 0; i < 7; i++) fields[i] = (field){names[i], 6, i};
    fields[7] = (field){"CFRay", 5, 7};
    cr_assert_eq(hdrtrie_clear(list.table, 1, fields, 8, &field_layout), 1);
    cr_expect_eq(fields[0].tag, 7);
    judged_list_close(&list);
}
