/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Diagnostics as reference 2.7 has them printed: file:line:col: error: text. */
#ifndef HDRTRIE_GEN_DIAGNOSTICS_H
#define HDRTRIE_GEN_DIAGNOSTICS_H

#include <hdrtrie/build.h>

typedef struct gen_diagnostics {
    bool warnings_are_errors;
    size_t error_count; /* warnings that are errors included */
} gen_diagnostics;

/* Prints one to stderr; context is a gen_diagnostics. */
void gen_diagnostics_print(void *context, const hdrtrie_diagnostic *diagnostic);

#endif
