/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* OUT.c: the table as rows of pack macros. Everything is read from the packed bytes; nothing is decided here. */
#ifndef HDRTRIE_GEN_EMIT_C_H
#define HDRTRIE_GEN_EMIT_C_H

#include "emission.h"

#define GEN_EMIT_C_NAME_MAX 100000 /* for more names, compilers take minutes and gigabytes */

/* Returns false if memory runs out. */
bool gen_emit_c(const gen_emission *emission, FILE *out);

#endif
