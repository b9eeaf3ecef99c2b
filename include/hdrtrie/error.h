/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What the calls that build, load and check return. */
#ifndef HDRTRIE_ERROR_H
#define HDRTRIE_ERROR_H

#include <hdrtrie/types.h>

typedef enum hdrtrie_error {
    HDRTRIE_OK = 0,
    HDRTRIE_ERR_MEMORY,    /* the allocator returned NULL */
    HDRTRIE_ERR_LIST,      /* the list or the rules have errors; the diagnostics said which */
    HDRTRIE_ERR_LIMIT,     /* more than a table can hold */
    HDRTRIE_ERR_READ,      /* a file could not be read; errno says why */
    HDRTRIE_ERR_TRUNCATED, /* fewer bytes than the table says, or more */
    HDRTRIE_ERR_MAGIC,     /* no table */
    HDRTRIE_ERR_VERSION,   /* a table of another layout version */
    HDRTRIE_ERR_DIGEST,    /* the bytes are not those that were written */
    HDRTRIE_ERR_STRUCTURE, /* a field points where it may not */
    HDRTRIE_ERR_ANSWER     /* a stored rule is not found at its own leaf */
} hdrtrie_error;

HDRTRIE_EXTERN_C_BEGIN

/* A short English sentence without a full stop; static, never NULL. */
HDRTRIE_API const char *hdrtrie_error_text(hdrtrie_error error);

HDRTRIE_EXTERN_C_END

#endif
