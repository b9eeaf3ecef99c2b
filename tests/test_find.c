/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 2.2 to 2.6 and 4.1 as single examples; test_differential.c says the same of random lists. */
#include "answer.h"
#include "bodies.h"
#include "oracle.h"
#include <criterion/criterion.h>
#include <string.h>

#define IS(name, id, groups) cr_expect(answers(table, name, id, groups))
#define NOT(name) cr_expect(answers(table, name, -1, 0))

/* How many of the 256 bytes match in place of byte, which stands at at in a literal of len bytes. */
static size_t bytes_that_match(hdrtrie_fold fold, hdrtrie_kind kind, char byte, size_t at, size_t len)
{
    char name[256];
    size_t found = 0;
    ruleset set;
    ruleset_start(&set, fold);
    memset(name, 'q', sizeof name);
    name[at] = byte;
    ruleset_add(&set, ruleset_group(&set, "g"), kind, false, name, len);
    hdrtrie_table *table = ruleset_build(&set);
    for (unsigned c = 0; c < 256; c++) {
        name[at] = (char)c;
        found += answer(table, name, len).groups != 0;
    }
    hdrtrie_free(table, NULL);
    ruleset_free(&set);
    return found;
}

/* Every position of a literal of every length that the bodies treat in their own way. */
static void expect_matches(hdrtrie_fold fold, const char *bytes, size_t want)
{
    static const size_t lens[] = {1, 2, 7, 8, 9, 16, 31, 32, 33, 63, 64, 65, 255};
    for (size_t l = 0; l < sizeof lens / sizeof *lens; l++) {
        for (size_t at = 0; at < lens[l]; at += 1 + lens[l] / 24) {
            for (size_t b = 0; bytes[b] != 0; b++) {
                for (int kind = HDRTRIE_KIND_EXACT; kind <= HDRTRIE_KIND_SUFFIX; kind++) {
                    size_t found = bytes_that_match(fold, (hdrtrie_kind)kind, bytes[b], at, lens[l]);
                    cr_expect_eq(found, want, "fold %s, kind %d, byte %c at %zu of %zu: %zu bytes match, not %zu",
                                 fold_name(fold), kind, bytes[b], at, lens[l], found, want);
                }
            }
        }
    }
}

Test(find, clause_2_2_fold_none_equates_nothing)
{
    expect_matches(HDRTRIE_FOLD_NONE, "aZ0-_.", 1);
}

Test(find, clause_2_2_fold_case_equates_letters)
{
    expect_matches(HDRTRIE_FOLD_CASE, "azAZ", 2);
    expect_matches(HDRTRIE_FOLD_CASE, "09-_.`^|~", 1);
}

Test(find, clause_2_2_fold_underscore_equates_it_with_the_dash)
{
    expect_matches(HDRTRIE_FOLD_UNDERSCORE, "azAZ-_", 2);
    expect_matches(HDRTRIE_FOLD_UNDERSCORE, "09.`^|~", 1);
}

Test(find, clause_2_2_fold_separators_equates_all_but_letters_and_digits)
{
    expect_matches(HDRTRIE_FOLD_SEPARATORS, "azAZ", 2);
    expect_matches(HDRTRIE_FOLD_SEPARATORS, "09", 1);
    expect_matches(HDRTRIE_FOLD_SEPARATORS, "-_.`~", 256 - 62);
}

Test(find, clause_2_2_neighbours_of_the_ranges_are_no_letters)
{
    hdrtrie_table *table = table_of("fold case\n[g]\na`b\na^b\n");
    IS("A`B", 0, 1);
    NOT("a@b");
    NOT("a{b");
    NOT("a[b");
    IS("A^B", 1, 1);
    NOT("a~b"); /* ^ with the bit of small letters */
    hdrtrie_free(table, NULL);
    table = table_of("fold underscore\n[g]\na_b\n");
    IS("A-B", 0, 1);
    NOT("a\x7f"
        "b"); /* _ with that bit */
    NOT("a\x0d"
        "b"); /* - without it */
    NOT("a\xad"
        "b"); /* - and _ with the top bit */
    NOT("a\xdf"
        "b");
    hdrtrie_free(table, NULL);
    table = table_of("fold separators\n[g]\nX-Int\n");
    IS("X_Int", 0, 1);
    IS("X.Int", 0, 1);
    IS("x int", 0, 1);
    IS("x@int", 0, 1);
    IS("x[int", 0, 1);
    IS("x`int", 0, 1);
    IS("x{int", 0, 1);
    IS("x/int", 0, 1);
    IS("x:int", 0, 1);
    IS("x\xc1int", 0, 1); /* A with the top bit is no letter */
    IS("x\xb0int", 0, 1); /* 0 with the top bit no digit */
    cr_expect(answer_is(table, "X\0Int", 5, 0, 1), "a NUL is a byte like any other");
    NOT("X-Int-");
    NOT("XInt");
    hdrtrie_free(table, NULL);
}

