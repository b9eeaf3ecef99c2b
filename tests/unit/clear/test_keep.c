/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.3 and 4.6: keep. */
#include "clear_fixture.h"
#include "support/answer.h"
#include "support/available_backends.h"
#include <signal.h>

Test(keep, clause_4_6_all_groups)
{
    expect_sweep(SWEEP_KEEP, HDRTRIE_FOLD_CASE, HDRTRIE_ALL_GROUPS, 0);
}

Test(keep, clause_4_6_fold_none)
{
    expect_sweep(SWEEP_KEEP, HDRTRIE_FOLD_NONE, HDRTRIE_ALL_GROUPS, 0);
}

Test(keep, clause_4_6_one_group)
{
    expect_sweep(SWEEP_KEEP, HDRTRIE_FOLD_CASE, 2, 0);
}

Test(keep, clause_4_6_without_groups_keep_leaves_only_framing_fields)
{
    expect_sweep(SWEEP_KEEP, HDRTRIE_FOLD_CASE, 0, 0);
}

Test(keep, clause_4_3_keep_always_removes_malformed_names)
{
    expect_sweep(SWEEP_KEEP, HDRTRIE_FOLD_CASE, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, 0);
}

Test(keep, clause_4_2_continuations_and_pseudo_fields)
{
    expect_sweep(SWEEP_KEEP, HDRTRIE_FOLD_CASE, HDRTRIE_ALL_GROUPS, HDRTRIE_LAYOUT_CONTINUATIONS);
    expect_sweep(
        SWEEP_KEEP, HDRTRIE_FOLD_CASE, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, HDRTRIE_LAYOUT_CONTINUATIONS);
    expect_sweep(SWEEP_KEEP, HDRTRIE_FOLD_NONE, 1, HDRTRIE_LAYOUT_PSEUDO);
}

/* keep removes a malformed name even if the list's star matches it. */
Test(keep, clause_4_3_a_star_does_not_keep_malformed_names)
{
    tagged_field fields[] = {{"a", 1, 0}, {"", 0, 1}, {"b c", 3, 2}, {NULL, 0, 3}, {"d:", 2, 4}, {"e", 1, 5}};
    hdrtrie_table *table = table_of("fold case\n*\n");
    cr_expect_eq(hdrtrie_keep(table, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED, fields, 6, &tagged_layout), 2);
    cr_expect_str_eq(fields[1].name, "e");
    hdrtrie_free(table, NULL);
}

/* With asserts (KEEP_ASSERTS shows which build this is) the library ends the program; without, keep removes every
   field. */
#ifdef KEEP_ASSERTS
#define WIDE .signal = SIGABRT
#else
#define WIDE .signal = 0
#endif

static void keep_by(const hdrtrie_backend *backend, hdrtrie_fold fold)
{
    list_fixture list;
    tagged_field fields[] = {{"CF-Ray", 6, 0}, {"Host", 4, 1}};
    sweep_list_open(&list, fold);
    size_t left = backend == NULL
                      ? hdrtrie_keep(list.table, HDRTRIE_ALL_GROUPS, fields, 2, &tagged_layout)
                      : hdrtrie_backend_keep(backend, list.table, HDRTRIE_ALL_GROUPS, fields, 2, &tagged_layout);
    cr_assert_eq(left, 0);
    list_fixture_close(&list);
}

Test(keep, clause_4_6_keep_refuses_fold_underscore, WIDE)
{
    keep_by(NULL, HDRTRIE_FOLD_UNDERSCORE);
}

Test(keep, clause_4_6_keep_refuses_fold_separators, WIDE)
{
    keep_by(NULL, HDRTRIE_FOLD_SEPARATORS);
}

Test(keep, clause_4_6_every_backend_refuses_wide_folds, WIDE)
{
    const hdrtrie_backend *backends[AVAILABLE_BACKENDS_MAX];
    size_t count = available_backends(backends);
    for (size_t i = 0; i < count; i++) keep_by(backends[i], HDRTRIE_FOLD_SEPARATORS);
}
