/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 3.2 and 4.10: one list gives the same bytes on every machine and in every run, so every decision of the builder is pinned here, by
   the digest that a table ends with: also those between tables that would all be right, such as which bits a window keeps.
   After a change to layout or builder that is meant, put what a failure prints in the place of what stands here. */
#include "answer.h"
#include "random.h"
#include "transcript.h"
#include <criterion/criterion.h>
#include <hdrtrie/check.h>
#include <hdrtrie/detail/format/table.h>
#include <hdrtrie/find.h>
#include <hdrtrie/rules.h>
#include <stdlib.h>
#include <string.h>

static const char *const folds[] = {"none", "case", "underscore", "separators"};

/* The digest of the list's table, 0 if it is refused. */
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
        {"hop-by-hop", {0x742ad3e0c77a026fu, 0x4ce0c975f7f985f8u, 0xa130c5d0c2b60c91u, 0xa0f7153148ced676u}},
        {"protected", {0xdcae9ab200a5157bu, 0x8cde61ca5223bfa8u, 0x45ebcb9342d33517u, 0xde9008ca6b6e7aedu}},
        {"cgi", {0x1d0d23461cffae06u, 0x865dac5048f6d211u, 0x81c0187dc69c4451u, 0xef517abf78259999u}},
        {"well-known", {0xdc6716c7eaf2d99eu, 0x539a030a573e1577u, 0x19cfe3f04c4604a5u, 0x3f13520004cd4dfau}},
        {"edge", {0, 0, 0, 0x00146620a1371859u}},
        {"edge-exact", {0, 0, 0, 0xeadf919673c11b5cu}},
    };
    for (size_t i = 0; i < sizeof presets / sizeof *presets; i++) {
        for (int fold = 0; fold < 4; fold++) {
            char text[100];
            const int len = snprintf(text, sizeof text, "fold %s\ninclude <%s>\n", folds[fold], presets[i].name);
            digest_is(presets[i].name, fold, digest_of(text, (size_t)len), presets[i].digests[fold]);
        }
    }
}

/* Lists of count random names, whose lengths are least up to least + more, of a few letters, and a separator once in so many. */
static uint64_t random_digests(int fold, size_t lists, size_t count, size_t least, size_t more, uint64_t seed,
                               size_t separators)
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
    static const uint64_t digests[4] = {0x63424d713607f3f7u, 0x14f4228bdaabc855u, 0x3653b21b43871781u,
                                        0xa59d9dd36352ffebu};
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
    static const uint64_t digests[4] = {0x83eadc25ef14eef4u, 0x97c2b039896221deu, 0x1b25978269e42a50u,
                                        0x2f7b9afe79da7c9fu};
    for (int fold = 0; fold < 4; fold++) {
        const uint64_t all = random_digests(fold, 4, 100, 3, 50, 1, 8) + random_digests(fold, 2, 1000, 4, 40, 2, 8) +
                             random_digests(fold, 1, 5000, 6, 90, 3, 8);
        digest_is("names of many lengths", fold, all, digests[fold]);
    }
}

/* Short of letters, so that bits that vary decide: which of them, where several do, and that there are enough. */
Test(tables, clause_4_10_names_of_separators)
{
    static const uint64_t digests[4] = {0xf16208a119c451b9u, 0xe29aeaa050033669u, 0x36edb772a97a4d7fu,
                                        0x1b5dd0c2f0bb13ffu};
    for (int fold = 0; fold < 4; fold++) {
        uint64_t all = 0;
        for (size_t len = 2; len < 40; len++) {
            for (size_t count = 2; count < 6; count++) all += random_digests(fold, 4, count, len, 0, len * count, 2);
        }
        digest_is("names of separators", fold, all, digests[fold]);
    }
}

