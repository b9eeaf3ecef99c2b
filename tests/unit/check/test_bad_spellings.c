/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 4.7: check refuses spelled exceptions (`!case`) whose answers differ from the rules. test_nested.c damages the
   table that contains them. */
#include "refusal.h"
#include "support/nested_table.h"

/* Offsets in a rule. */
enum { AT_ID = 4, AT_GROUP = 10, AT_EXCEPTION = 11 };

static uint8_t *rule_of(damaged_table *t, size_t i)
{
    return t->bytes + word_of(t, HDRTRIE_AT_RULES) + HDRTRIE_RULE_LEN * i;
}

/* Writes an HDRTRIE_RESULT. */
static void put_result(damaged_table *t, size_t at, int32_t id, uint32_t groups)
{
    put(t, at, (uint32_t)id, 4);
    put(t, at + 4, groups, 4);
}

/* Expects that a lookup does not give the answer of the rules. */
static void wrong_answer(damaged_table *t, const char *what, size_t which)
{
    cr_expect_eq(damaged_table_check(t), HDRTRIE_ERR_ANSWER, "%s %zu: %s", what, which, t->why);
    cr_expect_str_eq(t->why, hdrtrie_error_text(HDRTRIE_ERR_ANSWER), "%s %zu", what, which);
    damaged_table_undo(t);
}

/* Makes the rule of X-Foo in [b] a copy of the rule of ab. Its record then has the id of ab and the groups of X-*. */
static void record_hide(damaged_table *t)
{
    uint8_t *text = t->bytes + t->shape.records;
    while (memcmp(text, "x-foo", 5) != 0) text++;
    memcpy(rule_of(t, 3), rule_of(t, 0), HDRTRIE_RULE_LEN);
    put_le(t->bytes + HDRTRIE_AT_ID_COUNT, 3, 4);
    put_le(text - 4, 1, 1); /* groups */
    put_le(text - 2, 0, 2); /* id */
    put_result(t, word_of(t, HDRTRIE_AT_RESULTS), -1, 0);
}

/* A record that no rule mentions gives the aliases of a spelling another id, in the right groups. */
Test(bad_spellings, clause_4_7_an_alias_with_another_id)
{
    static const char *const spelled[] = {"X-Foo", "X_Foo"};
    for (size_t i = 0; i < 2; i++) {
        char list[128];
        snprintf(list, sizeof list, "fold separators\n[a]\nab\nfghi\nX-*\n[b]\nX-Foo\n[a]\n!case %s\n", spelled[i]);
        damaged_table t = damaged_table_open(list);
        cr_assert(word_of(&t, HDRTRIE_AT_RULE_COUNT) == 5 && word_of(&t, HDRTRIE_AT_ID_COUNT) == 4);
        record_hide(&t);
        wrong_answer(&t, "spelling", i);
        damaged_table_close(&t);
    }
}

/* No rule matches the name, so no find reads the result of its spelling. Check compares it all the same. */
Test(bad_spellings, clause_4_7_the_result_of_an_exception_without_effect)
{
    damaged_table t = damaged_table_open("fold separators\n[a]\nab\n[b]\n!case X-Foo\n");
    const uint32_t result = word_of(&t, HDRTRIE_AT_RESULTS);
    cr_expect_eq(damaged_table_check(&t), HDRTRIE_OK, "%s", t.why);
    for (size_t i = 0; i < HDRTRIE_RESULT_LEN; i++) {
        t.bytes[result + i] ^= 1;
        wrong_answer(&t, "byte", i);
    }
    damaged_table_close(&t);
}

/* The nested table lacks the spelling. Its result would be right where result -1 is. */
Test(bad_spellings, clause_4_7_a_spelling_without_a_result)
{
    damaged_table t = damaged_table_of(
        nested_table_of_spelled("fold separators\n[a]\nX-*\n[b]\n!case X-Foo\n", "fold case\n[spelled]\nx-bar\n"));
    const uint32_t results = word_of(&t, HDRTRIE_AT_RESULTS);
    put_result(&t, results, 0, 1);
    put(&t, HDRTRIE_AT_RESULTS, results + HDRTRIE_RESULT_LEN, 4);
    wrong_answer(&t, "result", 0);
    damaged_table_close(&t);
}

