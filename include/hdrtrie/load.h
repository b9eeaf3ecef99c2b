/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Load: a table from a file, into memory of its own.

       hdrtrie_table *edge;
       hdrtrie_error error = hdrtrie_load("edge.hdrtrie", NULL, &edge, NULL);
       ...
       hdrtrie_free(edge, NULL); */
#ifndef HDRTRIE_LOAD_H
#define HDRTRIE_LOAD_H

#include <hdrtrie/error.h>
#include <hdrtrie/types.h>

/* Where memory comes from; NULL in its place means malloc and free. The calls may come from any thread that calls the
   library. */
typedef struct hdrtrie_allocator {
    void *(*allocate)(void *context, size_t len); /* aligned as malloc's; NULL when there is none */
    void (*release)(void *context, void *memory); /* memory is never NULL */
    void *context;
} hdrtrie_allocator;

HDRTRIE_EXTERN_C_BEGIN

/* Reads the file at path into memory of its own, checks it (hdrtrie_check) and stores the table in *table; NULL there on
   any error. *why (unless why is NULL) is a static sentence on the error. A file that changes later does not matter. The
   caller frees the table with hdrtrie_free and the same allocator. */
HDRTRIE_API hdrtrie_error hdrtrie_load(
    const char *path, const hdrtrie_allocator *allocator, hdrtrie_table **table, const char **why);

/* The same from bytes in memory, which are copied. */
HDRTRIE_API hdrtrie_error hdrtrie_load_bytes(
    const void *bytes, size_t len, const hdrtrie_allocator *allocator, hdrtrie_table **table, const char **why);

/* Frees what hdrtrie_load, hdrtrie_load_bytes, hdrtrie_build or hdrtrie_list_build stored; NULL is allowed. No other
   thread may still read the table. */
HDRTRIE_API void hdrtrie_free(hdrtrie_table *table, const hdrtrie_allocator *allocator);

HDRTRIE_EXTERN_C_END

#endif
