/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Request heads from a folder of .http files, or from one file, parsed into arrays of fields as a proxy's parser does. */
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
    request *heads; /* by file name, or in the order of the file */
    size_t count, field_count;
    size_t longest; /* fields of the longest head */
} requests;

/* Reads every *.http file of folder. lower: converts all names to lower case, as in HTTP/2. Ends the program if
   the folder contains none, or if one cannot be read or parsed. */
requests requests_read(const char *folder, bool lower);

/* Reads the heads of one file that read_traffic.py wrote, one after another. Their names may be malformed. lower, errors: as above. */
requests requests_read_traffic(const char *path, bool lower);

/* How many bytes past the end of a text implementations may read. */
#define REQUEST_REACH_LEN 64

#ifdef __cplusplus
}
#endif

#endif
