/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Prefix and suffix rules (reference 2.3, 2.5): literals that are hard to tell apart, longer and shorter than the eight bytes that are
   compared at once, and what no literal can match. */
#include "answer.h"
#include "guarded.h"
#include "judged_list.h"
#include "random.h"
#include <criterion/criterion.h>
#include <string.h>

#define LEN_MAX 48

static void reverse(char *text, size_t len)
{
    for (size_t i = 0; i < len / 2; i++) {
        const char c = text[i];
        text[i] = text[len - 1 - i];
        text[len - 1 - i] = c;
    }
}

/* Adds the literal as a prefix, or reversed as a suffix, unless it is there already under the set's fold. */
static void add(ruleset *set, hdrtrie_kind kind, const char *literal, size_t len, const char *group, bool exception)
{
    char text[LEN_MAX];
    memcpy(text, literal, len);
    if (kind == HDRTRIE_KIND_SUFFIX) reverse(text, len);
    for (size_t i = 0; i < set->count; i++) {
        const hdrtrie_rule *rule = &set->rules[i];
        if (rule->kind == kind && oracle_same_literal(set->fold, rule->literal, rule->len, text, len)) return;
    }
    ruleset_add(set, ruleset_group(set, group), kind, exception, text, len);
}

/* Asks for the name; where the rules are suffixes, for its reverse. */
static void asks(const judged_list *list, hdrtrie_kind kind, const char *name, size_t len)
{
    char text[LEN_MAX];
    memcpy(text, name, len);
    if (kind == HDRTRIE_KIND_SUFFIX) reverse(text, len);
    const hdrtrie_match m = oracle_find(&list->o, text, len);
    cr_assert(answer_is(list->table, text, len, m.id, m.groups));
}

/* A literal of few letters, most of them alike. */
static size_t similar(random_state *r, char *literal, size_t least, size_t most)
{
    const size_t len = least + random_below(r, most - least + 1);
    for (size_t i = 0; i < len; i++) literal[i] = random_once_in(r, 6) ? "b-A_"[random_below(r, 4)] : 'a';
    return len;
}

/* Nearly all of these share what the probe looks at; the longest one is found by order alone. Asked are each literal, what is a
   byte shorter, longer, or other at its end, and what lies between two of them. */
static void similar_literals(hdrtrie_fold fold, hdrtrie_kind kind, uint64_t seed)
{
    static const char *const groups[] = {"one", "two", "three"};
    random_state r = random_seeded(seed);
    for (size_t round = 0; round < 10; round++) {
        char literals[24][LEN_MAX];
        size_t lens[24];
        judged_list list;
        ruleset_start(&list.set, fold);
        for (size_t i = 0; i < 24; i++) {
            lens[i] = similar(&r, literals[i], 1 + round, 9 + 3 * round);
            add(&list.set, kind, literals[i], lens[i], groups[i % 3], i % 7 == 6);
        }
        if (round % 2 == 1) add(&list.set, HDRTRIE_KIND_PREFIX, "", 0, "any", false);
        judged_list_open(&list);
        for (size_t i = 0; i < 24; i++) {
            char name[LEN_MAX];
            memcpy(name, literals[i], lens[i]);
            asks(&list, kind, name, lens[i]);
            asks(&list, kind, name, lens[i] - 1);
            name[lens[i]] = "ab-"[random_below(&r, 3)];
            asks(&list, kind, name, lens[i] + 1);
            name[lens[i] - 1] = "ab-"[random_below(&r, 3)];
            asks(&list, kind, name, lens[i]);
            asks(&list, kind, name, similar(&r, name, 0, LEN_MAX));
        }
        judged_list_close(&list);
    }
}

Test(affix, clause_2_5_the_longest_of_similar_prefixes)
{
    for (int fold = 0; fold < 4; fold++) similar_literals((hdrtrie_fold)fold, HDRTRIE_KIND_PREFIX, 1);
}

Test(affix, clause_2_5_the_longest_of_similar_suffixes)
{
    for (int fold = 0; fold < 4; fold++) similar_literals((hdrtrie_fold)fold, HDRTRIE_KIND_SUFFIX, 2);
}

/* What is read beyond a name counts for nothing, be it folded to what stands in the literal: a name that lacks a literal's last
   separator is not matched by it. */
