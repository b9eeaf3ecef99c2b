/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "sieve_make.h"

#include "sieve_buckets.h"
#include "sieve_offsets.h"
#include "sieve_rules.h"

#define PART_MAX 512    /* with more parts most names would pass */
#define RARE_SHARE 64   /* false candidates are rare if they are at most one in so many names of the sample */
#define USEFUL_SHARE 20 /* a sieve is of no use if they are more than one in so many */
#define BUCKETS_MAX 64
#define BUCKETS_MIN 16

/* The names that pass with a number of buckets, and the bucket of each part. */
typedef struct assignment {
    size_t bucket_count, passed;
    uint8_t buckets[PART_MAX];
} assignment;

static void assignment_read(const hdrtrie_buckets *buckets, size_t bucket_count, assignment *a)
{
    uint8_t numbers[PART_MAX];
    size_t i, next = 0;
    for (i = 0; i < buckets->part_count; i++) numbers[i] = (uint8_t)(buckets->items[i].gone ? 0 : next++);
    for (i = 0; i < buckets->part_count; i++) a->buckets[i] = numbers[buckets->of_parts[i]];
    a->bucket_count = bucket_count;
    a->passed = hdrtrie_buckets_passed(buckets);
}

/* Finds the fewest buckets, 16, 32 or 64, that let hardly more names pass than 64 do. Returns false if too many pass with
   any. */
static bool assign(hdrtrie_buckets *buckets, assignment *a)
{
    const size_t names = buckets->sample->count;
    size_t n = BUCKETS_MAX, most;
    hdrtrie_buckets_join(buckets, n);
    assignment_read(buckets, n, a);
    if (a->passed * USEFUL_SHARE > names) return false;
    most = a->passed + names / RARE_SHARE;
    while (n > BUCKETS_MIN) {
        assignment fewer;
        n /= 2;
        hdrtrie_buckets_join(buckets, n);
        assignment_read(buckets, n, &fewer);
        if (fewer.passed > most) break;
        *a = fewer;
    }
    return true;
}

/* Rows under construction: by folded byte, and for buckets that any byte passes. */
static void row_add(uint64_t *rows, uint64_t *any, uint64_t bucket, int byte)
{
    if (byte == HDRTRIE_PART_FREE) {
        *any |= bucket;
    } else {
        rows[byte] |= bucket;
    }
}

/* Copies the row of each folded byte to all bytes that fold to it. */
static void rows_unfold(uint64_t *rows, uint64_t any, unsigned fold)
{
    unsigned c;
    for (c = 0; c < 256; c++) rows[c] = rows[hdrtrie_byte_fold(fold, (uint8_t)c)];
    for (c = 0; c < 256; c++) rows[c] |= any;
}

static void rows_make(
    hdrtrie_sieve *sieve, unsigned fold, const hdrtrie_part *parts, size_t count, const uint8_t *buckets)
{
    uint64_t any[HDRTRIE_SIEVE_LEVELS] = {0}, any_last = 0;
    size_t i, k;
    for (i = 0; i < count; i++) {
        const uint64_t bucket = (uint64_t)1 << buckets[i];
        size_t len;
        for (len = parts[i].from; len <= parts[i].to; len++) sieve->lengths[len] |= bucket;
        row_add(sieve->last, &any_last, bucket, hdrtrie_rule_last(parts[i].rule));
        for (k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) {
            row_add(sieve->levels[k], &any[k], bucket, hdrtrie_part_at(&parts[i], sieve->offsets[k]));
        }
    }
    rows_unfold(sieve->last, any_last, fold);
    for (k = 0; k < HDRTRIE_SIEVE_LEVELS; k++) rows_unfold(sieve->levels[k], any[k], fold);
}

hdrtrie_error hdrtrie_sieve_make(const hdrtrie_names *names, const hdrtrie_affixes *prefix,
    const hdrtrie_affixes *suffix, hdrtrie_arena *arena, hdrtrie_sieve **sieve)
{
    const hdrtrie_name *rules[PART_MAX];
    hdrtrie_part parts[PART_MAX];
    hdrtrie_buckets buckets;
    hdrtrie_sample *sample;
    hdrtrie_sieve *made;
    assignment a;
    size_t count;
    if (prefix->any) return HDRTRIE_OK;
    count = hdrtrie_sieve_rules(names, prefix, suffix, rules, PART_MAX);
    if (count == 0 || count > PART_MAX) return HDRTRIE_OK;
    sample = (hdrtrie_sample *)hdrtrie_arena_zeros(arena, 1, sizeof *sample);
    made = (hdrtrie_sieve *)hdrtrie_arena_zeros(arena, 1, sizeof *made);
    buckets.items = (hdrtrie_bucket *)hdrtrie_arena_take(arena, PART_MAX, sizeof *buckets.items);
    buckets.of_parts = (uint16_t *)hdrtrie_arena_take(arena, PART_MAX, sizeof *buckets.of_parts);
    if (sample == NULL || made == NULL || buckets.items == NULL || buckets.of_parts == NULL) return HDRTRIE_ERR_MEMORY;
    hdrtrie_sample_make(names->fold, rules, count, sample);
    hdrtrie_offsets_choose(sample, rules, count, made->offsets);
    buckets.sample = sample;
    buckets.part_count = hdrtrie_parts_make(rules, count, made->offsets, parts, PART_MAX);
    hdrtrie_buckets_make(&buckets, parts, made->offsets);
    if (!assign(&buckets, &a)) return HDRTRIE_OK;
    made->row = (uint8_t)(a.bucket_count / 8);
    rows_make(made, names->fold, parts, buckets.part_count, a.buckets);
    *sieve = made;
    return HDRTRIE_OK;
}
