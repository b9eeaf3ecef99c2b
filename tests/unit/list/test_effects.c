/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reference 2.8: warnings about rules without effect and about exceptions that keep aliases. Random lists are compared
   with the oracle: a rule has no effect if all short names have the same answer without it. */
#include "support/oracle.h"
#include "support/random.h"
#include "support/transcript.h"
#include <criterion/criterion.h>
#include <hdrtrie/rules.h>
#include <string.h>

static void reports(const char *text, const char *expected)
{
    static transcript messages;
    hdrtrie_table *table;
    cr_expect_eq(list_read("l", text, NULL, &messages, &table), HDRTRIE_OK, "\"%s\"", text);
    cr_expect(transcript_is(&messages, expected), "\"%s\"", text);
    hdrtrie_free(table, NULL);
}

Test(effects, clause_2_8_an_exception_that_excepts_nothing)
{
    reports("fold case\n!a\n", "l:2:1: warning:|excepts nothing|delete it or move it");
    reports("fold case\n[g]\na*\n[h]\n !ab\nb\n", "l:5:2: warning:|excepts nothing"); /* the rule is in another group */
    reports("fold case\na*\n!ab*\n!abc\n!abc*\n", "l:4:1: warning:|excepts\nl:5:1: warning:|excepts");
    reports("fold case\na*\n!ab*\nabc*\n!abcd\n", "");
    reports("fold case\n*\n!a\n!b*\n", "");
    reports("fold case\n*b\n!a*\n", ""); /* for names such as a-b */
    reports("fold case\n*b\n!ab\n", "");
    reports("fold case\n*bc\n!a*\n", "l:3:1: warning:|excepts"); /* the suffix is longer, so it decides */
    reports(
        "fold case\na*\n!*b\n", "l:3:1: warning:|suffix exception\nl:3:1: warning:|excepts"); /* a prefix wins a tie */
    reports("fold case\na*\n!*bc\n", "l:3:1: warning:|suffix exception");
    /* without !*bc a prefix as long as its parent *c would win the tie */
    reports("fold case\na*\n!*c\n!*bc\n",
        "l:3:1: warning:|suffix exception\nl:4:1: warning:|suffix exception\nl:3:1: warning:|excepts nothing");
    reports("fold case\n*\n!a\n!A\n", "l:4:1: warning:|already");
}

Test(effects, clause_2_8_a_rule_that_changes_nothing)
{
    reports("fold case\n[g]\na*\nab\n", ""); /* the rule gives the name its id */
    reports("fold case\n[g]\na*\nab\n[h]\nab\n", "l:4:1: warning:|changes nothing|l:6|delete it");
    reports("fold case\n[h]\nAB\n[g]\n*b\nab\n", "l:6:1: warning:|changes nothing|l:3");
    reports("fold case\n[g]\na*\nabc\n!ab*\n[h]\nabc\n", ""); /* an exception is between */
    reports("fold case\n[g]\na*\nab\n[h]\na*\nab\n", "l:7:1: warning:|changes nothing|l:4");
    reports("fold case\n[g]\na*\nab*\n[h]\nab*\n", "");
    reports("fold case\n[g]\nab\n[h]\nab\n", "");
    reports("fold case\n[g]\na*\n*z\nab\n[h]\nab\n", "l:5:1: warning:|changes nothing");
}

/* The first rule that nothing covers gives the id, in whatever group it is. */
Test(effects, clause_2_8_the_rule_that_gives_the_id)
{
    reports("fold case\n[g]\nab\n[h]\nab\n[k]\na*\nab\n", "l:8:1: warning:|changes nothing|comes from l:3;");
    reports("fold case\n[z]\nb\n[g]\na*\nab\n[h]\nab\n", "l:6:1: warning:|changes nothing|comes from l:8;");
    reports("fold case\n[z]\nb\n[g]\na*\nab\n[h]\na*\nab\n", "l:9:1: warning:|changes nothing|comes from l:6;");
}

Test(effects, clause_2_8_an_exception_keeps_aliases)
{
    reports("fold separators\nX-Int-*\n!X-Int-Public\n", "l:3:1: warning:|X_Int-Public|!fold X-Int-Public");
    reports("fold underscore\n*\n!X-Int-*\n", "l:3:1: warning:|fold underscore|X_Int-*|!fold X-Int-*");
    reports("fold underscore\n*\n!X_Int\n", "l:3:1: warning:|X-Int|!fold X_Int");
    reports("fold separators\nX*\n!X.Int\n!XInt\n", "l:3:1: warning:|X-Int|!fold X.Int");
    reports("fold underscore\nX*\n!X.Int\n", "");
    reports("fold case\nX-Int-*\n!X-Int-Public\n", "");
    reports("fold none\nx-int-*\n!x-int-public\n", "");
    reports("fold separators\nX-Int-*\n!fold X-Int-Public\n !fold \t X-Int-A* # all\n", "");
    reports("fold separators\n!X-Int-Public\n", "l:2:1: warning:|excepts nothing"); /* no second warning */
    reports("fold case\n*\n!FOLD\n!folds\n!fold a\n", "");                          /* alone it is a name */
}

