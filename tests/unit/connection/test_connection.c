/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.12: Connection. Attacks are in test_connection_attacks.c, random messages in
   test_connection_differential.c. */
#include "connection_example.h"
#include "support/answer.h"
#include "support/guarded.h"
#include "support/transcript.h"
#include <hdrtrie/detail/nomination.h>

TestSuite(connection, .init = connection_example_open, .fini = connection_example_close);

#define KEEP_TE HDRTRIE_CONNECTION_KEEP_TE_TRAILERS
#define KEEP_UPGRADE HDRTRIE_CONNECTION_KEEP_UPGRADE
#define FRAMING HDRTRIE_CONNECTION_MARK_FRAMING
#define LEFT(text, expected) LEFT_OF(&t, text, &v, expected)
#define TRIAL(flags, layout_flags)                                                                                     \
    connection_trial t = connection_example_trial(flags, layout_flags);                                                \
    hdrtrie_connection_verdict v

Test(connection, clause_4_12_all_fields_of_a_nominated_name_are_removed)
{
    TRIAL(0, 0);
    LEFT("Host: a\nX-Foo: 1\nConnection: close, X-Foo\nx-foo: 2\nX-FOO: 3\nX-Foo-Bar: 4\nX_Foo: 5\nX-Fo: 6\n",
        "Host X-Foo-Bar X_Foo X-Fo");
    cr_expect(v.fields == 1 && v.nominated == 2 && v.marked == 4 && v.notes == 0);
    LEFT("a-name-of-more-than-sixty-three-bytes-of-which-the-last-one-counts-too-1: 1\nConnection: "
         "a-name-of-more-than-sixty-three-bytes-of-which-the-last-one-counts-too-1\n"
         "a-name-of-more-than-sixty-three-bytes-of-which-the-last-one-counts-too-2: 2\n",
        "a-name-of-more-than-sixty-three-bytes-of-which-the-last-one-counts-too-2");
}

Test(connection, clause_4_12_usual_messages)
{
    TRIAL(0, 0);
    LEFT("Host: a\nConnection: keep-alive\nAccept: b\n", "Host Accept");
    LEFT("Host: a\nconnection: close\nKeep-Alive: timeout=5\n", "Host");
    LEFT("Host: a\nAccept: b\n", "Host Accept");
    cr_expect(v.fields == 0 && v.marked == 0);
    LEFT("", "");
}

Test(connection, clause_4_12_all_connection_fields_count_in_any_case)
{
    TRIAL(0, 0);
    LEFT("CONNECTION: a\nConnectioN: b\nconnection: c\nConnections: d\nXonnection: d\na: 1\nb: 2\nc: 3\nd: 4\n",
        "Connections Xonnection d");
    cr_expect(v.fields == 3 && v.nominated == 3);
    LEFT("Connection_: a\nConnection.: a\nProxy-Connection: a\nConnec-tion: a\na: 1\n",
        "Connection_ Connection. Connec-tion a"); /* Other names. No recipient takes them for Connection. */
    cr_expect_eq(v.fields, 0);
}

Test(connection, clause_4_12_empty_elements_and_white_space)
{
    TRIAL(0, 0);
    LEFT("Connection: ,, ,\t,a,\t ,b\t,,\r\r c \t\na: 1\nb: 2\nc: 3\nd: 4\n", "d");
    cr_expect_eq(v.nominated, 3);
    LEFT("Connection:a\nConnection: \nConnection:,\nConnection\na: 1\n", "");
    cr_expect(v.fields == 4 && v.nominated == 1);
}

