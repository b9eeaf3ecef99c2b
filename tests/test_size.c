/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Tables of 0, 1, 2, 118, 1,000, 100,000 and 1,000,000 names: every name found, others not. */
#include "answer.h"
#include "bodies.h"
#include "random.h"
#include <criterion/criterion.h>
#include <hdrtrie/check.h>
#include <hdrtrie/rules.h>
#include <stdlib.h>
#include <string.h>

#define NAME_LEN 40

/* The i-th of names that all differ under every fold: lengths 12 to 39, most bytes shared with others. */
static size_t name_of(size_t i, char *name)
{
    int len = snprintf(name, NAME_LEN, "X-%s-%zu-%s",
                       i % 3 == 0   ? "Internal"
                       : i % 3 == 1 ? "Int"
                                    : "Amz",
                       i,
                       i % 5 == 0   ? "Forwarded-For"
                       : i % 5 == 1 ? "Id"
                                    : "Request");
    return (size_t)len;
}

/* every_body: whether all bodies are asked each time, or one after the other. */
static void all_names(size_t count, hdrtrie_fold fold, bool every_body)
{
    static const char *const groups[] = {"g", "h"};
    const hdrtrie_backend *bodies[BODIES_MAX];
    size_t body_count = bodies_here(bodies), wrong = 0, misses = 0;
    char(*names)[NAME_LEN] = malloc(count * NAME_LEN + 1);
    hdrtrie_rule *rules = calloc(count + 1, sizeof *rules);
    hdrtrie_build_options options = {0};
    hdrtrie_table *table;
    random_state r = random_seeded(count);
    options.fold = fold;
    for (size_t i = 0; i < count; i++) {
        rules[i].literal = names[i];
        rules[i].len = name_of(i, names[i]);
        rules[i].group = i % 7 == 0;
    }
    cr_assert_eq(hdrtrie_build(rules, count, groups, 2, &options, &table), HDRTRIE_OK);
    cr_assert_eq(hdrtrie_id_count(table), count);
    for (size_t i = 0; i < count; i++) {
        const hdrtrie_backend *body = bodies[i % body_count];
        uint32_t group = (uint32_t)1 << rules[i].group;
        hdrtrie_match m =
            every_body ? answer(table, names[i], rules[i].len) : hdrtrie_backend_find(body, table, names[i], rules[i].len);
        wrong += m.id != (int32_t)i || m.groups != group;
        char other[NAME_LEN]; /* one byte changed to one that no name has there */
        memcpy(other, names[i], NAME_LEN);
        other[random_below(&r, rules[i].len)] = 'y';
        m = every_body ? answer(table, other, rules[i].len) : hdrtrie_backend_find(body, table, other, rules[i].len);
        misses += m.id == -1 && m.groups == 0;
    }
    cr_expect_eq(wrong, 0, "%zu of %zu names", wrong, count);
    cr_expect_eq(misses, count);
    for (size_t i = 0; i < 1000; i++) { /* numbers past the last */
        char other[NAME_LEN];
        size_t len = name_of(count + i, other);
        cr_assert(answer_is(table, other, len, -1, 0));
    }
    cr_expect(answer_is(table, NULL, 0, -1, 0));
    const char *why = NULL;
    cr_expect_eq(hdrtrie_check(table, hdrtrie_table_len(table), &why), HDRTRIE_OK, "%s", why);
    hdrtrie_free(table, NULL);
    free(rules);
    free(names);
}

Test(size, no_names)
{
    for (int fold = 0; fold < 4; fold++) all_names(0, (hdrtrie_fold)fold, true);
}

Test(size, one_name)
{
    for (int fold = 0; fold < 4; fold++) all_names(1, (hdrtrie_fold)fold, true);
}

Test(size, two_names)
{
    for (int fold = 0; fold < 4; fold++) all_names(2, (hdrtrie_fold)fold, true);
}

Test(size, from_3_to_300_names)
{
    for (size_t count = 3; count <= 300; count++) all_names(count, (hdrtrie_fold)(count % 4), true);
}

Test(size, a_thousand_names)
{
    for (int fold = 0; fold < 4; fold++) all_names(1000, (hdrtrie_fold)fold, true);
}

