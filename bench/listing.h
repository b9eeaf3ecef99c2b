/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A list as the benchmarks know it: read by listing.py, not by the code that is measured, and with a find of its own, a
   plain loop over the rules, that every subject must agree with before it is timed. In lists that no loop gets through, the
   ones of the growth benchmarks, it bisects the sorted names. */
#ifndef BENCH_LISTING_H
#define BENCH_LISTING_H

#include <hdrtrie/detail/format/table.h>
#include <stdbool.h>

HDRTRIE_EXTERN_C_BEGIN

/* One rule, as listing.py writes it. */
typedef struct listing_rule {
    const char *literal;
    uint8_t len, kind, group; /* kind: hdrtrie_kind */
    bool exception;
} listing_rule;

/* A list without a fold, as listing.py writes it. */
typedef struct listing_source {
    const char *name;
    const listing_rule *rules;
    size_t count;
} listing_source;

/* The longest list that listing_find loops over. */
#define LISTING_LOOP_MAX 800

typedef struct listing_key listing_key;

/* A list under a fold. Under fold none its literals are in lower case, which is how names that are compared exactly
   come: from HTTP/2, or from a caller that has lowered them. */
typedef struct listing {
    const char *name;
    hdrtrie_fold fold;
    listing_rule *rules; /* literals spelled as in the list, but see above */
    int32_t *ids;        /* of each rule: counted as reference 2.6 says; -1 for exceptions */
    size_t count;
    bool plain;          /* exact names in one group each, no exceptions: what every peer can take */
    listing_key *sorted; /* plain lists of more than LISTING_LOOP_MAX rules; else NULL */
} listing;

/* Makes a listing; ends the program when there is no memory. */
listing listing_make(const listing_source *source, hdrtrie_fold fold);

/* The id of the most specific rule that puts the name in a group, or -1. */
int32_t listing_find(const listing *l, const char *name, size_t len);

HDRTRIE_EXTERN_C_END

#endif
