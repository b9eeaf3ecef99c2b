/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Errors: the results of the calls that build, load and check tables. The calls on a request's path cannot fail.

       hdrtrie_error error = hdrtrie_load(path, NULL, &edge, NULL);
       if (error != HDRTRIE_OK) fprintf(stderr, "%s: %s\n", path, hdrtrie_error_text(error)); */
#ifndef HDRTRIE_ERROR_H
#define HDRTRIE_ERROR_H

#include <hdrtrie/types.h>

typedef enum hdrtrie_error {
    HDRTRIE_OK = 0,
    HDRTRIE_ERR_MEMORY,    /* the allocator returned NULL */
    HDRTRIE_ERR_LIST,      /* the list or the rules have errors; the diagnostics describe them */
    HDRTRIE_ERR_LIMIT,     /* the rules exceed a limit of a table */
    HDRTRIE_ERR_READ,      /* a file could not be read; errno has the cause */
    HDRTRIE_ERR_TRUNCATED, /* fewer or more bytes than the table's header declares */
    HDRTRIE_ERR_MAGIC,     /* the bytes are not a table */
    HDRTRIE_ERR_VERSION,   /* a table of another format version */
    HDRTRIE_ERR_DIGEST,    /* the table is damaged; its digest differs */
    HDRTRIE_ERR_STRUCTURE, /* a field has an invalid value, or points outside its section */
    HDRTRIE_ERR_ANSWER     /* a find of a stored rule returns a wrong result */
} hdrtrie_error;

HDRTRIE_EXTERN_C_BEGIN

/* Returns a short English sentence without a full stop for error, or "unknown error" for other values. The text is
   static and never NULL. Any number of threads may call it. */
HDRTRIE_API const char *hdrtrie_error_text(hdrtrie_error error);

HDRTRIE_EXTERN_C_END

#endif
