/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 3.2 and 4.10: one list gives the same bytes on every machine and in every run. So the digests of many
   tables are recorded here. They cover every decision of the builder, also choices between valid tables, such as the
   bits that a window keeps. After an intended change of the format or the builder, replace the recorded digests by
   those that the failures print. */
#include "support/answer.h"
#include "support/random.h"
#include "support/transcript.h"
#include "support/word_list.h"
#include <criterion/criterion.h>
#include <hdrtrie/check.h>
#include <hdrtrie/detail/format/table.h>
#include <hdrtrie/detail/shape.h>
#include <hdrtrie/find.h>
#include <hdrtrie/rules.h>
#include <stdlib.h>
#include <string.h>

static const char *const folds[] = {"none", "case", "underscore", "separators"};

/* The digest of the list's table, or 0 if the list is refused. */
static uint64_t digest_of(const char *text, size_t len)
{
    hdrtrie_table *table;
    uint64_t digest;
    if (hdrtrie_list_build("l", text, len, NULL, &table) != HDRTRIE_OK) return 0;
    cr_assert_eq(hdrtrie_check(table, hdrtrie_table_len(table), NULL), HDRTRIE_OK);
    digest = hdrtrie_load_le64(hdrtrie_table_bytes(table) + hdrtrie_table_len(table) - HDRTRIE_DIGEST_LEN);
    hdrtrie_free(table, NULL);
    return digest;
}

static void digest_is(const char *what, int fold, uint64_t digest, uint64_t expected)
{
    if (digest != expected) fprintf(stderr, "%s, fold %s: 0x%016llx\n", what, folds[fold], (unsigned long long)digest);
    cr_expect_eq(digest, expected, "%s", what);
}

Test(tables, clause_4_10_presets_under_every_fold)
{
    static const struct {
        const char *name;
        uint64_t digests[4];
    } presets[] = {
        {"hop-by-hop", {0xd49962bc546606d1u, 0xec6dda2f1b4b3009u, 0x3d5bebe25a6d4210u, 0x846f8303390dcc1au}},
        {"protected", {0x96102f849110f2cdu, 0xaec87804d41e59e2u, 0x04a84743cc5c352cu, 0x56f9adc87c2790f6u}},
        {"cgi", {0xff909767b6bf72f5u, 0x46e41d1abd9f7f14u, 0x42857b4f8fcb4a5du, 0x3b3602870dc7d802u}},
        {"well-known", {0xa998f60956e45fe8u, 0xa4093e23ee668ac5u, 0xe337ab986fa2954bu, 0xa7d70955fba7ef5bu}},
        {"edge", {0, 0, 0, 0x478e89e06c74845eu}},
        {"edge-exact", {0, 0, 0, 0x6422190179e40d91u}},
    };
    for (size_t i = 0; i < sizeof presets / sizeof *presets; i++) {
        for (int fold = 0; fold < 4; fold++) {
            char text[100];
            const int len = snprintf(text, sizeof text, "fold %s\ninclude <%s>\n", folds[fold], presets[i].name);
            digest_is(presets[i].name, fold, digest_of(text, (size_t)len), presets[i].digests[fold]);
        }
    }
}

/* Builds lists of count random names of least to least + more bytes. They have few letters, and on average one separator per `separators` bytes. */
static uint64_t random_digests(
    int fold, size_t lists, size_t count, size_t least, size_t more, uint64_t seed, size_t separators)
{
    static char text[1 << 20];
    random_state r = random_seeded(seed);
    uint64_t all = 0;
    for (size_t list = 0; list < lists; list++) {
        size_t len = (size_t)sprintf(text, "fold %s\n", folds[fold]);
        for (size_t i = 0; i < count; i++) {
            const size_t name_len = least + random_below(&r, more + 1);
            for (size_t at = 0; at < name_len; at++) {
                text[len++] =
                    random_once_in(&r, separators) ? "-_.~"[random_below(&r, 4)] : "abcdefgh"[random_below(&r, 8)];
            }
            text[len++] = '\n';
        }
        all = all * 0x9e3779b97f4a7c15u + digest_of(text, len);
    }
    return all;
}