Test(find, clause_2_2_each_byte_under_each_fold)
{
    for (int fold = 0; fold < 4; fold++) {
        for (unsigned c = 0; c < 256; c++) {
            cr_assert_eq(hdrtrie_byte_fold((unsigned)fold, (uint8_t)c),
                         oracle_fold_byte((hdrtrie_fold)fold, (uint8_t)c));
        }
    }
}

/* A body that says of itself that it cannot run here would be left out of every test, in silence. */
Test(find, clause_5_5_every_body_that_this_cpu_can_run_runs)
{
    size_t count;
    const hdrtrie_backend *const *bodies = hdrtrie_backends(&count);
    for (size_t i = 0; i < count; i++) {
        bool expected = true;
#ifdef HDRTRIE_HAS_X86_BACKENDS
        const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
        if (strcmp(bodies[i]->name, "avx2") == 0) expected = avx2;
        if (strcmp(bodies[i]->name, "avx512") == 0) expected = avx2 && __builtin_cpu_supports("avx512bw");
        if (avx2) cr_expect_str_eq(hdrtrie_backend_best()->name, "avx2");
#endif
        cr_expect_eq(bodies[i]->supported() != 0, expected, "%s", bodies[i]->name);
    }
}

Test(find, clause_2_3_kinds)
{
    hdrtrie_table *table = table_of("fold case\n[g]\nX-Int-*\n*-Internal\nHost\n\\*\n\\!a\n\\#b\nx\\**\n");
    IS("X-Int-", 0, 1); /* a prefix matches the bare literal */
    IS("x-int-trace", 0, 1);
    NOT("X-Int");
    IS("-internal", 1, 1);
    IS("a-Internal", 1, 1);
    NOT("Internal");
    IS("HOST", 2, 1);
    NOT("Hos");
    NOT("Hostt");
    IS("*", 3, 1);
    NOT("a");
    IS("!a", 4, 1);
    IS("#b", 5, 1);
    IS("x*", 6, 1);
    IS("x*y", 6, 1);
    NOT("xy");
    hdrtrie_free(table, NULL);
}

Test(find, clause_2_3_a_star_alone_is_every_name)
{
    hdrtrie_table *table = table_of("fold case\n[g]\n*\n!Host\n[h]\nHost\n");
    IS("", 0, 1);
    IS("a", 0, 1);
    IS("\xff\x01", 0, 1);
    IS("host", 1, 2);
    cr_expect(answer_is(table, NULL, 0, 0, 1), "also the empty one");
    hdrtrie_free(table, NULL);
}

Test(find, clause_2_5_the_most_specific_rule_decides)
{
    hdrtrie_table *table = table_of("fold case\n[g]\nX-*\n!X-A-*\nX-A-B-*\n!X-A-B-C\n*-Id\n!X-Id\n");
    IS("X-Q", 0, 1);
    NOT("X-A-Q");
    IS("X-A-B-Q", 1, 1);
    NOT("X-A-B-C");
    IS("X-A-B-CC", 1, 1);
    IS("Y-Id", 2, 1);
    NOT("X-Id");
    IS("X-Q-Id", 2, 1); /* the longer literal */
    NOT("X-A-Q-Id");    /* 4 bytes of prefix, exception, beat 3 bytes of suffix */
    hdrtrie_free(table, NULL);
}

Test(find, clause_2_5_a_prefix_wins_a_tie)
{
    hdrtrie_table *table = table_of("fold case\n[g]\nab*\n!*yz\n[h]\n!cd*\n*wx\n");
    IS("ab-yz", 0, 1);
    NOT("a-yz");
    NOT("cd-wx");
    IS("c-wx", 1, 2);
    hdrtrie_free(table, NULL);
    table = table_of("fold case\n[g]\nab*\n!*yz\n!cd*\n*wx\n[h]\nabyz\ncdwx\n"); /* decided when the table is built */
    IS("abyz", 2, 1 | 2);
    IS("cdwx", 3, 2);
    hdrtrie_free(table, NULL);
}

