/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.7: check refuses prefixes and suffixes whose literals, probes or filters are wrong. */
#include "refusal.h"

#define AFFIX "fold case\n[g]\n*\naa\nab-*\nab-cd-*\np*\nq*\nx-*\n*-id\n*-my-id\n"

static void literals_swap(damaged_table *t, size_t i)
{
    uint8_t one[HDRTRIE_LITERAL_LEN], *at = t->bytes + t->shape.prefix.literals + HDRTRIE_LITERAL_LEN * i;
    memcpy(one, at, sizeof one);
    memcpy(at, at + sizeof one, sizeof one);
    memcpy(at + sizeof one, one, sizeof one);
}

Test(bad_affixes, clause_4_7_literals)
{
    damaged_table t = damaged_table_open(AFFIX);
    const size_t one = t.shape.prefix.literals + HDRTRIE_LITERAL_LEN; /* 0 *, 1 ab-, 2 ab-cd-, 3 p, 4 q, 5 x- */
    cr_assert_eq(t.shape.prefix.literal_count, 6);
    put_refused(&t, one + 20, 256, 4, "a literal's text is not valid");
    put_refused(&t, one + 20, 0, 4, "a literal's text is not valid");
    put_refused(&t, one, t.len, 4, "a literal's text is not valid");
    put_refused(&t, one + 8, 2, 4, "a literal's groups or id are not valid");
    put_refused(&t, one + 12, 1, 4, "a literal's groups or id are not valid");
    put_refused(&t, one + 16, 0xfffffffe, 4, "a literal's groups or id are not valid");
    put_refused(&t, one + 16, 0xffffffff, 4, "a literal's groups or id are not valid");
    put_refused(&t, one + 16, word_of(&t, HDRTRIE_AT_ID_COUNT), 4, "a literal's groups or id are not valid");
    put_passes(&t, one, t.len - HDRTRIE_DIGEST_LEN - word_of(&t, one + 20), 4, "a literal's text is not valid");
    put_refused(&t, HDRTRIE_AT_PREFIX + 12, 0xffffff00, 4, "the literals lie outside the table");
    put_refused(&t, HDRTRIE_AT_PREFIX + 16, 0, 4, "the literals are missing");
    literals_swap(&t, 3);
    refused(&t, "literals are out of order");
    literals_swap(&t, 4);
    refused(&t, "literals are out of order");
    literals_swap(&t, 1); /* the shorter literal after the longer one that begins with it; everything else is right */
    put(&t, one + 4, 1, 4);
    put(&t, one + HDRTRIE_LITERAL_LEN + 4, 1, 4);
    refused(&t, "literals are out of order");
    memcpy(t.bytes + one + 3 * HDRTRIE_LITERAL_LEN, t.bytes + one + 2 * HDRTRIE_LITERAL_LEN, HDRTRIE_LITERAL_LEN);
    put(&t, one + 3 * HDRTRIE_LITERAL_LEN + 4, 4, 4); /* the same literal twice; one is the parent of the other */
    refused(&t, "literals are out of order");
    damaged_table_close(&t);

    t = damaged_table_open("fold case\n[g]\nab*\n");
    put_refused(&t, HDRTRIE_AT_ID_COUNT, 0, 4, "a literal's groups or id are not valid");
    damaged_table_close(&t);
    t = damaged_table_open("fold case\n[g]\n!ab*\n");
    put_refused(&t, t.shape.prefix.literals + 16, 0xfffffffe, 4, "a literal's groups or id are not valid");
    damaged_table_close(&t);
}

/* Check looks up each rule, and so finds a literal with other groups or another id. */
Test(bad_affixes, clause_4_7_literals_with_another_match)
{
    damaged_table t = damaged_table_open("fold case\n[g]\nab*\n[h]\ncd*\n!ab*\n");
    const uint32_t at = t.shape.prefix.literals; /* ab: in 1, out 2, id 0 */
    static const struct {
        uint32_t in, out, id;
    } others[] = {{0, 2, 0}, {1, 0, 0}, {1, 2, 1}, {1, 2, 0}};
    for (size_t i = 0; i < 4; i++) {
        put(&t, at + 8, others[i].in, 4);
        put(&t, at + 12, others[i].out, 4);
        put(&t, at + 16, others[i].id, 4);
        cr_expect_eq(damaged_table_check(&t), i == 3 ? HDRTRIE_OK : HDRTRIE_ERR_ANSWER, "%zu", i);
        damaged_table_undo(&t);
    }
    damaged_table_close(&t);
}