Test(tables, clause_4_10_names_of_one_length)
{
    static const uint64_t digests[4] = {
        0x62ecdc429ab1b013u, 0x88f1b42b460ea614u, 0x458295c4a10d4417u, 0x2490db265afb247au};
    for (int fold = 0; fold < 4; fold++) {
        uint64_t all = 0;
        for (size_t len = 6; len < 24; len += 2) {
            all += random_digests(fold, 10, 2 + len / 3, len, 0, len, 8) + random_digests(fold, 2, 40, len, 0, len, 8);
        }
        digest_is("names of one length", fold, all, digests[fold]);
    }
}

Test(tables, clause_4_10_names_of_many_lengths)
{
    static const uint64_t digests[4] = {
        0xb12990dcfd21678eu, 0x36d3f4b7b6a2371cu, 0x3e4d9d4aa63ee672u, 0xc1383502de873e75u};
    for (int fold = 0; fold < 4; fold++) {
        const uint64_t all = random_digests(fold, 4, 100, 3, 50, 1, 8) + random_digests(fold, 2, 1000, 4, 40, 2, 8) +
                             random_digests(fold, 1, 5000, 6, 90, 3, 8);
        digest_is("names of many lengths", fold, all, digests[fold]);
    }
}

Test(tables, clause_4_10_patterns_and_exceptions)
{
    static const uint64_t digests[4] = {
        0xf70148faf838e994u, 0x4f1c5f403c1128d7u, 0x670f405210f8702fu, 0xfd3775e6e30ee861u};
    for (int fold = 0; fold < 4; fold++) {
        random_state r = random_seeded(4);
        uint64_t all = 0;
        for (int round = 0; round < 60; round++) {
            ruleset set;
            size_t len;
            random_list(&r, (hdrtrie_fold)fold, &set);
            char *text = ruleset_text(&set, &len);
            all = all * 0x9e3779b97f4a7c15u + digest_of(text, len);
            free(text);
            ruleset_free(&set);
        }
        digest_is("patterns and exceptions", fold, all, digests[fold]);
    }
}

/* Lists with a sieve of 16, 32 or 64 buckets, and lists without one. */
Test(tables, clause_4_10_lists_that_are_easy_and_hard_to_sieve)
{
    static const uint64_t digests[4] = {
        0x614de1442399eff2u, 0xb368aceb1baccb88u, 0xd5714e584b0ee58cu, 0xd4ec457fbb23bb97u};
    static char text[1 << 16];
    for (int fold = 0; fold < 4; fold++) {
        random_state r = random_seeded(5);
        uint64_t all = 0;
        for (size_t count = 1; count <= 600; count += count / 8 + 1) {
            for (size_t patterns = 8; patterns < 600; patterns *= 4) {
                const size_t len = word_list(text, &r, (hdrtrie_fold)fold, count, patterns);
                all = all * 0x9e3779b97f4a7c15u + digest_of(text, len);
            }
        }
        digest_is("lists to sieve", fold, all, digests[fold]);
    }
}

/* With so few letters, the builder needs bits that vary between spellings: it must choose among them, and find
   enough. */
Test(tables, clause_4_10_names_of_separators)
{
    static const uint64_t digests[4] = {
        0x3033d1971432e128u, 0xfd66afb47592e3eau, 0xbe13e7ccede22af1u, 0x8ef789d09f1e2964u};
    for (int fold = 0; fold < 4; fold++) {
        uint64_t all = 0;
        for (size_t len = 2; len < 40; len++) {
            for (size_t count = 2; count < 6; count++) all += random_digests(fold, 4, count, len, 0, len * count, 2);
        }
        digest_is("names of separators", fold, all, digests[fold]);
    }
}

