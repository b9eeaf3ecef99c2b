/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.5: head_clear. */
#include "support/answer.h"
#include "support/guarded.h"
#include "support/head_oracle.h"
#include "support/list_fixture.h"
#include "support/random.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static const char list_text[] =
    "[strip]\nCF-Ray\nX-Int-*\n!X-Int-Public\n[debug]\n*-Debug\nHost\nContent-Length\n*-Encoding\n";

/* One example: a head (with its length, because it may contain NULs), the expected rest of it, and the counts. */
typedef struct example {
    const char *head;
    size_t len;
    const char *left;
    size_t left_len, removed, malformed;
    bool complete;
} example;

#define HEAD(before, after) before, sizeof before - 1, after, sizeof after - 1

/* Compares the oracle with the example, then the call in a buffer that ends at an unreadable page, then a second
   call. */
static void run(const example *e, uint32_t groups)
{
    list_fixture s;
    list_fixture_open_text(&s, HDRTRIE_FOLD_SEPARATORS, list_text);
    guarded area = guarded_open(e->len);
    char *head = guarded_at_end(&area, e->head, e->len, 0);
    char *out = malloc(e->len + 1);
    hdrtrie_head_result r = head_oracle_clear(&s.o, groups, head, e->len, 0, out);
    cr_expect(r.len == e->left_len && memcmp(out, e->left, r.len) == 0, "the oracle leaves \"%.*s\"", (int)r.len, out);
    cr_expect(r.removed == e->removed && r.malformed == e->malformed && r.complete == e->complete,
        "the oracle counts %zu removed, %zu malformed", r.removed, r.malformed);
    r = hdrtrie_head_clear(s.table, groups, head, e->len, 0);
    cr_expect(r.len == e->left_len && memcmp(head, e->left, r.len) == 0, "left: \"%.*s\" of \"%s\"", (int)r.len, head,
        e->head);
    cr_expect_eq(r.removed, e->removed, "removed %zu of \"%s\"", r.removed, e->head);
    cr_expect_eq(r.malformed, e->malformed, "malformed %zu of \"%s\"", r.malformed, e->head);
    cr_expect_eq(r.complete, e->complete, "complete of \"%s\"", e->head);
    hdrtrie_head_result again = hdrtrie_head_clear(s.table, groups, head, r.len, 0);
    cr_expect(again.len == r.len && again.removed == 0, "clearing again changes \"%s\"", e->head);
    free(out);
    guarded_close(&area);
    list_fixture_close(&s);
}

static void run_all(const example *examples, size_t count, uint32_t groups)
{
    for (size_t i = 0; i < count; i++) run(&examples[i], groups);
}

#define RUN(examples, groups) run_all(examples, sizeof examples / sizeof *examples, groups)

Test(head, clause_4_5_listed_fields_are_removed)
{
    static const example examples[] = {
        {HEAD("GET / HTTP/1.1\r\nHost: a\r\nCF-Ray: 1\r\nX-Int-A: 2\r\nAccept: *\r\n\r\n",
             "GET / HTTP/1.1\r\nHost: a\r\nAccept: *\r\n\r\n"),
            2, 0, true},
        {HEAD("GET / HTTP/1.1\nHost: a\ncf.ray: 1\nx_int-a:2\nAccept:*\n\n", "GET / HTTP/1.1\nHost: a\nAccept:*\n\n"),
            2, 0, true},
        {HEAD("G\r\nCF-Ray:\nHost:a\r\n\n", "G\r\nHost:a\r\n\n"), 1, 0, true},
        {HEAD("G\r\nX-Int-Public: 1\r\nY-Debug: 1\r\n\r\n", "G\r\nX-Int-Public: 1\r\n\r\n"), 1, 0, true},
        {HEAD("G\r\nCF-Ray: 1\r\nCF-Ray: 2\r\nCF-Ray: 3\r\n\r\n", "G\r\n\r\n"), 3, 0, true},
        {HEAD("G\r\nHost: CF-Ray: 1\r\n\r\n", "G\r\nHost: CF-Ray: 1\r\n\r\n"), 0, 0, true},
        {HEAD("G\r\nCF-Ray: 1\r\n", "G\r\n"), 1, 0, true}, /* no empty line at the end */
    };
    RUN(examples, HDRTRIE_ALL_GROUPS);
}