Test(find, clause_2_5_groups_are_decided_on_their_own)
{
    hdrtrie_table *table =
        table_of("fold separators\n[internal]\nX-Int-*\n!X-Int-Public-*\n[debug]\nX-Int-Trace\n!X-Int-Q\n[all]\n*\n");
    IS("X-Int-Trace", 1, 1 | 2 | 4);
    IS("X-Int-Public-A", 2, 4);
    IS("X-Int-Q", 0, 1 | 4); /* out of [debug] only, which it was not in */
    IS("x_int_w", 0, 1 | 4);
    hdrtrie_free(table, NULL);
}

Test(find, clause_2_5_the_order_of_lines_does_not_matter)
{
    hdrtrie_table *a = table_of("fold case\n[g]\nX-*\n!X-A*\nX-AB\n"),
                  *b = table_of("fold case\n[g]\nX-AB\n!X-A*\nX-*\n");
    static const char *const names[] = {"X-", "X-A", "X-AB", "X-ABC", "X-B", "X"};
    for (size_t i = 0; i < 6; i++) {
        size_t len = strlen(names[i]);
        cr_expect_eq(answer(a, names[i], len).groups, answer(b, names[i], len).groups, "%s", names[i]);
    }
    hdrtrie_free(a, NULL);
    hdrtrie_free(b, NULL);
}

Test(find, clause_2_6_ids_number_kind_and_folded_literal)
{
    hdrtrie_table *table = table_of("fold separators\n[g]\nX-A\n!X-B*\nx_a*\n*X.A\n[h]\nX.A\nX-C\nX-B\n");
    IS("X-A", 0, 1 | 2); /* one id in both groups */
    IS("X-AB", 1, 1);
    IS("B-X-A", 2, 1);
    IS("X-C", 3, 2);
    IS("X-B", 4, 2); /* the exception has no id */
    hdrtrie_free(table, NULL);
}

Test(find, clause_2_6_the_id_is_of_a_group_that_the_name_is_in)
{
    hdrtrie_table *table = table_of("fold case\n[g]\nX-*\n[h]\n!X-Abc\n!X-Ab*\nX-A*\n[i]\n*c\n");
    IS("X-Abc", 0, 1 | 4); /* the exceptions in [h] are more specific, but no match */
    IS("X-Aq", 1, 1 | 2);
    IS("X-c", 0, 1 | 4);
    IS("c", 2, 4);
    hdrtrie_free(table, NULL);
}

Test(find, clause_2_4_thirty_one_groups)
{
    ruleset set;
    ruleset_start(&set, HDRTRIE_FOLD_CASE);
    for (uint32_t g = 0; g < 31; g++) {
        char name[32];
        snprintf(name, sizeof name, "g%u", (unsigned)g);
        uint32_t group = ruleset_group(&set, name);
        ruleset_add(&set, group, HDRTRIE_KIND_EXACT, false, name, strlen(name));
        ruleset_add(&set, group, HDRTRIE_KIND_PREFIX, false, "shared", 6);
        ruleset_add(&set, group, HDRTRIE_KIND_EXACT, false, "all", 3);
    }
    hdrtrie_table *table = ruleset_build(&set);
    IS("g0", 0, 1);
    IS("G30", 32, (uint32_t)1 << 30);
    IS("g8", 10, 1 << 8);
    IS("ALL", 2, 0x7fffffff);
    IS("shared-x", 1, 0x7fffffff);
    hdrtrie_free(table, NULL);
    ruleset_free(&set);
}

Test(find, clause_4_1_a_length_of_0_is_never_dereferenced)
{
    static const char *const lists[] = {"fold case\n", "fold case\n[g]\na\n", "fold separators\n[g]\na*\n*b\n",
                                        "fold none\n[g]\n*\n"};
    for (size_t i = 0; i < 4; i++) {
        hdrtrie_table *table = table_of(lists[i]);
        hdrtrie_match m = answer(table, NULL, 0), other = answer(table, (const char *)(uintptr_t)4096, 0);
        cr_expect_eq(m.groups, i == 3 ? 1u : 0u);
        cr_expect_eq(m.id, i == 3 ? 0 : -1);
        cr_expect_eq(other.groups, m.groups);
        hdrtrie_free(table, NULL);
    }
    cr_expect_eq(hdrtrie_name_is_token(NULL, 0), 0);
}

Test(find, clause_1_2_name_is_token_for_every_byte_at_every_position)
{
    size_t tokens = 0;
    for (size_t len = 1; len <= 80; len++) {
        char name[80];
        for (size_t at = 0; at < len; at++) {
            memset(name, "aZ0-"[len % 4], sizeof name);
            for (unsigned c = 0; c < 256; c++) {
                name[at] = (char)c;
                bool token = hdrtrie_name_is_token(name, len) != 0;
                cr_assert_neq(token, oracle_is_malformed(name, len), "byte %u at %zu of %zu", c, at, len);
                if (len == 1) tokens += token;
            }
        }
    }
    cr_expect_eq(tokens, 77, "15 marks, 10 digits, 52 letters");
}