/* Names that differ in two places, at all distances between them and from both ends. */
Test(tables, clause_4_10_names_that_differ_in_two_places)
{
    static const uint64_t digests[4] = {
        0xb6087b8a4c70d28eu, 0xa20a6f50712c1c57u, 0xa24c6658ca79fe51u, 0xf04c12321d1951bbu};
    for (int fold = 0; fold < 4; fold++) {
        uint64_t all = 0;
        for (size_t len = 2; len < 48; len += 1 + len / 8) {
            for (size_t one = 0; one < len; one++) {
                for (size_t two = one + 1; two < len; two += 1 + (two - one) / 4) {
                    char text[400];
                    size_t at = (size_t)sprintf(text, "fold %s\n", folds[fold]);
                    for (int i = 0; i < 4; i++) {
                        memset(text + at, 'x', len);
                        text[at + one] = "ab"[i / 2];
                        text[at + two] = "c-"[i % 2];
                        at += len;
                        text[at++] = '\n';
                    }
                    all = all * 0x9e3779b97f4a7c15u + digest_of(text, at);
                }
            }
        }
        digest_is("names that differ in two places", fold, all, digests[fold]);
    }
}

/* More names than the builder tries windows for, although windows would work for these lengths. */
Test(tables, clause_4_10_many_names_but_few_per_length)
{
    digest_is("many names of few a length", 1, random_digests(1, 1, 5000, 6, 240, 4, 8), 0x99f43d9b1b4e17f7u);
}

/* Each name as exact name, prefix and suffix. The builder must keep them apart while it collects them. */
Test(tables, clause_2_6_names_of_three_kinds)
{
    static char text[1 << 18];
    static const uint64_t digest = 0x01e0482b5b5afbd6u;
    size_t len = (size_t)sprintf(text, "fold case\n");
    for (int i = 0; i < 3000; i++) len += (size_t)sprintf(text + len, "n%d\nn%d*\n*n%d\n", i, i, i);
    digest_is("names of three kinds", 1, digest_of(text, len), digest);
}

/* Builds the lists with each fold. */
static void lists_are(const char *what, const char *const *lists, size_t count, const uint64_t digests[4])
{
    for (int fold = 0; fold < 4; fold++) {
        uint64_t all = 0;
        for (size_t i = 0; i < count; i++) {
            char text[400];
            const int len = snprintf(text, sizeof text, "fold %s\n%s", folds[fold], lists[i]);
            all = all * 0x9e3779b97f4a7c15u + digest_of(text, (size_t)len);
        }
        digest_is(what, fold, all, digests[fold]);
    }
}

/* Names that differ in separators, or in letters where others have separators: some kept bits vary between
   spellings. */
Test(tables, clause_4_10_names_that_need_a_bit_that_varies)
{
    static const char *const lists[] = {
        "x-abcdefgh\nxa-bcdefgh\nxab-cdefgh\nxabc-defgh\n",
        "a-b-c-d-e-f\na-b-c-d-ef-\nab-c-d-e-f\nabc-d-ef-g\nabcdefghijk\n",
        "ab\na-\n-b\n",
        "aaaaaaaa-aaaaaaaaaaaaaaa\naaaaaaaaa-aaaaaaaaaaaaaa\naaaaaaaaaa-aaaaaaaaaaaaa\n",
        "aaaaaaaaaaa-bbbbbbbbbbbb\naaaaaaaaaaab-bbbbbbbbbbb\n",
        "a-a-a-a-a-a-a\nb-a-a-a-a-a-a\na-b-a-a-a-a-a\na-a-a-b-a-a-a\na-a-a-a-a-a-b\n",
        "accept-ch\naccept-xy\ncontent-a\nset-cooki\nx-a-b-c-d\n1-2-3-4-5\n",
    };
    static const uint64_t digests[4] = {
        0xaa9cf963e55d91f2u, 0x464f0353e7cf8749u, 0x5942963e9f3fa25eu, 0xa7f410ef631f18c7u};
    lists_are("names that need a bit that varies", lists, sizeof lists / sizeof *lists, digests);
}