Test(head, clause_4_5_groups)
{
    static const example examples[] = {
        {HEAD("G\r\nCF-Ray: 1\r\nA-Debug: 1\r\nb c: 1\r\n\r\n", "G\r\nCF-Ray: 1\r\n\r\n"), 2, 1, true},
    };
    static const example none[] = {
        {HEAD("G\r\nCF-Ray: 1\r\nA-Debug: 1\r\nb c: 1\r\n\r\n", "G\r\nCF-Ray: 1\r\nA-Debug: 1\r\n\r\n"), 1, 1, true},
    };
    RUN(examples, 2);
    RUN(none, 0);
}

/* head_clear marks 64 fields at a time: heads with counts around each multiple of 64. */
Test(head, clause_4_5_heads_of_0_to_200_fields)
{
    for (size_t count = 0; count <= 200; count++) {
        static char head[16384], left[16384];
        size_t len = (size_t)sprintf(head, "GET / HTTP/1.1\r\n"), left_len = (size_t)sprintf(left, "%s", head),
               gone = 0;
        for (size_t i = 0; i < count; i++) {
            const bool listed = i % 3 == 0 || i % 64 >= 62; /* also the last two of a batch */
            len += (size_t)sprintf(head + len, "%s-%zu: %zu\r\n", listed ? "X-Int" : "Stays", i, i);
            if (!listed) left_len += (size_t)sprintf(left + left_len, "Stays-%zu: %zu\r\n", i, i);
            gone += listed;
        }
        len += (size_t)sprintf(head + len, "\r\n");
        left_len += (size_t)sprintf(left + left_len, "\r\n");
        const example e = {head, len, left, left_len, gone, 0, true};
        run(&e, HDRTRIE_ALL_GROUPS);
    }
}

Test(head, clause_4_5_the_start_line_always_stays)
{
    static const example examples[] = {
        {HEAD("CF-Ray: 1\r\nCF-Ray: 1\r\n\r\n", "CF-Ray: 1\r\n\r\n"), 1, 0, true},
        {HEAD("\r\n\n\r\nCF-Ray: 1\r\nCF-Ray: 1\r\n\r\n", "\r\n\n\r\nCF-Ray: 1\r\n\r\n"), 1, 0, true},
        {HEAD("CF-Ray: \0\r1\r\n\r\n", "CF-Ray: \0\r1\r\n\r\n"), 0, 0, true},
        {HEAD(" CF-Ray: 1\r\n\r\n", " CF-Ray: 1\r\n\r\n"), 0, 0, true},
        {HEAD("CF-Ray: 1", "CF-Ray: 1"), 0, 0, false},
        {HEAD("\r\n", "\r\n"), 0, 0, true},
        {HEAD("\n", "\n"), 0, 0, true},
        {HEAD("\n\n", "\n\n"), 0, 0, true},
        {HEAD("", ""), 0, 0, false},
    };
    RUN(examples, HDRTRIE_ALL_GROUPS);
}

Test(head, clause_4_5_no_bytes_and_no_pointer)
{
    list_fixture s;
    list_fixture_open_text(&s, HDRTRIE_FOLD_CASE, list_text);
    hdrtrie_head_result r = hdrtrie_head_clear(s.table, HDRTRIE_ALL_GROUPS, NULL, 0, 0);
    cr_expect(r.len == 0 && r.removed == 0 && r.malformed == 0 && !r.complete);
    list_fixture_close(&s);
}

Test(head, clause_4_5_continuations_share_the_fate_of_their_field)
{
    static const example examples[] = {
        {HEAD("G\r\nCF-Ray: 1\r\n 2\r\n\t3\r\nHost: a\r\n b\r\n\r\n", "G\r\nHost: a\r\n b\r\n\r\n"), 1, 0, true},
        {HEAD("G\nHost: a\n CF-Ray: 1\n\n", "G\nHost: a\n CF-Ray: 1\n\n"), 0, 0, true},
        {HEAD("G\nCF-Ray: a\n Host: 1\n\n", "G\n\n"), 1, 0, true},
        {HEAD("G\nb c: a\n Host: 1\nd\n e\n\n", "G\n\n"), 2, 2, true},
        {HEAD("G\nCF-Ray: a\n  \n\t\nHost: 1\n\n", "G\nHost: 1\n\n"), 1, 0, true}, /* lines of white space only */
        {HEAD("G\nHost: 1\n  \r\n\n", "G\nHost: 1\n  \r\n\n"), 0, 0, true},
        {HEAD("G\nHost: 1\n CF\0-Ray\nA: b\n\n", "G\nA: b\n\n"), 1, 1, true}, /* a NUL anywhere in the field */
        {HEAD("G\nHost: 1\n CF\r-Ray\n c\nA: b\n\n", "G\nA: b\n\n"), 1, 1, true},
        {HEAD("G\nCF-Ray: 1\n 2", "G\n"), 1, 0, false},
        {HEAD("G\nHost: 1\n ", "G\nHost: 1\n "), 0, 0, false},
    };
    RUN(examples, HDRTRIE_ALL_GROUPS);
}

