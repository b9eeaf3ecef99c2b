/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Filter: the state of one request, and the steps of a hook for headers or trailers. */
#ifndef HDRTRIE_ENVOY_FILTER_H
#define HDRTRIE_ENVOY_FILTER_H

#include "envoy_policy.h"

/* The nominations in Connection, copied for the trailers that follow. */
typedef struct envoy_nominations {
    hdrtrie_connection connection;
    char text[]; /* the nominated names */
} envoy_nominations;

typedef struct envoy_filter {
    const envoy_policy *policy;                       /* of the listener */
    envoy_nominations *nominations[ENVOY_DIRECTIONS]; /* NULL: none */
} envoy_filter;

/* The fields of one section of a message, and those that are to be removed. */
typedef struct envoy_marks {
    void *stream;
    envoy_filter *filter;
    const envoy_policy *policy; /* of the route, if it has one, or of the listener */
    envoy_section section;
    int direction;              /* ENVOY_REQUEST or ENVOY_RESPONSE */
    envoy_field *fields, *copy; /* count fields, and room for a copy of them */
    size_t count;
    uint64_t *words, *more; /* the marks, and room for those of one step: (count + 63) / 64 words */
} envoy_marks;

/* Returns len bytes of memory. Ends the process if there are none, as Envoy does: a field that was not checked must not pass. */
void *envoy_allocate(size_t len);

/* Marks the fields that the strip and keep lines remove, and counts them. */
void envoy_marks_add_uses(envoy_marks *marks);
/* Marks hop-by-hop fields and those that Connection nominates, and counts them. Stores the nominations for trailers, unless
   is_last. Returns false if a request nominates more names than the library allows. */
bool envoy_marks_add_connection(envoy_marks *marks, bool is_last);
/* Removes the marked fields, and reports their names. After it, the texts of the fields are invalid. */
void envoy_marks_apply(const envoy_marks *marks);
/* Removes the cookies that the strip lines match from the Cookie fields of a request. Call it last: it reads the fields
   again. */
void envoy_cookies_clear(envoy_marks *marks);

/* Adds `by` to a counter. group may be NULL for counters without a label for it. */
void envoy_count(const envoy_marks *marks, size_t counter, const char *group, uint64_t by);
const char *envoy_section_name(envoy_section section);

#endif
