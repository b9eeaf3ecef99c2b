/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Request heads from a folder of .http files, parsed into arrays of fields as a proxy's parser does. */
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
    size_t longest; /* fields of the longest head */
} requests;

/* Reads every *.http file of folder. lower: converts all names to lower case, as in HTTP/2. Ends the program if
   the folder contains none, or if one cannot be read or parsed. */
requests requests_read(const char *folder, bool lower);

/* Reads requests from a file that a user supplies, one field per line: a name alone or "Name: value". An empty line ends a
   request; without one, REQUEST_NAMES_MAX fields do. Start lines ("GET / HTTP/1.1", a space before any colon) are skipped,
   so recorded heads work too. Ends the program if the file contains none. */
requests requests_read_names(const char *path, bool lower);

#define REQUEST_NAMES_MAX 32

/* How many bytes past the end of a text implementations may read. */
#define REQUEST_REACH_LEN 64

#ifdef __cplusplus
}
#endif

#endif
