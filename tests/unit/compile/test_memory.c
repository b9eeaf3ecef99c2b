/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.7: a build that runs out of memory at any point returns an error and frees everything. Also tests the
   arena. */
#include "src/compile/arena.h"
#include "src/compile/pipeline.h"
#include "support/answer.h"
#include "support/counting.h"
#include "support/transcript.h"
#include <criterion/criterion.h>
#include <hdrtrie/rules.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>

/* Returns an empty text for the include of a filler, and a text with rules for "b". */
static bool filler_open(
    void *context, const char *name, const char *from, const char **path, const char **text, size_t *len)
{
    static const char b[] = "[x]\nb\ninclude <cgi>\n*-b\n";
    (void)context, (void)from;
    *path = name[0] == 'b' ? "b" : "f";
    *text = name[0] == 'b' ? b : "";
    *len = strlen(*text);
    return true;
}

/* A list whose reader first takes about fill bytes from the arena's first block of 64 KiB. The rules follow. */
static size_t filled_text(char *text, size_t fill, const char *rules)
{
    size_t len = (size_t)sprintf(text, "fold case\n");
    while (fill != 0) {
        const size_t some = fill < 15000 ? fill : 15000;
        len += (size_t)sprintf(text + len, "include \"%0*d\"\n", (int)some, 0);
        fill -= some;
    }
    return len + (size_t)sprintf(text + len, "%s", rules);
}

/* The first block of 64 KiB ends at every multiple of 16 bytes of the build, and the second allocation fails. A
   third would succeed: a build that ignores the failure would continue. */
static void ends_everywhere(const char *rules)
{
    static char text[1 << 17];
    const hdrtrie_resolver resolver = {filler_open, NULL, NULL};
    for (size_t fill = 16; fill < 65536; fill += 16) {
        counting c = {.fail_at = 2};
        hdrtrie_allocator allocator = counting_allocator(&c);
        hdrtrie_list_options options = {.build.allocator = &allocator, .resolver = &resolver};
        hdrtrie_table *table = (hdrtrie_table *)text;
        const size_t len = filled_text(text, fill, rules);
        cr_assert_eq(hdrtrie_list_build("top", text, len, &options, &table), HDRTRIE_ERR_MEMORY, "%zu", fill);
        cr_assert_null(table);
        cr_assert_eq(c.held, 0);
        cr_assert_gt(c.calls, 1);
    }
}

Test(memory, clause_4_7_out_of_memory_anywhere_in_a_windowed_build)
{
    ends_everywhere("a\n[g]\nX-Int-*\n!X-Int-A\n*-Id\ninclude \"b\"\ninclude <cgi>\n[h]\na\n");
}

Test(memory, clause_4_7_out_of_memory_anywhere_in_a_hashed_build)
{
    static char rules[2000];
    size_t len = (size_t)sprintf(rules, "[g]\na*\n*a\n");
    for (int i = 0; i < 70; i++) len += (size_t)sprintf(rules + len, "n%02d\n", i);
    ends_everywhere(rules);
}

/* The name of the list is so long that it gets its own block. The next allocation then happens where the file is
   entered in the table of files. */
Test(memory, clause_4_7_out_of_memory_for_the_names_of_files)
{
    static char name[20000];
    memset(name, 'l', sizeof name - 1);
    for (size_t fail_at = 1; fail_at <= 2; fail_at++) {
        counting c = {.fail_at = fail_at};
        hdrtrie_allocator allocator = counting_allocator(&c);
        hdrtrie_list_options options = {.build.allocator = &allocator};
        hdrtrie_table *table = (hdrtrie_table *)name;
        cr_expect_eq(hdrtrie_list_build(name, "a\n", 2, &options, &table), HDRTRIE_ERR_MEMORY, "call %zu", fail_at);
        cr_expect_null(table);
        cr_expect(c.held == 0 && c.wrong == 0);
    }
}

/* Each allocation of the build fails, alone or together with all later ones. Without a failure, the build returns
   expected. */
