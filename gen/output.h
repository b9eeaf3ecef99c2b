/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Files written whole or not at all (reference 3.2). */
#ifndef HDRTRIE_GEN_OUTPUT_H
#define HDRTRIE_GEN_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "command.h"

/* One file that is being written. Several are first all staged and then all committed, so that what keeps one from
   being written (no room, no permission) leaves the old content of all. */
typedef struct gen_output {
    const char *path; /* as given */
    const void *bytes;
    size_t len;
    char *target;    /* where path's links lead; malloc'ed, as is temporary */
    char *temporary; /* beside the target, written and synced; NULL where nothing is to be renamed. Once committed, it
                        holds the old content, where the file system can exchange two files */
    bool direct;     /* to be written as it is: standard output, and what is no regular file */
    bool exists;     /* there was such a file */
    bool committed;
} gen_output;

/* Makes ready that bytes[0, len), which stay the caller's, become the content of path, "-" for standard output. An
   existing regular file is to be replaced in one step, by a temporary file beside it, and only if its content differs;
   symbolic links are followed, mode and owner kept. What is no regular file, or is the one that standard output goes
   to, is to be written directly. Complains; GEN_DONE or GEN_IO. Free with gen_output_free in any case. */
gen_status gen_output_stage(const char *path, const void *bytes, size_t len, gen_output *output);

/* Puts what was staged in its place. Complains; GEN_DONE or GEN_IO. */
gen_status gen_output_commit(gen_output *output);

/* Takes back what was committed, because another output of the same run could not be: the old content comes back, or
   the file goes that was not there. On file systems that cannot exchange two files (RENAME_EXCHANGE) it stays new. */
void gen_output_undo(gen_output *output);

/* Frees it, and removes the temporary file. */
void gen_output_free(gen_output *output);

/* Whether path holds exactly bytes[0, len): GEN_DONE if so, GEN_BAD_INPUT and a complaint if not or if there is no such
   file, GEN_IO if it cannot be read. */
gen_status gen_output_check(const char *path, const void *bytes, size_t len);

/* path as complaints say it: "-" is standard output. */
const char *gen_output_name(const char *path);

#endif
