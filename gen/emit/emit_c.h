/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* OUT.c: the table as rows of the layout's pack macros. Prints what is in the packed bytes and decides nothing. */
#ifndef HDRTRIE_GEN_EMIT_C_H
#define HDRTRIE_GEN_EMIT_C_H

#include "emission.h"

#define GEN_EMIT_C_NAME_MAX 100000 /* beyond that compilers take minutes and gigabytes */

/* False when there is no memory. */
bool gen_emit_c(const gen_emission *emission, FILE *out);

#endif