/* Ids count prefixes, too: where they no longer fit a narrow record, one exact name is enough to show it. */
Test(size, an_exact_name_behind_32_ki_prefixes)
{
    for (size_t count = 32764; count <= 32771; count++) {
        ruleset set;
        ruleset_start(&set, HDRTRIE_FOLD_CASE);
        for (size_t i = 0; i < count; i++) {
            char name[NAME_LEN];
            ruleset_add(&set, ruleset_group(&set, "g"), HDRTRIE_KIND_PREFIX, false, name, name_of(i, name));
        }
        ruleset_add(&set, 0, HDRTRIE_KIND_EXACT, false, "Host", 4);
        hdrtrie_table *table = ruleset_build(&set);
        const unsigned wide = count + 1 > HDRTRIE_NARROW_ID_MAX ? HDRTRIE_FLAG_WIDE : 0;
        cr_expect_eq(hdrtrie_shape_read(table).flags & HDRTRIE_FLAG_WIDE, wide, "%zu prefixes", count);
        cr_expect(answers(table, "host", (int32_t)count, 1), "%zu prefixes", count);
        cr_expect(answer_is(table, set.rules[count - 1].literal, set.rules[count - 1].len, (int32_t)count - 1, 1));
        hdrtrie_free(table, NULL);
        ruleset_free(&set);
    }
}

/* Where a narrow table's ids and offsets end. */
Test(size, around_32_and_64_ki_names)
{
    static const size_t counts[] = {3000, 8191, 32766, 32767, 32768, 65535, 65536, 65537};
    for (size_t i = 0; i < 8; i++) all_names(counts[i], HDRTRIE_FOLD_CASE, false);
}

/* A narrow table's slots reach 64 KiB of records: 252 of the longest names and two that fill it to the byte, or one past. */
Test(size, records_of_64_kib_and_one_byte_more)
{
    for (size_t more = 0; more < 2; more++) {
        ruleset set;
        char name[HDRTRIE_PATTERN_MAX];
        ruleset_start(&set, HDRTRIE_FOLD_UNDERSCORE);
        memset(name, 'a', sizeof name);
        for (size_t i = 0; i < 254; i++) {
            size_t len = i < 252 ? sizeof name : i == 252 ? 200 : 55 + more;
            name[10] = (char)('a' + i % 16);
            name[11] = (char)('a' + i / 16);
            ruleset_add(&set, ruleset_group(&set, "g"), HDRTRIE_KIND_EXACT, false, name, len);
        }
        hdrtrie_table *table = ruleset_build(&set);
        const char *why = NULL;
        cr_expect_eq(hdrtrie_shape_read(table).flags & HDRTRIE_FLAG_WIDE, more ? HDRTRIE_FLAG_WIDE : 0);
        cr_expect_eq(hdrtrie_check(table, hdrtrie_table_len(table), &why), HDRTRIE_OK, "%s", why);
        for (size_t i = 0; i < set.count; i++) {
            cr_assert(answer_is(table, set.rules[i].literal, set.rules[i].len, (int32_t)i, 1));
        }
        hdrtrie_free(table, NULL);
        ruleset_free(&set);
    }
}

/* A narrow record has as many groups as its byte has bits; one more, up to the last, and the record is wide. */
Test(size, every_number_of_groups)
{
    for (uint32_t count = 1; count <= RULESET_GROUP_MAX; count++) {
        ruleset set;
        char name[NAME_LEN];
        ruleset_start(&set, HDRTRIE_FOLD_CASE);
        for (uint32_t g = 0; g < count; g++) {
            char group[8];
            snprintf(group, sizeof group, "g%u", (unsigned)g);
            ruleset_add(&set, ruleset_group(&set, group), HDRTRIE_KIND_EXACT, false, name, name_of(g, name));
            ruleset_add(&set, g, HDRTRIE_KIND_EXACT, false, "X-All", 5);
        }
        hdrtrie_table *table = ruleset_build(&set);
        cr_expect_eq(hdrtrie_shape_read(table).flags & HDRTRIE_FLAG_WIDE,
                     count > HDRTRIE_NARROW_GROUP_MAX ? HDRTRIE_FLAG_WIDE : 0, "%u groups", (unsigned)count);
        for (uint32_t g = 0; g < count; g++) {
            cr_assert_eq(answer(table, name, name_of(g, name)).groups, (uint32_t)1 << g);
        }
        cr_assert_eq(answer(table, "x-all", 5).groups, ((uint32_t)1 << count) - 1);
        hdrtrie_free(table, NULL);
        ruleset_free(&set);
    }
}

Test(size, a_hundred_thousand_names)
{
    all_names(100000, HDRTRIE_FOLD_SEPARATORS, true);
}

Test(size, a_million_names)
{
    all_names(1000000, HDRTRIE_FOLD_CASE, false);
}
