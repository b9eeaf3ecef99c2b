/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.9: names near the edge of a page and across it. Backends that load more bytes than the name has must
   first copy a name that is too near the edge, and copy all of it. test_pages.c covers more lengths and lists, and
   takes longer. */
#include "support/answer.h"
#include "support/guarded.h"
#include "support/list_fixture.h"
#include <criterion/criterion.h>
#include <string.h>

#define PAGE 4096
#define LEN_MAX 40

static void add(list_fixture *list, hdrtrie_kind kind, const char *name, size_t len)
{
    ruleset_add(&list->set, ruleset_group(&list->set, "g"), kind, false, name, len);
}

/* Two names of each length. apart: they differ in the middle, so that windows at both ends do not distinguish them.
   crowded: too many names of one length for windows. suffixes: the list has some. */
static void list_open(list_fixture *list, bool apart, bool crowded, bool suffixes)
{
    static const char letters[] = "qwertyuiopasdfghjklzxcvbnmqwertyuiopasdf";
    ruleset_start(&list->set, HDRTRIE_FOLD_CASE);
    for (size_t len = 1; len <= LEN_MAX; len++) {
        char name[LEN_MAX];
        memcpy(name, letters, len);
        add(list, HDRTRIE_KIND_EXACT, name, len);
        name[apart ? len / 2 : len - 1] = '0';
        add(list, HDRTRIE_KIND_EXACT, name, len);
    }
    for (int i = 0; i < 300 && crowded; i++) {
        char name[20];
        add(list, HDRTRIE_KIND_EXACT, name, (size_t)snprintf(name, sizeof name, "%010d", i * 7919));
    }
    if (suffixes) add(list, HDRTRIE_KIND_SUFFIX, "-internal", 9);
    list_fixture_open(list);
}

static void is_found(const list_fixture *list, size_t rule, const char *placed)
{
    cr_assert(answer_is(list->table, placed, list->set.rules[rule].len, (int32_t)rule, 1));
}

/* Two pages between unreadable ones, with an even and an odd page number: a backend could mistake a bit of that
   number for part of the offset. If the machine's pages are larger than the backends assume, both numbers are even. */
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

/* Looks up every name, then the same name with its first or last byte changed. */
static void look_up(const list_fixture *list, guarded pages[2], guarded *area)
{
    for (size_t rule = 0; rule < list->set.count; rule++) {
        const char *name = list->set.rules[rule].literal;
        const size_t len = list->set.rules[rule].len;
        if (list->set.rules[rule].kind != HDRTRIE_KIND_EXACT || rule >= 2 * LEN_MAX) continue;
        for (size_t gap = 0; gap < 40; gap++) {
            is_found(list, rule, guarded_at_end(&pages[gap % 2], name, len, gap));
            is_found(list, rule, guarded_at_start(&pages[gap % 2], name, len, gap));
            is_found(list, rule, guarded_at_end(&pages[(gap + 1) % 2], name, len, gap));
        }
        memset(area->bytes, 'z', area->len);
        for (size_t at = PAGE - 2 * LEN_MAX; at < PAGE + LEN_MAX; at++) {
            char *placed = area->bytes + at;
            memcpy(placed, name, len);
            is_found(list, rule, placed);
            placed[at % 2 == 0 ? 0 : len - 1] = '~';
            cr_assert(answer_is(list->table, placed, len, -1, 0));
            memset(placed, 'z', len);
        }
    }
}

static const struct {
    bool apart, crowded, suffixes;
    int mode;
} lists[] = {
    {false, false, false, HDRTRIE_MODE_ENDS},
    {true, false, false, HDRTRIE_MODE_FREE},
    {false, true, false, HDRTRIE_MODE_HASHED},
    {false, false, true, HDRTRIE_MODE_ENDS},
    {true, false, true, HDRTRIE_MODE_FREE},
};

Test(crossing, clause_4_9_names_across_and_beside_a_boundary)
{
    guarded pages[2], area = guarded_open(2 * PAGE);
    pages_open(pages);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        list_fixture list;
        list_open(&list, lists[i].apart, lists[i].crowded, lists[i].suffixes);
        cr_expect_eq(hdrtrie_shape_read(list.table).mode, lists[i].mode, "list %zu has another mode", i);
        look_up(&list, pages, &area);
        list_fixture_close(&list);
    }
    guarded_close(&pages[0]);
    guarded_close(&pages[1]);
    guarded_close(&area);
}

/* A suffix that ends before, at and after a page boundary. */
Test(crossing, clause_4_9_suffixes_across_and_beside_a_boundary)
{
    guarded area = guarded_open(2 * PAGE);
    list_fixture list;
    list_open(&list, true, false, true);
    for (size_t len = 9; len <= LEN_MAX; len++) {
        char name[LEN_MAX];
        memset(name, 'x', len);
        memcpy(name + len - 9, "-Internal", 9);
        for (size_t at = PAGE - LEN_MAX - 1; at <= PAGE + LEN_MAX; at++) {
            memset(area.bytes + PAGE - 128, 0x2d, 256);
            memcpy(area.bytes + at, name, len);
            cr_assert(answer_is(list.table, area.bytes + at, len, 2 * LEN_MAX, 1));
            area.bytes[at + len - 9 + at % 9] = '~';
            cr_assert(answer_is(list.table, area.bytes + at, len, -1, 0));
        }
    }
    list_fixture_close(&list);
    guarded_close(&area);
}
