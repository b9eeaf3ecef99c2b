/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include <string.h>

#include "oracle.h"
#include "random.h"

random_state random_seeded(uint64_t seed)
{
    random_state r = {seed};
    return r;
}

/* SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014). */
uint64_t random_u64(random_state *r)
{
    uint64_t z = r->state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

size_t random_below(random_state *r, size_t bound)
{
    return (size_t)(random_u64(r) % bound);
}

bool random_once_in(random_state *r, size_t n)
{
    return random_below(r, n) == 0;
}

static const char token_bytes[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.!#$%&'*+^`|~";

static size_t append(char *name, size_t len, size_t max, const char *text)
{
    for (; *text != 0 && len < max; text++) name[len++] = *text;
    return len;
}

/* A literal of 1 to max bytes: words joined by separators, so that literals share their first and last bytes. */
static size_t random_literal(random_state *r, char *name, size_t max)
{
    static const char *const words[] = {"X", "CF", "Amz", "Internal", "Forwarded", "Id", "Trace", "a", "Client", "Int",
        "ab", "Akamai", "Request", "Proto", "0", "12"};
    static const char *const separators[] = {"-", "-", "-", "-", "_", ".", "", "+", "`", "^"};
    size_t len = 0, goal = random_once_in(r, 10) ? max : 1 + random_below(r, 40);
    if (random_once_in(r, 20)) { /* lengths around the size of a vector, of a window, and around the limit */
        static const size_t edges[] = {1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 66, 254, 255};
        goal = edges[random_below(r, sizeof edges / sizeof *edges)];
    }
    if (goal > max) goal = max;
    while (len < goal) {
        if (random_once_in(r, 12)) {
            name[len++] = token_bytes[random_below(r, sizeof token_bytes - 1)];
        } else {
            len = append(name, len, goal, words[random_below(r, sizeof words / sizeof *words)]);
        }
        len = append(name, len, goal, separators[random_below(r, sizeof separators / sizeof *separators)]);
    }
    return len;
}

/* A rule and an exception with the same kind and literal in one group are an error (reference 2.6). Under a wide fold
   the spelling of a spelled exception is a name of its own. */
static bool conflicts(const ruleset *set, uint32_t group, hdrtrie_kind kind, bool exception, bool spelled,
    const char *literal, size_t len)
{
    for (size_t i = 0; i < set->count; i++) {
        const hdrtrie_rule *rule = &set->rules[i];
        if (rule->group == group && rule->kind == kind && (rule->exception != 0) != exception &&
            (set->fold <= HDRTRIE_FOLD_CASE || (rule->exception != HDRTRIE_EXCEPTION_SPELLED && !spelled)) &&
            oracle_same_literal(set->fold, rule->literal, rule->len, literal, len)) {
            return true;
        }
    }
    return false;
}

/* A literal similar to that of another rule: longer, shorter, or another spelling of it. In the last case it often
   has the same kind. */
static size_t literal_near(random_state *r, const ruleset *set, char *literal, hdrtrie_kind *kind)
{
    static const char separators[] = "-_.~";
    const hdrtrie_rule *other = &set->rules[random_below(r, set->count)];
    size_t keep = random_once_in(r, 2) ? other->len : random_below(r, other->len + 1);
    size_t len = keep + (random_once_in(r, 2) ? 0 : random_below(r, 20));
    if (len > HDRTRIE_PATTERN_MAX) len = HDRTRIE_PATTERN_MAX;
    if (keep != 0) memcpy(literal, other->literal, keep);
    for (size_t i = keep; i < len; i++) literal[i] = token_bytes[random_below(r, 30)];
    if (random_once_in(r, 2)) {
        for (size_t i = 0; i < len; i++) {
            uint8_t small = (uint8_t)literal[i] | 0x20;
            if (literal[i] == '-') literal[i] = separators[random_below(r, 4)];
            if (small >= 'a' && small <= 'z' && random_once_in(r, 3)) literal[i] = (char)(literal[i] ^ 0x20);
        }
    }
    if (len == other->len) *kind = other->kind;
    return len;
}

static uint32_t random_group(random_state *r, ruleset *set, size_t most)
{
    char name[32];
    size_t group = random_below(r, most);
    if (group > set->group_count) group = set->group_count; /* so that groups appear in the order of their bits */
    snprintf(name, sizeof name, "g%zu", group);
    return ruleset_group(set, name);
}

void random_list(random_state *r, hdrtrie_fold fold, ruleset *set)
{
    static const size_t group_counts[] = {1, 1, 2, 3, 5, 8, 9, 31};
    static const size_t rule_counts[] = {0, 1, 2, 5, 10, 20, 50, 120, 200};
    size_t most_groups = group_counts[random_below(r, sizeof group_counts / sizeof *group_counts)];
    size_t most_rules = rule_counts[random_below(r, sizeof rule_counts / sizeof *rule_counts)];
    size_t affixes = random_below(r, 4); /* of 4 rules; 0: exact names only, as in most tables */
    size_t exceptions = random_below(r, 3);
    ruleset_start(set, fold);
    for (size_t i = 0; i < most_rules; i++) {
        char literal[RANDOM_NAME_MAX];
        hdrtrie_kind kind = HDRTRIE_KIND_EXACT;
        size_t len = random_literal(r, literal, HDRTRIE_PATTERN_MAX);
        if (set->count != 0 && random_once_in(r, 3)) len = literal_near(r, set, literal, &kind);
        if (random_below(r, 4) < affixes) {
            kind = random_once_in(r, 3) ? HDRTRIE_KIND_SUFFIX : HDRTRIE_KIND_PREFIX;
            if (random_once_in(r, 2) && len > 1) len = 1 + random_below(r, len - 1);
        }
        bool exception = random_below(r, 4) < exceptions;
        if (kind == HDRTRIE_KIND_PREFIX && !exception && random_once_in(r, 25)) len = 0; /* "*" */
        if (len == 0 && (kind != HDRTRIE_KIND_PREFIX || exception)) continue;
        uint32_t group = random_group(r, set, most_groups);
        bool spelled = exception && kind == HDRTRIE_KIND_EXACT && fold != HDRTRIE_FOLD_NONE && random_once_in(r, 2);
        if (conflicts(set, group, kind, exception, spelled, literal, len)) continue;
        ruleset_add(set, group, kind, exception, literal, len);
        if (spelled) ruleset_spell(set);
    }
}

size_t random_edit(random_state *r, char *name, size_t len)
{
    static const char neighbours[] = "@[`{/:-_. ~!\x7f\x80\xad\xdf\xff";
    size_t at = len == 0 ? 0 : random_below(r, len);
    switch (random_below(r, 9)) {
    case 0: /* longer */
        if (len < RANDOM_NAME_MAX) name[len++] = token_bytes[random_below(r, sizeof token_bytes - 1)];
        return len;
    case 1: /* shorter */ return len == 0 ? 0 : len - 1;
    case 2: /* cut anywhere */ return at;
    case 3: /* any byte */
        if (len != 0) name[at] = (char)random_u64(r);
        return len;
    case 4: /* one bit */
        if (len != 0) name[at] = (char)(name[at] ^ 1 << random_below(r, 8));
        return len;
    case 5: /* a byte next to the ranges that folds change */
        if (len != 0) name[at] = neighbours[random_below(r, sizeof neighbours)];
        return len;
    case 6: /* another separator everywhere */
        for (size_t i = 0, c = (size_t)random_u64(r); i < len; i++) {
            if (oracle_fold_byte(HDRTRIE_FOLD_SEPARATORS, (uint8_t)name[i]) == '-') name[i] = (char)c;
        }
        return len;
    case 7: /* one byte less or more at the start */
        if (len == 0) return 0;
        if (random_once_in(r, 2) && len < RANDOM_NAME_MAX) {
            memmove(name + 1, name, len);
            name[0] = token_bytes[random_below(r, sizeof token_bytes - 1)];
            return len + 1;
        }
        memmove(name, name + 1, len - 1);
        return len - 1;
    default: /* upper and lower case at random */
        for (size_t i = 0; i < len; i++) {
            uint8_t c = (uint8_t)name[i] | 0x20;
            if (c >= 'a' && c <= 'z' && random_once_in(r, 2)) name[i] = (char)(name[i] ^ 0x20);
        }
        return len;
    }
}

size_t random_name(random_state *r, const ruleset *set, char *name)
{
    size_t len = 0;
    if (set->count == 0 || random_once_in(r, 8)) {
        len = random_literal(r, name, HDRTRIE_PATTERN_MAX);
    } else {
        const hdrtrie_rule *rule = &set->rules[random_below(r, set->count)];
        size_t more = 0;
        if (rule->kind != HDRTRIE_KIND_EXACT || random_once_in(r, 8))
            more = random_below(r, random_once_in(r, 4) ? 300 : 20);
        len = rule->len + more;
        for (size_t i = 0; i < len; i++) name[i] = token_bytes[random_below(r, sizeof token_bytes - 1)];
        if (rule->len != 0) memcpy(name + (rule->kind == HDRTRIE_KIND_SUFFIX ? more : 0), rule->literal, rule->len);
        if (more != 0 && random_once_in(r, 3)) { /* a name with a prefix and a suffix */
            const hdrtrie_rule *other = &set->rules[random_below(r, set->count)];
            size_t at = len > other->len ? len - other->len : 0;
            if (other->len <= len && other->len != 0) memcpy(name + at, other->literal, other->len);
        }
    }
    while (len > RANDOM_NAME_MAX - 8) len--;
    for (size_t edits = random_below(r, 4); edits != 0; edits--) len = random_edit(r, name, len);
    return len;
}