/* Whatever the target: composed loads and the machine's own, of every length up to 8 and at every alignment. */
Test(find, clause_4_10_loads_are_little_endian)
{
    uint8_t bytes[24];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (uint8_t)(0x81 + 11 * i);
    for (size_t at = 0; at < 8; at++) {
        uint64_t value = 0;
        for (size_t len = 0; len <= 8; len++) {
            if (len != 0) value |= (uint64_t)bytes[at + len - 1] << (8 * (len - 1));
            cr_expect_eq(hdrtrie_load_le_exact(bytes + at, len), value, "%zu bytes", len);
            if (len == 2) cr_expect_eq(hdrtrie_load_le16(bytes + at), value);
            if (len == 4) cr_expect_eq(hdrtrie_load_le32(bytes + at), value);
            if (len == 8) cr_expect_eq(hdrtrie_load_le64(bytes + at), value);
        }
    }
}

Test(find, clause_4_1_find_says_nothing_about_malformedness)
{
    hdrtrie_table *table = table_of("fold separators\n[g]\nX-Int*\nHost\n");
    IS("X Int", 0, 1);
    IS("X-Int\r\n", 0, 1);
    NOT("Host ");
    NOT(" Host");
    NOT("Host:");
    NOT("Host\t");
    hdrtrie_free(table, NULL);
}

Test(find, names_longer_than_any_rule)
{
    static char name[70000];
    hdrtrie_table *table = table_of("fold case\n[g]\nabc*\n*xyz\nq\n");
    static const size_t lens[] = {255, 256, 257, 65535, 65536, 65537, 70000};
    for (size_t i = 0; i < sizeof lens / sizeof *lens; i++) {
        memset(name, 'q', sizeof name);
        cr_expect(answer_is(table, name, lens[i], -1, 0));
        memcpy(name + lens[i] - 3, "XYZ", 3);
        cr_expect(answer_is(table, name, lens[i], 1, 1));
        memcpy(name, "ABC", 3);
        cr_expect(answer_is(table, name, lens[i], 0, 1));
    }
    hdrtrie_free(table, NULL);
}

/* Empty slots lead to record 0, whose text has no bytes; what stands there is the next record's head and text. A name that equals
   that is still no exact name: suffixes are asked. */
Test(find, clause_2_5_a_name_that_equals_what_follows_record_0)
{
    hdrtrie_table *table = table_of("fold none\n[g]\ncf-internal\n*-internal\n");
    const hdrtrie_shape s = hdrtrie_shape_read(table);
    const uint32_t head_len = HDRTRIE_RECORD_LEN(s.flags);
    char name[64];
    const size_t len = head_len + strlen("cf-internal");
    memcpy(name, hdrtrie_table_bytes(table) + s.records + head_len, len);
    cr_assert_eq(memcmp(name + head_len, "cf-internal", len - head_len), 0);
    hdrtrie_match m = answer(table, name, len);
    cr_expect_eq(m.groups, 1u);
    cr_expect_eq(m.id, 1);
    hdrtrie_free(table, NULL);
}

/* Each body takes names that are not one load by a way of its own, which the portable body, whose load is as long as any listed
   name, goes only for names that are not listed. It answers for any name all the same. */
Test(find, the_portable_body_s_way_for_long_names_takes_any)
{
    static const char *const names[] = {"a",           "CF-Ray",     "cf-ray",       "X-Int-Trace",
                                        "x-int-tracE", "x-int-trac", "X-Int-Traces", "b c"};
    hdrtrie_table *table = table_of("fold case\n[g]\na\nCF-Ray\n[h]\nX-Int-Trace\n");
    const hdrtrie_shape shape = hdrtrie_shape_read(table);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const size_t len = strlen(names[i]);
        const hdrtrie_match m = answer(table, names[i], len);
        const hdrtrie_verdict v =
            hdrtrie_portable_lookup_long(table, shape, names[i], len, HDRTRIE_WANT_ID | HDRTRIE_WANT_MALFORMED);
        cr_expect(v.id == m.id && v.groups == m.groups, "%s", names[i]);
        cr_expect_eq(v.malformed != 0, !hdrtrie_name_is_token(names[i], len), "%s", names[i]);
    }
    cr_expect_eq(answer(table, "x-int-tracE", 11).id, 2);
    hdrtrie_free(table, NULL);
}
