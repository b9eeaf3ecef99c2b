/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A makefile rule: which files an output was made from, as make and ninja read it. */
#ifndef HDRTRIE_GEN_DEPFILE_H
#define HDRTRIE_GEN_DEPFILE_H

#include <stdio.h>

#include "../read/include.h"

/* Prints "target...: file...". Standard input, and presets, which are part of the command, are no files. False if a
   path has a line break, which no makefile can say. */
bool gen_depfile_print(const char *const *targets, size_t target_count, const gen_include *include, FILE *out);

#endif
