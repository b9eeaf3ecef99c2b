/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Request heads from a folder of .http files, parsed into arrays of fields as a proxy's parser leaves them. */
#ifndef BENCH_REQUESTS_H
#define BENCH_REQUESTS_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A field; name and value point into the head's text, so names have any alignment. */
typedef struct request_field {
    const char *name;
    size_t name_len;
    const char *value;
    size_t value_len;
} request_field;

typedef struct request {
    request_field *fields;
    size_t count;
} request;

typedef struct requests {
    request *heads; /* by file name */
    size_t count, field_count;
    size_t longest; /* fields of the head that has most */
} requests;

/* Reads every *.http file of folder; lower: with all names in lower case, as HTTP/2 has them. Ends the program if
   there is none, or one that cannot be read or parsed. */
requests requests_read(const char *folder, bool lower);

/* Reads requests from one file of anybody's: a field a line, its name alone or "Name: value"; an empty line ends a
   request, and so do REQUEST_NAMES_MAX fields without one; start lines ("GET / HTTP/1.1": a space before any colon) are passed
   over, so heads as they were recorded will do. Ends the program if there is no name. */
requests requests_read_names(const char *path, bool lower);

#define REQUEST_NAMES_MAX 32

/* How far past a text's end subjects may read. */
#define REQUEST_REACH_LEN 64

#ifdef __cplusplus
}
#endif

#endif
