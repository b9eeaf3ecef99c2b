/* SPDX-License-Identifier: Apache-2.0 OR MIT */
#include "depfile.h"

#include <string.h>

/* Escapes for make: a backslash before each space, tab and #, and before backslashes in front of these; $ twice. */
static bool print_path(const char *path, FILE *out)
{
    for (const char *c = path; *c != '\0'; c++) {
        if (*c == '\n' || *c == '\r') return false;
        if (*c == ' ' || *c == '\t' || *c == '#') {
            for (const char *before = c; before > path && before[-1] == '\\'; before--) fputc('\\', out);
            fputc('\\', out);
        } else if (*c == '$') {
            fputc('$', out);
        }
        fputc(*c, out);
    }
    return true;
}

bool gen_depfile_print(const char *const *targets, size_t target_count, const gen_include *include, FILE *out)
{
    bool printed = true;
    for (size_t i = 0; i < target_count; i++) {
        if (i != 0) fputc(' ', out);
        printed &= print_path(targets[i], out);
    }
    fputc(':', out);
    for (size_t i = 0; i < include->files.count; i++) {
        fputs(" \\\n  ", out);
        printed &= print_path(include->files.items[i].path, out);
    }
    fputc('\n', out);
    return printed;
}