Test(connection, clause_4_12_elements_that_are_not_tokens_are_refused)
{
    TRIAL(0, 0);
    LEFT("Connection: a b, \"c\", d;q=1, e=1, f:, \x80g, h\x7f, (i), j/k, l@, m\na: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\n"
         "g: 7\nh: 8\ni: 9\nj: 10\nl: 11\nm: 12\n",
        "a b c d e f g h i j l");
    EXPECT_REFUSED(v, NO_TOKEN, 10);
    cr_expect(v.refused[HDRTRIE_CONNECTION_NO_TOKEN].offset == 1 && v.refused[HDRTRIE_CONNECTION_NO_TOKEN].len == 3);
    cr_expect_eq(v.refused[HDRTRIE_CONNECTION_NO_TOKEN].field, 0);
    LEFT("Connection: \"x, a, y\"\na: 1\nx: 2\n", "x"); /* quotes are ordinary bytes: the comma separates */
    LEFT("Connection: !#$%&'*+-.^_`|~09azAZ\n!#$%&'*+-.^_`|~09AZaz: 1\n", "");
}

/* RFC 9110 7.6.1 defines connection options that are not field names. If there is a field of that name, it is
   removed. */
Test(connection, clause_4_12_close_and_keep_alive_are_nominations)
{
    TRIAL(0, 0);
    t.use_hop_by_hop = false;
    LEFT("Connection: close, Keep-Alive, TE, Upgrade\nClose: 1\nKeep-Alive: 2\nTE: trailers\nUpgrade: a\nTrailer: 3\n",
        "Trailer");
}

Test(connection, clause_4_12_the_cap)
{
    TRIAL(0, 0);
    LEFT("Connection: a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p\np: 1\n", "");
    EXPECT_REFUSED(v, OVER_CAP, 0);
    LEFT("Connection: a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,,p, qq,r\np: 1\nqq: 2\nr: 3\n", "qq r");
    EXPECT_REFUSED(v, OVER_CAP, 2);
    cr_expect_eq(v.nominated, 18);
    cr_expect(v.refused[HDRTRIE_CONNECTION_OVER_CAP].offset == 35 && v.refused[HDRTRIE_CONNECTION_OVER_CAP].len == 2);
    /* refused nominations count too */
    LEFT("Connection: Host,b b,,Host,4,5,6,7,8,9,10,11,12,13,14,15,16,a\na: 1\nHost: b\n", "a Host");
    EXPECT_REFUSED(v, OVER_CAP, 1);
    t.cap = 1;
    LEFT("Connection: a, b\na: 1\nb: 2\n", "b");
    EXPECT_REFUSED(v, OVER_CAP, 1);
    t.cap = 2;
    LEFT("Connection: a, b\na: 1\nb: 2\n", "");
    EXPECT_REFUSED(v, OVER_CAP, 0);
}

Test(connection, clause_4_12_the_largest_cap)
{
    TRIAL(0, 0);
    char text[1024] = "Connection: ";
    for (int i = 1; i <= 70; i++) sprintf(text + strlen(text), "n%d,", i);
    strcat(text, "\nn1: a\nn64: b\nn65: c\n");
    for (t.cap = 64; t.cap < 70; t.cap += 5) {
        cr_expect_str_eq(connection_example_of(&t, text, strlen(text), &v), "n65");
        EXPECT_REFUSED(v, OVER_CAP, 6);
    }
    t.cap = SIZE_MAX;
    cr_expect_str_eq(connection_example_of(&t, text, strlen(text), &v), "n65");
}

Test(connection, clause_4_12_protected_names_cannot_be_nominated)
{
    TRIAL(0, 0);
    LEFT("Connection: Host, Via, Cookie, authorization, Cache-Control, CDN-Loop, X-Original-URL, X-Forwarded\nHost: a\n"
         "Via: b\nCookie: c\nAuthorization: d\nCache-Control: e\nCDN-Loop: f\nX-Original-URL: g\nX-Forwarded: h\n",
        "Host Via Cookie Authorization Cache-Control CDN-Loop X-Original-URL X-Forwarded");
    EXPECT_REFUSED(v, PROTECTED, 8);
    t.use_protected = false;
    LEFT("Connection: Authorization, Via\nAuthorization: a\nVia: b\nCookie: c\n", "Cookie");
    EXPECT_REFUSED(v, PROTECTED, 0);
}

