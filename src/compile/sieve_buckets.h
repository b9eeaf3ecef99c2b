/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Assigns buckets to the parts of a sieve so that few names of the sample pass. */
#ifndef HDRTRIE_SRC_COMPILE_SIEVE_BUCKETS_H
#define HDRTRIE_SRC_COMPILE_SIEVE_BUCKETS_H

#include "sieve_parts.h"
#include "sieve_sample.h"

/* The kinds of rows that a name selects: by its length, its last byte, and its byte at each offset. */
#define HDRTRIE_BUCKET_KINDS (2 + HDRTRIE_SIEVE_LEVELS)

typedef struct hdrtrie_bucket {
    hdrtrie_name_set sets[HDRTRIE_BUCKET_KINDS]; /* the names that the rows of each kind pass */
    uint64_t counts[HDRTRIE_BUCKET_KINDS];       /* 1 + the number of names in each set */
    uint64_t passed;                             /* how many names pass rows of all kinds */
    uint64_t cost;
    size_t partner; /* the earlier bucket that is cheapest to join with */
    int64_t partner_cost;
    bool gone; /* joined with another */
} hdrtrie_bucket;

/* The caller sets all but the counts of buckets; the arrays have room for one item per part. */
typedef struct hdrtrie_buckets {
    const hdrtrie_sample *sample;
    hdrtrie_bucket *items;
    uint16_t *of_parts; /* per part: the index of its bucket */
    size_t part_count;  /* 1 or more */
    size_t count;       /* of buckets that are not gone */
} hdrtrie_buckets;

/* Puts each part into a bucket of its own. */
void hdrtrie_buckets_make(
    hdrtrie_buckets *buckets, const hdrtrie_part *parts, const uint8_t offsets[HDRTRIE_SIEVE_LEVELS]);

/* Joins pairs of buckets, always one that costs least, until at most max are left. 1 <= max. */
void hdrtrie_buckets_join(hdrtrie_buckets *buckets, size_t max);

/* How many names of the sample pass. */
size_t hdrtrie_buckets_passed(const hdrtrie_buckets *buckets);

#endif
