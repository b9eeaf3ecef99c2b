/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Second phase: rules become names, the distinct (kind, folded literal) with the groups they are in and out of, and ids
   (reference 2.6). Duplicates and contradictions are diagnosed here. */
#ifndef HDRTRIE_SRC_BUILD_NAMES_H
#define HDRTRIE_SRC_BUILD_NAMES_H

#include "list.h"

typedef struct hdrtrie_name {
    const uint8_t *text; /* folded; suffixes: reversed, so that sorting and matching are the same for both ends */
    uint32_t in, out;    /* groups that a rule puts it in, or an exception takes it out of; disjoint */
    int32_t id;          /* -1 if it has exceptions only */
    uint8_t len, kind;
} hdrtrie_name;

typedef struct hdrtrie_names {
    hdrtrie_fold fold;
    hdrtrie_name *exact; /* in order of first appearance */
    size_t exact_count;
    hdrtrie_name *prefixes, *suffixes; /* sorted by text */
    size_t prefix_count, suffix_count;
    uint32_t *id_rules; /* for each id its first rule that is no exception */
    size_t id_count;
    int32_t *rule_ids; /* for each rule the id of its name, -1 where the name has exceptions only */
    uint32_t
        *rule_order; /* indices of the rules, those of one name together, names by first appearance; no repetitions */
    size_t rule_order_count;
    uint32_t *rule_at; /* for each rule its place in rule_order; set for those in it */
} hdrtrie_names;

/* How rules are named in diagnostics: by file and line where they come from a list, else by index. */
typedef struct hdrtrie_reporter {
    const hdrtrie_build_options *options;
    const char *const *files;      /* NULL for rules without a list */
    const hdrtrie_origin *origins; /* in parallel to the rules, or NULL */
    const hdrtrie_rule *rules;     /* asked where there are no origins */
    bool failed;                   /* an error was reported */
} hdrtrie_reporter;

/* Reports on rule index: a printf-like text. */
void hdrtrie_report(hdrtrie_reporter *reporter, hdrtrie_severity severity, size_t rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Returns LIST when errors were reported. *names, zeros before, lives in the arena. */
hdrtrie_error hdrtrie_names_make(const hdrtrie_rule *rules, size_t count, size_t group_count, hdrtrie_fold fold,
    hdrtrie_reporter *reporter, hdrtrie_arena *arena, hdrtrie_names *names);

#endif
