/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* An implementation is one way to match names that is measured: hdrtrie under one fold with one backend (own/), a peer,
   other people's code (peers/), or a lower bound (lower_bounds.c). Each includes find_loop.inl.h, so that its find
   is inlined into the timed loops. */
#ifndef BENCH_IMPLEMENTATION_H
#define BENCH_IMPLEMENTATION_H

#include "listing.h"
#include "requests.h"

HDRTRIE_EXTERN_C_BEGIN

/* A name inside the text of a head, as a parser returns it. At least 64 bytes may be read from text on. */
typedef struct bench_name {
    const char *text;
    size_t len;
} bench_name;

typedef struct implementation {
    const char *name;    /* for example "gperf" */
    const char *list;    /* the list that is compiled in; NULL: build takes any list */
    const char *backend; /* hdrtrie only: which code runs; else NULL */
    hdrtrie_fold fold;
    bool patterns;       /* accepts lists that are not plain */
    bool needs_patterns; /* accepts only such lists */
    bool lower_bound;    /* not a way to match names: no implementation can be faster. Its answers mean nothing */

    /* The reason if the peer could not be built because a package is absent; else NULL. A missing peer takes no list. */
    const char *missing;

    /* Returns whether this machine can run it. NULL: every machine can. */
    bool (*is_supported)(void);

    /* Makes the state that find, pass and clear receive. NULL: they receive NULL. */
    const void *(*build)(const listing *l);

    /* Returns the name's id, or -1. Used for checks. NULL if there is only clear. */
    int32_t (*find)(const void *state, const char *name, size_t len);

    /* Finds count names; returns the sum of id + 1 over them. Timed. NULL if there is only clear. */
    uint64_t (*pass)(const void *state, const bench_name *names, size_t count);

    /* Removes the fields that are found; returns how many are left. Timed. NULL if there is only find. */
    size_t (*clear)(const void *state, request_field *fields, size_t count);

    /* What clear does. NULL: it clears. "mark": it moves nothing and returns how many fields would be left. "keep": it
       removes the other fields. "mark-drop" and "unchecked": other calls that remove the same fields. */
    const char *task;

    /* Returns how many bytes finds may read. */
    size_t (*bytes)(const void *state);

    /* The bytes that finds read, if they are one constant of bytes(NULL) bytes; else NULL. */
    const void *table;

    /* The longest list in the growth benchmarks; 0: any. Used if list is NULL or "growth". */
    size_t max_count;
} implementation;

typedef struct implementation_set {
    const implementation *implementations;
    size_t count;
} implementation_set;

/* Returns whether the implementation accepts list l and its fold. */
bool implementation_takes(const implementation *m, const listing *l);

/* Returns "none", "case", "underscore" or "separators". */
const char *bench_fold_name(hdrtrie_fold fold);

/* Compares the implementation with listing_find on count names, on all names of the list, on one-byte edits of them, and on
   prefixes that a suffix follows. If the list has more than a thousand names, edits are made of about a thousand. Ends the program at the first
   difference. */
void implementation_verify(
    const implementation *m, const void *state, const listing *l, const bench_name *names, size_t count);

HDRTRIE_EXTERN_C_END

#endif