/* The last rule is a second exception for the spelling. Without it, check must not read it. */
Test(bad_spellings, clause_4_7_no_exception_is_read_past_the_last_rule)
{
    damaged_table t = damaged_table_open("fold separators\n[a]\nX-*\n!case X-Foo\n[b]\nX-*\n!case X-Foo\n");
    cr_assert_eq(word_of(&t, HDRTRIE_AT_RULE_COUNT), 4);
    put(&t, HDRTRIE_AT_RULE_COUNT, 3, 4);
    wrong_answer(&t, "the result of both", 0);
    put(&t, HDRTRIE_AT_RULE_COUNT, 3, 4);
    put_result(&t, word_of(&t, HDRTRIE_AT_RESULTS), 0, 2);
    cr_expect_eq(damaged_table_check(&t), HDRTRIE_OK, "%s", t.why);
    damaged_table_close(&t);
}

/* A rule after the spelled exceptions to its name is not one of them. */
Test(bad_spellings, clause_4_7_a_rule_after_a_spelled_exception)
{
    damaged_table t = damaged_table_open("fold separators\n[b]\nX-*\n[c]\n!X-Foo\n[a]\n!case X-Foo\n");
    const uint8_t exception = rule_of(&t, 1)[AT_EXCEPTION], group = rule_of(&t, 1)[AT_GROUP];
    cr_assert_eq(word_of(&t, HDRTRIE_AT_RULE_COUNT), 3);
    cr_assert_eq(exception, HDRTRIE_EXCEPTION);
    rule_of(&t, 1)[AT_EXCEPTION] = rule_of(&t, 2)[AT_EXCEPTION];
    rule_of(&t, 1)[AT_GROUP] = rule_of(&t, 2)[AT_GROUP];
    rule_of(&t, 2)[AT_EXCEPTION] = exception;
    rule_of(&t, 2)[AT_GROUP] = group;
    cr_expect_eq(damaged_table_check(&t), HDRTRIE_OK, "%s", t.why);
    damaged_table_close(&t);
}

/* Without the flag, the offset of the nested table is 0. The table itself begins there. It contains the name with id 7, and
   result 7 would be the mask of prefixes, which finds ignore in this table. */
Test(bad_spellings, clause_4_7_a_spelled_exception_without_the_flag)
{
    damaged_table t = damaged_table_open("fold separators\n[g]\na\nb\nc\nd\ne\nf\ni\nX-Foo\n[h]\n!X-Foo\n");
    cr_assert(word_of(&t, HDRTRIE_AT_RULE_COUNT) == 9 && word_of(&t, HDRTRIE_AT_RESULTS) == 0);
    put_le(rule_of(&t, 8) + AT_ID, (uint32_t)-1, 4);
    rule_of(&t, 8)[AT_EXCEPTION] = HDRTRIE_EXCEPTION_SPELLED;
    put_result(&t, 7 * HDRTRIE_RESULT_LEN, 7, 1);
    wrong_answer(&t, "result", 7);
    damaged_table_close(&t);
}

/* The longest name that can be spelled, with separators at both ends. */
Test(bad_spellings, clause_4_7_the_longest_spelling)
{
    char name[HDRTRIE_PATTERN_MAX + 1], list[1024];
    memset(name, 'x', HDRTRIE_PATTERN_MAX);
    name[0] = name[HDRTRIE_PATTERN_MAX - 1] = '_';
    name[HDRTRIE_PATTERN_MAX] = 0;
    snprintf(list, sizeof list, "fold separators\n[g]\n_*\n!case %s\n", name);
    damaged_table t = damaged_table_open(list);
    cr_expect_eq(damaged_table_check(&t), HDRTRIE_OK, "%s", t.why);
    put_result(&t, word_of(&t, HDRTRIE_AT_RESULTS), 0, 1);
    wrong_answer(&t, "the result", 0);
    damaged_table_close(&t);
}
