/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Reads a whole file, or standard input. */
#ifndef HDRTRIE_GEN_INPUT_H
#define HDRTRIE_GEN_INPUT_H

#include <stddef.h>

#include "../command.h"

#define GEN_INPUT_MAX ((size_t)256 << 20) /* bytes; a list of a million names has 30 MB */

typedef struct gen_input {
    char *text; /* malloc'ed; free it */
    size_t len;
} gen_input;

/* Reads path, or standard input for "-". Returns 0, or -1 with errno set: EFBIG for GEN_INPUT_MAX bytes or more. */
int gen_input_read(const char *path, gen_input *input);

#endif