Test(head, clause_4_5_malformed_lines_are_removed)
{
    static const example examples[] = {
        {HEAD("G\r\nHost: a\r\n\r\nCF-Ray: 1\r\n\r\n", "G\r\nHost: a\r\n\r\n"), 2, 1,
            true}, /* an empty line among the fields */
        {HEAD("G\r\n\r\nHost: a\r\n\r\n\r\n", "G\r\nHost: a\r\n\r\n"), 2, 2, true},
        {HEAD("G\r\nHost: a\r\n\r\n b\r\n c\r\nA: b\r\n\r\n", "G\r\nHost: a\r\nA: b\r\n\r\n"), 2, 2,
            true}, /* continuations of an empty line */
        {HEAD("G\n a\n\tb\n\n c\nA: b\n", "G\nA: b\n"), 3, 3, true},
        {HEAD("G\r\nno colon\r\nHost: a\r\n\r\n", "G\r\nHost: a\r\n\r\n"), 1, 1, true},
        {HEAD("G\r\n: a\r\nHost : a\r\n\r\n", "G\r\n\r\n"), 2, 2, true},
        {HEAD("G\r\nHo\tst: a\r\nHost\xff: a\r\nA:\xff\r\n\r\n", "G\r\nA:\xff\r\n\r\n"), 2, 2, true},
        {HEAD("G\r\n orphan: a\r\nHost: a\r\n\r\n", "G\r\nHost: a\r\n\r\n"), 1, 1, true},
        {HEAD("G\r\nHost: a\rCF-Ray: 1\r\nA: b\r\n\r\n", "G\r\nA: b\r\n\r\n"), 1, 1, true}, /* bare CR */
        {HEAD("G\r\nHost: a\r\r\nA: b\r\n\r\n", "G\r\nA: b\r\n\r\n"), 1, 1, true},
        {HEAD("G\r\n\r\r\nA: b\r\n\r\n", "G\r\nA: b\r\n\r\n"), 1, 1, true},
        {HEAD("G\r\nHost: \0a\r\nCF-Ray\0: 1\r\nA: b\r\n\r\n", "G\r\nA: b\r\n\r\n"), 2, 2, true},
        {HEAD("G\r\nHost: a\0\nA: b\r\n\r\n", "G\r\nA: b\r\n\r\n"), 1, 1, true},
    };
    RUN(examples, HDRTRIE_ALL_GROUPS);
}

Test(head, clause_4_3_with_allow_malformed_only_listed_names_are_removed)
{
    static const example examples[] = {
        {HEAD("G\r\nCF Ray: 1\r\nHo st: 1\r\n\r\n", "G\r\nHo st: 1\r\n\r\n"), 1, 1, true},
        {HEAD("G\r\nno colon\r\n\r\nHost: a\r\n\r\n", "G\r\nno colon\r\n\r\nHost: a\r\n\r\n"), 0, 0, true},
        {HEAD("G\r\n orphan\r\nHost: a\rb\r\n\r\n", "G\r\n orphan\r\nHost: a\rb\r\n\r\n"), 0, 0, true},
        {HEAD("G\r\nCF-Ray: a\rb\r\n\r\n", "G\r\n\r\n"), 1, 1, true},
        /* Lines without a name, even if text precedes their colon: they begin with white space, or continue a line
           without a colon. */
        {HEAD("G\n A-Debug: 1\nHost: a\n\n", "G\n A-Debug: 1\nHost: a\n\n"), 0, 0, true},
        {HEAD("G\n\tA-Debug: 1\nHost: a\n\n", "G\n\tA-Debug: 1\nHost: a\n\n"), 0, 0, true},
        {HEAD("G\nno colon\n A-Debug: 1\n\n", "G\nno colon\n A-Debug: 1\n\n"), 0, 0, true},
        {HEAD("G\n!-Debug: 1\n\b-Debug: 1\n\x1f-Debug: 1\n\n", "G\n\n"), 3, 2, true}, /* malformed names, but names */
    };
    RUN(examples, HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED);
}

