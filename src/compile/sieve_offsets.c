/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "sieve_offsets.h"

#include "sieve_parts.h"

#define RULES_MAX 64 /* of more rules, as many are considered: the bytes of the others are much alike */

/* Keeps of *set the names whose byte at the offset can be that of a name which the rule matches. */
static void meet_at(hdrtrie_name_set *set, const hdrtrie_sample *sample, const hdrtrie_name *rule, size_t offset)
{
    hdrtrie_name_set by_length = {{0}};
    size_t len;
    if (rule->kind != HDRTRIE_KIND_SUFFIX) {
        if (offset < rule->len) hdrtrie_name_set_meet(set, &sample->at[offset][rule->text[offset]]);
        return;
    }
    for (len = rule->len; len < HDRTRIE_SIEVE_LENS; len++) {
        const hdrtrie_part part = {rule, (uint8_t)len, (uint8_t)len};
        const int byte = hdrtrie_part_at(&part, offset);
        hdrtrie_name_set names = sample->lengths[len];
        if (byte != HDRTRIE_PART_FREE) hdrtrie_name_set_meet(&names, &sample->at[offset][byte]);
        hdrtrie_name_set_join(&by_length, &names);
    }
    hdrtrie_name_set_meet(set, &by_length);
}

/* The names of the sample whose length and last byte can be those of a name which the rule matches. */
static hdrtrie_name_set passing_ends(const hdrtrie_sample *sample, const hdrtrie_name *rule)
{
    const int last = hdrtrie_rule_last(rule);
    size_t len = hdrtrie_length_row(rule->len);
    hdrtrie_name_set set = sample->lengths[len];
    while (rule->kind != HDRTRIE_KIND_EXACT && ++len < HDRTRIE_SIEVE_LENS) {
        hdrtrie_name_set_join(&set, &sample->lengths[len]);
    }
    if (last != HDRTRIE_PART_FREE) hdrtrie_name_set_meet(&set, &sample->last[last]);
    return set;
}

/* How many names pass with this offset, and less strongly how many have a byte of a rule there. */
static size_t offset_cost(const hdrtrie_sample *sample, const hdrtrie_name *const *rules, size_t count,
    const hdrtrie_name_set *passed, size_t offset)
{
    size_t i, cost = 0;
    for (i = 0; i < count; i++) {
        hdrtrie_name_set set = sample->all;
        meet_at(&set, sample, rules[i], offset);
        cost += hdrtrie_name_set_count(&set);
        hdrtrie_name_set_meet(&set, &passed[i]);
        cost += HDRTRIE_NAME_SET_MAX * hdrtrie_name_set_count(&set);
    }
    return cost;
}

static bool is_chosen(const uint8_t *offsets, size_t count, size_t offset)
{
    size_t i;
    for (i = 0; i < count && offsets[i] != offset;) i++;
    return i < count;
}

/* Inserts an offset among count ascending ones. */
static void offset_insert(uint8_t *offsets, size_t count, size_t offset)
{
    for (; count != 0 && offsets[count - 1] > offset; count--) offsets[count] = offsets[count - 1];
    offsets[count] = (uint8_t)offset;
}

void hdrtrie_offsets_choose(
    const hdrtrie_sample *sample, const hdrtrie_name *const *rules, size_t count, uint8_t offsets[HDRTRIE_SIEVE_LEVELS])
{
    const hdrtrie_name *some[RULES_MAX];
    hdrtrie_name_set passed[RULES_MAX];
    size_t i, k, offset;
    if (count > RULES_MAX) {
        for (i = 0; i < RULES_MAX; i++) some[i] = rules[i * count / RULES_MAX];
        rules = some;
        count = RULES_MAX;
    }
    for (i = 0; i < count; i++) passed[i] = passing_ends(sample, rules[i]);
    for (k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) {
        size_t best = 0, least = SIZE_MAX;
        for (offset = 0; offset < HDRTRIE_SAMPLE_OFFSETS; offset++) {
            size_t cost;
            if (is_chosen(offsets, k, offset)) continue;
            cost = offset_cost(sample, rules, count, passed, offset);
            if (cost >= least) continue;
            least = cost;
            best = offset;
        }
        offset_insert(offsets, k, best);
        for (i = 0; i < count; i++) meet_at(&passed[i], sample, rules[i], best);
    }
}
