/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 4.9: reads never leave the pages of the name. Names of all lengths, at all distances from an unreadable page. */
#include "answer.h"
#include "bodies.h"
#include "guarded.h"
#include "random.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define LEN_MAX 300
#define TABLE_MAX 16

typedef struct subject {
    ruleset set;
    hdrtrie_table *table;
    size_t row; /* the rule of length len is set.rules[row + len - 1] */
} subject;

/* A list of each length's name, and enough others that the builder chooses another mode or width. */
static subject subject_open(hdrtrie_fold fold, size_t others, bool affixes, size_t groups)
{
    subject s;
    random_state r = random_seeded(others + 1);
    ruleset_start(&s.set, fold);
    for (uint32_t g = 0; g < groups; g++) {
        char name[32];
        snprintf(name, sizeof name, "g%u", (unsigned)g);
        ruleset_add(&s.set, ruleset_group(&s.set, name), HDRTRIE_KIND_EXACT, false, name, strlen(name));
    }
    s.row = s.set.count;
    for (size_t len = 1; len <= HDRTRIE_PATTERN_MAX && others != 0; len++) {
        char name[HDRTRIE_PATTERN_MAX];
        for (size_t i = 0; i < len; i++) name[i] = "abcdefghij-"[random_below(&r, 11)];
        ruleset_add(&s.set, 0, HDRTRIE_KIND_EXACT, false, name, len);
    }
    for (size_t i = 0; i < others; i++) {
        char name[64];
        int len = snprintf(name, sizeof name, "%0*zu", (int)(7 + i % 12), i);
        ruleset_add(&s.set, 0, HDRTRIE_KIND_EXACT, false, name, (size_t)len);
    }
    if (affixes) {
        ruleset_add_pattern(&s.set, 0, "zz*", 3);
        ruleset_add_pattern(&s.set, 0, "zzzzzzzzzzz*", 12);
        ruleset_add_pattern(&s.set, 0, "*yy", 3);
        ruleset_add_pattern(&s.set, 0, "*yyyyyyyyyyyyy", 14);
    }
    s.table = ruleset_build(&s.set);
    return s;
}

/* A real list: many names of a length that share their first bytes, so that one window of 8 does not tell them apart. */
static subject subject_real(void)
{
    subject s;
    ruleset_start(&s.set, HDRTRIE_FOLD_SEPARATORS);
    ruleset_read_list(&s.set, "edge-exact.names");
    s.row = s.set.count;
    s.table = ruleset_build(&s.set);
    return s;
}

static size_t subjects_open(subject *subjects)
{
    size_t count = 0;
    for (int fold = 0; fold < 4; fold++) subjects[count++] = subject_open((hdrtrie_fold)fold, 1, fold % 2 == 1, 1);
    subjects[count++] = subject_open(HDRTRIE_FOLD_SEPARATORS, 0, false, 1);
    subjects[count++] = subject_open(HDRTRIE_FOLD_CASE, 0, true, 12);
    subjects[count++] = subject_open(HDRTRIE_FOLD_CASE, 100, true, 12);
    subjects[count++] = subject_open(HDRTRIE_FOLD_SEPARATORS, 5000, true, 1);
    subjects[count++] = subject_open(HDRTRIE_FOLD_UNDERSCORE, 50000, false, 9);
    subjects[count++] = subject_real();
    return count;
}

static void subjects_close(subject *subjects, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        hdrtrie_free(subjects[i].table, NULL);
        ruleset_free(&subjects[i].set);
    }
}

/* name is placed; its bytes do not matter: every body must find the same, and what is listed. */
static size_t ask(const subject *s, const char *name, size_t len, bool listed)
{
    hdrtrie_match m = answer(s->table, name, len);
    cr_assert(!listed || m.groups != 0, "a listed name of %zu bytes was not found", len);
    return m.groups != 0;
}

