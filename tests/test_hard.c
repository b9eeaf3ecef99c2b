/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Lists that are hard to tell apart: by no window of 8 bytes, by single bits, by nothing but separators. */
#include "answer.h"
#include "oracle.h"
#include "random.h"
#include <criterion/criterion.h>
#include <hdrtrie/check.h>
#include <hdrtrie/rules.h>
#include <stdlib.h>
#include <string.h>

static const char tokens[] = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* Adds a name, unless it is there already under the set's fold. */
static void add(ruleset *set, hdrtrie_kind kind, const char *name, size_t len)
{
    for (size_t i = 0; i < set->count; i++) {
        const hdrtrie_rule *rule = &set->rules[i];
        if (rule->kind == kind && oracle_same_literal(set->fold, rule->literal, rule->len, name, len)) return;
    }
    ruleset_add(set, ruleset_group(set, "g"), kind, false, name, len);
}

/* Builds, checks, finds every name with its own id, and random edits of it as the oracle does. */
static void holds(ruleset *set)
{
    const char *why = NULL;
    random_state r = random_seeded(set->count);
    hdrtrie_table *table = ruleset_build(set);
    oracle o = oracle_of(set);
    cr_assert_eq(hdrtrie_check(table, hdrtrie_table_len(table), &why), HDRTRIE_OK, "%s", why);
    cr_assert_eq(hdrtrie_id_count(table), oracle_id_count(&o));
    for (size_t i = 0; i < set->count; i++) {
        const hdrtrie_rule *rule = &set->rules[i];
        if (rule->kind == HDRTRIE_KIND_EXACT) cr_assert(answer_is(table, rule->literal, rule->len, o.ids[i], 1));
        for (size_t n = 0; n < 3 && i % (1 + set->count / 500) == 0; n++) {
            char name[RANDOM_NAME_MAX];
            memcpy(name, rule->literal, rule->len);
            size_t len = random_edit(&r, name, rule->len);
            hdrtrie_match m = oracle_find(&o, name, len);
            cr_assert(answer_is(table, name, len, m.id, m.groups));
        }
    }
    oracle_free(&o);
    hdrtrie_free(table, NULL);
    ruleset_free(set);
}

Test(hard, every_token_byte_alone)
{
    for (int fold = 0; fold < 4; fold++) {
        for (int kind = 0; kind < 3; kind++) {
            ruleset set;
            ruleset_start(&set, (hdrtrie_fold)fold);
            for (size_t i = 0; i < sizeof tokens - 1; i++) add(&set, (hdrtrie_kind)kind, tokens + i, 1);
            holds(&set);
        }
    }
}

Test(hard, every_pair_of_token_bytes)
{
    for (int fold = 0; fold < 4; fold++) {
        ruleset set;
        ruleset_start(&set, (hdrtrie_fold)fold);
        for (size_t i = 0; i < sizeof tokens - 1; i++) {
            for (size_t j = 0; j < sizeof tokens - 1; j++)
                add(&set, HDRTRIE_KIND_EXACT, (char[]){tokens[i], tokens[j]}, 2);
        }
        holds(&set);
    }
}

/* Names of one length that differ from a common one in one byte, wherever that is. */
static void one_byte_apart(hdrtrie_fold fold, size_t len, const char *others, size_t step)
{
    ruleset set;
    char name[HDRTRIE_PATTERN_MAX];
    ruleset_start(&set, fold);
    for (size_t at = 0; at < len; at += step) {
        for (const char *other = others; *other != 0; other++) {
            memset(name, 'a', sizeof name);
            name[at] = *other;
            add(&set, HDRTRIE_KIND_EXACT, name, len);
        }
    }
    holds(&set);
}

Test(hard, names_one_byte_apart)
{
    static const size_t lens[] = {1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 255};
    for (size_t l = 0; l < sizeof lens / sizeof *lens; l++) {
        for (int fold = 0; fold < 4; fold++) {
            one_byte_apart((hdrtrie_fold)fold, lens[l], "b", 1);
            one_byte_apart((hdrtrie_fold)fold, lens[l], "-q0", 3);
            one_byte_apart((hdrtrie_fold)fold, lens[l], "-_.~!Aa", 5);
        }
    }
}

/* Every letter against every separator and digit: no bit of the byte is free of the fold for all of them. */
Test(hard, letters_against_separators_and_digits)
{
    for (int fold = 0; fold < 4; fold++) {
        for (size_t i = 0; i < sizeof tokens - 1; i++) {
            ruleset set;
            ruleset_start(&set, (hdrtrie_fold)fold);
            for (size_t j = 0; j < sizeof tokens - 1; j += 1 + (i + j) % 3) {
                add(&set, HDRTRIE_KIND_EXACT, (char[]){'x', tokens[i], 'y', tokens[j]}, 4);
                add(&set, HDRTRIE_KIND_EXACT, (char[]){'x', tokens[j], 'y', tokens[i]}, 4);
            }
            holds(&set);
        }
    }
}

/* Deep chains: each literal begins (ends) with the one before it. */
Test(hard, chains_of_255_prefixes_and_suffixes)
{
    char name[HDRTRIE_PATTERN_MAX];
    ruleset set;
    memset(name, 'a', sizeof name);
    ruleset_start(&set, HDRTRIE_FOLD_CASE);
    for (size_t len = 1; len <= sizeof name; len++) {
        add(&set, HDRTRIE_KIND_PREFIX, name, len);
        add(&set, HDRTRIE_KIND_SUFFIX, name, len);
        if (len % 16 == 0) add(&set, HDRTRIE_KIND_EXACT, name, len);
    }
    holds(&set);
}

/* Thousands of prefixes and suffixes with the same first bytes, which the probe cannot tell apart. */
Test(hard, many_prefixes_with_one_head)
{
    ruleset set;
    ruleset_start(&set, HDRTRIE_FOLD_SEPARATORS);
    for (size_t i = 0; i < 2000; i++) {
        char name[64];
        size_t len = (size_t)snprintf(name, sizeof name, "X-Forwarded-%zu", i);
        add(&set, HDRTRIE_KIND_PREFIX, name, len);
        len = (size_t)snprintf(name, sizeof name, "%zu-Forwarded-X", i);
        add(&set, HDRTRIE_KIND_SUFFIX, name, len);
    }
    add(&set, HDRTRIE_KIND_PREFIX, "", 0);
    holds(&set);
}

/* Random names of few letters and one length: the windows' worst case, at every count up to where hashing begins. */
Test(hard, random_names_of_one_length)
{
    random_state r = random_seeded(11);
    static const char letters[] = "abAB-_1";
    for (size_t round = 0; round < 300; round++) {
        ruleset set;
        size_t len = 4 + random_below(&r, 61), count = 1 + random_below(&r, 200);
        ruleset_start(&set, (hdrtrie_fold)(round % 4));
        for (size_t i = 0; i < count; i++) {
            char name[64];
            for (size_t j = 0; j < len; j++) name[j] = letters[random_below(&r, sizeof letters - 1)];
            add(&set, HDRTRIE_KIND_EXACT, name, len);
        }
        holds(&set);
    }
}
