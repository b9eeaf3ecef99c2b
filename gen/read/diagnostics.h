/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Prints the diagnostics of a list (reference 2.7): file:line:col: error: text. */
#ifndef HDRTRIE_GEN_DIAGNOSTICS_H
#define HDRTRIE_GEN_DIAGNOSTICS_H

#include <hdrtrie/build.h>

typedef struct gen_diagnostics {
    bool warnings_are_errors;
    size_t error_count; /* with -Werror, warnings count too */
} gen_diagnostics;

/* Prints one diagnostic to stderr. context: a gen_diagnostics. */
void gen_diagnostics_print(void *context, const hdrtrie_diagnostic *diagnostic);

#endif
