/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.13: framing fields stay, in mark, clear, keep and head_clear. The rule `*` lists every name. */
#include "clear_fixture.h"
#include "support/answer.h"
#include "support/available_backends.h"
#include <hdrtrie/head.h>
#include <hdrtrie/inline.h>
#include <string.h>

static const char *const framing_names[] = {"Host", "Content-Length", "Transfer-Encoding"};
#define FRAMING_COUNT (sizeof framing_names / sizeof *framing_names)

static const uint32_t all = HDRTRIE_ALL_GROUPS, unchecked = HDRTRIE_ALL_GROUPS | HDRTRIE_ALLOW_MALFORMED;
static hdrtrie_layout layout_with(uint8_t flags)
{
    hdrtrie_layout layout = tagged_layout;
    layout.flags = flags;
    return layout;
}

/* How many of the fields each implementation leaves. They must agree. keep: keep, else clear. */
static size_t left_by_all(
    const hdrtrie_table *table, uint32_t groups, bool keep, const tagged_field *fields, size_t count, uint8_t flags)
{
    const hdrtrie_backend *backends[AVAILABLE_BACKENDS_MAX];
    const size_t backend_count = available_backends(backends);
    const hdrtrie_layout layout = layout_with(flags);
    const hdrtrie_shape shape = hdrtrie_shape_read(table);
    tagged_field now[70];
    size_t left;
    memcpy(now, fields, count * sizeof *fields);
    left = keep ? hdrtrie_keep_shaped(table, shape, groups, now, count, &layout)
                : hdrtrie_clear_shaped(table, shape, groups, now, count, &layout);
    for (size_t i = 0; i < backend_count; i++) {
        memcpy(now, fields, count * sizeof *fields);
        cr_assert_eq(keep ? hdrtrie_backend_keep(backends[i], table, groups, now, count, &layout)
                          : hdrtrie_backend_clear(backends[i], table, groups, now, count, &layout),
            left, "%s", backends[i]->name);
    }
    return left;
}

static bool stays(const hdrtrie_table *table, uint32_t groups, const char *name, size_t len, uint8_t flags)
{
    const tagged_field field = {name, len, 0};
    return left_by_all(table, groups, false, &field, 1, flags) == 1;
}

Test(framing, clause_4_13_framing_fields_stay_in_any_case)
{
    static const char *const spellings[] = {"Host", "host", "HOST", "hOsT", "Content-Length", "content-length",
        "CONTENT-LENGTH", "Transfer-Encoding", "transfer-encoding", "TRANSFER-ENCODING"};
    for (int fold = 0; fold < 4; fold++) {
        list_fixture list;
        list_fixture_open_text(&list, (hdrtrie_fold)fold, "*\n");
        for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
            const size_t len = strlen(spellings[i]);
            cr_expect(stays(list.table, all, spellings[i], len, 0), "%s", spellings[i]);
            cr_expect(stays(list.table, unchecked, spellings[i], len, 0), "%s", spellings[i]);
            cr_expect(!stays(list.table, all, spellings[i], len, HDRTRIE_LAYOUT_FRAMING), "%s", spellings[i]);
        }
        list_fixture_close(&list);
    }
}

/* Without the flag they stay also if an exact rule lists them. */
Test(framing, clause_4_13_a_rule_for_the_name_removes_it_only_with_the_flag)
{
    const tagged_field fields[] = {{"host", 4, 0}, {"CONTENT-LENGTH", 14, 1}, {"Accept", 6, 2},
        {"transfer-encoding", 17, 3}, {"X-Forwarded-Proto", 17, 4}, {"True-Client-IP", 14, 5}};
    hdrtrie_table *table = table_of("fold case\nHost\nContent-Length\nTransfer-Encoding\nX-*\nTrue-Client-IP\n");
    cr_expect_eq(left_by_all(table, all, false, fields, 6, 0), 4);
    cr_expect_eq(left_by_all(table, all, false, fields, 6, HDRTRIE_LAYOUT_FRAMING), 1);
    cr_expect_eq(left_by_all(table, 0, false, fields, 6, 0), 6);
    hdrtrie_free(table, NULL);
}

Test(framing, clause_4_13_keep_keeps_them_without_a_rule)
{
    const tagged_field fields[] = {{"Host", 4, 0}, {"Hosu", 4, 1}, {"Sec-Fetch-Mode", 14, 2}, {"content-length", 14, 3},
        {"Transfer-Encoding", 17, 4}, {"X-Forwarded-Proto", 17, 5}, {"Content_Length", 14, 6}, {"Host ", 5, 7}};
    for (int fold = HDRTRIE_FOLD_NONE; fold <= HDRTRIE_FOLD_CASE; fold++) {
        list_fixture list;
        list_fixture_open_text(&list, (hdrtrie_fold)fold, "Accept\n");
        cr_expect_eq(left_by_all(list.table, all, true, fields, 8, 0), 3);
        cr_expect_eq(left_by_all(list.table, 0, true, fields, 8, 0), 3, "the groups do not matter");
        cr_expect_eq(left_by_all(list.table, all, true, fields, 8, HDRTRIE_LAYOUT_FRAMING), 0);
        list_fixture_close(&list);
    }
}