static void each_allocation(const char *text, size_t len, hdrtrie_error expected, bool all_later)
{
    for (size_t fail_at = 1;; fail_at++) {
        counting c = {0};
        hdrtrie_allocator allocator = counting_allocator(&c);
        hdrtrie_list_options options = {.build.allocator = &allocator};
        hdrtrie_table *table = NULL;
        *(all_later ? &c.fail_from : &c.fail_at) = fail_at;
        hdrtrie_error error = hdrtrie_list_build("top", text, len, &options, &table);
        const bool failed = c.calls >= fail_at;
        cr_assert_eq(error, failed ? HDRTRIE_ERR_MEMORY : expected, "call %zu", fail_at);
        cr_assert_eq(table == NULL, error != HDRTRIE_OK);
        hdrtrie_free(table, &allocator);
        cr_assert(c.held == 0 && c.wrong == 0, "call %zu", fail_at);
        if (!failed) break;
    }
}

/* Writes a list with count rules of these six forms, one after the other. Returns its length. */
static size_t large_list(char *text, const char *const forms[6], int count)
{
    size_t len = (size_t)sprintf(text, "fold separators\n");
    for (int i = 0; i < count; i++) len += (size_t)sprintf(text + len, forms[i % 6], i);
    return len;
}

/* Lists so large that each array is a separate block. */
Test(memory, clause_4_7_every_allocation_of_a_large_list_may_fail)
{
    static const char *const fields[] = {"n%d\n", "n%d\n", "p%d*\n", "n%d\n", "*s%d\n", "n%d\n"};
    static const char *const all[] = {"n%d\n", "!case x%d\n", "p%d*\n", "*s%d\n", "!case y%d\n", "cookie:c%d\n"};
    static char text[1 << 17];
    size_t len = large_list(text, fields, 6000);
    each_allocation(text, len, HDRTRIE_OK, false);
    each_allocation(text, len, HDRTRIE_OK, true);
    len = large_list(text, all, 6000);
    each_allocation(text, len, HDRTRIE_OK, false);
    len += (size_t)sprintf(text + len, "a b\n"); /* the second phase still runs, to report its own errors */
    each_allocation(text, len, HDRTRIE_ERR_LIST, false);
}

Test(memory, a_pipeline_frees_its_table_by_default)
{
    for (int keep = 0; keep < 2; keep++) {
        counting c = {0};
        hdrtrie_allocator allocator = counting_allocator(&c);
        hdrtrie_list_options options = {.build.allocator = &allocator};
        hdrtrie_pipeline p;
        cr_assert_eq(hdrtrie_pipeline_run("l", "fold case\na\n", 12, &options, &p), HDRTRIE_OK);
        hdrtrie_pipeline_free(&p, keep);
        cr_assert_eq(p.table != NULL, keep);
        cr_assert_eq(c.held, (size_t)keep);
        hdrtrie_free(p.table, &allocator);
        cr_assert(c.held == 0 && c.wrong == 0);
    }
}

/* Also with literals whose first bytes the build compares with those of earlier literals. */
Test(memory, clause_4_10_uninitialised_memory_never_shows_in_a_table)
{
    static const char list[] = "fold case\n[g]\naaaaaaaa*\naaaaaaaab*\nbbbbbbbb*\n*aaaaaaaa\n*bbbbbbbb\naaaa\naaab\n";
    hdrtrie_table *table = table_of(list);
    for (unsigned fill = 0; fill <= 0xff; fill++) {
        counting c = {.fill = (uint8_t)fill};
        hdrtrie_allocator allocator = counting_allocator(&c);
        const hdrtrie_list_options options = {.build = {.allocator = &allocator}};
        hdrtrie_table *other;
        cr_assert_eq(hdrtrie_list_build("l", list, strlen(list), &options, &other), HDRTRIE_OK);
        cr_assert_eq(hdrtrie_table_len(other), hdrtrie_table_len(table));
        cr_expect_eq(memcmp(other, table, hdrtrie_table_len(table)), 0, "memory of %#x", fill);
        hdrtrie_free(other, &allocator);
    }
    hdrtrie_free(table, NULL);
}

/* Without a caller's allocator, all memory returns to malloc. This test does not see a sanitizer's allocator, but
   sanitizers detect leaks themselves. */
Test(memory, clause_4_7_all_memory_returns_to_malloc)
{
    size_t held = 0;
    for (int i = 0; i < 20; i++) {
        char text[64];
        snprintf(text, sizeof text, "fold case\n[g]\nname-%d\nname-*\n", i);
        hdrtrie_free(table_of(text), NULL);
        const struct mallinfo2 now = mallinfo2();
        if (i == 9) held = now.uordblks + now.hblkhd;
        if (i > 9) cr_expect_leq(now.uordblks + now.hblkhd, held, "after %d builds", i + 1);
    }
}

