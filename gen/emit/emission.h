/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* What is to be printed as C, and the parts that OUT.c and OUT.h have in common. */
#ifndef HDRTRIE_GEN_EMISSION_H
#define HDRTRIE_GEN_EMISSION_H

#include <stdio.h>

#include <hdrtrie/hdrtrie.h>

#include "symbols.h"

typedef struct gen_emission {
    const hdrtrie_table *table;
    const char *symbol;
    const char *command;     /* as normalised for the banner: base names, options in a fixed order */
    const char *header_name; /* base name of OUT.h, NULL when there is none */
    uint64_t input_digest;
    const gen_symbols *symbols; /* for OUT.h */
} gen_emission;

/* The comment at the top of a generated file. what it is: "an hdrtrie table". */
void gen_emission_banner(const gen_emission *emission, const char *what, FILE *out);

/* #error unless it is compiled with headers of the layout version that it was generated for. */
void gen_emission_version_check(const gen_emission *emission, FILE *out);

/* The digest of the table, which OUT.h defines and OUT.c asserts. */
uint64_t gen_emission_digest(const hdrtrie_table *table);

/* Whether a base name can stand in an #include "..." line. */
bool gen_emission_name_is_includable(const char *base_name);

/* "none", "case", "underscore" or "separators". */
const char *gen_emission_fold_name(unsigned fold);

#endif
