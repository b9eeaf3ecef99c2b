/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.5: where the fields of a head begin and end, and what kind of field each is. Tests head_field.h, which
   head_clear and strip use. */
#include "src/runtime/head_field.h"
#include "support/guarded.h"
#include "support/head_oracle.h"
#include "support/list_fixture.h"
#include <criterion/criterion.h>
#include <string.h>

/* The rest of a head from one field on, and the expected description of that field. */
typedef struct example {
    const char *text;
    size_t len;
    hdrtrie_head_field field;
    bool malformed;
} example;

#define TEXT(text) text, sizeof text - 1

/* The head ends at an unreadable page. Values: next, name_len; named, empty, folded, flawed; malformed. */
Test(head_field, clause_4_5_single_fields)
{
    static const example examples[] = {
        {TEXT("Host: a\r\nA: b\r\n"), {9, 4, true, false, false, false}, false},
        {TEXT("Host: a\nA: b\n"), {8, 4, true, false, false, false}, false},
        {TEXT("Host: a"), {7, 4, true, false, false, false}, false},
        {TEXT("Host:"), {5, 4, true, false, false, false}, false},
        {TEXT("Host: a:b\r\n"), {11, 4, true, false, false, false}, false},
        {TEXT(": a\r\n\r\n"), {5, 0, true, false, false, false}, true},
        {TEXT("Ho st: a\r\n"), {10, 5, true, false, false, false}, true},
        {TEXT("no colon\r\n\r\n"), {10, 0, false, false, false, false}, true},
        {TEXT("no colon"), {8, 0, false, false, false, false}, true},
        {TEXT(" a: b\r\n\r\n"), {7, 0, false, false, false, false}, true},
        {TEXT("\ta: b\r\n\r\n"), {7, 0, false, false, false, false}, true},
        {TEXT("Host: a\r\n b\r\n\tc\r\nA: b\r\n"), {17, 4, true, false, true, false}, false},
        {TEXT("Host: a\n b: c\n\n"), {14, 4, true, false, true, false}, false},
        {TEXT("Host: a\r\n "), {10, 4, true, false, true, false}, false},
        {TEXT("no colon\n a: b\n\n"), {15, 0, false, false, true, false}, true},
        {TEXT(" a: b\n c: d\n\n"), {12, 0, false, false, true, false}, true},
        {TEXT("\r\n"), {2, 0, false, true, false, false}, false},
        {TEXT("\n"), {1, 0, false, true, false, false}, false},
        {TEXT("\r\nA: b\r\n"), {2, 0, false, true, false, false}, true},
        {TEXT("\n a\n"), {1, 0, false, true, false, false}, true},
        {TEXT("\r"), {1, 0, false, false, false, true}, true},
        {TEXT("\r\r\n"), {3, 0, false, false, false, true}, true},
        {TEXT("Host: a\rb\r\n"), {11, 4, true, false, false, true}, true},
        {TEXT("Host: a\r\r\n"), {10, 4, true, false, false, true}, true},
        {TEXT("Host: a\r"), {8, 4, true, false, false, true}, true},
        {TEXT("Host:\r"), {6, 4, true, false, false, true}, true},
        {TEXT("Host: \0\n\n"), {8, 4, true, false, false, true}, true},
        {TEXT("Host: a\n b\0\n\n"), {12, 4, true, false, true, true}, true},
        {TEXT("Host: \x01\x0e\x7f\xff\n\n"), {11, 4, true, false, false, false}, false},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const example *e = &examples[i];
        guarded area = guarded_open(e->len);
        const char *head = guarded_at_end(&area, e->text, e->len, 0);
        const hdrtrie_head_field f = hdrtrie_head_field_read(head, e->len, 0);
        cr_expect_eq(f.next, e->field.next, "\"%s\": next is %zu", e->text, f.next);
        cr_expect_eq(f.name_len, e->field.name_len, "\"%s\": name_len is %zu", e->text, f.name_len);
        cr_expect_eq(f.named, e->field.named, "\"%s\": named", e->text);
        cr_expect_eq(f.empty, e->field.empty, "\"%s\": empty", e->text);
        cr_expect_eq(f.folded, e->field.folded, "\"%s\": folded", e->text);
        cr_expect_eq(f.flawed, e->field.flawed, "\"%s\": flawed", e->text);
        cr_expect_eq(hdrtrie_head_field_is_malformed(head, e->len, 0, &f), e->malformed, "\"%s\"", e->text);
        guarded_close(&area);
    }
}

