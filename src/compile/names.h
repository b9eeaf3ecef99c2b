/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* Second phase: rules become names. All rules with one kind and one folded literal are one name, with one id (reference
   2.6). Repetitions and contradictions are reported here. */
#ifndef HDRTRIE_SRC_COMPILE_NAMES_H
#define HDRTRIE_SRC_COMPILE_NAMES_H

#include "list.h"

typedef struct hdrtrie_name {
    const uint8_t *text; /* folded; reversed for suffixes, so that suffixes sort and match as prefixes do */
    uint32_t in, out;    /* groups that a rule puts it in, and that an exception takes it out of; disjoint */
    int32_t id;          /* -1 if it has exceptions only */
    uint8_t len, kind;
} hdrtrie_name;

typedef struct hdrtrie_names {
    hdrtrie_fold fold;
    hdrtrie_name *exact; /* in order of first appearance */
    size_t exact_count;
    hdrtrie_name *prefixes, *suffixes; /* sorted by text */
    size_t prefix_count, suffix_count;
    /* the spellings of `!case NAME` under a wide fold, folded by case; `out` is their groups */
    hdrtrie_name *spelled;
    const hdrtrie_name **spelled_bases; /* per spelling: the name of its aliases; its in and out may be 0 */
    size_t spelled_count;
    uint32_t *id_rules; /* per id: the name's first rule that is not an exception */
    size_t id_count;
    uint32_t *rule_spellings; /* per rule: 1 + the index of its spelling, 0 if it is not spelled */
    int32_t *rule_ids;        /* per rule: the id of its name, -1 if the name has exceptions only */
    uint32_t *rule_order; /* rules sorted by name, names by first appearance; without repetitions. Spelled exceptions
                             follow the other rules of their name, one spelling after the other. */
    size_t rule_order_count;
    uint32_t *rule_at; /* per rule: its place in rule_order; not set for repetitions */
} hdrtrie_names;

/* Reports diagnostics on rules. It names a rule by file and line if the rules come from a list, else by its line or
   index. */
typedef struct hdrtrie_reporter {
    const hdrtrie_build_options *options;
    const char *const *files;      /* NULL for rules without a list */
    const hdrtrie_origin *origins; /* in parallel to the rules, or NULL */
    const hdrtrie_rule *rules;     /* for their lines, if origins is NULL */
    const uint32_t *indices;       /* of the rules in the caller's array, if it is another one; or NULL */
    bool failed;                   /* an error was reported */
} hdrtrie_reporter;

/* Reports a diagnostic on rules[rule], with a text as of printf. */
void hdrtrie_report(hdrtrie_reporter *reporter, hdrtrie_severity severity, size_t rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Writes the place of a rule that another rule's diagnostic mentions. */
void hdrtrie_place(const hdrtrie_reporter *reporter, size_t rule, char *text, size_t len);

/* Whether a rule is an exception for one spelling. With a narrow fold it is an exception like others. */
bool hdrtrie_rule_is_spelled(hdrtrie_fold fold, const hdrtrie_rule *rule);

/* Folds the rule's literal into out, HDRTRIE_PATTERN_MAX bytes; reversed for a suffix. */
void hdrtrie_rule_fold(hdrtrie_fold fold, const hdrtrie_rule *rule, uint8_t *out);

/* Fills in *names (zeros before) from the arena. Returns HDRTRIE_ERR_LIST if it reported an error, HDRTRIE_ERR_LIMIT
   if there are more than HDRTRIE_ID_MAX rules. */
hdrtrie_error hdrtrie_names_make(const hdrtrie_rule *rules, size_t count, size_t group_count, hdrtrie_fold fold,
    hdrtrie_reporter *reporter, hdrtrie_arena *arena, hdrtrie_names *names);

#endif
