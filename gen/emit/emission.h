/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The input of the emitters of C, and the parts that OUT.c and OUT.h have in common. */
#ifndef HDRTRIE_GEN_EMISSION_H
#define HDRTRIE_GEN_EMISSION_H

#include <stdio.h>

#include <hdrtrie/hdrtrie.h>

#include "symbols.h"
#include "wrap.h"

typedef struct gen_emission {
    const hdrtrie_table *table;
    const char *symbol;
    const char *command;     /* for the banner: base names, options in a fixed order */
    const char *header_name; /* base name of OUT.h, or NULL without -H */
    uint64_t input_digest;
    const gen_symbols *symbols; /* filled in only with -H */
} gen_emission;

/* Writes the comment at the top of a generated file. what: "an hdrtrie table". */
void gen_emission_banner(const gen_emission *emission, const char *what, FILE *out);

/* Writes an #error for headers of another format version than this one. */
void gen_emission_version_check(const gen_emission *emission, FILE *out);

/* The digest of the table: OUT.h defines it, OUT.c compares it. */
uint64_t gen_emission_digest(const hdrtrie_table *table);

/* Whether a base name can be written in an #include "..." line. */
bool gen_emission_name_is_includable(const char *base_name);

/* "none", "case", "underscore" or "separators", and the constants of types.h and format/header.h. */
const char *gen_emission_fold_name(unsigned fold);
const char *gen_emission_fold_constant(unsigned fold);
const char *gen_emission_mode_constant(unsigned mode);

/* Writes a table's flags as constants, and a comma. */
void gen_emission_flags(unsigned flags, gen_wrap *wrap);

/* one if count is 1, else many. */
const char *gen_emission_plural(uint64_t count, const char *one, const char *many);

#endif
