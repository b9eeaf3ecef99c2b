/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 4.9: names near the edge of a page, and across it: bodies that read more than a name move those that they may not read
   so, and must move all of them, whole. test_pages.c has more lengths and lists, and takes longer. */
#include "answer.h"
#include "guarded.h"
#include <criterion/criterion.h>
#include <hdrtrie/detail/shape.h>
#include <string.h>

#define PAGE 4096
#define LEN_MAX 40

typedef struct subject {
    ruleset set;
    hdrtrie_table *table;
} subject;

static void add(subject *s, hdrtrie_kind kind, const char *name, size_t len)
{
    ruleset_add(&s->set, ruleset_group(&s->set, "g"), kind, false, name, len);
}

/* Two names of each length. apart: they differ in the middle, so that windows of both ends do not tell them apart; crowded: so many
   of one length that no windows do; suffixes: the list has some. */
static subject subject_open(bool apart, bool crowded, bool suffixes)
{
    static const char letters[] = "qwertyuiopasdfghjklzxcvbnmqwertyuiopasdf";
    subject s;
    ruleset_start(&s.set, HDRTRIE_FOLD_CASE);
    for (size_t len = 1; len <= LEN_MAX; len++) {
        char name[LEN_MAX];
        memcpy(name, letters, len);
        add(&s, HDRTRIE_KIND_EXACT, name, len);
        name[apart ? len / 2 : len - 1] = '0';
        add(&s, HDRTRIE_KIND_EXACT, name, len);
    }
    for (int i = 0; i < 300 && crowded; i++) {
        char name[20];
        add(&s, HDRTRIE_KIND_EXACT, name, (size_t)snprintf(name, sizeof name, "%010d", i * 7919));
    }
    if (suffixes) add(&s, HDRTRIE_KIND_SUFFIX, "-internal", 9);
    s.table = ruleset_build(&s.set);
    return s;
}

static void subject_close(subject *s)
{
    hdrtrie_free(s->table, NULL);
    ruleset_free(&s->set);
}

static void is_found(const subject *s, size_t rule, const char *placed)
{
    cr_assert(answer_is(s->table, placed, s->set.rules[rule].len, (int32_t)rule, 1));
}

/* Pages between unreadable ones, with an even and an odd number: a body could take a bit of that number for a place in the page.
   Where the machine's pages are larger than what bodies reckon with, all have even ones. */
static void pages_open(guarded pages[2])
{
    guarded others[8];
    size_t count = 0;
    pages[0] = guarded_open(PAGE);
    pages[1] = guarded_open(PAGE);
    while (count < 8 && ((uintptr_t)pages[0].bytes ^ (uintptr_t)pages[1].bytes) / PAGE % 2 == 0) {
        others[count++] = pages[1];
        pages[1] = guarded_open(PAGE);
    }
    while (count != 0) guarded_close(&others[--count]);
}

/* Every name, then that name changed in its first or last byte. */
static void asks(const subject *s, guarded pages[2], guarded *area)
{
    for (size_t rule = 0; rule < s->set.count; rule++) {
        const char *name = s->set.rules[rule].literal;
        const size_t len = s->set.rules[rule].len;
        if (s->set.rules[rule].kind != HDRTRIE_KIND_EXACT || rule >= 2 * LEN_MAX) continue;
        for (size_t gap = 0; gap < 40; gap++) {
            is_found(s, rule, guarded_at_end(&pages[gap % 2], name, len, gap));
            is_found(s, rule, guarded_at_start(&pages[gap % 2], name, len, gap));
            is_found(s, rule, guarded_at_end(&pages[(gap + 1) % 2], name, len, gap));
        }
        memset(area->bytes, 'z', area->len);
        for (size_t at = PAGE - 2 * LEN_MAX; at < PAGE + LEN_MAX; at++) {
            char *placed = area->bytes + at;
            memcpy(placed, name, len);
            is_found(s, rule, placed);
            placed[at % 2 == 0 ? 0 : len - 1] = '~';
            cr_assert(answer_is(s->table, placed, len, -1, 0));
            memset(placed, 'z', len);
        }
    }
}

static const struct {
    bool apart, crowded, suffixes;
    int mode;
} subjects[] = {
    {false, false, false, HDRTRIE_MODE_ENDS},  {true, false, false, HDRTRIE_MODE_FREE},
    {false, true, false, HDRTRIE_MODE_HASHED}, {false, false, true, HDRTRIE_MODE_ENDS},
    {true, false, true, HDRTRIE_MODE_FREE},
};

Test(crossing, clause_4_9_names_across_and_beside_a_boundary)
{
    guarded pages[2], area = guarded_open(2 * PAGE);
    pages_open(pages);
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
        subject s = subject_open(subjects[i].apart, subjects[i].crowded, subjects[i].suffixes);
        cr_expect_eq(hdrtrie_shape_read(s.table).mode, subjects[i].mode, "list %zu has another mode", i);
        asks(&s, pages, &area);
        subject_close(&s);
    }
    guarded_close(&pages[0]);
    guarded_close(&pages[1]);
    guarded_close(&area);
}

/* A suffix that ends at either side of a boundary. */
Test(crossing, clause_4_9_suffixes_across_and_beside_a_boundary)
{
    guarded area = guarded_open(2 * PAGE);
    subject s = subject_open(true, false, true);
    for (size_t len = 9; len <= LEN_MAX; len++) {
        char name[LEN_MAX];
        memset(name, 'x', len);
        memcpy(name + len - 9, "-Internal", 9);
        for (size_t at = PAGE - LEN_MAX - 1; at <= PAGE + LEN_MAX; at++) {
            memset(area.bytes + PAGE - 128, 0x2d, 256);
            memcpy(area.bytes + at, name, len);
            cr_assert(answer_is(s.table, area.bytes + at, len, 2 * LEN_MAX, 1));
            area.bytes[at + len - 9 + at % 9] = '~';
            cr_assert(answer_is(s.table, area.bytes + at, len, -1, 0));
        }
    }
    subject_close(&s);
    guarded_close(&area);
}
