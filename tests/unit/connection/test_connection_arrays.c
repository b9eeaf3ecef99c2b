/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.12 and 4.2: Connection in arrays of any length, with and without continuations and pseudo-fields. */
#include "connection_example.h"

TestSuite(connection_arrays, .init = connection_example_open, .fini = connection_example_close);

static const hdrtrie_field_layout plain =
    HDRTRIE_FIELD_LAYOUT_OF(connection_field, name, name_len, value, value_len, 0);

/* Bit i: whether hdrtrie_connection_mark marks field i, with only the hop-by-hop list. */
static uint64_t marked(const connection_field *fields, size_t count, uint32_t flags, uint8_t layout_flags)
{
    const hdrtrie_connection_options options = {lists.hop_by_hop, 0, NULL, 0, flags};
    hdrtrie_field_layout layout = plain;
    uint64_t bitmap = 0;
    layout.name.flags = layout_flags;
    hdrtrie_connection_mark(&options, fields, count, &layout, &bitmap);
    return bitmap;
}

/* Arrays around a multiple of 64 fields, after pseudo-fields whose number is also around a multiple of 64. */
Test(connection_arrays, clause_4_12_any_number_of_fields)
{
    static const size_t counts[] = {0, 1, 62, 63, 64, 65, 127, 128, 129, 193}, leads[] = {0, 1, 63, 64, 70};
    static const char *const names[] = {"Host", "Keep-Alive", "X-Foo", "Accept", "Connection", "TE", "Via"};
    static connection_field fields[193];
    for (size_t i = 0; i < sizeof counts / sizeof *counts * (sizeof leads / sizeof *leads) * 4; i++) {
        const uint8_t layout_flags = i % 4;
        const size_t lead = leads[i / 4 % 5], count = counts[i / 20];
        const connection_trial t = connection_example_trial(0, layout_flags);
        const char *wrong;
        for (size_t j = 0; j < count; j++) {
            const char *name = j < lead ? ":a-hop" : names[j * j % 11 % 7];
            connection_field f = {name, strlen(name), "X-Foo", 5};
            if ((layout_flags & HDRTRIE_LAYOUT_CONTINUATIONS) && j % 5 == 3) f.name = NULL;
            fields[j] = f;
        }
        wrong = connection_trial_wrong(&t, fields, count, NULL);
        cr_expect_null(wrong, "%s: %zu fields, %zu of them lead, flags %u", wrong, count, lead, layout_flags);
    }
}

Test(connection_arrays, clause_4_12_thousands_of_fields)
{
    static connection_field fields[5000];
    static uint64_t bitmap[(5000 + 63) / 64];
    const hdrtrie_connection_options options = {lists.hop_by_hop, 0, lists.protected_names, 0, 0};
    size_t expected = 0;
    for (size_t i = 0; i < 5000; i++) {
        const connection_field removed = {"Keep-Alive", 10, "1", 1}, stays = {"Host", 4, "a", 1};
        fields[i] = i % 97 == 0 ? removed : stays;
        if (i % 194 == 0) bitmap[i / 64] |= (uint64_t)1 << i % 64; /* set before the call */
        expected += i % 194 == 97;
    }
    cr_expect_eq(hdrtrie_connection_mark(&options, fields, 5000, &plain, bitmap).marked, expected);
    for (size_t i = 0; i < 5000; i++) cr_expect_eq(bitmap[i / 64] >> i % 64 & 1, i % 97 == 0, "field %zu", i);
}

/* It continues nothing: it is not part of Connection, does not share the fate of the previous field, and is not part
   of its value. */
Test(connection_arrays, clause_4_2_a_null_name_without_continuations)
{
    const connection_field fields[] = {{"Connection", 10, "a", 1}, {NULL, 0, "b", 1}, {"a", 1, "1", 1},
        {"b", 1, "2", 1}, {"TE", 2, "trailers", 8}, {NULL, 0, "gzip", 4}, {"Keep-Alive", 10, "3", 1},
        {NULL, 0, "timeout=1", 9}, {"Host", 4, "c", 1}};
    cr_expect_eq(marked(fields, 9, HDRTRIE_CONNECTION_KEEP_TE_TRAILERS, 0), 0x45);
    cr_expect_eq(marked(fields, 9, HDRTRIE_CONNECTION_KEEP_TE_TRAILERS, HDRTRIE_LAYOUT_CONTINUATIONS), 0xff);
}

/* *-Hop also matches a name that begins with a colon. Only leading pseudo-fields stay. */
Test(connection_arrays, clause_4_2_which_fields_lead)
{
    enum { PSEUDO = HDRTRIE_LAYOUT_PSEUDO, CONTINUED = HDRTRIE_LAYOUT_CONTINUATIONS };
    static const struct {
        connection_field first;
        uint8_t layout_flags;
        bool leads;
    } cases[] = {
        {{":path", 5, "/", 1}, PSEUDO, true},
        {{":", 1, "/", 1}, PSEUDO, true},
        {{":path", 0, "/", 1}, PSEUDO, false}, /* its name is empty */
        {{NULL, 0, "/", 1}, PSEUDO, false},
        {{NULL, 0, "/", 1}, PSEUDO | CONTINUED, false}, /* a continuation of nothing */
        {{"a", 1, "/", 1}, PSEUDO | CONTINUED, false},
        {{":path", 5, "/", 1}, 0, false},
        {{":path", 5, "/", 1}, CONTINUED, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const connection_field second = {":a-hop", 6, "1", 1}, fields[2] = {cases[i].first, second};
        cr_expect_eq(marked(fields, 2, 0, cases[i].layout_flags), cases[i].leads ? 0 : 2, "case %zu", i);
    }
    {
        const connection_field fields[] = {{":path", 5, "/", 1}, {NULL, 0, "a", 1}, {":a-hop", 6, "1", 1}};
        cr_expect_eq(marked(fields, 3, 0, PSEUDO | CONTINUED), 0, "a continuation of a pseudo-field");
        cr_expect_eq(marked(fields, 3, 0, PSEUDO), 4, "a field without a name");
    }
}

/* The rule "*" also matches an empty name: a field without a name is removed like any other. A continuation shares
   the fate of its field. A continuation of nothing stays, and so do Host and Content-Length. */
Test(connection_arrays, clause_4_2_a_list_of_everything)
{
    static const char everything[] = "[all]\n*\n";
    const connection_field fields[] = {{NULL, 0, "a", 1}, {"Host", 4, "b", 1}, {"", 0, "c", 1}, {NULL, 0, "d", 1},
        {"Content-Length", 14, "0", 1}, {NULL, 0, "e", 1}};
    connection_lists all = {0};
    ruleset_start(&all.sets[0], HDRTRIE_FOLD_CASE);
    ruleset_read(&all.sets[0], everything, sizeof everything - 1);
    all.oracles[0] = oracle_of(&all.sets[0]);
    all.hop_by_hop = ruleset_build(&all.sets[0]);
    for (uint8_t layout_flags = 0; layout_flags < 4; layout_flags++) {
        const connection_trial t = {&all, true, false, 0, 0, 0, layout_flags};
        hdrtrie_connection_verdict v;
        const char *wrong = connection_trial_wrong(&t, fields, 6, &v);
        cr_expect_null(wrong, "%s: flags %u", wrong, layout_flags);
        cr_expect_eq(v.marked, layout_flags & HDRTRIE_LAYOUT_CONTINUATIONS ? 2 : 4, "%zu", v.marked);
    }
    hdrtrie_free(all.hop_by_hop, NULL);
    oracle_free(&all.oracles[0]);
    ruleset_free(&all.sets[0]);
}
