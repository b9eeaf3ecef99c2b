/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "varied_list.h"
#include "../support/oracle.h"
#include <stdlib.h>
#include <string.h>

#define ANY(r, array) (array)[random_below(r, sizeof(array) / sizeof *(array))]

static const char bytes[] = "abcdefghijklmnopqrstuvwxyz0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ_.~!#$%&'*+^`|";

static uint32_t any_group(random_state *r, ruleset *set, size_t most)
{
    char name[32];
    size_t group = random_below(r, most);
    if (group > set->group_count) group = set->group_count;
    if (group < set->group_count) return (uint32_t)group;
    snprintf(name, sizeof name, "group%zu", group);
    return ruleset_group(set, name);
}

/* Writes a beginning, a random middle and an end. Shapes 2 and 3 have long common ends, so that windows at the ends of
   the name do not distinguish literals. In shape 3 all literals also have the same length. */
static size_t large_literal(random_state *r, int shape, char *literal)
{
    static const char *const begins[] = {"X-", "X-Internal-Of-Some-Edge-", "x-amz-meta-", "", "CF-", "a"};
    static const char *const ends[] = {"", "-Of-The-Innermost-Service", "-id", "-Internal", "z"};
    const char *begin = shape >= 2 ? begins[1] : ANY(r, begins), *end = shape >= 2 ? ends[1] : ANY(r, ends);
    size_t len = strlen(begin), middle = shape == 3 ? 8 : 1 + random_below(r, shape == 1 ? 3 : 12);
    memcpy(literal, begin, len);
    for (size_t i = 0; i < middle; i++) literal[len++] = bytes[random_below(r, random_once_in(r, 20) ? 77 : 37)];
    memcpy(literal + len, end, strlen(end));
    return len + strlen(end);
}

static void add_large(random_state *r, ruleset *set, size_t count)
{
    static const size_t groups[] = {1, 3, 8, 9, 31};
    const size_t most = ANY(r, groups), affixes = random_once_in(r, 2) ? 0 : random_below(r, 8);
    const int shape = (int)random_below(r, 4);
    for (size_t i = 0; i < count; i++) {
        char literal[HDRTRIE_PATTERN_MAX];
        size_t len = large_literal(r, shape, literal);
        hdrtrie_kind kind = HDRTRIE_KIND_EXACT;
        if (random_below(r, 16) < affixes) {
            kind = random_once_in(r, 3) ? HDRTRIE_KIND_SUFFIX : HDRTRIE_KIND_PREFIX;
            len = 1 + random_below(r, len);
        }
        bool exception = random_once_in(r, 10);
        ruleset_add(set, any_group(r, set, most), kind, exception, literal, len);
        if (exception && kind == HDRTRIE_KIND_EXACT && random_once_in(r, 2)) ruleset_spell(set);
    }
}

static uint64_t rule_hash(const ruleset *set, const hdrtrie_rule *rule)
{
    uint64_t hash = rule->group * 4 + rule->kind + 1;
    for (size_t i = 0; i < rule->len; i++)
        hash = (hash ^ oracle_fold_byte(set->fold, (uint8_t)rule->literal[i])) * 0x100000001b3u;
    return hash ^ hash >> 31;
}

void varied_list_drop_conflicts(ruleset *set)
{
    size_t mask = 15, kept = 0;
    while (mask < 4 * set->count) mask = 2 * mask + 1;
    size_t *first = calloc(mask + 1, sizeof *first); /* 1 + index of a rule; 0: free */
    if (first == NULL) abort();
    for (size_t i = 0; i < set->count; i++) {
        hdrtrie_rule rule = set->rules[i];
        size_t at = rule_hash(set, &rule) & mask;
        for (; first[at] != 0; at = (at + 1) & mask) {
            const hdrtrie_rule *other = &set->rules[first[at] - 1];
            if (other->group == rule.group && other->kind == rule.kind &&
                oracle_same_literal(set->fold, other->literal, other->len, rule.literal, rule.len)) {
                break;
            }
        }
        const bool spelled = rule.exception == HDRTRIE_EXCEPTION_SPELLED;
        const bool narrow_spelling = spelled && set->fold == HDRTRIE_FOLD_NONE; /* an error (reference 2.3) */
        if (spelled && set->fold > HDRTRIE_FOLD_CASE) {                         /* in conflict with no other rule */
            set->rules[kept++] = rule;
            continue;
        }
        if (narrow_spelling || (first[at] != 0 && !set->rules[first[at] - 1].exception != !rule.exception)) {
            free((char *)(uintptr_t)rule.literal);
            continue;
        }
        set->rules[kept] = rule;
        if (first[at] == 0) first[at] = kept + 1;
        kept++;
    }
    set->count = kept;
    free(first);
}

void varied_list_make(random_state *r, ruleset *set)
{
    static const char *const shipped[] = {
        "cgi.names", "edge-exact.names", "edge.names", "hop-by-hop.names", "protected.names", "well-known.names"};
    const hdrtrie_fold fold = (hdrtrie_fold)random_below(r, 4);
    const size_t dice = random_below(r, 64);
    if (dice >= 8) {
        random_list(r, fold, set);
        return;
    }
    ruleset_start(set, fold);
    if (dice < 4) {
        ruleset_read_list(set, ANY(r, shipped));
        add_large(r, set, random_below(r, 20));
    } else {
        add_large(r, set, random_once_in(r, 2) ? random_below(r, 400) : random_below(r, 4000));
    }
    set->fold = fold; /* instead of the fold in the shipped list */
    varied_list_drop_conflicts(set);
}

size_t varied_list_next_name(random_state *r, const ruleset *set, char *name, size_t len)
{
    if (random_once_in(r, 6) || len > RANDOM_NAME_MAX - 8) return random_name(r, set, name);
    len = random_edit(r, name, len);
    if (random_once_in(r, 64)) {
        const size_t goal = 255 + random_below(r, 3);
        while (len < goal) name[len++] = bytes[random_below(r, 77)];
        len = goal;
    }
    return len;
}

size_t varied_list_long_name(random_state *r, const ruleset *set, char *name, size_t room)
{
    const size_t len = 65534 + random_below(r, 4);
    if (len > room) abort();
    memset(name, bytes[random_below(r, 77)], len);
    if (set->count == 0) return len;
    const hdrtrie_rule *begin = &set->rules[random_below(r, set->count)];
    const hdrtrie_rule *end = &set->rules[random_below(r, set->count)];
    memcpy(name, begin->literal, begin->len);
    memcpy(name + len - end->len, end->literal, end->len);
    return len;
}
