/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Collects the diagnostics of a list (reference 2.7), and prints them in order: file:line:col: error: text. */
#ifndef HDRTRIE_GEN_DIAGNOSTICS_H
#define HDRTRIE_GEN_DIAGNOSTICS_H

#include <hdrtrie/build.h>

#define GEN_DIAGNOSTICS_SHOWN 20 /* of each kind; the others are counted */
#define GEN_DIAGNOSTICS_KINDS 64 /* past this many, the last one takes all other kinds */

/* One diagnostic that will be printed. file and text are its own copies. */
typedef struct gen_diagnostics_entry {
    char *file, *text;
    size_t file_order; /* files are in order of their first diagnostic */
    size_t arrival;    /* keeps diagnostics of one place in their order */
    size_t kind;       /* index into kinds */
    uint32_t line, column;
    bool warning, promoted;
} gen_diagnostics_entry;

/* Diagnostics whose texts differ only in names and numbers. The first ones by place are kept. */
typedef struct gen_diagnostics_kind {
    char *key;
    gen_diagnostics_entry entries[GEN_DIAGNOSTICS_SHOWN]; /* in order */
    size_t kept, count;
} gen_diagnostics_kind;

typedef struct gen_diagnostics {
    bool warnings_are_errors;
    size_t error_count; /* with -Werror, warnings count too */
    size_t arrivals;
    gen_diagnostics_kind *kinds;
    size_t kind_count;
    char **files;
    size_t file_count;
} gen_diagnostics;

/* Collects one diagnostic. context: a gen_diagnostics, all zeros at first. If memory runs out, it is printed at once. */
void gen_diagnostics_add(void *context, const hdrtrie_diagnostic *diagnostic);

/* Prints the collected diagnostics to stderr, by file, line and column, and forgets them. */
void gen_diagnostics_flush(gen_diagnostics *diagnostics);

#endif
