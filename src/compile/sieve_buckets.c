/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "sieve_buckets.h"

#include <string.h>

#define HIT_BITS 40 /* expected names are counted in units of 2^-40 */

static hdrtrie_name_set lengths_of(const hdrtrie_sample *sample, const hdrtrie_part *part)
{
    hdrtrie_name_set set = sample->lengths[part->from];
    size_t len;
    for (len = part->from; len < part->to; len++) hdrtrie_name_set_join(&set, &sample->lengths[len + 1]);
    return set;
}

/* How many earlier buckets a bucket may join with. Neighbours have similar texts, and to try all pairs costs much more. */
static size_t window_of_buckets(const hdrtrie_buckets *buckets)
{
    const size_t window = 1024 / buckets->part_count; /* NOLINT(clang-analyzer-core.DivideZero): 1 or more */
    return window < 5 ? 5 : window > 16 ? 16 : window;
}

/* The names that pass rows of all kinds. */
static hdrtrie_name_set passing(const hdrtrie_bucket *b)
{
    hdrtrie_name_set set = b->sets[0];
    size_t i;
    for (i = 1; i < HDRTRIE_BUCKET_KINDS; i++) hdrtrie_name_set_meet(&set, &b->sets[i]);
    return set;
}

static uint64_t cost_of(uint64_t passed, uint64_t expected)
{
    return (passed << HIT_BITS) + expected;
}

/* Counts the names that pass, and the number to expect if the bytes of a name were independent of each other. The second
   number orders the buckets that pass no name of the sample. */
static void bucket_count(hdrtrie_bucket *b)
{
    const hdrtrie_name_set pass = passing(b);
    uint64_t expected = 1;
    size_t i;
    for (i = 0; i < HDRTRIE_BUCKET_KINDS; i++) {
        b->counts[i] = 1 + hdrtrie_name_set_count(&b->sets[i]);
        expected *= b->counts[i]; /* at most 321^6, below 2^50 */
    }
    b->passed = hdrtrie_name_set_count(&pass);
    b->cost = cost_of(b->passed, expected);
}

static hdrtrie_bucket joined(const hdrtrie_bucket *a, const hdrtrie_bucket *b)
{
    hdrtrie_bucket c = *a;
    size_t i;
    for (i = 0; i < HDRTRIE_BUCKET_KINDS; i++) hdrtrie_name_set_join(&c.sets[i], &b->sets[i]);
    bucket_count(&c);
    return c;
}

/* The least that it can cost to join two buckets: no number of the joined one is below theirs. */
static int64_t join_cost_least(const hdrtrie_bucket *a, const hdrtrie_bucket *b)
{
    const uint64_t passed = a->passed > b->passed ? a->passed : b->passed;
    uint64_t expected = 1;
    size_t i;
    for (i = 0; i < HDRTRIE_BUCKET_KINDS; i++) expected *= a->counts[i] > b->counts[i] ? a->counts[i] : b->counts[i];
    return (int64_t)(cost_of(passed, expected) - a->cost - b->cost);
}

/* What it costs to join two buckets, if that is less than the limit; else the limit or more. */
static int64_t join_cost(const hdrtrie_bucket *a, const hdrtrie_bucket *b, int64_t limit)
{
    return join_cost_least(a, b) >= limit ? limit : (int64_t)(joined(a, b).cost - a->cost - b->cost);
}

/* Makes a the partner of b if that is cheaper than b's partner. */
static void partner_try(hdrtrie_buckets *buckets, size_t b, size_t a)
{
    hdrtrie_bucket *bucket = &buckets->items[b];
    const int64_t cost = join_cost(bucket, &buckets->items[a], bucket->partner_cost);
    if (cost >= bucket->partner_cost) return;
    bucket->partner = a;
    bucket->partner_cost = cost;
}

static void partner_find(hdrtrie_buckets *buckets, size_t b)
{
    const size_t window = window_of_buckets(buckets);
    size_t i, tried = 0;
    buckets->items[b].partner_cost = INT64_MAX;
    for (i = b; i-- != 0 && tried < window;) {
        if (buckets->items[i].gone) continue;
        partner_try(buckets, b, i);
        tried++;
    }
}

void hdrtrie_buckets_make(
    hdrtrie_buckets *buckets, const hdrtrie_part *parts, const uint8_t offsets[HDRTRIE_SIEVE_LEVELS])
{
    const hdrtrie_sample *sample = buckets->sample;
    size_t i, k;
    buckets->count = buckets->part_count;
    for (i = 0; i < buckets->count; i++) {
        hdrtrie_bucket *b = &buckets->items[i];
        int byte = hdrtrie_rule_last(parts[i].rule);
        b->sets[0] = lengths_of(sample, &parts[i]);
        b->sets[1] = byte == HDRTRIE_PART_FREE ? sample->all : sample->last[byte];
        for (k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) {
            byte = hdrtrie_part_at(&parts[i], offsets[k]);
            b->sets[2 + k] = byte == HDRTRIE_PART_FREE ? sample->all : sample->at[offsets[k]][byte];
        }
        b->gone = false;
        bucket_count(b);
        buckets->of_parts[i] = (uint16_t)i;
        partner_find(buckets, i);
    }
}

/* Joins bucket b with its partner, and finds new partners for those that had either. */
static void join(hdrtrie_buckets *buckets, size_t b)
{
    const size_t a = buckets->items[b].partner, window = window_of_buckets(buckets);
    size_t i, tried = 0;
    buckets->items[a] = joined(&buckets->items[a], &buckets->items[b]);
    buckets->items[b].gone = true;
    buckets->count--;
    for (i = 0; i < buckets->part_count; i++) {
        if (buckets->of_parts[i] == b) buckets->of_parts[i] = (uint16_t)a;
    }
    partner_find(buckets, a);
    for (i = a + 1; i < buckets->part_count; i++) {
        if (buckets->items[i].gone) continue;
        if (buckets->items[i].partner == a || buckets->items[i].partner == b) {
            partner_find(buckets, i);
        } else if (tried < window) {
            partner_try(buckets, i, a);
        }
        tried++;
    }
}

void hdrtrie_buckets_join(hdrtrie_buckets *buckets, size_t max)
{
    while (buckets->count > max) {
        int64_t least = INT64_MAX;
        size_t i, best = 0;
        for (i = 0; i < buckets->part_count; i++) {
            if (buckets->items[i].gone || buckets->items[i].partner_cost >= least) continue;
            least = buckets->items[i].partner_cost;
            best = i;
        }
        join(buckets, best);
    }
}

size_t hdrtrie_buckets_passed(const hdrtrie_buckets *buckets)
{
    hdrtrie_name_set passed;
    size_t i;
    memset(&passed, 0, sizeof passed);
    for (i = 0; i < buckets->part_count; i++) {
        const hdrtrie_name_set set = passing(&buckets->items[i]);
        if (!buckets->items[i].gone) hdrtrie_name_set_join(&passed, &set);
    }
    return hdrtrie_name_set_count(&passed);
}
