/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* The rules that a sieve must pass: those that are not exceptions, less those that a broader one covers. */
#ifndef HDRTRIE_SRC_COMPILE_SIEVE_RULES_H
#define HDRTRIE_SRC_COMPILE_SIEVE_RULES_H

#include "affixes.h"

/* Stores at most max names in `rules`: exact ones, then prefixes, then suffixes, each kind sorted by text. Returns their number, or max + 1 if
   there are more. Cost: linear in the names, with two bisections per exact name. */
size_t hdrtrie_sieve_rules(const hdrtrie_names *names, const hdrtrie_affixes *prefix, const hdrtrie_affixes *suffix,
    const hdrtrie_name **rules, size_t max);

#endif
