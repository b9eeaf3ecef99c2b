/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.7: the phase of names alone: its limit, and memory that is short at each of its allocations. */
#include "src/compile/names.h"
#include "support/counting.h"
#include <criterion/criterion.h>
#include <string.h>

#define BLOCK_LEN 65536 /* of the arena's first block */

/* An arena whose first block has only `left` bytes left. The next block that it asks for fails, and later ones do not. */
typedef struct short_arena {
    counting c;
    hdrtrie_allocator allocator;
    hdrtrie_arena arena;
} short_arena;

static void short_arena_open(short_arena *a, size_t left)
{
    memset(a, 0, sizeof *a);
    a->allocator = counting_allocator(&a->c);
    hdrtrie_arena_init(&a->arena, &a->allocator);
    for (size_t fill = BLOCK_LEN - left; fill != 0;) {
        const size_t some = fill < BLOCK_LEN / 4 ? fill : BLOCK_LEN / 4;
        cr_assert_not_null(hdrtrie_arena_take(&a->arena, some, 1));
        fill -= some;
    }
    a->c.fail_at = a->c.calls + 1;
}

static void short_arena_close(short_arena *a)
{
    hdrtrie_arena_free(&a->arena);
    cr_assert(a->c.held == 0 && a->c.wrong == 0);
}

/* All of *names must be as expected for the rules below. */
static void names_are_right(const hdrtrie_names *names)
{
    static const int32_t ids[] = {0, 1, 2, -1, -1, -1};
    static const uint32_t order[] = {0, 3, 5, 1, 2, 4}, spellings[] = {0, 0, 0, 1, 2, 3};
    cr_expect(names->exact_count == 1 && names->prefix_count == 1 && names->suffix_count == 1);
    cr_expect(names->spelled_count == 3 && names->id_count == 3);
    cr_assert_eq(names->rule_order_count, 6);
    for (uint32_t i = 0; i < 6; i++) {
        cr_expect_eq(names->rule_ids[i], ids[i], "rule %u", i);
        cr_expect_eq(names->rule_spellings[i], spellings[i], "rule %u", i);
        cr_expect_eq(names->rule_order[i], order[i], "place %u", i);
        cr_expect_eq(names->rule_at[order[i]], i, "place %u", i);
    }
}

static hdrtrie_error names_make(const hdrtrie_rule *rules, size_t count, hdrtrie_arena *arena, hdrtrie_names *names)
{
    static const hdrtrie_build_options quiet;
    hdrtrie_reporter reporter = {.options = &quiet, .rules = rules};
    memset(names, 0, sizeof *names);
    return hdrtrie_names_make(rules, count, 1, HDRTRIE_FOLD_SEPARATORS, &reporter, arena, names);
}

/* Rules of all kinds, with two spellings of one name and a spelling without other rules. */
Test(names, clause_4_7_every_allocation_may_fail)
{
    static const hdrtrie_rule rules[] = {
        {"X-Foo", 5, HDRTRIE_KIND_EXACT, 0, 0, 1, false},
        {"X-*", 2, HDRTRIE_KIND_PREFIX, 0, 0, 2, false},
        {"-Id", 3, HDRTRIE_KIND_SUFFIX, 0, 0, 3, false},
        {"X_Foo", 5, HDRTRIE_KIND_EXACT, 0, HDRTRIE_EXCEPTION_SPELLED, 4, false},
        {"X-Bar", 5, HDRTRIE_KIND_EXACT, 0, HDRTRIE_EXCEPTION_SPELLED, 5, false},
        {"x-foo", 5, HDRTRIE_KIND_EXACT, 0, HDRTRIE_EXCEPTION_SPELLED, 6, false},
    };
    size_t failed = 0;
    for (size_t left = 0; left < 4096; left += 16) {
        short_arena a;
        hdrtrie_names names;
        short_arena_open(&a, left);
        const hdrtrie_error error = names_make(rules, sizeof rules / sizeof *rules, &a.arena, &names);
        if (a.c.calls >= a.c.fail_at) {
            cr_expect_eq(error, HDRTRIE_ERR_MEMORY, "%zu bytes left", left);
            failed++;
        } else {
            cr_expect_eq(error, HDRTRIE_OK, "%zu bytes left", left);
            names_are_right(&names);
        }
        short_arena_close(&a);
    }
    cr_expect_gt(failed, 40);
}

/* The highest number of rules is accepted: it only lacks memory. */
Test(names, clause_4_7_the_limit)
{
    static const hdrtrie_rule rule = {"a", 1, HDRTRIE_KIND_EXACT, 0, false, 1, false};
    short_arena a;
    hdrtrie_names names;
    short_arena_open(&a, 0);
    cr_expect_eq(names_make(&rule, HDRTRIE_ID_MAX, &a.arena, &names), HDRTRIE_ERR_MEMORY);
    cr_expect_eq(names_make(&rule, HDRTRIE_ID_MAX + 1, &a.arena, &names), HDRTRIE_ERR_LIMIT);
    short_arena_close(&a);
}
