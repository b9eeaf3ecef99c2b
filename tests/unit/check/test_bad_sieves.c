/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.7: check refuses a sieve that could reject a listed name, and one that is damaged in another way. */
#include "refusal.h"

#include <hdrtrie/detail/fold.h>
#include <hdrtrie/detail/format/sieve.h>
#include <hdrtrie/find.h>

#include "support/random.h"
#include "support/sieve_walk.h"

#define LIST "fold separators\n[g]\nX-Int-*\n*-Internal\nCF-Ray\nX-Debug\n!X-Int-Public\n"
#define REJECTS "the sieve rejects a name that a rule matches"

Test(bad_sieves, clause_4_7_the_place)
{
    damaged_table t = damaged_table_open(LIST);
    const size_t sieve = sieve_of(t.table), end = word_of(&t, HDRTRIE_AT_HOT_LEN) + HDRTRIE_HEADER_LEN;
    static const char outside[] = "the sieve lies outside the part that finds read";
    cr_assert(sieve != 0 && sieve % 64 == 0);
    cr_assert_leq(sieve + HDRTRIE_SIEVE_LEN(2), end);
    put_refused(&t, HDRTRIE_AT_SIEVE, sieve + 32, 4, outside);
    put_refused(&t, HDRTRIE_AT_SIEVE, sieve + 64, 4, "the head of the sieve is not valid");
    put_refused(&t, HDRTRIE_AT_SIEVE, 64, 4, outside);
    put_refused(&t, HDRTRIE_AT_SIEVE, end / 64 * 64, 4, outside);
    put_refused(&t, HDRTRIE_AT_SIEVE, 0xffffffc0, 4, outside);
    put_refused(&t, sieve + HDRTRIE_AT_SIEVE_ROW, 8, 1, outside); /* longer rows reach past the end */
    damaged_table_close(&t);
}

/* A name of 200 bytes moves the sieve so far from the table's start that its offset exceeds its length with longer rows. */
Test(bad_sieves, clause_4_7_longer_rows_far_from_the_start)
{
    char list[512] = LIST;
    memset(list + strlen(list), 'n', 200);
    damaged_table t = damaged_table_open(list);
    const size_t sieve = sieve_of(t.table);
    cr_assert_eq(t.bytes[sieve], 2);
    cr_assert_gt(sieve, HDRTRIE_SIEVE_LEN(4));
    put_refused(&t, sieve + HDRTRIE_AT_SIEVE_ROW, 4, 1, "the sieve lies outside the part that finds read");
    damaged_table_close(&t);
}

/* The head is read wherever it lies in the part from the first record on that finds read. */
Test(bad_sieves, clause_4_7_a_head_at_the_edges)
{
    damaged_table t = damaged_table_open("fold case\n[g]\nab\nac\nad\nae\naf\nabc\nabd\nabe\nabcd\nabce\nabcde\n");
    const size_t end = word_of(&t, HDRTRIE_AT_HOT_LEN) + HDRTRIE_HEADER_LEN;
    static const char head[] = "the head of the sieve is not valid";
    cr_assert(t.shape.records % 64 == 0 && end % 64 == 0);
    put_refused(&t, HDRTRIE_AT_SIEVE, t.shape.records, 4, head);
    t.bytes[end - 64] = 0;
    put_refused(&t, HDRTRIE_AT_SIEVE, end - 64, 4, head);
    damaged_table_close(&t);
}

