/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 4.3 and 4.6: keep. */
#include "bodies.h"
#include "sweep.h"
#include <criterion/criterion.h>
#include <hdrtrie/mark.h>
#include <signal.h>

static void all_shapes(hdrtrie_fold fold, uint32_t groups, uint8_t flags)
{
    size_t judged = 0;
    const char *what = sweep_all_wrong(SWEEP_KEEP, fold, groups, flags, groups + flags + 71, &judged);
    cr_assert_null(what, "%s", what);
    cr_assert_gt(judged, 100000);
}

Test(keep, clause_4_6_all_groups)
{
    all_shapes(HDRTRIE_FOLD_CASE, HDRTRIE_ALL_GROUPS, 0);
}

Test(keep, clause_4_6_fold_none)
{
    all_shapes(HDRTRIE_FOLD_NONE, HDRTRIE_ALL_GROUPS, 0);
}

Test(keep, clause_4_6_one_group)
{
    all_shapes(HDRTRIE_FOLD_CASE, 2, 0);
}

Test(keep, clause_4_6_no_group_keeps_nothing)
{
    all_shapes(HDRTRIE_FOLD_CASE, 0, 0);
}

Test(keep, clause_4_3_keep_removes_malformed_names_whatever_is_asked)
{
    all_shapes(HDRTRIE_FOLD_CASE, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, 0);
}

Test(keep, clause_4_2_continuations_and_pseudo_fields)
{
    all_shapes(HDRTRIE_FOLD_CASE, HDRTRIE_ALL_GROUPS, HDRTRIE_LAYOUT_CONTINUATIONS);
    all_shapes(HDRTRIE_FOLD_CASE, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, HDRTRIE_LAYOUT_CONTINUATIONS);
    all_shapes(HDRTRIE_FOLD_NONE, 1, HDRTRIE_LAYOUT_PSEUDO);
}

/* A malformed name that the list's star matches is still no name to keep. */
Test(keep, clause_4_3_a_star_keeps_no_malformed_name)
{
    ruleset set;
    struct field {
        const char *name;
        size_t len;
    } fields[] = {{"a", 1}, {"", 0}, {"b c", 3}, {NULL, 0}, {"d:", 2}, {"e", 1}};
    const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(struct field, name, len, 0);
    ruleset_start(&set, HDRTRIE_FOLD_CASE);
    ruleset_read(&set, "*\n", 2);
    hdrtrie_table *table = ruleset_build(&set);
    cr_expect_eq(hdrtrie_keep(table, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, fields, 6, &layout), 2);
    cr_expect_str_eq(fields[1].name, "e");
    hdrtrie_free(table, NULL);
    ruleset_free(&set);
}

/* The library asserts in debug builds (KEEP_ASSERTS says which this is), and keeps nothing in others. */
#ifdef KEEP_ASSERTS
#define WIDE .signal = SIGABRT
#else
#define WIDE .signal = 0
#endif

static void keep_by(const hdrtrie_backend *body, hdrtrie_fold fold)
{
    judged_list list;
    struct field {
        const char *name;
        size_t len;
    } fields[] = {{"CF-Ray", 6}, {"Host", 4}};
    const hdrtrie_layout layout = HDRTRIE_LAYOUT_OF(struct field, name, len, 0);
    sweep_list_open(&list, fold);
    size_t left = body == NULL ? hdrtrie_keep(list.table, HDRTRIE_ALL_GROUPS, fields, 2, &layout)
                               : hdrtrie_backend_keep(body, list.table, HDRTRIE_ALL_GROUPS, fields, 2, &layout);
    cr_assert_eq(left, 0);
    judged_list_close(&list);
}

Test(keep, clause_4_6_a_table_folded_underscore_keeps_nothing, WIDE)
{
    keep_by(NULL, HDRTRIE_FOLD_UNDERSCORE);
}

Test(keep, clause_4_6_a_table_folded_separators_keeps_nothing, WIDE)
{
    keep_by(NULL, HDRTRIE_FOLD_SEPARATORS);
}

Test(keep, clause_4_6_no_body_keeps_anything_by_a_wide_fold, WIDE)
{
    const hdrtrie_backend *bodies[BODIES_MAX];
    size_t count = bodies_here(bodies);
    for (size_t i = 0; i < count; i++) keep_by(bodies[i], HDRTRIE_FOLD_SEPARATORS);
}