Test(head, clause_4_5_a_last_line_without_a_line_end_is_matched)
{
    static const example examples[] = {
        {HEAD("G\r\nHost: a\r\nCF-Ray: 1", "G\r\nHost: a\r\n"), 1, 0, false},
        {HEAD("G\r\nHost: a\r\nCF-Ray:", "G\r\nHost: a\r\n"), 1, 0, false},
        {HEAD("G\r\nHost: a\r\nCF-Ray", "G\r\nHost: a\r\n"), 1, 1, false}, /* no colon */
        {HEAD("G\r\nCF-Ray: 1\r\nHost: a", "G\r\nHost: a"), 1, 0, false},
        {HEAD("G\r\nHost: a\r", "G\r\n"), 1, 1, false}, /* a CR without an LF */
        {HEAD("G\r\nHost: a\r\n\r", "G\r\nHost: a\r\n"), 1, 1, false},
        {HEAD("G\r\nHost:\r", "G\r\n"), 1, 1, false},
        {HEAD("G\r", "G\r"), 0, 0, false},
    };
    RUN(examples, HDRTRIE_ALL_GROUPS);
}

/* Heads of random pieces, so that lines, line ends, colons and unusual bytes occur in every order. */
static size_t random_head(random_state *r, char *head, size_t max)
{
    static const struct {
        const char *bytes;
        size_t len;
    } pieces[] = {
        {"\r\n", 2},
        {"\r\n", 2},
        {"\r\n", 2},
        {"\n", 1},
        {"\r", 1},
        {"\0", 1},
        {":", 1},
        {": ", 2},
        {" ", 1},
        {"\t", 1},
        {"Host", 4},
        {"CF-Ray", 6},
        {"cf_ray", 6},
        {"X-Int-A", 7},
        {"-Debug", 6},
        {"X-Int-Public", 12},
        {"a", 1},
        {"\xff", 1},
        {"\r\n\r\n", 4},
        {"\r\nCF-Ray: b\r\n", 13},
        {"\r\nHost: a\r\n", 11},
        {"\r\ncontent-length: 1\r\n", 21},
        {"\r\nTransfer-Encoding: chunked\r\n", 30},
        {"\r\nContent_Length: 1\r\n", 21},
        {"\n b", 3},
        {"a value that is longer than a vector of thirty-two bytes", 56},
        {"\r\nX-Int-A-Name-That-Is-Longer-Than-Sixty-Four-Bytes-So-That-No-Vector-Holds-It: 1\r\n", 84},
    };
    size_t len = 0;
    for (size_t count = random_below(r, 40); count != 0; count--) {
        size_t i = random_below(r, sizeof pieces / sizeof *pieces);
        if (len + pieces[i].len > max) break;
        memcpy(head + len, pieces[i].bytes, pieces[i].len);
        len += pieces[i].len;
    }
    return len;
}

static void differential(hdrtrie_fold fold, bool at_end)
{
    list_fixture s;
    list_fixture_open_text(&s, fold, list_text);
    guarded area = guarded_open(4096);
    random_state r = random_seeded(20 + (uint64_t)fold);
    size_t removed = 0, kept = 0;
    for (size_t round = 0; round < 40000; round++) {
        char bytes[2048], out[2048];
        size_t len = random_head(&r, bytes, sizeof bytes);
        uint32_t groups = (uint32_t)random_below(&r, 4) | (random_once_in(&r, 3) ? HDRTRIE_ALLOW_MALFORMED : 0);
        uint32_t flags = random_once_in(&r, 4) ? HDRTRIE_HEAD_FRAMING : 0;
        char *head = at_end ? guarded_at_end(&area, bytes, len, 0) : guarded_at_start(&area, bytes, len, 0);
        hdrtrie_head_result want = head_oracle_clear(&s.o, groups, bytes, len, flags, out);
        hdrtrie_head_result found = hdrtrie_head_clear(s.table, groups, head, len, flags);
        bool same = want.len == found.len && want.removed == found.removed && want.malformed == found.malformed &&
                    want.complete == found.complete && memcmp(head, out, found.len) == 0;
        if (!same) {
            fprintf(stderr, "groups %#x, head:\n", (unsigned)groups);
            name_print(bytes, len);
            fprintf(stderr, "\noracle: %zu left, %zu removed, %zu malformed, %d\nfound: %zu, %zu, %zu, %d\n", want.len,
                want.removed, want.malformed, want.complete, found.len, found.removed, found.malformed, found.complete);
        }
        cr_assert(same, "round %zu: head_clear and the oracle disagree", round);
        for (const char *p = area.bytes; p < area.bytes + area.len; p++) {
            if (p == head) p += len;
            cr_assert(p == area.bytes + area.len || *p == (char)0xa5, "written outside the head");
        }
        found = hdrtrie_head_clear(s.table, groups, head, want.len, flags);
        cr_assert(found.len == want.len && memcmp(head, out, found.len) == 0, "round %zu: not idempotent", round);
        removed += want.removed;
        kept += want.removed == 0 && len != 0;
    }
    cr_expect_gt(removed, 40000);
    cr_expect_gt(kept, 1000);
    guarded_close(&area);
    list_fixture_close(&s);
}

