/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* DESIGN 3.2 and 4.10: one list gives the same bytes on every machine and in every run, so every decision of the builder is pinned here, by
   the digest that a table ends with: also those between tables that would all be right, such as which bits a window keeps.
   After a change to layout or builder that is meant, put what a failure prints in the place of what stands here. */
#include "random.h"
#include "ruleset.h"
#include "transcript.h"
#include <criterion/criterion.h>
#include <hdrtrie/check.h>
#include <hdrtrie/find.h>
#include <hdrtrie/rules.h>
#include <stdlib.h>

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
    for (int fold = 0; fold < 4; fold++) {
        uint64_t all = 0;
        for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
            char text[400];
            const int len = snprintf(text, sizeof text, "fold %s\n%s", folds[fold], lists[i]);
            all = all * 0x9e3779b97f4a7c15u + digest_of(text, (size_t)len);
        }
        digest_is("names that need a bit that varies", fold, all, digests[fold]);
    }
}
