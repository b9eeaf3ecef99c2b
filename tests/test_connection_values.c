/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 4.12: what values of Connection, and of the fields that it decides about, say byte by byte. */
#include "connection_example.h"

TestSuite(connection_values, .init = connection_example_open, .fini = connection_example_close);

static const hdrtrie_field_layout layout =
    HDRTRIE_FIELD_LAYOUT_OF(connection_field, name, name_len, value, value_len, 0);

/* Every byte on either side of an element: white space, a comma, part of the name, or what is no token. */
Test(connection_values, clause_4_12_every_byte_around_an_element)
{
    size_t separate = 0;
    for (int byte = 0; byte < 256; byte++) {
        const char value[] = {'x', ',', (char)byte, 'a', (char)byte, ',', 'y'};
        const connection_field fields[] = {{"Connection", 10, value, sizeof value}, {"a", 1, "1", 1}};
        const connection_trial t = connection_example_trial(0, 0);
        hdrtrie_connection_verdict v;
        const char *wrong = connection_trial_wrong(&t, fields, 2, &v);
        cr_expect_null(wrong, "%s: byte %#x", wrong, (unsigned)byte);
        separate += v.marked == 2;
    }
    cr_expect_eq(separate, 5, "space, tab, CR, LF, comma: %zu", separate);
}

/* The name of the protocol is the whole of it, and ends with the value, whatever stands in memory behind that. */
Test(connection_values, clause_4_12_which_upgrades_are_h2c)
{
    static const struct {
        const char *value;
        size_t len;
        bool is_h2c;
    } cases[] = {{"h2c", 3, true},   {"h2cx", 3, true},   {"h2c", 2, false},   {"h2c", 1, false},
                 {"h2cx", 4, false}, {"h2x", 3, false},   {"h2c/1", 5, true},  {"h2c/", 4, true},
                 {"a,h2c", 5, true}, {"a,h2c", 4, false}, {"h2c\t,b", 6, true}};
    const hdrtrie_connection_options options = {NULL, 0, NULL, 0, HDRTRIE_CONNECTION_KEEP_UPGRADE};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const connection_field fields[] = {{"Connection", 10, "upgrade", 7},
                                           {"Upgrade", 7, cases[i].value, cases[i].len}};
        uint64_t bitmap = 0;
        hdrtrie_connection_mark(&options, fields, 2, &layout, &bitmap);
        cr_expect_eq(bitmap, cases[i].is_h2c ? 3 : 1, "%.*s", (int)cases[i].len, cases[i].value);
    }
}

/* White space around the name hides it at no length. */
Test(connection_values, clause_4_12_padding_of_any_length)
{
    char name[90];
    for (size_t before = 0; before < 70; before++) {
        for (size_t after = 0; before + after < 80; after += 1 + before) {
            const connection_trial t = connection_example_trial(0, 0);
            hdrtrie_connection_verdict v;
            const char *wrong;
            const connection_field fields[] = {{name, before + 10 + after, "X-Foo", 5}, {"X-Foo", 5, "1", 1}};
            memset(name, ' ', sizeof name);
            memcpy(name + before, "Connection", 10);
            wrong = connection_trial_wrong(&t, fields, 2, &v);
            cr_expect_null(wrong, "%s: %zu before, %zu after", wrong, before, after);
            cr_expect_eq(v.marked, 2, "%zu before, %zu after", before, after);
        }
    }
}

/* A nomination means names of its own length alone; lens says which lengths those are. */
Test(connection_values, clause_4_12_nominations_of_any_length)
{
    static const char text[] = "a-name-of-which-as-many-bytes-are-nominated-as-there-are-from-one-to-seventy-odd";
    const hdrtrie_connection_options options = {NULL, 0, NULL, 0, 0};
    for (size_t len = 2; len < 75; len++) {
        const connection_field fields[] = {
            {"Connection", 10, text, len}, {text, len - 1, NULL, 0}, {text, len, NULL, 0}, {text, len + 1, NULL, 0}};
        hdrtrie_connection c;
        uint64_t bitmap = 0;
        hdrtrie_connection_read(&options, fields, 4, &layout, &c);
        hdrtrie_connection_apply(&c, fields, 4, &layout, &bitmap);
        cr_expect_eq(bitmap, 5, "%zu bytes: %llx", len, (unsigned long long)bitmap);
        cr_expect(c.count == 1 && c.names[0].len == len && c.lens == (uint64_t)1 << (len < 63 ? len : 63));
    }
}

/* Of what another message nominated nothing is left. */
Test(connection_values, clause_4_12_read_starts_anew)
{
    const connection_field first = {"Connection", 10, "x, X-Foo, upgrade", 17},
                           fields[] = {{"Connection", 10, "X-Bar", 5}, {"X-Foo", 5, "1", 1},
                                       {"Upgrade", 7, "a", 1},         {"x", 1, "2", 1},
                                       {"X-Bar", 5, "3", 1},           {"Connection ", 11, "x", 1}};
    const hdrtrie_connection_options options = {lists.hop_by_hop, 0, NULL, 0, HDRTRIE_CONNECTION_KEEP_UPGRADE};
    hdrtrie_connection c;
    uint64_t bitmap = 0;
    memset(&c, 0xff, sizeof c);
    hdrtrie_connection_read(&options, &first, 1, &layout, &c);
    cr_expect(c.upgrade && c.count == 3 && c.lens == (1 << 1 | 1 << 5 | 1 << 7));
    hdrtrie_connection_read(&options, fields, 5, &layout, &c);
    cr_expect(!c.upgrade && c.count == 1 && c.lens == 1 << 5);
    hdrtrie_connection_apply(&c, fields, 6, &layout, &bitmap);
    cr_expect_eq(bitmap, 0x15, "%llx", (unsigned long long)bitmap);
}