Test(head, clause_4_5_random_heads_at_a_page_end_separators)
{
    differential(HDRTRIE_FOLD_SEPARATORS, true);
}

Test(head, clause_4_5_random_heads_at_a_page_end_case)
{
    differential(HDRTRIE_FOLD_CASE, true);
}

Test(head, clause_4_5_random_heads_after_a_page_start)
{
    differential(HDRTRIE_FOLD_UNDERSCORE, false);
}

/* One head, truncated at every byte, so that the head ends in every state of the parser. */
Test(head, clause_4_5_every_truncation)
{
    static const char whole[] =
        "\r\nGET / HTTP/1.1\r\nHost: a\r\nCF-Ray: 1\r\n 2\r\nbad name: 1\r\nno colon\r\nX-Int-A:b"
        "\r\nA-Debug: \r\nZ: \ra\r\n\r\nQ: \0\r\n\r\n";
    list_fixture s;
    list_fixture_open_text(&s, HDRTRIE_FOLD_CASE, list_text);
    for (size_t len = 0; len < sizeof whole; len++) {
        guarded area = guarded_open(sizeof whole);
        char out[sizeof whole], *head = guarded_at_end(&area, whole, len, 0);
        hdrtrie_head_result want = head_oracle_clear(&s.o, 3, whole, len, 0, out),
                            found = hdrtrie_head_clear(s.table, 3, head, len, 0);
        cr_expect(want.len == found.len && memcmp(head, out, want.len) == 0 && want.removed == found.removed &&
                      want.malformed == found.malformed && want.complete == found.complete,
            "cut at %zu", len);
        guarded_close(&area);
    }
    list_fixture_close(&s);
}

/* All fields of up to 7 bytes that matter to the parser, after a start line. */
Test(head, clause_4_5_all_heads_of_up_to_7_bytes)
{
    static const char bytes[] = "ab: \r\n"; /* and the NUL at the end */
    list_fixture s;
    size_t tried = 0;
    list_fixture_open_text(&s, HDRTRIE_FOLD_CASE, "[g]\na\n");
    for (size_t len = 0, count = 1; len <= 7; len++, count *= sizeof bytes) {
        for (size_t value = 0; value < count; value++) {
            char whole[16] = "G\n", head[16], out[16];
            for (size_t i = 0, rest = value; i < len; i++, rest /= sizeof bytes)
                whole[2 + i] = bytes[rest % sizeof bytes];
            for (int allow = 0; allow < 2; allow++) {
                uint32_t groups = allow ? 1 | HDRTRIE_ALLOW_MALFORMED : 1;
                memcpy(head, whole, sizeof head);
                hdrtrie_head_result want = head_oracle_clear(&s.o, groups, whole, len + 2, 0, out);
                hdrtrie_head_result found = hdrtrie_head_clear(s.table, groups, head, len + 2, 0);
                bool same = want.len == found.len && memcmp(head, out, want.len) == 0 &&
                            want.removed == found.removed && want.malformed == found.malformed &&
                            want.complete == found.complete;
                if (!same) name_print(whole, len + 2);
                cr_assert(same, "allow %d: %zu left, not %zu", allow, found.len, want.len);
                tried++;
            }
        }
    }
    cr_assert_gt(tried, 1900000);
    list_fixture_close(&s);
}