static void every_edge(bool at_end, const subject *subjects, size_t subject_count)
{
    guarded area = guarded_open(4096);
    size_t asked = 0, found = 0;
    random_state r = random_seeded(99);
    for (size_t len = 0; len <= LEN_MAX; len++) {
        for (size_t gap = 0; gap < 64; gap++) {
            for (size_t i = 0; i < subject_count; i++) {
                const subject *s = &subjects[i];
                char name[LEN_MAX + 1];
                bool listed =
                    len >= 1 && len <= HDRTRIE_PATTERN_MAX && s->row + len <= s->set.count && s->set.count > 200;
                if (listed) memcpy(name, s->set.rules[s->row + len - 1].literal, len);
                else memset(name, "zyq"[gap % 3], sizeof name);
                char *placed = at_end ? guarded_at_end(&area, name, len, gap) : guarded_at_start(&area, name, len, gap);
                found += ask(s, placed, len, listed);
                if (len != 0) placed[random_below(&r, len)] ^= 4; /* the same place, hardly ever listed */
                found += ask(s, placed, len, false);
                asked += 2;
            }
        }
    }
    guarded_close(&area);
    cr_assert_eq(asked, (LEN_MAX + 1) * 64 * subject_count * 2);
    cr_assert_gt(found, asked / 8);
}

Test(pages, clause_4_9_names_that_end_at_an_unreadable_page)
{
    subject subjects[TABLE_MAX];
    size_t count = subjects_open(subjects);
    every_edge(true, subjects, count);
    subjects_close(subjects, count);
}

Test(pages, clause_4_9_names_that_start_after_an_unreadable_page)
{
    subject subjects[TABLE_MAX];
    size_t count = subjects_open(subjects);
    every_edge(false, subjects, count);
    subjects_close(subjects, count);
}

/* Whatever the builder decides by size must be here, or this file tests less than it says. */
Test(pages, the_subjects_cover_every_mode_and_width)
{
    subject subjects[TABLE_MAX];
    size_t count = subjects_open(subjects), modes[3] = {0}, longer = 0, suffixes = 0, wide[2] = {0};
    for (size_t i = 0; i < count; i++) {
        hdrtrie_shape shape = hdrtrie_shape_read(subjects[i].table);
        modes[shape.mode]++;
        longer += shape.max_len > 64;
        suffixes += (shape.flags & HDRTRIE_FLAG_SUFFIXES) != 0;
        wide[shape.flags & HDRTRIE_FLAG_WIDE]++;
    }
    for (size_t i = 0; i < 3; i++) cr_expect_neq(modes[i], 0, "no table of mode %zu", i);
    cr_expect_neq(longer, 0);
    cr_expect_neq(suffixes, 0);
    cr_expect_neq(wide[0], 0);
    cr_expect_neq(wide[1], 0);
    subjects_close(subjects, count);
}

Test(pages, clause_4_9_name_is_token_at_both_edges)
{
    guarded area = guarded_open(4096);
    char name[LEN_MAX + 1];
    memset(name, 'A', sizeof name);
    for (size_t len = 1; len <= LEN_MAX; len++) {
        for (size_t gap = 0; gap < 64; gap++) {
            char *placed = guarded_at_end(&area, name, len, gap);
            cr_assert_eq(hdrtrie_name_is_token(placed, len), 1);
            placed[len - 1] = ' ';
            cr_assert_eq(hdrtrie_name_is_token(placed, len), 0);
            placed = guarded_at_start(&area, name, len, gap);
            cr_assert_eq(hdrtrie_name_is_token(placed, len), 1);
            placed[0] = '(';
            cr_assert_eq(hdrtrie_name_is_token(placed, len), 0);
        }
    }
    guarded_close(&area);
}

/* Bytes around a name change nothing: a body that folds or compares past the end would show here. */
Test(pages, clause_4_1_the_bytes_around_a_name_do_not_matter)
{
    subject subjects[TABLE_MAX];
    size_t count = subjects_open(subjects), asked = 0;
    random_state r = random_seeded(7);
    for (size_t round = 0; round < 30000; round++) {
        const subject *s = &subjects[random_below(&r, count)];
        char name[RANDOM_NAME_MAX], around[RANDOM_NAME_MAX + 192];
        size_t len = random_name(&r, &s->set, name), at = 64 + random_below(&r, 64);
        hdrtrie_match first = {0, 0}, again;
        for (int pass = 0; pass < 3; pass++) {
            for (size_t i = 0; i < sizeof around; i++) {
                around[i] = (char)(pass == 0 ? 0 : pass == 1 ? 0xff : "0-yzgq"[random_below(&r, 6)]);
            }
            memcpy(around + at, name, len);
            again = answer(s->table, around + at, len);
            if (pass == 0) first = again;
            cr_assert(first.id == again.id && first.groups == again.groups);
            asked++;
        }
    }
    cr_assert_eq(asked, 90000);
    subjects_close(subjects, count);
}
