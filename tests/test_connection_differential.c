/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 4.12: random messages, of names and values that mean something to Connection, against the oracle. */
#include "connection_example.h"
#include "random.h"

static const char *const names[] = {
    "Connection",
    "connection",
    "CONNECTION",
    "Connection ",
    "\tConnection",
    "Connections",
    "TE",
    "te",
    "Upgrade",
    "UPGRADE",
    "HTTP2-Settings",
    "Keep-Alive",
    "Content-Length",
    "Transfer-Encoding",
    "content-length",
    "Transfer_Coding",
    "Transfer_Encoding",
    "Host",
    "X-Foo",
    "x-foo",
    "X_Foo",
    "X-Bar",
    "X-Real-IP",
    "X_Forwarded_For",
    "Trailer",
    "X-Hop-1",
    "A-Hop",
    "CSRF-Token",
    "Proxy-Connection",
    "Accept",
    "",
    "a b",
    ":path",
    ":x-hop",
    "close",
    "User-Agent",
    "x-a-name-that-is-longer-than-sixty-four-bytes-and-differs-at-its-very-end-1",
    "x-a-name-that-is-longer-than-sixty-four-bytes-and-differs-at-its-very-end-2",
};

static const char *const separators[] = {",", ", ", " ,", ",,", " ,\t, ", " ", "\r\n ", ";", ""};

static const char *const te_values[] = {"trailers", " Trailers\t", "trailers, gzip", "gzip", "", ",trailers"};
static const char *const upgrade_values[] = {"websocket", "h2c", "websocket, h2c", " H2C/1 ", "h2cx", "", "a/b,, c"};

#define PICK(r, from) (from)[random_below(r, sizeof(from) / sizeof *(from))]

/* Appends a copy to text, which has room. */
static void append(char *text, size_t *len, const char *bytes)
{
    const size_t more = strlen(bytes);
    memcpy(text + *len, bytes, more);
    *len += more;
}

/* A list of nominations, mostly; up to 40 of them. */
static size_t connection_value(random_state *r, char *text)
{
    size_t len = 0, count = random_once_in(r, 8) ? random_below(r, 40) : random_below(r, 4);
    for (size_t i = 0; i < count; i++) {
        const char *separator = random_once_in(r, 4) ? PICK(r, separators) : ", ";
        append(text, &len, PICK(r, names));
        append(text, &len, separator);
        if (random_once_in(r, 30)) text[len++] = (char)random_below(r, 256);
    }
    return len;
}

/* A message of up to 200 fields in *m, whose values are in text. */
static void random_message(random_state *r, uint8_t flags, connection_message *m, char *text)
{
    size_t at = 0;
    m->count = random_once_in(r, 10) ? random_below(r, 200) : random_below(r, 12);
    for (size_t i = 0; i < m->count; i++) {
        connection_field *f = &m->fields[i];
        const char *value = random_once_in(r, 2) ? PICK(r, te_values) : PICK(r, upgrade_values);
        f->name = PICK(r, names);
        if (random_once_in(r, 6)) f->name = "Connection";
        f->name_len = strlen(f->name);
        if ((flags & HDRTRIE_LAYOUT_CONTINUATIONS) && random_once_in(r, 6)) f->name = NULL;
        f->value = text + at;
        f->value_len = 0;
        if (f->name == NULL || f->name[0] == 'C' || random_once_in(r, 8)) {
            f->value_len = connection_value(r, text + at);
        } else {
            append(text + at, &f->value_len, value);
        }
        if (f->value_len == 0 && random_once_in(r, 2)) f->value = NULL;
        at += f->value_len;
    }
}

static void run(hdrtrie_fold fold, uint64_t seed)
{
    static connection_message m;
    static char text[200 * 40 * 100];
    random_state r = random_seeded(seed);
    size_t marked = 0, refused[HDRTRIE_CONNECTION_REASON_COUNT] = {0};
    uint32_t notes = 0;
    connection_lists_open(&lists, fold);
    for (size_t i = 0; i < 20000; i++) {
        connection_trial t = {&lists, !random_once_in(&r, 4), !random_once_in(&r, 4), 0, 0, 0, 0};
        hdrtrie_connection_verdict v;
        const char *wrong;
        if (random_once_in(&r, 3)) t.groups = (uint32_t)random_below(&r, 64);
        if (random_once_in(&r, 3)) t.cap = random_below(&r, 70);
        t.flags = (uint32_t)random_below(&r, 8);
        t.layout_flags = (uint8_t)random_below(&r, 4);
        random_message(&r, t.layout_flags, &m, text);
        wrong = connection_trial_wrong(&t, m.fields, m.count, &v);
        cr_assert_null(wrong, "%s: message %zu, \"%s\"", wrong, i, connection_message_names(m.fields, m.count));
        marked += v.marked;
        notes |= v.notes;
        for (size_t j = 0; j < HDRTRIE_CONNECTION_REASON_COUNT; j++) refused[j] += v.refused[j].count;
    }
    cr_expect(marked > 10000 && refused[0] > 1000 && refused[1] > 1000 && refused[2] > 1000,
              "enough was marked and refused");
    cr_expect_eq(notes, 15, "every note but that of a wrong fold was made: %u", notes);
    connection_lists_close(&lists);
}

Test(connection_differential, hop_by_hop_folded_separators)
{
    run(HDRTRIE_FOLD_SEPARATORS, 1);
}

Test(connection_differential, hop_by_hop_folded_case)
{
    run(HDRTRIE_FOLD_CASE, 2);
}

Test(connection_differential, hop_by_hop_folded_none)
{
    run(HDRTRIE_FOLD_NONE, 3);
}

Test(connection_differential, hop_by_hop_folded_underscore)
{
    run(HDRTRIE_FOLD_UNDERSCORE, 4);
}
