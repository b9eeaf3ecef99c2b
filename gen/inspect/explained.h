/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The verdict of a list about one name, with the rules that decide. */
#ifndef HDRTRIE_GEN_EXPLAINED_H
#define HDRTRIE_GEN_EXPLAINED_H

#include "../read/compiled.h"
#include "../read/decision.h"

#define GEN_VERDICT_COOKIE "cookie:" /* before names of cookies, as in lists */

typedef struct gen_verdict {
    const gen_compiled *compiled;
    const hdrtrie_table *table; /* of fields or of cookies; NULL for a cookie if the list lacks cookie rules */
    bool cookie;
    const char *name; /* without "cookie:" */
    size_t len;
    hdrtrie_match found;   /* the answer of a find */
    gen_decision decision; /* the answer of the rules, compared one by one */
} gen_verdict;

/* A rule, and its place in the list. */
typedef struct gen_verdict_rule {
    hdrtrie_rule_entry entry;
    const char *text; /* with the star of a pattern */
    size_t len;
    const char *file; /* NULL for a binary table */
    uint32_t line;
} gen_verdict_rule;

/* Looks up a name, or a cookie if text begins with "cookie:". */
gen_verdict gen_verdict_make(const gen_compiled *compiled, const char *text, size_t len);

gen_verdict_rule gen_verdict_rule_read(const gen_verdict *verdict, uint32_t index);

/* Whether the name is that of a framing field (reference 4.13), which is removed only on request. */
bool gen_verdict_is_framing(const gen_verdict *verdict);

/* Prints the verdict, and per group the rule that decides. */
void gen_verdict_print(const gen_verdict *verdict);

/* Prints it as one JSON object in one line. */
void gen_verdict_print_json(const gen_verdict *verdict);

/* Prints the path of a find through the table, and the sieve's answer. */
void gen_verdict_print_path(const gen_verdict *verdict);

#endif
