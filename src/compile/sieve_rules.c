/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "sieve_rules.h"

#include <stdlib.h>
#include <string.h>

static int compare_literals(const void *left, const void *right)
{
    const hdrtrie_name *a = *(const hdrtrie_name *const *)left, *b = *(const hdrtrie_name *const *)right;
    const int order = memcmp(a->text, b->text, a->len < b->len ? a->len : b->len);
    return order != 0 ? order : (int)a->len - (int)b->len;
}

/* Whether the literal, counted from 1, or one of its parents is a rule that is not an exception. */
static bool chain_matches(const hdrtrie_affixes *affixes, uint32_t literal)
{
    while (literal != 0 && affixes->literals[literal - 1].in == 0) literal = affixes->parents[literal - 1];
    return literal != 0;
}

/* Whether a prefix or suffix rule covers this exact name. */
static bool is_rule_covered(const hdrtrie_name *name, const hdrtrie_affixes *prefix, const hdrtrie_affixes *suffix)
{
    uint8_t reversed[HDRTRIE_PATTERN_MAX];
    size_t i;
    for (i = 0; i < name->len; i++) reversed[i] = name->text[name->len - 1 - i];
    return chain_matches(prefix, hdrtrie_affixes_longest(prefix, name->text, name->len)) ||
           chain_matches(suffix, hdrtrie_affixes_longest(suffix, reversed, name->len));
}

/* Adds the literals of one end that no shorter one covers. Returns the new count. */
static size_t add_literals(const hdrtrie_affixes *affixes, const hdrtrie_name **rules, size_t count, size_t max)
{
    size_t i;
    for (i = 0; i < affixes->literal_count && count <= max; i++) {
        if (affixes->literals[i].in == 0 || chain_matches(affixes, affixes->parents[i])) continue;
        if (count < max) rules[count] = &affixes->literals[i];
        count++;
    }
    return count;
}

size_t hdrtrie_sieve_rules(const hdrtrie_names *names, const hdrtrie_affixes *prefix, const hdrtrie_affixes *suffix,
    const hdrtrie_name **rules, size_t max)
{
    size_t i, count = 0;
    for (i = 0; i < names->exact_count && count <= max; i++) {
        if (names->exact[i].in == 0 || is_rule_covered(&names->exact[i], prefix, suffix)) continue;
        if (count < max) rules[count] = &names->exact[i];
        count++;
    }
    qsort(rules, count < max ? count : max, sizeof *rules, compare_literals);
    count = add_literals(prefix, rules, count, max);
    return add_literals(suffix, rules, count, max);
}