/* The parent of a literal must be the longest other literal that it begins with. With another parent, a longer name
   gets the match of a wrong rule. */
Test(bad_affixes, clause_4_7_a_wrong_parent)
{
    for (int reversed = 0; reversed < 2; reversed++) {
        damaged_table t = damaged_table_open(
            reversed ? "fold case\n[g]\n*a\n*ba\n*cba\n*dcba\n*x\n" : "fold case\n[g]\na*\nab*\nabc*\nabcd*\nx*\n");
        const hdrtrie_affix end = reversed ? t.shape.suffix : t.shape.prefix;
        cr_assert_eq(end.literal_count, 5);
        for (uint32_t i = 0; i < 5; i++) {
            const hdrtrie_literal l = hdrtrie_affix_literal(t.bytes, end, i);
            for (uint32_t parent = 0; parent <= 6; parent++) {
                if (parent == l.parent) continue;
                put_le(t.bytes + end.literals + HDRTRIE_LITERAL_LEN * i + 4, parent, 4);
                expect_refused(&t, "order", "literal", i);
            }
        }
        damaged_table_close(&t);
    }
}

/* Even without literals, their offset must be inside the table, because finds rely on that for every table. */
Test(bad_affixes, clause_4_7_an_offset_of_literals_outside_the_table)
{
    damaged_table t = damaged_table_open("[g]\nx-int\n");
    for (size_t end = HDRTRIE_AT_PREFIX; end <= HDRTRIE_AT_SUFFIX; end += HDRTRIE_AT_SUFFIX - HDRTRIE_AT_PREFIX) {
        cr_assert_eq(hdrtrie_affix_read(t.bytes + end).literal_count, 0);
        memset(t.bytes + end + 12, 0xff, 4);
        cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_STRUCTURE);
        cr_expect_str_eq(t.why, "the table is damaged: the literals lie outside the table");
        for (unsigned i = 0; i < 4; i++) t.bytes[end + 12 + i] = (uint8_t)(t.len >> 8 * i);
        cr_expect_eq(damaged_table_check(&t), HDRTRIE_OK, "an empty section at the end is inside the table: %s", t.why);
        damaged_table_undo(&t);
    }
    damaged_table_close(&t);
}

Test(bad_affixes, clause_4_7_probes)
{
    damaged_table t = damaged_table_open(AFFIX);
    for (size_t at = HDRTRIE_AT_PREFIX; at <= HDRTRIE_AT_SUFFIX; at += HDRTRIE_AT_SUFFIX - HDRTRIE_AT_PREFIX) {
        put_refused(&t, at, 9, 1, "the head length is not valid");
        put_refused(&t, at, 0, 1, "the head length is not valid");
        put_refused(&t, at + 1, 32, 1, "the probe is not valid");
        put_refused(&t, at + 1, 64, 1, "the probe is not valid");
        put_refused(&t, at + 2, 32, 1, "the probe is not valid");
        put_refused(&t, at + 2, 64, 1, "the probe is not valid");
        put_refused(&t, at + 1, 0, 1, "the probe is not valid");
        put_refused(&t, at + 2, 0, 1, "the probe is not valid");
        put_refused(&t, at + 3, 0, 1, "the filter is not valid");
        put_refused(&t, at + 3, 32, 1, "the filter is not valid");
        put_refused(&t, at + 3, 64, 1, "the filter is not valid");
        put_refused(&t, at + 4, t.len, 4, "the probe is not valid");
        const size_t pilots = (size_t)1 << (64 - t.bytes[at + 2]), words = word_of(&t, at + 20);
        put_passes(&t, at + 4, t.len - HDRTRIE_DIGEST_LEN - 2 * pilots, 4, "the probe is not valid");
        put_refused(&t, at + 4, t.len - HDRTRIE_DIGEST_LEN - 2 * pilots + 1, 4, "the probe is not valid");
        put(&t, words, UINT64_MAX, 8); /* a filter of two words that lets every name pass */
        put(&t, words + 8, UINT64_MAX, 8);
        put_passes(&t, at + 3, 63, 1, "the filter is not valid");
        put_refused(&t, at + 8, 0xffffff00, 4, "the probe is not valid");
        put_refused(&t, at + 20, 0xffffff00, 4, "the filter is not valid");
        const uint32_t slots = word_of(&t, at + 8), count = word_of(&t, at + 16);
        for (size_t i = 0; i < (size_t)1 << (64 - t.bytes[at + 1]); i++) {
            put_refused(&t, slots + 16 * i + 8, count + 1, 4, "the probe is not valid");
            put_refused(&t, slots + 16 * i + 12, count + 1, 4, "the probe is not valid");
            put_refused(&t, slots + 16 * i + 12, 0xffffffff, 4, "the probe is not valid");
            put(&t, slots + 16 * i + 12, 0, 4);
            put_passes(&t, slots + 16 * i + 8, count, 4, "the probe is not valid");
        }
    }
    const uint32_t slots = t.shape.prefix.slots;
    for (size_t i = 0; i < (size_t)1 << (64 - t.shape.prefix.slot_shift); i++) {
        if (word_of(&t, slots + 16 * i + 12) == 0) continue;
        put(&t, slots + 16 * i + 12, 0, 4); /* the probe finds no literal in this slot */
        cr_expect_eq(damaged_table_check(&t), HDRTRIE_ERR_ANSWER);
        damaged_table_undo(&t);
    }
    damaged_table_close(&t);
}

