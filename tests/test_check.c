/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* reference 4.7 and 4.10: what check and load refuse, at random and bit by bit. Faults of one kind are in test_structure.c. */
#include "answer.h"
#include "damage.h"
#include "guarded.h"
#include "random.h"
#include <criterion/criterion.h>
#include <hdrtrie/check.h>
#include <hdrtrie/detail/format/table.h>
#include <hdrtrie/load.h>
#include <hdrtrie/rules.h>
#include <stdlib.h>
#include <string.h>

/* Each has what the others lack: affixes, any, groups beyond 8, all modes. */
static const char *const lists[] = {
    "fold case\n",
    "fold case\n[g]\nCF-Ray\nX-Int-Trace\n",
    "fold separators\n[g]\nCF-Ray\nX-Int-*\n!X-Int-Public-*\n[debug]\n*-Debug\nX-Int-Trace\n!X-Int-Trace-Id\n",
    "fold none\n[g]\n*\n!host\na*\nab*\nabc*\n*z\n*yz\n",
};
#define LIST_COUNT (sizeof lists / sizeof *lists)

/* A list of many names, for the hashed mode and wide records. */
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

/* check of a copy that ends at an unreadable page. */
static hdrtrie_error check(guarded *area, const uint8_t *bytes, size_t len, const char **why)
{
    *why = NULL;
    return hdrtrie_check(guarded_at_end(area, bytes, len, 0), len, why);
}

Test(check, clause_4_7_what_was_built_is_right)
{
    for (size_t i = 0; i < LIST_COUNT; i++) {
        hdrtrie_table *table = table_of(lists[i]);
        const char *why = NULL;
        size_t len = hdrtrie_table_len(table);
        cr_expect_eq(hdrtrie_check(table, len, &why), HDRTRIE_OK, "%s", why);
        cr_expect_eq(hdrtrie_check(table, len, NULL), HDRTRIE_OK);
        cr_expect_eq(len % 64, 0);
        /* the digest is that of all bytes before it */
        damage d = damage_open(table);
        cr_expect_eq(damage_check(&d), HDRTRIE_OK);
        cr_expect_eq(memcmp(d.bytes, table, len), 0);
        cr_expect(damage_is_harmless(&d), "what is not damaged is harmless");
        damage_close(&d);
        /* no alignment is needed */
        uint8_t *copy = malloc(len + 1);
        memcpy(copy + 1, table, len);
        cr_expect_eq(hdrtrie_check(copy + 1, len, &why), HDRTRIE_OK, "%s", why);
        free(copy);
        hdrtrie_free(table, NULL);
    }
}

Test(check, clause_4_7_every_truncation_is_refused)
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

Test(check, clause_4_7_trailing_bytes_are_refused)
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

Test(check, clause_4_7_every_one_bit_flip_is_refused)
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
            cr_assert_neq(check(&area, bytes, len, &why), HDRTRIE_OK, "list %zu, bit %zu of byte %zu", i, bit % 8,
                          bit / 8);
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

/* A one-bit flip under a right digest: refused, or of no consequence for what is answered and told (a spare bit, a node that
   no listed name reaches). In no case a crash, and no table that is accepted reads outside itself. */
static void flips_under_a_right_digest(const hdrtrie_table *table, size_t step)
{
    size_t refused = 0, accepted = 0;
    damage d = damage_open(table);
    for (size_t bit = 0; bit < 8 * (d.len - HDRTRIE_DIGEST_LEN); bit += step) {
        damage_undo(&d);
        d.bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
        hdrtrie_error error = damage_check(&d);
        if (error == HDRTRIE_OK) {
            accepted++;
            /* another fold is another table: wider ones are wider, and all right where no mask forbids it */
            if (bit / 8 == HDRTRIE_AT_FOLD) continue;
            cr_assert(damage_is_harmless(&d), "byte %zu, bit %zu: accepted, and answers another", bit / 8, bit % 8);
        } else {
            cr_assert(error == HDRTRIE_ERR_ANSWER || error == HDRTRIE_ERR_STRUCTURE || error == HDRTRIE_ERR_MAGIC ||
                          error == HDRTRIE_ERR_VERSION || error == HDRTRIE_ERR_TRUNCATED,
                      "byte %zu, bit %zu: %s", bit / 8, bit % 8, hdrtrie_error_text(error));
            cr_assert_not_null(d.why);
            refused++;
        }
    }
    cr_expect_gt(refused, 1000 / step, "%zu refused, %zu accepted", refused, accepted);
    damage_close(&d);
}