/* Both windows show some of the bytes. A bit that varies is kept only in the first. */
Test(tables, clause_4_10_names_whose_windows_overlap)
{
    static const char *const lists[] = {
        "aaaaa-aaa-aaaab\naa-aaaaaaaaabaa\naaaaaaabaaaaaaa\n",
        "aaaab--aaaaba\naaaaabaaaaaaa\naaaaaaaaaa-aa\naaabaaaaa-ac-\naaaaaaaacaaaa\naa--aaac-aaaa\n",
        ("aa-aaaaaaaaaaabaaa\naaaaaaaaa-aaaaaaaa\naaaaaaaabaaaaa--aa\naaaaaaaaaaa-aaaaba\nabaaaaaaaa-aaaaaaa\n"
         "aaaba-aaaaaaaaaaaa\n"),
    };
    static const uint64_t digests[4] = {
        0xfacd70c3cc75caf8u, 0x0c35e3e453e7d3a6u, 0x2fcfa62b564aebf3u, 0x10d5a41d7bfd5392u};
    lists_are("names whose windows overlap", lists, sizeof lists / sizeof *lists, digests);
}

static unsigned mode_of(const char *text)
{
    hdrtrie_table *table = table_of(text);
    const unsigned mode = hdrtrie_table_bytes(table)[HDRTRIE_AT_MODE];
    hdrtrie_free(table, NULL);
    return mode;
}

/* For each name but the last, one bit distinguishes it from all others. That bit varies, because another name has a
   separator there. */
Test(tables, at_most_six_bits_that_vary_are_kept)
{
    for (size_t bits = 4; bits <= 8; bits++) {
        char text[200] = "fold separators\n";
        size_t at = strlen(text);
        for (size_t i = 0; i <= bits; i++) {
            memset(text + at, 'a', bits);
            if (i < bits) {
                text[at + i] = 'b';
                text[at + (i + 1) % bits] = '-';
            }
            at += bits;
            text[at++] = '\n';
        }
        cr_expect_eq(mode_of(text), bits <= 6 ? HDRTRIE_MODE_ENDS : HDRTRIE_MODE_HASHED, "%zu bits", bits);
    }
}

/* Builds count names, of_each per length, with lengths from 3 on. They differ in three bytes. */
static unsigned mode_of_many(size_t count, size_t of_each)
{
    static char text[4100 * 72];
    size_t at = (size_t)sprintf(text, "fold case\n");
    for (size_t i = 0; i < count; i++) {
        const size_t which = i % of_each;
        at += (size_t)sprintf(text + at, "%c%c%c%.*s\n", 'a' + (int)(which / 9), 'b' + (int)(which % 3),
            'c' + (int)(which / 3 % 3), (int)(i / of_each),
            "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn");
    }
    return mode_of(text);
}

Test(tables, clause_4_9_windows_for_64_names_of_a_length_and_4096_in_all)
{
    cr_expect_eq(mode_of_many(64, 64), HDRTRIE_MODE_ENDS);
    cr_expect_eq(mode_of_many(65, 65), HDRTRIE_MODE_HASHED);
    cr_expect_eq(mode_of_many(4096, 64), HDRTRIE_MODE_ENDS);
    cr_expect_eq(mode_of_many(4097, 64), HDRTRIE_MODE_HASHED);
}

/* Names whose first bytes contain one b or none, one name per possible position, followed by a text. */
static size_t few_letters(char *text, size_t bytes, const char *follows)
{
    size_t at = 0;
    for (size_t i = 0; i <= bytes; i++) {
        memset(text + at, 'a', bytes);
        if (i < bytes) text[at + i] = 'b';
        at += bytes;
        at += (size_t)sprintf(text + at, "%s\n", follows);
    }
    return at;
}

/* A name with separators in all places that the node looks at. It needs one key per combination of their bits. */
Test(tables, a_name_has_at_most_eight_keys)
{
    for (size_t separators = 1; separators <= 5; separators++) {
        char text[200] = "fold separators\n";
        size_t at = strlen(text);
        at += few_letters(text + at, separators, "aa");
        sprintf(text + at, "%.*sab\n", (int)separators, "--------");
        cr_expect_eq(mode_of(text), separators <= 3 ? HDRTRIE_MODE_ENDS : HDRTRIE_MODE_HASHED, "%zu", separators);
    }
}