Test(bad_sieves, clause_4_7_the_head)
{
    damaged_table t = damaged_table_open(LIST);
    const size_t sieve = sieve_of(t.table), offsets = sieve + HDRTRIE_AT_SIEVE_OFFSETS;
    static const char head[] = "the head of the sieve is not valid";
    static const uint8_t rows[] = {0, 1, 3, 5, 16, 255};
    for (size_t i = 0; i < sizeof rows; i++) put_refused(&t, sieve, rows[i], 1, head);
    put_refused(&t, offsets, t.bytes[offsets + 1], 1, head); /* two equal offsets */
    put_refused(&t, offsets + 2, t.bytes[offsets + 3] + 1u, 1, head);
    put_refused(&t, offsets + 3, HDRTRIE_SIEVE_OFFSET_MAX + 1, 1, head);
    put_passes(&t, offsets + 3, HDRTRIE_SIEVE_OFFSET_MAX, 1, head);
    for (size_t i = 1; i < HDRTRIE_SIEVE_HEAD_LEN; i++) {
        if (i < HDRTRIE_AT_SIEVE_OFFSETS || i >= HDRTRIE_AT_SIEVE_OFFSETS + HDRTRIE_SIEVE_LEVELS) {
            put_refused(&t, sieve + i, 1, 1, head);
        }
    }
    damaged_table_close(&t);
}

/* With the rule *, a name that passes no rule of the sieve matches all the same. */
Test(bad_sieves, clause_4_7_the_rule_for_all_names)
{
    damaged_table t = damaged_table_open("fold case\n[g]\n*\n");
    cr_assert_eq(sieve_of(t.table), 0);
    put_refused(&t, HDRTRIE_AT_SIEVE, 192, 4, "it has a sieve and the rule *");
    damaged_table_close(&t);
}

/* Only the rule * has an empty literal, and its table has no sieve. So the check of the sieve need not expect one. */
Test(bad_sieves, clause_4_7_an_empty_literal)
{
    damaged_table t = damaged_table_open(LIST);
    cr_assert(t.shape.prefix.literal_count == 1 && t.shape.suffix.literal_count == 1);
    put_refused(&t, t.shape.prefix.literals + 20, 0, 4, "a literal's text is not valid");
    put_refused(&t, t.shape.suffix.literals + 20, 0, 4, "a literal's text is not valid");
    damaged_table_close(&t);
}

Test(bad_sieves, clause_4_7_a_nested_table_has_none)
{
    damaged_table t = damaged_table_open(LIST "cookie:a\n");
    cr_assert_neq(word_of(&t, HDRTRIE_AT_SIEVE), 0);
    damaged_table_close(&t);
}

/* Bytes that the fold equates must have equal rows. Each bit of each row of bytes is flipped alone. */
Test(bad_sieves, clause_4_7_spellings)
{
    damaged_table t = damaged_table_open(LIST);
    const size_t sieve = sieve_of(t.table);
    for (size_t at = HDRTRIE_SIEVE_LAST(2); at < HDRTRIE_SIEVE_LEN(2); at++) {
        const uint8_t byte = (uint8_t)((at - HDRTRIE_SIEVE_LAST(2)) / 2 % 256);
        if (hdrtrie_byte_is_digit(byte)) continue; /* a digit is its only spelling */
        t.bytes[sieve + at] ^= (uint8_t)(1u << at % 8);
        refused(&t, "the sieve treats spellings of one name differently");
    }
    damaged_table_close(&t);
}

/* Clears a bucket in the row that a name selects, and in those of all bytes that fold alike. */
static void bucket_clear(damaged_table *t, const char *name, size_t len, unsigned which, unsigned bucket)
{
    const size_t at = sieve_row_at(t->table, name, len, which), row = sieve_buckets(t->table) / 8;
    const size_t sieve = sieve_of(t->table), rows = sieve + HDRTRIE_SIEVE_LAST(row);
    const size_t first = which == 0 ? at : rows + (at - rows) / (256 * row) * (256 * row);
    for (unsigned c = 0; c < (which == 0 ? 1 : 256); c++) {
        const uint8_t byte = (uint8_t)((at - first) / row);
        if (which != 0 && hdrtrie_byte_fold(t->shape.fold, (uint8_t)c) != hdrtrie_byte_fold(t->shape.fold, byte))
            continue;
        t->bytes[first + c * row + bucket / 8] &= (uint8_t) ~(1u << bucket % 8);
    }
}

/* For random listed names: removes a bucket from a row after the other until the sieve rejects the name. Check must
   refuse the sieve then; before that, it may. */