/* The parser reads eight bytes at a time. It must see each byte that matters at every place of a line, among any
   other bytes, and must not mistake another byte for it. */
Test(head_field, clause_4_5_bytes_that_matter_among_any_others)
{
    enum { LEN = 26 }; /* from "a" to the LF; then another line */
    for (int other = 1; other < 256; other++) {
        if (other == '\r' || other == '\n' || other == ':') continue;
        for (size_t at = 1; at < LEN; at++) {
            char head[LEN + 4];
            memset(head, other, sizeof head);
            head[0] = 'a';
            memcpy(head + LEN, "\nb:\n", 4);
            hdrtrie_head_field f = hdrtrie_head_field_read(head, sizeof head, 0);
            cr_assert(f.next == LEN + 1 && !f.named && !f.flawed && !f.folded, "%#x", (unsigned)other);
            head[at] = ':';
            f = hdrtrie_head_field_read(head, sizeof head, 0);
            cr_assert(
                f.next == LEN + 1 && f.named && f.name_len == at && !f.flawed, "':' at %zu, %#x", at, (unsigned)other);
            head[at] = '\0';
            cr_assert(hdrtrie_head_field_read(head, sizeof head, 0).flawed, "NUL at %zu, %#x", at, (unsigned)other);
            head[at] = '\r'; /* directly before LF it is part of the end */
            cr_assert_eq(hdrtrie_head_field_read(head, sizeof head, 0).flawed, at != LEN - 1, "CR at %zu, %#x", at,
                (unsigned)other);
            head[at] = '\n'; /* the next line may be a continuation */
            if (other == ' ' || other == '\t') continue;
            cr_assert_eq(
                hdrtrie_head_field_read(head, sizeof head, 0).next, at + 1, "LF at %zu, %#x", at, (unsigned)other);
        }
    }
}

/* All heads that begin with up to 6 line ends and other bytes, before a listed field. They decide whether it is a
   field, the start line, or hidden. */
Test(head_field, clause_4_5_all_beginnings_of_heads)
{
    static const char bytes[] = {'\r', '\n', 'G', ' '}, rest[] = "CF-Ray: 1\nHost: a\n\n";
    list_fixture list;
    size_t tried = 0, removed = 0;
    list_fixture_open_text(&list, HDRTRIE_FOLD_CASE, "CF-Ray\n");
    for (size_t len = 0, count = 1; len <= 6; len++, count *= sizeof bytes) {
        for (size_t value = 0; value < count; value++) {
            char head[32], out[32];
            const size_t whole = len + sizeof rest - 1;
            for (size_t i = 0, left = value; i < len; i++, left /= sizeof bytes) head[i] = bytes[left % sizeof bytes];
            memcpy(head + len, rest, sizeof rest - 1);
            const hdrtrie_head_result want = head_oracle_clear(&list.o, 1, head, whole, 0, out),
                                      found = hdrtrie_head_clear(list.table, 1, head, whole, 0);
            cr_assert(found.len == want.len && memcmp(head, out, want.len) == 0 && found.removed == want.removed &&
                          found.malformed == want.malformed,
                "beginning %zu of %zu bytes: \"%s\"", value, len, out);
            tried++;
            removed += want.removed != 0;
        }
    }
    cr_expect_eq(tried, 5461);
    cr_expect_gt(removed, 1000);
    list_fixture_close(&list);
}