Test(connection, clause_4_12_protected_names_of_another_fold)
{
    hdrtrie_table *table = table_of("fold case\nHost\n");
    hdrtrie_connection_options options = {lists.hop_by_hop, 0, table, 0, 0};
    connection_message m = {{{"Connection", 10, "X-Foo,a b", 9}, {"X-Foo", 5, "1", 1}, {"TE", 2, "x", 1}}, 3};
    const hdrtrie_field_layout layout = HDRTRIE_FIELD_LAYOUT_OF(connection_field, name, name_len, value, value_len, 0);
    uint64_t bitmap = 0;
    hdrtrie_connection_verdict v = hdrtrie_connection_mark(&options, m.fields, 3, &layout, &bitmap);
    cr_expect_eq(bitmap, 5, "hop-by-hop fields are removed, nominations are ignored");
    cr_expect_eq(v.notes, HDRTRIE_CONNECTION_WRONG_FOLD);
    EXPECT_REFUSED(v, PROTECTED, 1);
    EXPECT_REFUSED(v, NO_TOKEN, 1);
    cr_expect_str_eq(hdrtrie_connection_wrong(&options), "protected names must be a table with `fold separators`");
    hdrtrie_free(table, NULL);
}

Test(connection, clause_4_12_wrong_options)
{
    hdrtrie_connection_options options = {NULL, 0, NULL, 0, 0};
    cr_expect_null(hdrtrie_connection_wrong(&options));
    options.protected_names = lists.protected_names;
    options.cap = 64;
    options.flags = KEEP_TE | KEEP_UPGRADE | FRAMING;
    cr_expect_null(hdrtrie_connection_wrong(&options));
    options.cap = 65;
    cr_expect_not_null(hdrtrie_connection_wrong(&options));
    options.cap = 0;
    options.flags = 8;
    cr_expect_not_null(hdrtrie_connection_wrong(&options));
}

Test(connection, clause_4_12_hop_by_hop_fields_are_removed_without_nomination)
{
    TRIAL(0, 0);
    LEFT("Keep-Alive: 1\nProxy-Connection: 2\nTE: 3\nUpgrade: 4\nTrailer: 5\nProxy-Authorization: 6\nX-Hop-A: 7\n"
         "keep_alive: 8\nAccept: 9\n",
        "Accept");
    t.groups = 1 | 4; /* connection, upgrade */
    LEFT("Keep-Alive: 1\nTE: 3\nUpgrade: 4\nTrailer: 5\nProxy-Authorization: 6\n", "TE Trailer Proxy-Authorization");
    LEFT("Connection: te\nTE: 3\nTrailer: 5\n", "Trailer");
    t.groups = 0;
    t.use_hop_by_hop = false;
    LEFT("Keep-Alive: 1\nProxy-Connection: 2\nTE: 3\nConnection: close\n", "Keep-Alive Proxy-Connection TE");
}

Test(connection, clause_4_12_malformed_names_are_left_to_mark)
{
    TRIAL(0, 0);
    LEFT("Keep-Alive : 1\nX Foo: 2\nConnection: X-Foo\nX-Foo : 3\nX-Hop-\x80: 4\n", "Keep-Alive  X Foo X-Foo ");
}

Test(connection, clause_4_12_te_trailers_stays_with_the_option)
{
    TRIAL(KEEP_TE, HDRTRIE_LAYOUT_CONTINUATIONS);
    LEFT("TE: trailers\nConnection: TE\nte: \tTRAILERS \nTE:trailers\n", "TE te TE");
    cr_expect_eq(v.notes, HDRTRIE_CONNECTION_KEPT_TE);
    LEFT("TE: trailers, deflate\nTE: trailer\nTE: trailers,\nTE: gzip\nTE: trailers;q=1\nTE:\nTE: trailersx\n", "");
    cr_expect_eq(v.notes, 0);
    LEFT("TE: trailers\n , deflate\nTE: trailers\nAccept: a\n", "TE Accept");
    t.flags = 0;
    LEFT("TE: trailers\n", "");
    t.flags = KEEP_TE;
    t.use_hop_by_hop = false; /* no rule would remove it, so nothing was kept */
    LEFT("TE: trailers\nTE: gzip\n", "TE TE");
    cr_expect_eq(v.notes, 0);
    LEFT("TE: trailers\nTE: gzip\nConnection: te\n", "TE");
    cr_expect_eq(v.notes, HDRTRIE_CONNECTION_KEPT_TE);
}