/* Like the previous test, with places alternating between both ends, so that each window shows half of them. */
Test(tables, a_name_has_at_most_eight_keys_in_both_windows)
{
    for (size_t separators = 1; separators <= 5; separators++) {
        char text[200] = "fold separators\n", names[7][21];
        for (size_t i = 0; i < separators + 2; i++) sprintf(names[i], "aaaaaaaaaaaaaaaaaaaa");
        names[separators + 1][5] = 'b';
        for (size_t i = 0; i < separators; i++) {
            const size_t place = i % 2 == 0 ? i / 2 : 19 - i / 2;
            names[i][place] = 'b';
            names[separators + 1][place] = '-';
        }
        for (size_t i = 0; i < separators + 2; i++) sprintf(text + strlen(text), "%s\n", names[i]);
        cr_expect_eq(mode_of(text), separators <= 3 ? HDRTRIE_MODE_ENDS : HDRTRIE_MODE_HASHED, "%zu", separators);
    }
}

/* 4 names with one key, 15 with eight, one with four, then more with one. */
Test(tables, the_names_of_one_length_have_at_most_128_keys)
{
    for (int more = 0; more <= 3; more++) {
        char text[400] = "fold separators\n";
        size_t at = strlen(text);
        at += few_letters(text + at, 3, "aa");
        for (int i = 1; i <= 16; i++)
            at += (size_t)sprintf(text + at, "%s%c%c\n", i < 16 ? "---" : "--a", 'a' + i / 4, 'a' + i % 4);
        for (int i = 0; i < more; i++) at += (size_t)sprintf(text + at, "aaah%c\n", 'a' + i);
        cr_expect_eq(mode_of(text), more == 0 ? HDRTRIE_MODE_ENDS : HDRTRIE_MODE_HASHED, "%d keys", 128 + more);
    }
}

/* Whether the table of a list has wide records. For each k the list has counts[k] names of lens[k] bytes, 6 or more. All
   begin with different numbers. */
static bool is_wide(const size_t *counts, const size_t *lens, size_t kinds, bool prefixes)
{
    static char text[1 << 20];
    size_t at = (size_t)sprintf(text, "fold case\n"), number = 0;
    hdrtrie_table *table;
    for (size_t k = 0; k < kinds; k++) {
        for (size_t i = 0; i < counts[k]; i++) {
            char begin[32];
            snprintf(begin, sizeof begin, "n%05zu", number++);
            memset(text + at, 'x', lens[k]);
            memcpy(text + at, begin, 6);
            at += lens[k];
            if (prefixes) text[at++] = '*';
            text[at++] = '\n';
        }
    }
    cr_assert_eq(hdrtrie_list_build("l", text, at, NULL, &table), HDRTRIE_OK);
    const bool wide = (hdrtrie_shape_read(table).flags & HDRTRIE_FLAG_WIDE) != 0;
    hdrtrie_free(table, NULL);
    return wide;
}

/* A slot of 2 bytes reaches 65,535 bytes of records, which are 4 bytes longer than their names, and begin after 4. */
Test(tables, clause_4_10_records_are_wide_from_65536_bytes_on)
{
    static const size_t counts[] = {251, 2, 1}, lens[] = {255, 170, 170}, more[] = {255, 170, 171};
    cr_expect_not(is_wide(counts, lens, 3, false));
    cr_expect(is_wide(counts, more, 3, false));
}

Test(tables, clause_4_10_records_are_wide_from_32767_ids_on)
{
    static const size_t len = 6, narrow = HDRTRIE_NARROW_ID_MAX, wide = HDRTRIE_NARROW_ID_MAX + 1;
    cr_expect_not(is_wide(&narrow, &len, 1, true));
    cr_expect(is_wide(&wide, &len, 1, true));
}