/* The filter rejects nearly every name before prefixes and suffixes are compared. With one bit missing, or a mask
   over a bit that folding changes, a listed name is not found. */
Test(bad_affixes, clause_4_7_a_filter_that_rejects_a_listed_name)
{
    static const char *const lists[] = {"fold separators\n[g]\nx-int-*\ncf-*\nx-debug-trace*\n",
        "fold separators\n[g]\n*-internal\n*-id\n*token-secret\n"};
    for (int reversed = 0; reversed < 2; reversed++) {
        damaged_table t = damaged_table_open(lists[reversed]);
        const hdrtrie_affix end = reversed ? t.shape.suffix : t.shape.prefix;
        const size_t affix = reversed ? HDRTRIE_AT_SUFFIX : HDRTRIE_AT_PREFIX;
        size_t cleared = 0;
        cr_assert_eq(end.literal_count, 3);
        for (size_t bit = 0; bit < (size_t)64 << (64 - end.filter_shift); bit++) {
            uint8_t *byte = t.bytes + end.filter + bit / 8;
            if (!(*byte >> bit % 8 & 1)) continue;
            *byte ^= (uint8_t)(1u << bit % 8);
            expect_refused(&t, "filter", "bit", bit);
            cleared++;
        }
        cr_expect_geq(cleared, 3);
        for (size_t bit = 0; bit < 64; bit++) {
            if (end.mask >> bit & 1) continue;
            t.bytes[affix + 24 + bit / 8] |= (uint8_t)(1u << bit % 8);
            expect_refused(&t, "filter", "mask", bit);
        }
        for (unsigned shift = 0; shift <= 32; shift++) {
            t.bytes[affix + 3] = (uint8_t)shift;
            expect_refused(&t, "filter", "shift", shift);
        }
        damaged_table_close(&t);
    }
}

/* Check must not read a word of a filter that continues past the end of the table. Here the word of the only literal
   would be the first outside. */
Test(bad_affixes, clause_4_7_a_filter_outside_the_table)
{
    size_t refused = 0;
    for (int i = 0; i < 52; i++) {
        char list[64];
        snprintf(list, sizeof list, "fold case\n[g]\n%s%c-%s\n", i < 26 ? "" : "*-", 'a' + i % 26, i < 26 ? "*" : "x");
        damaged_table t = damaged_table_open(list);
        const size_t affix = i < 26 ? HDRTRIE_AT_PREFIX : HDRTRIE_AT_SUFFIX;
        const hdrtrie_affix end = hdrtrie_affix_read(t.bytes + affix);
        size_t word = ((size_t)1 << (64 - end.filter_shift)) - 1;
        while (word != 0 && hdrtrie_load_le64(t.bytes + end.filter + HDRTRIE_FILTER_WORD_LEN * word) == 0) word--;
        put_le(t.bytes + affix + 20, t.len - HDRTRIE_FILTER_WORD_LEN * word, 4);
        cr_assert_eq(hdrtrie_affix_read(t.bytes + affix).filter, t.len - HDRTRIE_FILTER_WORD_LEN * word);
        expect_refused(&t, "filter", "end", (size_t)i);
        refused += word > 9; /* of 16 */
        damaged_table_close(&t);
    }
    cr_expect_gt(refused, 0);
}
