/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Files that are replaced completely or not at all (reference 3.2). */
#ifndef HDRTRIE_GEN_OUTPUT_H
#define HDRTRIE_GEN_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "../command.h"

/* One file that is being written. All files of a run are staged before the first is committed. So an error of one (disk
   full, permission denied) leaves the old content of all. */
typedef struct gen_output {
    const char *path; /* as given */
    const void *bytes;
    size_t len;
    char *target;    /* path after following symbolic links; malloc'ed, like temporary */
    char *temporary; /* path of a file beside the target, written and synced; NULL if there is nothing to rename. After
                        the commit it holds the old content, if the file system can exchange two files */
    bool direct;     /* written without a temporary file: standard output, devices, pipes */
    bool exists;     /* the target existed before */
    bool committed;
} gen_output;

/* Prepares path ("-": standard output) to get the content bytes[0, len); the caller keeps the bytes. A regular file is
   replaced in one step by a temporary file beside it, and only if its content differs. Symbolic links are followed; mode
   and owner are kept. Devices, pipes, and the file that standard output is redirected to are written directly. Returns
   GEN_DONE, or GEN_IO after a message. Free with gen_output_free in both cases. */
gen_status gen_output_stage(const char *path, const void *bytes, size_t len, gen_output *output);

/* Replaces the target. Returns GEN_DONE, or GEN_IO after a message. */
gen_status gen_output_commit(gen_output *output);

/* Undoes a commit, after an error of another output of the same run: restores the old content, or deletes a new file. On
   file systems that cannot exchange two files (RENAME_EXCHANGE) a replaced file keeps the new content. */
void gen_output_undo(gen_output *output);

/* Frees the output and deletes the temporary file. */
void gen_output_free(gen_output *output);

/* Compares the content of path with bytes[0, len). Returns GEN_DONE if they are equal; GEN_BAD_INPUT, after a message, if
   they differ or the file does not exist; GEN_IO if it cannot be read. */
gen_status gen_output_check(const char *path, const void *bytes, size_t len);

/* Follows symbolic links, also to a file that does not exist yet. malloc'ed; NULL, with errno, if memory runs out or the links
   are too many. */
char *gen_output_resolve(const char *path);

/* path for messages: "standard output" for "-". */
const char *gen_output_name(const char *path);

#endif