/* The alias differs in the first separator, which may be the first or the last byte. */
Test(effects, clause_2_8_the_whole_warning_about_aliases)
{
    static transcript messages;
    static const struct {
        const char *exception, *says;
    } rows[] = {
        {"!X-Int-Public",
            "X_Int-Public; if you mean that, write !fold X-Int-Public; to keep only this spelling, write !case "
            "X-Int-Public\n"},
        {"!_int", "-int; if you mean that, write !fold _int; to keep only this spelling, write !case _int\n"},
        {"!a.", "a-; if you mean that, write !fold a.; to keep only this spelling, write !case a.\n"},
        {"!X-Int-*", "X_Int-*; if you mean that, write !fold X-Int-*\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[80], expected[400];
        hdrtrie_table *table;
        snprintf(text, sizeof text, "fold separators\n*\n%s\n", rows[i].exception);
        snprintf(expected, sizeof expected,
            "l:3:1: warning: `fold separators` widens this exception: it also keeps aliases such as %s", rows[i].says);
        cr_assert_eq(list_read("l", text, NULL, &messages, &table), HDRTRIE_OK);
        cr_expect_str_eq(messages.text, expected);
        hdrtrie_free(table, NULL);
    }
}

Test(effects, clause_2_8_the_warning_offers_both_marks)
{
    reports("fold separators\nX-*\n!X-A\n", "l:3:1: warning:|!fold X-A|only this spelling|!case X-A");
    reports("fold separators\nX-*\n!case X-A\n!case X_B\n", "");
    reports("fold case\nX-*\n!case X-A\n", "");
}

Test(effects, clause_2_8_a_spelled_exception_that_excepts_nothing)
{
    reports("fold separators\nY-*\n!case X-A\n", "l:3:1: warning:|excepts nothing");
    reports("fold separators\n[g]\nX-*\n[h]\n!case X-A\n", "l:5:1: warning:|excepts nothing");
    reports("fold separators\nX-*\n!fold X-A\n!case X-A\n", "l:4:1: warning:|excepts nothing");
    reports("fold separators\nX-*\n!case X-A\n!case X_A\n!case x-a\n", "l:5:1: warning:|already|l:3");
    reports("fold separators\nX-A\n!case X-A\n", ""); /* the aliases stay */
    reports("fold separators\nX-A\n!case X-B\n", "l:3:1: warning:|excepts nothing");
}

/* The rule X-A in [g] gives x_a its id: without it, *_a would. */
Test(effects, clause_2_8_a_rule_that_a_spelled_exception_needs)
{
    reports("fold underscore\n[g]\nX-*\nX-A\n[h]\nX-A\n", "l:4:1: warning:|changes nothing");
    reports("fold underscore\n[g]\nX-*\nX-A\n[h]\nX-A\n!case X_A\n", "");
}

static hdrtrie_table *table_of(const char *text)
{
    static transcript messages;
    hdrtrie_table *table;
    cr_assert_eq(list_read("l", text, NULL, &messages, &table), HDRTRIE_OK, "%s", messages.text);
    return table;
}

Test(effects, clause_2_8_the_mark_of_an_exception_changes_no_byte)
{
    hdrtrie_table *marked = table_of("fold separators\nX-Int-*\n!fold X-Int-Public\n!fold\tX-Int-A*\n");
    hdrtrie_table *plain = table_of("fold separators\nX-Int-*\n!X-Int-Public\n!X-Int-A*\n");
    cr_assert_eq(hdrtrie_table_len(marked), hdrtrie_table_len(plain));
    cr_expect_arr_eq(marked, plain, hdrtrie_table_len(plain));
    hdrtrie_free(marked, NULL);
    hdrtrie_free(plain, NULL);
}

#define RULE_MAX 12
#define NAME_MAX_LEN 7 /* longer than a prefix and a suffix together */

typedef struct warned {
    bool excepts_nothing[RULE_MAX], changes_nothing[RULE_MAX];
} warned;

static void note(void *context, const hdrtrie_diagnostic *d)
{
    warned *w = context;
    if (strstr(d->text, "excepts nothing") != NULL) w->excepts_nothing[d->line - 1] = true;
    if (strstr(d->text, "changes nothing") != NULL) w->changes_nothing[d->line - 1] = true;
}

/* The first rule with this id, or NULL. */
static const hdrtrie_rule *rule_of(const oracle *o, int32_t id)
{
    for (size_t i = 0; id >= 0 && i < o->set->count; i++) {
        if (o->ids[i] == id && !o->set->rules[i].exception) return &o->set->rules[i];
    }
    return NULL;
}

static bool same_answer(const oracle *a, const oracle *b, const char *name, size_t len)
{
    const hdrtrie_match x = oracle_find(a, name, len), y = oracle_find(b, name, len);
    const hdrtrie_rule *p = rule_of(a, x.id), *q = rule_of(b, y.id);
    if (x.groups != y.groups || (p == NULL) != (q == NULL)) return false;
    return p == NULL || (p->kind == q->kind && p->len == q->len && memcmp(p->literal, q->literal, p->len) == 0);
}

/* Whether any name of a, b and c has another answer without the rule. */
static bool has_effect(const ruleset *set, size_t without)
{
    ruleset rest;
    bool differs = false;
    size_t count = 1;
    ruleset_start(&rest, set->fold);
    for (size_t g = 0; g < set->group_count; g++) ruleset_group(&rest, set->groups[g]);
    for (size_t i = 0; i < set->count; i++) {
        const hdrtrie_rule *rule = &set->rules[i];
        if (i == without) continue;
        ruleset_add(&rest, rule->group, rule->kind, rule->exception, rule->literal, rule->len);
        if (rule->exception == HDRTRIE_EXCEPTION_SPELLED) ruleset_spell(&rest);
    }
    oracle all = oracle_of(set), less = oracle_of(&rest);
    for (size_t len = 1; len <= NAME_MAX_LEN && !differs; len++) {
        count *= 3;
        for (size_t n = 0; n < count && !differs; n++) {
            char name[NAME_MAX_LEN];
            size_t digits = n;
            for (size_t i = 0; i < len; i++, digits /= 3) name[i] = "abc"[digits % 3];
            differs = !same_answer(&all, &less, name, len);
        }
    }
    oracle_free(&all);
    oracle_free(&less);
    ruleset_free(&rest);
    return differs;
}

static void random_rules(random_state *r, ruleset *set)
{
    const size_t count = 1 + random_below(r, RULE_MAX), groups = 1 + random_below(r, 3);
    ruleset_start(set, HDRTRIE_FOLD_CASE);
    for (size_t g = 0; g < groups; g++) ruleset_group(set, (const char *[]){"x", "y", "z"}[g]);
    while (set->count < count) {
        char literal[3];
        const size_t len = 1 + random_below(r, 3);
        const hdrtrie_kind kind = (hdrtrie_kind)random_below(r, 3);
        for (size_t i = 0; i < len; i++) literal[i] = "ab"[random_below(r, 2)];
        if (set->count != 0 && random_once_in(r, 4)) { /* a name in another group */
            const hdrtrie_rule last = set->rules[set->count - 1];
            if (last.len != 0)
                ruleset_add(set, (last.group + 1) % (uint32_t)groups, last.kind, false, last.literal, last.len);
        } else if (kind == HDRTRIE_KIND_PREFIX && random_once_in(r, 6)) {
            ruleset_add(set, (uint32_t)random_below(r, groups), kind, false, "", 0);
        } else {
            ruleset_add(set, (uint32_t)random_below(r, groups), kind, random_once_in(r, 3), literal, len);
        }
    }
}

Test(effects, clause_2_8_agrees_with_the_oracle)
{
    random_state r = random_seeded(28);
    size_t lists = 0, idle_exceptions = 0, idle_rules = 0;
    while (lists < 400) {
        warned w = {0};
        ruleset set;
        hdrtrie_table *table;
        random_rules(&r, &set);
        hdrtrie_build_options options = {.fold = set.fold, .diagnose = note, .diagnose_context = &w};
        const hdrtrie_error error =
            hdrtrie_build(set.rules, set.count, (const char *const *)set.groups, set.group_count, &options, &table);
        for (size_t i = 0; error == HDRTRIE_OK && i < set.count; i++) {
            const bool repeated = !has_effect(&set, i) && !w.excepts_nothing[i] && !w.changes_nothing[i];
            if (w.excepts_nothing[i] || w.changes_nothing[i]) cr_expect_not(has_effect(&set, i), "rule %zu", i);
            idle_exceptions += w.excepts_nothing[i];
            idle_rules += w.changes_nothing[i];
            if (!repeated || !set.rules[i].exception) continue;
            /* an exception without effect and without a warning must be one of two equal ones */
            size_t equals = 0;
            for (size_t k = 0; k < set.count; k++) {
                const hdrtrie_rule *a = &set.rules[i], *b = &set.rules[k];
                equals += a->kind == b->kind && a->group == b->group && a->len == b->len &&
                          memcmp(a->literal, b->literal, a->len) == 0;
            }
            cr_expect_gt(equals, 1, "rule %zu of %zu has no warning", i, set.count);
        }
        lists += error == HDRTRIE_OK;
        hdrtrie_free(table, NULL);
        ruleset_free(&set);
    }
    cr_expect_gt(idle_exceptions, 100);
    cr_expect_gt(idle_rules, 10);
}