/* Names that differ in two places, at all distances from each other, from the beginning and from the end. */
Test(tables, clause_4_10_names_that_differ_in_two_places)
{
    static const uint64_t digests[4] = {0x77c328b7ad64eb1cu, 0x7f9750b5ea5558e6u, 0x951ec70e54b01e88u,
                                        0x78127ff6eb2ae8edu};
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

/* More names than windows are tried for, of so many lengths that windows would do. */
Test(tables, clause_4_10_many_names_of_few_a_length)
{
    digest_is("many names of few a length", 1, random_digests(1, 1, 5000, 6, 240, 4, 8), 0xadb42a3823d16b8bu);
}

/* Each name once of each kind: what tells them apart while the builder gathers them. */
Test(tables, clause_2_6_names_of_three_kinds)
{
    static char text[1 << 18];
    static const uint64_t digest = 0x29ba29e489f751aau;
    size_t len = (size_t)sprintf(text, "fold case\n");
    for (int i = 0; i < 3000; i++) len += (size_t)sprintf(text + len, "n%d\nn%d*\n*n%d\n", i, i, i);
    digest_is("names of three kinds", 1, digest_of(text, len), digest);
}

/* The lists under each fold, which it states. */
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

/* Names that differ in separators, or in letters that only a wide fold tells from them: bits that vary in some name. */
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
    static const uint64_t digests[4] = {0x05237e015a1ede8eu, 0x042723b7182741efu, 0x9b81fd52e2c2b40fu,
                                        0x78f864bd89d56ec6u};
    lists_are("names that need a bit that varies", lists, sizeof lists / sizeof *lists, digests);
}

/* Both windows show some of the bytes, and a bit that varies is kept in the first alone. */
Test(tables, clause_4_10_names_whose_windows_overlap)
{
    static const char *const lists[] = {
        "aaaaa-aaa-aaaab\naa-aaaaaaaaabaa\naaaaaaabaaaaaaa\n",
        "aaaab--aaaaba\naaaaabaaaaaaa\naaaaaaaaaa-aa\naaabaaaaa-ac-\naaaaaaaacaaaa\naa--aaac-aaaa\n",
        ("aa-aaaaaaaaaaabaaa\naaaaaaaaa-aaaaaaaa\naaaaaaaabaaaaa--aa\naaaaaaaaaaa-aaaaba\nabaaaaaaaa-aaaaaaa\n"
         "aaaba-aaaaaaaaaaaa\n"),
    };
    static const uint64_t digests[4] = {0x6eb2aedf4859d8bfu, 0x890d2410074759bbu, 0x6dceff82076f1098u,
                                        0x3b3cef16bb92f9b9u};
    lists_are("names whose windows overlap", lists, sizeof lists / sizeof *lists, digests);
}

static unsigned mode_of(const char *text)
{
    hdrtrie_table *table = table_of(text);
    const unsigned mode = hdrtrie_table_bytes(table)[HDRTRIE_AT_MODE];
    hdrtrie_free(table, NULL);
    return mode;
}

/* One bit for each name but the last tells it from all others, and varies, because another name has a separator there. */
Test(tables, six_bits_that_vary_are_kept_and_no_seventh)
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

/* Count names, of as many lengths from 3 on as it takes with so many of each; they differ in three bytes. */
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

/* Names of which each has one b or none in their first bytes, as many bytes as there are, and then what follows. */
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

/* A name with separators in all places that have to be looked at: a key for each value of their bits. */
Test(tables, a_name_leaves_eight_keys_at_most)
{
    for (size_t separators = 1; separators <= 5; separators++) {
        char text[200] = "fold separators\n";
        size_t at = strlen(text);
        at += few_letters(text + at, separators, "aa");
        sprintf(text + at, "%.*sab\n", (int)separators, "--------");
        cr_expect_eq(mode_of(text), separators <= 3 ? HDRTRIE_MODE_ENDS : HDRTRIE_MODE_HASHED, "%zu", separators);
    }
}

/* The same with the places at both ends in turn, so that each window shows half of them. */
Test(tables, a_name_leaves_eight_keys_at_most_in_both_windows)
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

/* 4 names of one key, 15 of eight, one of four, then more of one. */
Test(tables, the_names_of_a_length_leave_128_keys_at_most)
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