Test(check, clause_4_7_flips_under_a_right_digest)
{
    for (size_t i = 0; i < LIST_COUNT; i++) {
        hdrtrie_table *table = table_of(lists[i]);
        flips_under_a_right_digest(table, 1);
        hdrtrie_free(table, NULL);
    }
}

Test(check, clause_4_7_flips_under_a_right_digest_in_large_tables)
{
    static const size_t sizes[][2] = {{118, 1}, {2000, 12}, {1000, 2}};
    for (size_t i = 0; i < 3; i++) {
        hdrtrie_table *table = table_of_many(sizes[i][0], sizes[i][1]);
        flips_under_a_right_digest(table, i == 0 ? 13 : 997);
        hdrtrie_free(table, NULL);
    }
}

/* Random bytes at random places, under a right digest: whatever comes, no crash, neither in check nor in finds after it. */
Test(check, clause_4_7_random_damage_under_a_right_digest)
{
    random_state r = random_seeded(60);
    for (size_t i = 0; i < LIST_COUNT; i++) {
        hdrtrie_table *table = table_of(lists[i]), *loaded;
        damage d = damage_open(table);
        for (size_t round = 0; round < 20000; round++) {
            damage_undo(&d);
            for (size_t n = 1 + random_below(&r, 8); n != 0; n--) {
                size_t at = 6 + random_below(&r, d.len - 6);
                d.bytes[at] = random_once_in(&r, 3) ? 0xff : (uint8_t)random_u64(&r);
            }
            if (damage_check(&d) != HDRTRIE_OK) continue;
            cr_assert_eq(hdrtrie_load_bytes(d.bytes, d.len, NULL, &loaded, NULL), HDRTRIE_OK);
            answer(loaded, "X-Int-Trace", 11);
            answer(loaded, "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", 67);
            hdrtrie_free(loaded, NULL);
        }
        damage_close(&d);
        hdrtrie_free(table, NULL);
    }
}

Test(check, clause_4_10_another_version_is_refused_by_name)
{
    hdrtrie_table *table = table_of(lists[1]);
    damage d = damage_open(table);
    for (unsigned version = 0; version < 4; version++) {
        if (version == HDRTRIE_FORMAT_VERSION) continue;
        damage_undo(&d);
        d.bytes[HDRTRIE_AT_VERSION] = (uint8_t)version;
        cr_expect_eq(hdrtrie_check(d.bytes, d.len, &d.why), HDRTRIE_ERR_VERSION, "its digest is not looked at");
        cr_expect_not_null(strstr(d.why, "version"));
        cr_expect_eq(damage_check(&d), HDRTRIE_ERR_VERSION);
    }
    cr_expect_not_null(strstr(hdrtrie_error_text(HDRTRIE_ERR_VERSION), "version"));
    damage_close(&d);
    hdrtrie_free(table, NULL);
}

Test(check, clause_4_7_what_is_no_table_is_refused)
{
    static const char text[] =
        "fold case\nCF-Ray\n this is a list and no table; it is longer than a header would be, so that "
        "the length alone cannot tell that this is none ............................";
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

Test(check, every_error_has_a_text)
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

/* A table without a literal has its place of literals inside, too: what a find may rely on holds for every table alike. */
Test(check, clause_4_7_a_place_of_no_literals_outside_is_refused)
{
    hdrtrie_table *table = table_of("[g]\nx-int\n");
    for (size_t end = HDRTRIE_AT_PREFIX; end <= HDRTRIE_AT_SUFFIX; end += HDRTRIE_AT_SUFFIX - HDRTRIE_AT_PREFIX) {
        damage d = damage_open(table);
        cr_assert_eq(hdrtrie_affix_read(d.bytes + end).literal_count, 0);
        memset(d.bytes + end + 12, 0xff, 4);
        cr_expect_eq(damage_check(&d), HDRTRIE_ERR_STRUCTURE);
        cr_expect_str_eq(d.why, "the table is damaged: the literals lie outside the table");
        for (unsigned i = 0; i < 4; i++) d.bytes[end + 12 + i] = (uint8_t)(d.len >> 8 * i);
        cr_expect_eq(damage_check(&d), HDRTRIE_OK, "nothing at the end is inside: %s", d.why);
        damage_close(&d);
    }
    hdrtrie_free(table, NULL);
}
