/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Load: copies a table from a file or from bytes into allocated memory, and checks it.

       hdrtrie_table *edge;
       hdrtrie_error error = hdrtrie_load("edge.hdrtrie", NULL, &edge, NULL);
       ...
       hdrtrie_free(edge, NULL); */
#ifndef HDRTRIE_LOAD_H
#define HDRTRIE_LOAD_H

#include <hdrtrie/error.h>
#include <hdrtrie/types.h>

/* Where memory comes from. A NULL pointer to it means malloc and free. The library calls it from the thread that called
   the library. */
typedef struct hdrtrie_allocator {
    void *(*allocate)(void *context, size_t len); /* returns len bytes, aligned as malloc's, or NULL */
    void (*release)(void *context, void *memory); /* frees memory; never called with NULL */
    void *context;                                /* the first argument of both */
} hdrtrie_allocator;

HDRTRIE_EXTERN_C_BEGIN

/* Reads a file into allocated memory and checks it (hdrtrie_check). Later changes of the file have no effect.
   path        NUL-terminated, not NULL.
   allocator   NULL: malloc and free.
   table       Receives the table, or NULL on error. The caller owns it and frees it with hdrtrie_free and the same
               allocator.
   why         If not NULL, receives a static English sentence about the error; unchanged on success.
   Returns HDRTRIE_OK or
   HDRTRIE_ERR_READ        The file cannot be opened or read; errno has the cause.
   HDRTRIE_ERR_MEMORY      The allocator returned NULL.
   HDRTRIE_ERR_TRUNCATED   The file has another length than the table's header declares.
   HDRTRIE_ERR_MAGIC       The file is not a table.
   HDRTRIE_ERR_VERSION     The table has another format version: generate it again.
   HDRTRIE_ERR_DIGEST, HDRTRIE_ERR_STRUCTURE, HDRTRIE_ERR_ANSWER   The table is damaged; see hdrtrie_check.
   Cost: it reads the file and makes one copy and one check. It needs memory of up to three file sizes meanwhile. */
HDRTRIE_API hdrtrie_error hdrtrie_load(
    const char *path, const hdrtrie_allocator *allocator, hdrtrie_table **table, const char **why);

/* Checks len bytes (hdrtrie_check) and copies them into allocated memory with a table's alignment.
   bytes       Need no alignment. A len of 0 is an error; bytes may be NULL then. The caller may free them after the
               call.
   allocator   NULL: malloc and free.
   table       Receives the table, or NULL on error. The caller owns it and frees it with hdrtrie_free and the same
               allocator.
   why         If not NULL, receives a static English sentence about the error; unchanged on success.
   Returns HDRTRIE_OK, HDRTRIE_ERR_MEMORY if the allocator returned NULL, or an error of hdrtrie_check.
   Cost: one check and one copy. */
HDRTRIE_API hdrtrie_error hdrtrie_load_bytes(
    const void *bytes, size_t len, const hdrtrie_allocator *allocator, hdrtrie_table **table, const char **why);

/* Frees a table that hdrtrie_load, hdrtrie_load_bytes, hdrtrie_build, hdrtrie_list_build or hdrtrie_list_load stored.
   table       NULL: nothing happens. Never a generated table, because it is static. No thread may still read it.
   allocator   The allocator of the call that made the table; NULL if that was NULL. */
HDRTRIE_API void hdrtrie_free(hdrtrie_table *table, const hdrtrie_allocator *allocator);

HDRTRIE_EXTERN_C_END

#endif