static void ladder(hdrtrie_fold fold, hdrtrie_kind kind, size_t step)
{
    char name[LEN_MAX] = "a";
    judged_list list;
    memset(name + 1, '-', sizeof name - 1);
    ruleset_start(&list.set, fold);
    for (size_t len = 1; len < LEN_MAX; len += step) add(&list.set, kind, name, len, "g", false);
    judged_list_open(&list);
    for (size_t len = 0; len <= LEN_MAX; len++) {
        asks(&list, kind, name, len);
        name[len / 2] = '.';
        asks(&list, kind, name, len);
        name[len / 2] = len < 2 ? 'a' : '-';
    }
    judged_list_close(&list);
}

Test(affix, clause_2_3_no_literal_matches_a_name_that_is_shorter)
{
    for (int fold = 0; fold < 4; fold++) {
        for (size_t step = 1; step <= 9; step++) {
            ladder((hdrtrie_fold)fold, HDRTRIE_KIND_PREFIX, step);
            ladder((hdrtrie_fold)fold, HDRTRIE_KIND_SUFFIX, step);
        }
    }
}

/* No literal holds a NUL, and what is empty in a table is not one of NULs: "*" matches such names like any other, and nothing else. */
Test(affix, clause_2_3_names_of_nuls)
{
    static const char nuls[40];
    for (int letter = 'a'; letter <= 'z'; letter++) {
        for (int any = 0; any < 2; any++) {
            char list[100];
            snprintf(list, sizeof list, "fold case\n%c*\n*%c\n%c-%c*\n%s", letter, letter, letter, letter,
                     any ? "*\n" : "");
            hdrtrie_table *table = table_of(list);
            for (size_t len = 0; len <= sizeof nuls; len++) {
                cr_assert(answer_is(table, nuls, len, any ? 3 : -1, (uint32_t)any), "%zu NULs: %s", len, list);
            }
            hdrtrie_free(table, NULL);
        }
    }
}

/* reference 4.9: those that match are read exactly, too, at either edge of a page. */
Test(affix, clause_4_9_names_that_match_at_both_edges)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuv";
    guarded area = guarded_open(4096);
    for (int kind = HDRTRIE_KIND_PREFIX; kind <= HDRTRIE_KIND_SUFFIX; kind++) {
        for (int fold = 0; fold < 4; fold++) {
            judged_list list;
            ruleset_start(&list.set, (hdrtrie_fold)fold);
            for (size_t len = 1; len <= LEN_MAX; len += 1 + len / 5) {
                add(&list.set, (hdrtrie_kind)kind, letters, len, "g", false);
            }
            judged_list_open(&list);
            for (size_t len = 1; len <= LEN_MAX; len++) {
                char name[LEN_MAX];
                memcpy(name, letters, len);
                if (kind == HDRTRIE_KIND_SUFFIX) reverse(name, len);
                const hdrtrie_match m = oracle_find(&list.o, name, len);
                cr_assert_geq(m.id, 0);
                cr_assert(answer_is(list.table, guarded_at_end(&area, name, len, 0), len, m.id, m.groups));
                cr_assert(answer_is(list.table, guarded_at_start(&area, name, len, 0), len, m.id, m.groups));
            }
            judged_list_close(&list);
        }
    }
    guarded_close(&area);
}

/* A filter has 16 words a run of literals, up to 64 KiB, so that it stays in a first cache. */
Test(affix, clause_4_9_a_filter_is_64_kib_at_most)
{
    for (size_t runs = 256; runs <= 2048; runs *= 2) {
        static char text[1 << 16];
        size_t at = (size_t)sprintf(text, "fold case\n");
        for (size_t i = 0; i < runs; i++) at += (size_t)sprintf(text + at, "%04zu-*\n", i);
        hdrtrie_table *table = table_of(text);
        const hdrtrie_affix prefix = hdrtrie_affix_read(hdrtrie_table_bytes(table) + HDRTRIE_AT_PREFIX);
        cr_expect_eq(1u << (64 - prefix.filter_shift), runs <= 512 ? 16 * runs : 8192, "%zu runs", runs);
        hdrtrie_free(table, NULL);
    }
}