static void clear_for_names(damaged_table *t, const ruleset *set, random_state *r, int rounds)
{
    for (int round = 0; round < rounds; round++) {
        char name[RANDOM_NAME_MAX];
        const size_t len = random_name(r, set, name);
        const unsigned buckets = sieve_buckets(t->table);
        if (len == 0 || hdrtrie_find(t->table, name, len).groups == 0) continue;
        for (unsigned bucket = 0; bucket < buckets; bucket++) {
            bucket_clear(t, name, len, (unsigned)random_below(r, SIEVE_ROWS), bucket);
        }
        cr_assert(!sieve_passes((const hdrtrie_table *)(const void *)t->bytes, name, len));
        refused(t, REJECTS);
    }
}

Test(bad_sieves, clause_4_7_a_listed_name_is_rejected)
{
    random_state r = random_seeded(4);
    size_t sieves = 0;
    for (int round = 0; round < 200; round++) {
        ruleset set;
        random_list(&r, (hdrtrie_fold)(round % 4), &set);
        damaged_table t = damaged_table_of(ruleset_build(&set));
        if (sieve_of(t.table) != 0) {
            clear_for_names(&t, &set, &r, 50);
            sieves++;
        }
        damaged_table_close(&t);
        ruleset_free(&set);
    }
    cr_expect_gt(sieves, 10);
}

/* A bit too many only lets more names pass. */
Test(bad_sieves, clause_4_7_more_bits_are_harmless)
{
    damaged_table t = damaged_table_open(LIST);
    memset(t.bytes + sieve_of(t.table) + HDRTRIE_SIEVE_LENGTHS, 0xff, HDRTRIE_SIEVE_LEN(2) - HDRTRIE_SIEVE_LENGTHS);
    cr_expect_eq(damaged_table_check(&t), HDRTRIE_OK, "%s", t.why);
    damaged_table_close(&t);
}

/* At an offset past the end of a name, any byte may be read. A bucket for a short name must be in all rows there. */
Test(bad_sieves, clause_4_7_a_bucket_that_needs_a_byte_past_the_end)
{
    static const char *const lists[] = {"fold case\n[g]\n*-id\n", "fold case\n[g]\nqid\n"};
    for (size_t i = 0; i < 2; i++) {
        damaged_table t = damaged_table_open(lists[i]);
        const size_t sieve = sieve_of(t.table);
        const uint8_t *lengths = t.bytes + sieve + HDRTRIE_SIEVE_LENGTHS;
        size_t tried = 0;
        for (unsigned k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) {
            if (t.bytes[sieve + HDRTRIE_AT_SIEVE_OFFSETS + k] < 3) continue;
            for (unsigned c = '0'; c <= '9'; c++) { /* takes the buckets of names of 3 bytes from the row of a digit */
                uint8_t *row = t.bytes + sieve + HDRTRIE_SIEVE_LEVEL(2, k) + (size_t)2 * c;
                row[0] &= (uint8_t)~lengths[6];
                row[1] &= (uint8_t)~lengths[7];
                refused(&t, REJECTS);
                tried++;
            }
        }
        cr_expect_geq(tried, 10, "%s", lists[i]);
        damaged_table_close(&t);
    }
}

/* A prefix leaves open which byte is last, and the bytes past its end. So it needs its buckets in the rows of all bytes, from
   0 to 255. */
Test(bad_sieves, clause_4_7_rows_of_bytes_that_no_name_contains)
{
    damaged_table t = damaged_table_open("fold case\n[g]\nq*\n");
    const size_t sieve = sieve_of(t.table), last = sieve + HDRTRIE_SIEVE_LAST(2);
    const size_t level = sieve + HDRTRIE_SIEVE_LEVEL(2, HDRTRIE_SIEVE_LEVELS - 1);
    cr_assert(t.bytes[sieve] == 2 && t.bytes[sieve + HDRTRIE_AT_SIEVE_OFFSETS + HDRTRIE_SIEVE_LEVELS - 1] != 0);
    for (unsigned c = 0; c < 256; c++) {
        if (hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, (uint8_t)(c ^ 0x20)) ==
            hdrtrie_byte_fold(HDRTRIE_FOLD_CASE, (uint8_t)c))
            continue; /* a letter has two rows */
        put_refused(&t, last + (size_t)2 * c, 0, 2, REJECTS);
        put_refused(&t, level + (size_t)2 * c, 0, 2, REJECTS);
    }
    damaged_table_close(&t);
}

