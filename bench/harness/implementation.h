/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A subject is one way to match names: hdrtrie under one fold with one body, or a peer. Each stands in a file of its
   own under subjects/, which instantiates find_loop.h, so that its find is inlined into the loops that are timed. */
#ifndef BENCH_SUBJECT_H
#define BENCH_SUBJECT_H

#include "listing.h"
#include "requests.h"

HDRTRIE_EXTERN_C_BEGIN

/* A name as a parser leaves it: inside the text of a head. At least 64 bytes may be read from text on. */
typedef struct subject_name {
    const char *text;
    size_t len;
} subject_name;

typedef struct subject {
    const char *name; /* "gperf" */
    const char *list; /* the list that was compiled in; NULL: build takes any */
    const char *body; /* of hdrtrie: which code, else NULL */
    hdrtrie_fold fold;
    bool patterns; /* can take lists that are not plain */
    bool limit;    /* no subject but what no subject can be faster than; its answers mean nothing */

    /* Why it could not be built, for a peer whose package is absent; NULL: it was. Such a one takes no list. */
    const char *missing;

    /* Whether this machine can run it; NULL: all can. */
    bool (*runs)(void);

    /* Makes what find, pass and clear are given as state; NULL: they are given NULL. */
    const void *(*build)(const listing *l);

    /* The name's id, or -1. For checking; NULL where there is only clear. */
    int32_t (*find)(const void *state, const char *name, size_t len);

    /* Finds count names; returns the sum of id + 1 over them. Timed; NULL where there is only clear. */
    uint64_t (*pass)(const void *state, const subject_name *names, size_t count);

    /* Removes the fields that are found; returns how many are left. Timed; NULL where there is only find. */
    size_t (*clear)(const void *state, request_field *fields, size_t count);

    /* What clear does instead: "mark" (moves nothing; returns how many would be left), "keep" (removes the others),
       "mark-drop" and "unchecked" (remove the same in other ways). NULL: it clears. */
    const char *verb;

    /* Bytes that finds may read. */
    size_t (*bytes)(const void *state);

    const void *table; /* what finds read, where it is one constant of bytes(NULL) bytes; else NULL */

    /* The longest list that it takes in the benchmarks of growth, where list is NULL or "growth"; 0: any. */
    size_t most;
} subject;

typedef struct subject_set {
    const subject *subjects;
    size_t count;
} subject_set;

/* Whether s can stand for list l, its fold included. */
bool subject_takes(const subject *s, const listing *l);

/* "none", "case", "underscore" or "separators". */
const char *subject_fold_name(hdrtrie_fold fold);

/* Checks that s agrees with l on count names and on all of the list's, and on all one-byte edits of them (of about a
   thousand of the list's, where it has more); ends the program if it does not. */
void subject_verify(const subject *s, const void *state, const listing *l, const subject_name *names, size_t count);

HDRTRIE_EXTERN_C_END

#endif
