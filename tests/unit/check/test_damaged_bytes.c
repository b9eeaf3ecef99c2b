/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.7 and 4.10: check and load refuse truncated, extended and randomly damaged tables. The tests
   test_bad_*.c cover single faults by part of the table. */
#include "support/answer.h"
#include "support/damaged_table.h"
#include "support/guarded.h"
#include "support/random.h"
#include <criterion/criterion.h>
#include <hdrtrie/check.h>
#include <hdrtrie/detail/format/sieve.h>
#include <hdrtrie/detail/format/table.h>
#include <hdrtrie/load.h>
#include <hdrtrie/rules.h>
#include <stdlib.h>
#include <string.h>

/* Each list has a property that the others lack: affixes, the rule "*", all modes. */
static const char *const lists[] = {
    "fold case\n",
    "fold case\n[g]\nCF-Ray\nX-Int-Trace\n",
    "fold separators\n[g]\nCF-Ray\nX-Int-*\n!X-Int-Public-*\n[debug]\n*-Debug\nX-Int-Trace\n!X-Int-Trace-Id\n",
    "fold none\n[g]\n*\n!host\na*\nab*\nabc*\n*z\n*yz\n",
};
#define LIST_COUNT (sizeof lists / sizeof *lists)

/* A list of many names, for hashed mode and wide records. */
static hdrtrie_table *table_of_many(size_t count, size_t groups)
{
    ruleset set;
    ruleset_start(&set, HDRTRIE_FOLD_CASE);
    for (size_t i = 0; i < count; i++) {
        char name[64], group[32];
        int len = snprintf(name, sizeof name, "X-%zu-%zu", i * 7919 % 1000, i);
        snprintf(group, sizeof group, "g%zu", i % groups);
        ruleset_add(&set, ruleset_group(&set, group), HDRTRIE_KIND_EXACT, false, name, (size_t)len);
    }
    hdrtrie_table *table = ruleset_build(&set);
    ruleset_free(&set);
    return table;
}

/* Checks a copy that ends at an unreadable page. */
static hdrtrie_error check(guarded *area, const uint8_t *bytes, size_t len, const char **why)
{
    *why = NULL;
    return hdrtrie_check(guarded_at_end(area, bytes, len, 0), len, why);
}

Test(damaged_bytes, clause_4_7_built_tables_are_accepted)
{
    for (size_t i = 0; i < LIST_COUNT; i++) {
        damaged_table t = damaged_table_open(lists[i]);
        const hdrtrie_table *table = t.table;
        const char *why = NULL;
        const size_t len = t.len;
        cr_expect_eq(hdrtrie_check(table, len, &why), HDRTRIE_OK, "%s", why);
        cr_expect_eq(hdrtrie_check(table, len, NULL), HDRTRIE_OK);
        cr_expect_eq(len % 64, 0);
        /* the digest is that of all bytes before it */
        cr_expect_eq(damaged_table_check(&t), HDRTRIE_OK);
        cr_expect_eq(memcmp(t.bytes, table, len), 0);
        cr_expect(damaged_table_is_harmless(&t), "an undamaged table gives other answers");
        /* the bytes need no alignment */
        uint8_t *copy = malloc(len + 1);
        memcpy(copy + 1, table, len);
        cr_expect_eq(hdrtrie_check(copy + 1, len, &why), HDRTRIE_OK, "%s", why);
        free(copy);
        damaged_table_close(&t);
    }
}

Test(damaged_bytes, clause_4_7_every_truncation_is_refused)
{
    for (size_t i = 0; i < LIST_COUNT; i++) {
        hdrtrie_table *table = table_of(lists[i]);
        size_t len = hdrtrie_table_len(table);
        guarded area = guarded_open(len);
        const char *why;
        for (size_t cut = 0; cut < len; cut++) {
            hdrtrie_error error = check(&area, (const uint8_t *)table, cut, &why);
            cr_assert_neq(error, HDRTRIE_OK, "list %zu cut at %zu of %zu", i, cut, len);
            cr_assert_not_null(why);
            hdrtrie_table *loaded = table;
            cr_assert_eq(hdrtrie_load_bytes(table, cut, NULL, &loaded, &why), error);
            cr_assert_null(loaded);
        }
        cr_expect_eq(hdrtrie_check(NULL, 0, &why), HDRTRIE_ERR_TRUNCATED);
        guarded_close(&area);
        hdrtrie_free(table, NULL);
    }
}

