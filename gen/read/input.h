/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A file, or standard input, read to its end. */
#ifndef HDRTRIE_GEN_INPUT_H
#define HDRTRIE_GEN_INPUT_H

#include <stddef.h>
#include <sys/types.h>

#include "../command.h"

#define GEN_INPUT_MAX ((size_t)256 << 20) /* a million names are 30 MB; more is no list */

typedef struct gen_input {
    char *text; /* malloc'ed; free it */
    size_t len;
    dev_t device; /* which file it is, however it was named */
    ino_t inode;
} gen_input;

/* Reads path, or standard input for "-". On failure returns -1 with errno set: EFBIG from GEN_INPUT_MAX bytes on. */
int gen_input_read(const char *path, gen_input *input);

#endif
