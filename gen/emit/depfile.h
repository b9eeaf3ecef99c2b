/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A makefile rule that lists the input files of an output, for make and ninja. */
#ifndef HDRTRIE_GEN_DEPFILE_H
#define HDRTRIE_GEN_DEPFILE_H

#include <stdio.h>

#include "../read/include.h"

/* Prints "target...: file...". Standard input and presets are not listed; presets are part of the command. Returns false
   if a path has a line break: a makefile cannot escape it. */
bool gen_depfile_print(const char *const *targets, size_t target_count, const gen_include *include, FILE *out);

#endif