Test(connection, clause_4_12_upgrade_stays_with_the_option_if_nominated)
{
    TRIAL(KEEP_UPGRADE, HDRTRIE_LAYOUT_CONTINUATIONS);
    LEFT("Upgrade: websocket\nConnection: keep-alive, Upgrade\nHTTP2-Settings: a\n", "Upgrade");
    cr_expect_eq(v.notes, HDRTRIE_CONNECTION_KEPT_UPGRADE);
    LEFT("Connection: UPGRADE\nUpgrade: websocket\nUpgrade: foo/2\n", "Upgrade Upgrade");
    LEFT("Connection: keep-alive\nUpgrade: websocket\n", "");
    cr_expect_eq(v.notes, 0);
    LEFT("Upgrade: websocket\n", "");
    LEFT("Connection: upgrade\nUpgrade: websocket,\n h2c\n", "");
    LEFT("Connection: a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,upgrade\nUpgrade: websocket\n", "");
    t.flags = 0;
    LEFT("Connection: upgrade\nUpgrade: websocket\n", "");
}

Test(connection, clause_4_12_framing_fields_stay_by_default)
{
    TRIAL(0, HDRTRIE_LAYOUT_CONTINUATIONS);
    LEFT("Transfer-Encoding: chunked\ntransfer-encoding: a\n , b\nContent-Length: 1\nTrailer: c\n",
        "Transfer-Encoding transfer-encoding ~ Content-Length");
    LEFT("Connection: x\nTransfer_Encoding: chunked\n",
        ""); /* an alias is not a framing field, and hop-by-hop is folded */
    t.flags = FRAMING;
    LEFT("Connection: content-length, transfer-encoding\nTransfer-Encoding: chunked\nContent-Length: 1\n",
        "Content-Length");
    EXPECT_REFUSED(v, PROTECTED, 2); /* a nomination is still ignored, but the hop-by-hop list applies */
    t.use_protected = false;
    LEFT("Connection: content-length, host\nTransfer-Encoding: chunked\nContent-Length: 1\nHost: a\n", "");
    t.flags = 0; /* no list is needed to protect them */
    LEFT("Connection: content-length, HOST\nTransfer-Encoding: chunked\nContent-Length: 1\nHost: a\n",
        "Transfer-Encoding Content-Length Host");
    EXPECT_REFUSED(v, PROTECTED, 2);
}

/* The options decide, not the layout. */
Test(connection, clause_4_12_the_flag_of_the_layout_is_ignored)
{
    TRIAL(0, HDRTRIE_LAYOUT_FRAMING);
    LEFT("Connection: host\nTransfer-Encoding: chunked\nHost: a\n", "Transfer-Encoding Host");
}

Test(connection, clause_4_12_continuations_of_connection_are_read)
{
    TRIAL(0, HDRTRIE_LAYOUT_CONTINUATIONS);
    LEFT("Connection: close,\n a,\n\tb, Host\na: 1\nb: 2\n 3\nHost: c\n d\n", "Host ~");
    cr_expect(v.fields == 1 && v.nominated == 4 && v.notes == HDRTRIE_CONNECTION_CONTINUED);
    cr_expect_eq(v.refused[HDRTRIE_CONNECTION_PROTECTED].field, 2);
    LEFT("Connection: a\n b\na: 1\nb: 2\n", "");                   /* also without a comma */
    LEFT(" a\n b\nAccept: c\n d\n a\na: 1\n", "~ ~ Accept ~ ~ a"); /* continuations of nothing, and of another field */
    cr_expect(v.notes == 0 && v.fields == 0);
    LEFT("Connection: a\nAccept: c\n b\nb: 2\n", "Accept ~ b");
}