/* For a suffix, the byte at an offset is open in names of just as many bytes. The byte before the literal in the table is not
   it. Bucket 0 is for names of `offset` bytes and not in the row of 7; bucket 1 is for all others. */
Test(bad_sieves, clause_4_7_a_suffix_in_a_name_that_ends_at_an_offset)
{
    damaged_table t = damaged_table_open("fold case\n[g]\n*-id\n");
    const size_t sieve = sieve_of(t.table), k = HDRTRIE_SIEVE_LEVELS - 1;
    const size_t offset = t.bytes[sieve + HDRTRIE_AT_SIEVE_OFFSETS + k];
    const hdrtrie_literal l = hdrtrie_affix_literal(t.bytes, t.shape.suffix, 0);
    cr_assert(offset >= 3 && offset < HDRTRIE_SIEVE_LENS - 1 && t.bytes[l.text - 1] != '7');
    memset(t.bytes + sieve + HDRTRIE_SIEVE_LENGTHS, 0xff, HDRTRIE_SIEVE_LEN(2) - HDRTRIE_SIEVE_LENGTHS);
    for (size_t len = 0; len < HDRTRIE_SIEVE_LENS; len++) {
        put(&t, sieve + HDRTRIE_SIEVE_LENGTHS + 2 * len, len == offset ? 1 : 2, 2);
    }
    cr_expect_eq(damaged_table_check(&t), HDRTRIE_OK, "%s", t.why);
    put_refused(&t, sieve + HDRTRIE_SIEVE_LEVEL(2, k) + 2 * '7', 0xfffe, 2, REJECTS);
    damaged_table_close(&t);
}

/* Makes the rule of "cde" a copy of that of "ab", and gives the record of "cde" the id of "ab". */
static void rule_hide(damaged_table *t)
{
    const size_t rules = word_of(t, HDRTRIE_AT_RULES);
    uint8_t *text = t->bytes + t->shape.records;
    while (memcmp(text, "cde", 3) != 0) text++;
    memset(text - 2, 0, 2);
    memcpy(t->bytes + rules + (size_t)HDRTRIE_RULE_LEN * 2, t->bytes + rules, HDRTRIE_RULE_LEN);
    put(t, HDRTRIE_AT_ID_COUNT, 2, 4);
}

/* A find reads records and literals, not the rules of the cold section, so the check of the sieve does too: it sees also a
   record that no rule mentions. */
Test(bad_sieves, clause_4_7_a_record_without_a_rule)
{
    damaged_table t = damaged_table_open("fold case\n[g]\nab\nfghi\ncde\n");
    rule_hide(&t);
    cr_expect_eq(damaged_table_check(&t), HDRTRIE_OK, "%s", t.why);
    for (unsigned bucket = 0; bucket < 16; bucket++) bucket_clear(&t, "cde", 3, 0, bucket);
    refused(&t, REJECTS);
    damaged_table_close(&t);
}

/* Records and literals count, not the rules of the cold section: a find reads those. */
Test(bad_sieves, clause_4_7_a_record_with_groups)
{
    damaged_table t = damaged_table_open(LIST);
    for (unsigned which = 0; which < SIEVE_ROWS; which++) {
        for (unsigned bucket = 0; bucket < 16; bucket++) bucket_clear(&t, "CF-Ray", 6, which, bucket);
        cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_STRUCTURE);
        cr_expect_str_eq(t.why, "the table is damaged: " REJECTS);
        damaged_table_undo(&t);
    }
    damaged_table_close(&t);
}