Test(damaged_bytes, clause_4_7_trailing_bytes_are_refused)
{
    hdrtrie_table *table = table_of(lists[2]);
    size_t len = hdrtrie_table_len(table);
    uint8_t *bytes = calloc(1, len + 64);
    const char *why;
    memcpy(bytes, table, len);
    for (size_t more = 1; more <= 64; more++)
        cr_expect_eq(hdrtrie_check(bytes, len + more, &why), HDRTRIE_ERR_TRUNCATED);
    free(bytes);
    hdrtrie_free(table, NULL);
}

Test(damaged_bytes, clause_4_7_every_one_bit_flip_is_refused)
{
    for (size_t i = 0; i < LIST_COUNT; i++) {
        hdrtrie_table *table = table_of(lists[i]);
        size_t len = hdrtrie_table_len(table), refused = 0;
        guarded area = guarded_open(len);
        uint8_t *bytes = malloc(len);
        const char *why;
        memcpy(bytes, table, len);
        for (size_t bit = 0; bit < 8 * len; bit++) {
            bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
            cr_assert_neq(
                check(&area, bytes, len, &why), HDRTRIE_OK, "list %zu, bit %zu of byte %zu", i, bit % 8, bit / 8);
            cr_assert_not_null(why);
            bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
            refused++;
        }
        cr_expect_eq(refused, 8 * len);
        free(bytes);
        guarded_close(&area);
        hdrtrie_free(table, NULL);
    }
}

/* Whether the byte is in a row of the sieve. These rows are most of a small table and much alike, so fewer bits of them are
   flipped; test_bad_sieves.c has more. */
static bool is_in_sieve(const damaged_table *t, size_t at)
{
    const size_t sieve = hdrtrie_load_le32((const uint8_t *)t->table + HDRTRIE_AT_SIEVE);
    return sieve != 0 && at >= sieve + HDRTRIE_SIEVE_HEAD_LEN &&
           at < sieve + HDRTRIE_SIEVE_LEN(((const uint8_t *)t->table)[sieve]);
}

/* A one-bit flip with a correct digest is refused, or does not change any answer or text (a spare bit, or a node
   that no listed name reaches). Check never crashes, and an accepted table never reads outside itself. */
static void flips_under_a_right_digest(damaged_table t, size_t step)
{
    size_t refused = 0, accepted = 0;
    for (size_t bit = 0; bit < 8 * (t.len - HDRTRIE_DIGEST_LEN); bit += is_in_sieve(&t, bit / 8) ? 31 + step : step) {
        damaged_table_undo(&t);
        t.bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
        hdrtrie_error error = damaged_table_check(&t);
        if (error == HDRTRIE_OK) {
            accepted++;
            /* Another fold gives another table. A wider fold matches more names, and is valid unless a mask forbids
               it. */
            if (bit / 8 == HDRTRIE_AT_FOLD) continue;
            cr_assert(damaged_table_is_harmless(&t), "byte %zu, bit %zu: accepted, but gives other answers", bit / 8,
                bit % 8);
        } else {
            cr_assert(error == HDRTRIE_ERR_ANSWER || error == HDRTRIE_ERR_STRUCTURE || error == HDRTRIE_ERR_MAGIC ||
                          error == HDRTRIE_ERR_VERSION || error == HDRTRIE_ERR_TRUNCATED,
                "byte %zu, bit %zu: %s", bit / 8, bit % 8, hdrtrie_error_text(error));
            cr_assert_not_null(t.why);
            refused++;
        }
    }
    cr_expect_gt(refused, 1000 / step, "%zu refused, %zu accepted", refused, accepted);
    damaged_table_close(&t);
}

Test(damaged_bytes, clause_4_7_flips_with_a_correct_digest)
{
    for (size_t i = 0; i < LIST_COUNT; i++) {
        flips_under_a_right_digest(damaged_table_open(lists[i]), 1);
    }
}

