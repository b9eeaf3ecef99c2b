/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reads a list and the files that it includes. hdrtrie_list_load and the command use it. */
#ifndef HDRTRIE_SRC_COMPILE_LIST_FILES_H
#define HDRTRIE_SRC_COMPILE_LIST_FILES_H

#include <hdrtrie/build.h>

/* A file, and what identifies it under any path. */
typedef struct hdrtrie_list_file {
    char *path; /* the first one used for this file */
    uint64_t device, inode;
} hdrtrie_list_file;

/* All zeros at first; the caller sets allocator, seen and context. */
typedef struct hdrtrie_list_files {
    const hdrtrie_allocator *allocator;
    void (*seen)(void *context, const char *text, size_t len); /* receives each text, in order; NULL: not called */
    void *context;
    hdrtrie_list_file *items; /* in order of first use */
    size_t count;
    size_t room;
    char *tried;  /* the path of the last include, or NULL */
    int failure;  /* errno of the first include that exists but could not be read; 0: none */
    char *failed; /* its path, or NULL if memory ran out */
} hdrtrie_list_files;

/* Reads a file of at most HDRTRIE_LIST_FILE_MAX bytes. Stores its text, which the caller releases with the allocator, and the path that
   was first used for this file: the reader of lists finds loops by comparing paths. Returns HDRTRIE_ERR_MEMORY, or
   HDRTRIE_ERR_READ with errno set. */
hdrtrie_error hdrtrie_list_files_read(
    hdrtrie_list_files *files, const char *path, const char **kept, char **text, size_t *len);

/* Returns a resolver that reads files. A path is relative to the file that includes it. */
hdrtrie_resolver hdrtrie_list_files_resolver(hdrtrie_list_files *files);

void hdrtrie_list_files_free(hdrtrie_list_files *files);

/* Whether the bytes of a file are those of a table, not the text of a list. */
bool hdrtrie_list_files_is_table(const char *text, size_t len);

/* The part of path after its last slash. */
const char *hdrtrie_list_files_base(const char *path);

#endif