Test(connection, clause_4_12_pseudo_fields_are_left_alone)
{
    TRIAL(0, HDRTRIE_LAYOUT_PSEUDO | HDRTRIE_LAYOUT_CONTINUATIONS);
    LEFT(":method: GET\n a\n:x-hop: b\nconnection: x-foo, :method\nx-foo: 1\nkeep-alive: 2\n", ":method ~ :x-hop");
    EXPECT_REFUSED(v, NO_TOKEN, 1);
    cr_expect_eq(v.refused[HDRTRIE_CONNECTION_NO_TOKEN].field, 3);
    LEFT("a: 1\n:b-hop: c\n", "a"); /* it does not come first, so it is an ordinary name, and *-Hop matches it */
}

Test(connection, clause_4_12_bits_that_were_set_stay_set)
{
    connection_message m = {
        {{"Connection", 10, "X-Foo", 5}, {"X-Foo", 5, "1", 1}, {"TE", 2, "x", 1}, {"Host", 4, "a", 1}}, 4};
    hdrtrie_connection_options options = {lists.hop_by_hop, 0, lists.protected_names, 0, 0};
    const hdrtrie_field_layout layout = HDRTRIE_FIELD_LAYOUT_OF(connection_field, name, name_len, value, value_len, 0);
    uint64_t bitmap = 0x8000000000000009; /* Connection, Host, and one beyond count */
    cr_expect_eq(hdrtrie_connection_mark(&options, m.fields, 4, &layout, &bitmap).marked, 2);
    cr_expect_eq(bitmap, 0x800000000000000f);
    cr_expect_eq(hdrtrie_connection_mark(&options, m.fields, 4, &layout, &bitmap).marked, 0);
    cr_expect_eq(hdrtrie_connection_mark(&options, NULL, 0, &layout, NULL).marked, 0);
}

Test(connection, clause_4_12_nominations_reach_trailers)
{
    connection_message head = {{{"Connection", 10, "X-Sum,Host", 10}}, 1};
    connection_message trailers = {
        {{"x-sum", 5, "1", 1}, {"Host", 4, "a", 1}, {"Connection", 10, "X-Bar", 5}, {"X-Bar", 5, "2", 1},
            {"Keep-Alive", 10, "3", 1},
            {"Connection ", 11, "X-Bar", 5}}, /* malformed: left to mark; only read recognises it */
        6};
    hdrtrie_connection_options options = {lists.hop_by_hop, 0, lists.protected_names, 0, 0};
    const hdrtrie_field_layout layout = HDRTRIE_FIELD_LAYOUT_OF(connection_field, name, name_len, value, value_len, 0);
    hdrtrie_connection c;
    uint64_t bitmap = 0;
    hdrtrie_connection_read(&options, head.fields, head.count, &layout, &c);
    hdrtrie_connection_apply(&c, head.fields, head.count, &layout, &bitmap);
    cr_expect(bitmap == 1 && c.verdict.marked == 1);
    bitmap = 0;
    hdrtrie_connection_apply(&c, trailers.fields, trailers.count, &layout, &bitmap);
    cr_expect(bitmap == 0x15 && c.verdict.marked == 4, "%lx", (unsigned long)bitmap);
    options.hop_by_hop = NULL;
    hdrtrie_connection_read(&options, NULL, 0, &layout, &c);
    bitmap = 0;
    hdrtrie_connection_apply(&c, trailers.fields, trailers.count, &layout, &bitmap);
    cr_expect_eq(bitmap, 4, "a Connection field is always removed");
}

