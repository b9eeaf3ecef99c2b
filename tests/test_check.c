/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* DESIGN 4.7 and 4.10: what check and load refuse. */
#include "answer.h"
#include "counting.h"
#include "guarded.h"
#include "random.h"
#include <criterion/criterion.h>
#include <hdrtrie/check.h>
#include <hdrtrie/load.h>
#include <hdrtrie/rules.h>
#include <stdlib.h>
#include <unistd.h>
#include <xxhash.h>

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

/* Puts the right digest under bytes that were changed. */
static void redigest(uint8_t *bytes, size_t len)
{
    uint64_t digest = XXH3_64bits(bytes, len - HDRTRIE_DIGEST_LEN);
    for (size_t i = 0; i < HDRTRIE_DIGEST_LEN; i++) bytes[len - HDRTRIE_DIGEST_LEN + i] = (uint8_t)(digest >> (8 * i));
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
        uint8_t *copy = malloc(len + 1);
        memcpy(copy, table, len);
        redigest(copy, len);
        cr_expect_eq(memcmp(copy, table, len), 0);
        /* no alignment is needed */
        memmove(copy + 1, table, len);
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

/* Whether two tables answer alike for a's rules, their cuts, and names that begin or end with them. */
static bool answers_alike(const hdrtrie_table *a, const hdrtrie_table *b)
{
    for (int32_t id = -1; id < (int32_t)hdrtrie_rule_count(a); id++) {
        char name[3 * HDRTRIE_PATTERN_MAX];
        size_t len = 3, from = 20;
        const char *text = id < 0 ? "q-q" : hdrtrie_rule_text(a, id, &len);
        memset(name, 'q', sizeof name);
        memcpy(name + from, text, len);
        for (size_t n = 0; n <= len + 20; n++) {
            hdrtrie_match m = hdrtrie_find(a, name + from, n), k = hdrtrie_find(b, name + from, n);
            if (m.id != k.id || m.groups != k.groups) return false;
            m = hdrtrie_find(a, name + n, from + len - n);
            k = hdrtrie_find(b, name + n, from + len - n);
            if (m.id != k.id || m.groups != k.groups) return false;
        }
    }
    return true;
}

/* A one-bit flip under a right digest: refused, or of no consequence for what is answered (a spare bit, a node that no
   listed name reaches). In no case a crash, and no table that is accepted reads outside itself. */
static void flips_under_a_right_digest(const hdrtrie_table *table, size_t step)
{
    size_t len = hdrtrie_table_len(table), refused = 0, accepted = 0;
    guarded area = guarded_open(len);
    uint8_t *bytes = malloc(len);
    random_state r = random_seeded(6);
    const char *why;
    for (size_t bit = 0; bit < 8 * (len - HDRTRIE_DIGEST_LEN); bit += step) {
        memcpy(bytes, table, len);
        bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
        redigest(bytes, len);
        hdrtrie_error error = check(&area, bytes, len, &why);
        if (error != HDRTRIE_OK) {
            cr_assert(error == HDRTRIE_ERR_ANSWER || error == HDRTRIE_ERR_STRUCTURE || error == HDRTRIE_ERR_MAGIC ||
                          error == HDRTRIE_ERR_VERSION || error == HDRTRIE_ERR_TRUNCATED,
                      "byte %zu, bit %zu: %s", bit / 8, bit % 8, hdrtrie_error_text(error));
            refused++;
            continue;
        }
        accepted++;
        hdrtrie_table *loaded; /* aligned, which finds may count on */
        cr_assert_eq(hdrtrie_load_bytes(bytes, len, NULL, &loaded, &why), HDRTRIE_OK);
        for (size_t i = 0; i < 20; i++) {
            char name[300];
            size_t name_len = random_below(&r, sizeof name);
            for (size_t j = 0; j < name_len; j++) name[j] = (char)random_u64(&r);
            hdrtrie_match m = answer(loaded, name, name_len);
            cr_assert(m.id >= -1 && m.id < (int32_t)hdrtrie_rule_count(loaded));
        }
        if (loaded->line[HDRTRIE_AT_FOLD] == table->line[HDRTRIE_AT_FOLD]) {
            cr_assert(answers_alike(table, loaded), "byte %zu, bit %zu: accepted, and answers another", bit / 8,
                      bit % 8);
        }
        hdrtrie_free(loaded, NULL);
    }
    cr_expect_gt(refused, 1000 / step, "%zu refused, %zu accepted", refused, accepted);
    free(bytes);
    guarded_close(&area);
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

/* A few bits of each record, at random bytes, all at once: whatever comes, no crash. */
Test(check, clause_4_7_random_damage_under_a_right_digest)
{
    random_state r = random_seeded(60);
    for (size_t i = 0; i < LIST_COUNT; i++) {
        hdrtrie_table *table = table_of(lists[i]);
        size_t len = hdrtrie_table_len(table);
        guarded area = guarded_open(len);
        uint8_t *bytes = malloc(len);
        for (size_t round = 0; round < 20000; round++) {
            const char *why;
            memcpy(bytes, table, len);
            for (size_t n = 1 + random_below(&r, 8); n != 0; n--) {
                size_t at = 6 + random_below(&r, len - 6);
                bytes[at] = random_once_in(&r, 3) ? 0xff : (uint8_t)random_u64(&r);
            }
            redigest(bytes, len);
            if (check(&area, bytes, len, &why) != HDRTRIE_OK) continue;
            hdrtrie_table *loaded;
            cr_assert_eq(hdrtrie_load_bytes(bytes, len, NULL, &loaded, &why), HDRTRIE_OK);
            answer(loaded, "X-Int-Trace", 11);
            answer(loaded, "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", 67);
            hdrtrie_free(loaded, NULL);
        }
        free(bytes);
        guarded_close(&area);
        hdrtrie_free(table, NULL);
    }
}

/* The most severe defect there is: a listed name that is not found, in a table with a right digest. */
Test(check, clause_4_7_a_wrong_answer_is_refused)
{
    hdrtrie_table *table = table_of(lists[1]);
    size_t len = hdrtrie_table_len(table), changed = 0;
    uint8_t *bytes = malloc(len);
    memcpy(bytes, table, len);
    for (size_t at = HDRTRIE_HEADER_LEN; at + 6 < len - HDRTRIE_DIGEST_LEN; at++) {
        if (memcmp(bytes + at, "cf-ray", 6) != 0) continue;
        const char *why = NULL;
        bytes[at - 4] ^= 1; /* the record's group */
        redigest(bytes, len);
        cr_expect_eq(hdrtrie_check(bytes, len, &why), HDRTRIE_ERR_ANSWER, "%s", why);
        bytes[at - 4] ^= 1;
        bytes[at - 3] ^= 1; /* its id */
        redigest(bytes, len);
        cr_expect_eq(hdrtrie_check(bytes, len, &why), HDRTRIE_ERR_ANSWER, "%s", why);
        bytes[at - 3] ^= 1;
        bytes[at + 2] ^= 2; /* its text */
        redigest(bytes, len);
        cr_expect_eq(hdrtrie_check(bytes, len, &why), HDRTRIE_ERR_ANSWER, "%s", why);
        bytes[at + 2] ^= 2;
        changed++;
    }
    cr_assert_eq(changed, 1, "the record of CF-Ray stands once in the table");
    free(bytes);
    hdrtrie_free(table, NULL);
}

Test(check, clause_4_10_another_version_is_refused_by_name)
{
    hdrtrie_table *table = table_of(lists[1]);
    size_t len = hdrtrie_table_len(table);
    uint8_t *bytes = malloc(len);
    for (unsigned version = 0; version < 4; version++) {
        const char *why = NULL;
        if (version == HDRTRIE_LAYOUT_VERSION) continue;
        memcpy(bytes, table, len);
        bytes[HDRTRIE_AT_VERSION] = (uint8_t)version;
        for (int pass = 0; pass < 2; pass++) {
            cr_expect_eq(hdrtrie_check(bytes, len, &why), HDRTRIE_ERR_VERSION);
            cr_expect(why != NULL && strstr(why, "version") != NULL, "%s", why);
            redigest(bytes, len);
        }
    }
    cr_expect_not_null(strstr(hdrtrie_error_text(HDRTRIE_ERR_VERSION), "version"));
    free(bytes);
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

/* A wide body loads 8 bytes where a shorter name stands: a mask that kept any of those behind it would look at a neighbour. */
Test(check, clause_4_7_a_mask_that_leaves_its_name_is_refused)
{
    hdrtrie_table *table = table_of("fold case\n[g]\nab\nac\ncde\nfgh\nijklmno\npqrstuv\n");
    size_t len = hdrtrie_table_len(table), refused = 0;
    const size_t nodes = hdrtrie_shape_read(table).nodes;
    uint8_t *bytes = malloc(len);
    cr_assert_neq(hdrtrie_shape_read(table).mode, HDRTRIE_MODE_HASHED);
    for (size_t name_len = 0; name_len < 8; name_len++) {
        for (size_t bit = 8 * name_len; bit < 64; bit++) {
            for (size_t mask = 0; mask < 16; mask += 8) { /* both words */
                const char *why = NULL;
                memcpy(bytes, table, len);
                bytes[nodes + HDRTRIE_NODE_LEN * name_len + mask + bit / 8] |= (uint8_t)(1u << bit % 8);
                redigest(bytes, len);
                cr_assert_eq(hdrtrie_check(bytes, len, &why), HDRTRIE_ERR_STRUCTURE, "length %zu, bit %zu", name_len,
                             bit);
                cr_assert_not_null(strstr(why, "mask"));
                refused++;
            }
        }
    }
    cr_expect_eq(refused, 2 * (64 + 56 + 48 + 40 + 32 + 24 + 16 + 8));
    free(bytes);
    hdrtrie_free(table, NULL);
}

/* Finds compare no lengths where a node leads to names of its own length only. Each slot is led to each record in turn: what
   is accepted answers as before. */
Test(check, clause_4_7_a_row_that_leads_to_another_length_is_refused)
{
    hdrtrie_table *table = table_of("fold case\n[g]\nab\ncd\nef\nghxyz\nijxyz\nklxyz\nmnxyz\nopxyz\nqrxyz\n"), *loaded;
    const hdrtrie_shape shape = hdrtrie_shape_read(table);
    size_t len = hdrtrie_table_len(table), refused = 0;
    const size_t slot_count = (shape.records - shape.slots) / HDRTRIE_SLOT_LEN(shape.flags);
    uint8_t *bytes = malloc(len);
    cr_assert_neq(shape.mode, HDRTRIE_MODE_HASHED);
    for (size_t slot = 0; slot < slot_count; slot++) {
        for (size_t other = 0; other < slot_count; other++) {
            const char *why;
            memcpy(bytes, table, len);
            memcpy(bytes + shape.slots + 2 * slot, (const uint8_t *)table + shape.slots + 2 * other, 2);
            redigest(bytes, len);
            if (hdrtrie_load_bytes(bytes, len, NULL, &loaded, &why) == HDRTRIE_OK) {
                cr_assert(answers_alike(table, loaded), "slot %zu led to what slot %zu leads to", slot, other);
                hdrtrie_free(loaded, NULL);
            } else {
                refused++;
            }
        }
    }
    cr_expect_gt(refused, slot_count);
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
    for (int a = HDRTRIE_OK; a <= HDRTRIE_ERR_ANSWER; a++) {
        for (int b = HDRTRIE_OK; b < a; b++) {
            cr_expect_str_neq(hdrtrie_error_text((hdrtrie_error)a), hdrtrie_error_text((hdrtrie_error)b));
        }
    }
}