/* An arena with a counting allocator. */
typedef struct counted_arena {
    counting c;
    hdrtrie_allocator allocator;
    hdrtrie_arena arena;
} counted_arena;

static void counted_arena_open(counted_arena *a)
{
    a->c = (counting){0};
    a->allocator = counting_allocator(&a->c);
    hdrtrie_arena_init(&a->arena, &a->allocator);
}

/* Frees the arena. It may be used again. All its memory must have been released. */
static void counted_arena_close(counted_arena *a)
{
    hdrtrie_arena_free(&a->arena);
    cr_assert(a->c.held == 0 && a->c.wrong == 0);
}

Test(memory, an_arena_returns_aligned_pieces_that_do_not_overlap)
{
    counted_arena a;
    char *pieces[300];
    counted_arena_open(&a);
    for (size_t i = 0; i < 300; i++) {
        pieces[i] = hdrtrie_arena_take(&a.arena, i * 3, 1 + i % 7);
        cr_assert_not_null(pieces[i]);
        cr_assert_eq((uintptr_t)pieces[i] % 16, 0);
        memset(pieces[i], (int)i, i * 3 * (1 + i % 7));
    }
    for (size_t i = 0; i < 300; i++) {
        for (size_t at = 0; at < i * 3 * (1 + i % 7); at++) cr_assert_eq((unsigned char)pieces[i][at], i & 0xff);
    }
    counted_arena_close(&a);
}

#ifndef HDRTRIE_ARENA_BLOCK_LEN /* sanitizers use a build with other blocks */
Test(memory, a_large_piece_does_not_waste_the_rest_of_a_block)
{
    counted_arena a;
    counted_arena_open(&a);
    cr_assert_not_null(hdrtrie_arena_take(&a.arena, 16384, 1)); /* the largest piece that shares a block */
    cr_assert_eq(a.c.calls, 1);
    cr_assert_not_null(hdrtrie_arena_take(&a.arena, 16384, 2));
    cr_assert_eq(a.c.calls, 1);
    cr_assert_not_null(hdrtrie_arena_take(&a.arena, 16385, 1));
    cr_assert_eq(a.c.calls, 2);
    cr_assert_not_null(hdrtrie_arena_take(&a.arena, 16384, 1)); /* uses the first block to its last byte */
    cr_assert_eq(a.c.calls, 2);
    cr_assert_not_null(hdrtrie_arena_take(&a.arena, 1, 1));
    cr_assert_eq(a.c.calls, 3);
    counted_arena_close(&a);
}
#endif

/* Sixteen bytes are a whole unit of the arena: the NUL needs a second one. */
Test(memory, a_text_in_an_arena_has_its_own_nul)
{
    counted_arena a;
    counted_arena_open(&a);
    const char *text = hdrtrie_arena_text(&a.arena, "sixteen bytes of", 16);
    char *next = hdrtrie_arena_take(&a.arena, 16, 1);
    cr_assert(text != NULL && next != NULL);
    memset(next, '!', 16);
    cr_expect_str_eq(text, "sixteen bytes of");
    counted_arena_close(&a);
}

Test(memory, a_freed_arena_can_be_used_again)
{
    counted_arena a;
    counted_arena_open(&a);
    for (size_t i = 1; i <= 3; i++) {
        char *piece = hdrtrie_arena_take(&a.arena, 8, 8);
        cr_assert_not_null(piece);
        cr_expect_eq(a.c.calls, i, "used memory that was released");
        memset(piece, '!', 64);
        counted_arena_close(&a);
    }
}

Test(memory, an_arena_refuses_sizes_that_overflow)
{
    counted_arena a;
    counted_arena_open(&a);
    cr_expect_null(hdrtrie_arena_take(&a.arena, SIZE_MAX / 2 + 2, 2)); /* 2 bytes, if the multiplication overflowed */
    cr_expect_null(hdrtrie_arena_take(&a.arena, SIZE_MAX, 1));
    cr_expect_null(hdrtrie_arena_zeros(&a.arena, SIZE_MAX / 16 + 2, 16));
    cr_expect_eq(a.c.calls, 0);
    counted_arena_close(&a);
}