/* Names and values of every length end, then begin, at an unreadable page. */
Test(connection, clause_4_9_reads_end_with_names_and_values)
{
    static const char *const values[] = {"close", "TE, X-Foo-And-More ,", " a b ,\t", "keep-alive, upgrade", ",", ""};
    static const char *const names[] = {"Connection", "X-Foo-And-More", "TE", "Upgrade", "Connection ",
        "Content-Length", "Transfer-Encoding", "X", "            "};
    const hdrtrie_field_layout layout = HDRTRIE_FIELD_LAYOUT_OF(connection_field, name, name_len, value, value_len, 0);
    hdrtrie_connection_options options = {lists.hop_by_hop, 0, lists.protected_names, 0, KEEP_TE | KEEP_UPGRADE};
    guarded name_area = guarded_open(64), value_area = guarded_open(64), first_area = guarded_open(64);
    for (size_t i = 0; i < sizeof values / sizeof *values * (sizeof names / sizeof *names); i++) {
        const char *value = values[i / (sizeof names / sizeof *names)],
                   *name = names[i % (sizeof names / sizeof *names)];
        for (size_t len = 0; len <= strlen(name); len++) {
            for (size_t value_len = 0; value_len <= strlen(value); value_len++) {
                for (int at_end = 0; at_end < 2; at_end++) {
                    char *(*place)(guarded *, const void *, size_t, size_t) =
                        at_end ? guarded_at_end : guarded_at_start;
                    connection_field fields[2] = {
                        {"Connection", 10, place(&first_area, value, value_len, 0), value_len},
                        {place(&name_area, name, len, 0), len, place(&value_area, value, value_len, 0), value_len}};
                    uint64_t bitmap = 0;
                    hdrtrie_connection_mark(&options, fields, 2, &layout, &bitmap);
                    cr_assert_eq(bitmap & 1, 1);
                }
            }
        }
    }
    guarded_close(&first_area);
    guarded_close(&value_area);
    guarded_close(&name_area);
}

/* Of names longer than "Connection", only those with padding are examined, from both ends. Some consist of padding
   only. */
Test(connection, clause_4_12_padding_around_any_name)
{
    static const struct {
        const char *name;
        int expected;
    } names[] = {{"connection", 1}, {"CONNECTION", 1}, {"connectio", 0}, {"connection ", 2}, {" \tconnection\t ", 2},
        {"xconnection", 0}, {"connection-x ", 0}, {"           ", 0}, {"host       ", 0}, {"       a-host", 0},
        {"\t\t\t\tconnection", 2}, {"connection x", 0}, {" connection", 2}, {" connection!", 0}, {"!connection ", 0}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        cr_expect_eq(
            hdrtrie_name_is_connection(names[i].name, strlen(names[i].name)), names[i].expected, "%s", names[i].name);
    }
}

/* In a layout without continuations, a field without a name ends the pseudo-fields, like any other field. */
Test(connection, clause_4_2_a_field_without_a_name_among_pseudo_fields)
{
    static const struct line {
        const char *name;
        size_t len;
        const char *value;
        size_t value_len;
    } lines[] = {
        {":path", 5, "/", 1}, {NULL, 0, NULL, 0}, {":x", 2, "1", 1}, {"connection", 10, ":x, y", 5}, {"y", 1, "2", 1}};
    const hdrtrie_field_layout layout = {
        HDRTRIE_LAYOUT_OF(struct line, name, len, HDRTRIE_LAYOUT_PSEUDO),
        HDRTRIE_LAYOUT_OF(struct line, value, value_len, 0),
    };
    const hdrtrie_connection_options options = {NULL, 0, NULL, 0, 0};
    uint64_t bitmap = 0;
    const hdrtrie_connection_verdict v = hdrtrie_connection_mark(&options, lines, 5, &layout, &bitmap);
    cr_expect_eq(v.fields, 1);
    cr_expect_eq(bitmap, 1u << 3 | 1u << 4, "%#llx", (unsigned long long)bitmap);
}