Test(damaged_bytes, clause_4_7_flips_with_a_correct_digest_in_large_tables)
{
    static const size_t sizes[][2] = {{118, 1}, {2000, 12}, {1000, 2}};
    for (size_t i = 0; i < 3; i++) {
        damaged_table t = damaged_table_of(table_of_many(sizes[i][0], sizes[i][1]));
        flips_under_a_right_digest(t, i == 0 ? 13 : 997);
    }
}

/* Random bytes at random places, with a correct digest: neither check nor a find in an accepted table may crash. */
Test(damaged_bytes, clause_4_7_random_damage_with_a_correct_digest)
{
    random_state r = random_seeded(60);
    for (size_t i = 0; i < LIST_COUNT; i++) {
        damaged_table t = damaged_table_open(lists[i]);
        hdrtrie_table *loaded;
        for (size_t round = 0; round < 20000; round++) {
            damaged_table_undo(&t);
            for (size_t n = 1 + random_below(&r, 8); n != 0; n--) {
                size_t at = 6 + random_below(&r, t.len - 6);
                t.bytes[at] = random_once_in(&r, 3) ? 0xff : (uint8_t)random_u64(&r);
            }
            if (damaged_table_check(&t) != HDRTRIE_OK) continue;
            cr_assert_eq(hdrtrie_load_bytes(t.bytes, t.len, NULL, &loaded, NULL), HDRTRIE_OK);
            answer(loaded, "X-Int-Trace", 11);
            answer(loaded, "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", 67);
            hdrtrie_free(loaded, NULL);
        }
        damaged_table_close(&t);
    }
}

Test(damaged_bytes, clause_4_10_another_version_is_refused_by_name)
{
    damaged_table t = damaged_table_open(lists[1]);
    for (unsigned version = 0; version < 4; version++) {
        if (version == HDRTRIE_FORMAT_VERSION) continue;
        damaged_table_undo(&t);
        t.bytes[HDRTRIE_AT_VERSION] = (uint8_t)version;
        cr_expect_eq(
            hdrtrie_check(t.bytes, t.len, &t.why), HDRTRIE_ERR_VERSION, "the digest must not be checked first");
        cr_expect_not_null(strstr(t.why, "version"));
        cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_VERSION);
    }
    cr_expect_not_null(strstr(hdrtrie_error_text(HDRTRIE_ERR_VERSION), "version"));
    damaged_table_close(&t);
}

Test(damaged_bytes, clause_4_7_other_files_are_refused)
{
    static const char text[] =
        "fold case\nCF-Ray\n this is a list and not a table. It is longer than a header, so that check cannot "
        "refuse it for its length alone ............................................................................"
        "........................";
    const char *why;
    cr_expect_eq(hdrtrie_check(text, sizeof text, &why), HDRTRIE_ERR_MAGIC);
    hdrtrie_table *table = table_of(lists[1]);
    size_t len = hdrtrie_table_len(table);
    uint8_t *bytes = malloc(len);
    for (size_t i = 0; i < len; i++) bytes[i] = ((const uint8_t *)table)[i ^ 3]; /* the other byte order */
    cr_expect_eq(hdrtrie_check(bytes, len, &why), HDRTRIE_ERR_MAGIC);
    free(bytes);
    hdrtrie_free(table, NULL);
}

Test(damaged_bytes, every_error_has_a_text)
{
    for (int error = HDRTRIE_OK; error <= HDRTRIE_ERR_ANSWER + 1; error++) {
        const char *text = hdrtrie_error_text((hdrtrie_error)error);
        cr_assert_not_null(text);
        cr_expect_neq(text[0], 0);
        cr_expect_neq(text[strlen(text) - 1], '.');
    }
    for (int a = HDRTRIE_OK; a <= HDRTRIE_ERR_ANSWER + 1; a++) {
        for (int b = HDRTRIE_OK; b < a; b++) {
            cr_expect_str_neq(hdrtrie_error_text((hdrtrie_error)a), hdrtrie_error_text((hdrtrie_error)b));
        }
    }
}