/* Each byte of each name replaced by each byte, with malformed names allowed: only case makes no difference. */
Test(framing, clause_4_13_no_neighbour_is_a_framing_name)
{
    hdrtrie_table *table = table_of("fold separators\n*\n");
    size_t found = 0;
    for (size_t i = 0; i < FRAMING_COUNT; i++) {
        const size_t len = strlen(framing_names[i]);
        for (size_t at = 0; at < len; at++) {
            for (int byte = 0; byte < 256; byte++) {
                char name[32];
                memcpy(name, framing_names[i], len);
                name[at] = (char)byte;
                const bool same = oracle_fold_byte(HDRTRIE_FOLD_CASE, (uint8_t)byte) ==
                                  oracle_fold_byte(HDRTRIE_FOLD_CASE, (uint8_t)framing_names[i][at]);
                cr_assert_eq(stays(table, unchecked, name, len, 0), same, "%s: %#x at %zu", framing_names[i],
                    (unsigned)byte, at);
                found += same;
            }
        }
    }
    cr_assert_eq(found, 2 * (4 + 13 + 16) + 2);
    hdrtrie_free(table, NULL);
}

/* The mask of lengths has the length modulo 64. */
Test(framing, clause_4_13_longer_and_shorter_names_are_removed)
{
    hdrtrie_table *table = table_of("fold none\n*\n");
    for (size_t i = 0; i < FRAMING_COUNT; i++) {
        char name[160];
        const size_t own = strlen(framing_names[i]);
        memset(name, 'a', sizeof name);
        memcpy(name, framing_names[i], own);
        for (size_t len = 1; len <= sizeof name; len++) {
            cr_assert_eq(stays(table, all, name, len, 0), len == own, "%s, %zu bytes", framing_names[i], len);
        }
    }
    hdrtrie_free(table, NULL);
}

/* An application that reads CGI variables takes these for the field itself. */
Test(framing, clause_4_13_aliases_and_malformed_names_are_removed)
{
    static const char *const names[] = {"Content_Length", "content.length", "Transfer_Encoding", "TRANSFER~ENCODING",
        "Host ", " Host", "Host\t", "Content-Length\t", "Content-Length ", "Transfer-Encoding\r", "Host:"};
    hdrtrie_table *table = table_of("fold separators\nHost\nContent-Length\nTransfer-Encoding\n");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        cr_expect(!stays(table, all, names[i], strlen(names[i]), 0), "\"%s\"", names[i]);
        cr_expect(!stays(table, all, names[i], strlen(names[i]), HDRTRIE_LAYOUT_FRAMING), "\"%s\"", names[i]);
    }
    hdrtrie_free(table, NULL);
}

/* A continuation stays with its framing field, also in the next 64 fields. */
Test(framing, clause_4_13_continuations_stay_with_their_field)
{
    hdrtrie_table *table = table_of("fold case\n*\n");
    for (size_t lead = 0; lead < 67; lead++) {
        tagged_field fields[70];
        for (size_t i = 0; i < 70; i++) fields[i] = (tagged_field){"a", 1, (int)i};
        fields[lead] = (tagged_field){"Transfer-Encoding", 17, (int)lead};
        fields[lead + 1] = fields[lead + 2] = (tagged_field){NULL, SIZE_MAX, 0};
        cr_assert_eq(left_by_all(table, all, false, fields, 70, HDRTRIE_LAYOUT_CONTINUATIONS), 3, "at %zu", lead);
        cr_assert_eq(left_by_all(table, 0, true, fields, 70, HDRTRIE_LAYOUT_CONTINUATIONS), 3, "at %zu", lead);
        cr_assert_eq(left_by_all(table, all, false, fields, 70, HDRTRIE_LAYOUT_CONTINUATIONS | HDRTRIE_LAYOUT_FRAMING),
            0, "at %zu", lead);
    }
    hdrtrie_free(table, NULL);
}

/* Names that end, then begin, at an unreadable page. */
Test(framing, clause_4_9_the_test_reads_only_the_name)
{
    static const char *const names[] = {"Host", "Hosu", "Content-Length", "Content-Lengti", "Transfer-Encoding",
        "Transfer-Encodinh", "Transfer_Encoding"};
    hdrtrie_table *table = table_of("fold separators\n*\n");
    guarded area = guarded_open(64);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const size_t len = strlen(names[i]);
        cr_expect_eq(stays(table, all, guarded_at_end(&area, names[i], len, 0), len, 0), i % 2 == 0 && i != 6);
        cr_expect_eq(stays(table, all, guarded_at_start(&area, names[i], len, 0), len, 0), i % 2 == 0 && i != 6);
    }
    guarded_close(&area);
    hdrtrie_free(table, NULL);
}

static void expect_head(const char *text, uint32_t flags, const char *left)
{
    hdrtrie_table *table = table_of("fold separators\n*\n");
    char head[256];
    memcpy(head, text, strlen(text));
    const hdrtrie_head_result r = hdrtrie_head_clear(table, all, head, strlen(text), flags);
    cr_expect(r.len == strlen(left) && memcmp(head, left, r.len) == 0, "\"%.*s\" is left", (int)r.len, head);
    hdrtrie_free(table, NULL);
}

Test(framing, clause_4_13_head_clear_leaves_them)
{
    static const char text[] = "POST / HTTP/1.1\r\nHost: a\r\nTransfer_Encoding: x\r\ntransfer-encoding: chunked,\r\n  "
                               "gzip\r\nTE: b\r\nHost : c\r\nContent-Length: 3\r\nAccept: d\r\n\r\n";
    expect_head(
        text, 0, "POST / HTTP/1.1\r\nHost: a\r\ntransfer-encoding: chunked,\r\n  gzip\r\nContent-Length: 3\r\n\r\n");
    expect_head(text, HDRTRIE_HEAD_FRAMING, "POST / HTTP/1.1\r\n\r\n");
    expect_head("G\r\nHost: a\rb\r\nContent-Length: 1\r\n\r\n", 0, "G\r\nContent-Length: 1\r\n\r\n"); /* bare CR */
}
