/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.9: reads never leave the pages of the name. Names of all lengths, at all distances from an unreadable
   page. */
#include "support/answer.h"
#include "support/available_backends.h"
#include "support/guarded.h"
#include "support/random.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define LEN_MAX 300
#define TABLE_MAX 16

typedef struct page_list {
    ruleset set;
    hdrtrie_table *table;
    size_t row; /* the rule of length len is set.rules[row + len - 1] */
} page_list;

/* A list with a name of each length, and enough others that the builder chooses another mode or width. */
static page_list page_list_open(hdrtrie_fold fold, size_t others, bool affixes, size_t groups)
{
    page_list s;
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

/* A real list: many names of one length that share their first bytes, so that one window of 8 bytes does not
   distinguish them. */
static page_list page_list_real(void)
{
    page_list s;
    ruleset_start(&s.set, HDRTRIE_FOLD_SEPARATORS);
    ruleset_read_list(&s.set, "edge-exact.names");
    s.row = s.set.count;
    s.table = ruleset_build(&s.set);
    return s;
}

static size_t page_lists_open(page_list *lists)
{
    size_t count = 0;
    for (int fold = 0; fold < 4; fold++) lists[count++] = page_list_open((hdrtrie_fold)fold, 1, fold % 2 == 1, 1);
    lists[count++] = page_list_open(HDRTRIE_FOLD_SEPARATORS, 0, false, 1);
    lists[count++] = page_list_open(HDRTRIE_FOLD_CASE, 0, true, 12);
    lists[count++] = page_list_open(HDRTRIE_FOLD_CASE, 100, true, 12);
    lists[count++] = page_list_open(HDRTRIE_FOLD_SEPARATORS, 5000, true, 1);
    lists[count++] = page_list_open(HDRTRIE_FOLD_UNDERSCORE, 50000, false, 9);
    lists[count++] = page_list_real();
    return count;
}

static void page_lists_close(page_list *lists, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        hdrtrie_free(lists[i].table, NULL);
        ruleset_free(&lists[i].set);
    }
}

/* All backends must give the same answer for the placed name, and find it if it is listed. */
static size_t look_up(const page_list *s, const char *name, size_t len, bool listed)
{
    hdrtrie_match m = answer(s->table, name, len);
    cr_assert(!listed || m.groups != 0, "a listed name of %zu bytes was not found", len);
    return m.groups != 0;
}

static void every_edge(bool at_end, const page_list *lists, size_t list_count)
{
    guarded area = guarded_open(4096);
    size_t tried = 0, found = 0;
    random_state r = random_seeded(99);
    for (size_t len = 0; len <= LEN_MAX; len++) {
        for (size_t gap = 0; gap < 64; gap++) {
            for (size_t i = 0; i < list_count; i++) {
                const page_list *s = &lists[i];
                char name[LEN_MAX + 1];
                bool listed =
                    len >= 1 && len <= HDRTRIE_PATTERN_MAX && s->row + len <= s->set.count && s->set.count > 200;
                if (listed) memcpy(name, s->set.rules[s->row + len - 1].literal, len);
                else memset(name, "zyq"[gap % 3], sizeof name);
                char *placed = at_end ? guarded_at_end(&area, name, len, gap) : guarded_at_start(&area, name, len, gap);
                found += look_up(s, placed, len, listed);
                if (len != 0)
                    placed[random_below(&r, len)] ^= 4; /* a changed name in the same place, hardly ever listed */
                found += look_up(s, placed, len, false);
                tried += 2;
            }
        }
    }
    guarded_close(&area);
    cr_assert_eq(tried, (LEN_MAX + 1) * 64 * list_count * 2);
    cr_assert_gt(found, tried / 8);
}

Test(pages, clause_4_9_names_that_end_at_an_unreadable_page)
{
    page_list lists[TABLE_MAX];
    size_t count = page_lists_open(lists);
    every_edge(true, lists, count);
    page_lists_close(lists, count);
}

Test(pages, clause_4_9_names_that_start_after_an_unreadable_page)
{
    page_list lists[TABLE_MAX];
    size_t count = page_lists_open(lists);
    every_edge(false, lists, count);
    page_lists_close(lists, count);
}

/* The lists must cover every choice that the builder makes by size. Otherwise this file tests less than it claims. */
Test(pages, the_lists_cover_every_mode_and_width)
{
    page_list lists[TABLE_MAX];
    size_t count = page_lists_open(lists), modes[3] = {0}, longer = 0, suffixes = 0, wide[2] = {0};
    for (size_t i = 0; i < count; i++) {
        hdrtrie_shape shape = hdrtrie_shape_read(lists[i].table);
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
    page_lists_close(lists, count);
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

/* Bytes around a name must not count: a backend that folds or compares past the end would give other answers here. */
Test(pages, clause_4_1_the_bytes_around_a_name_do_not_matter)
{
    page_list lists[TABLE_MAX];
    size_t count = page_lists_open(lists), tried = 0;
    random_state r = random_seeded(7);
    for (size_t round = 0; round < 30000; round++) {
        const page_list *s = &lists[random_below(&r, count)];
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
            tried++;
        }
    }
    cr_assert_eq(tried, 90000);
    page_lists_close(lists, count);
}

/* A name is copied if and only if less than 33 bytes of its page begin with it. */
Test(pages, of_a_name_near_the_end_of_a_page_32_bytes_can_be_read)
{
    enum { page = 4096, len = 32 };
    char *pages = aligned_alloc(page, 3 * page); /* both parities of page numbers */
    cr_assert_not_null(pages);
    for (size_t i = 0; i < 3 * page; i++) pages[i] = (char)(i % 251);
    for (size_t at = 0; at < 2 * page; at++) {
        hdrtrie_room room;
        const size_t left = page - at % page;
        const char *name = pages + at, *ahead = hdrtrie_page_ahead32(name, left < len ? left : len, &room);
        cr_assert_eq(ahead == name, left > len, "%zu bytes before the end of a page", left);
        cr_assert_arr_eq(ahead, name, left < len ? left : len);
    }
    free(pages);
}
