/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "diagnostics.h"

#include <stdio.h>

void gen_diagnostics_print(void *context, const hdrtrie_diagnostic *diagnostic)
{
    gen_diagnostics *diagnostics = context;
    const bool warning = diagnostic->severity == HDRTRIE_WARNING;
    const bool promoted = warning && diagnostics->warnings_are_errors;
    if (!warning || promoted) diagnostics->error_count++;
    fprintf(stderr, "%s:%u:%u: %s: %s%s\n", diagnostic->file, (unsigned)diagnostic->line, (unsigned)diagnostic->column,
        warning && !promoted ? "warning" : "error", diagnostic->text, promoted ? " [-Werror]" : "");
}
