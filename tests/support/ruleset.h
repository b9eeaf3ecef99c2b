/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A list in memory, to which rules and groups are added one by one. Reads the list language without includes, and
   prints it. Does not use src/. */
#ifndef RULESET_H
#define RULESET_H

#include <hdrtrie/build.h>
#include <stdio.h>

#define RULESET_GROUP_MAX 31

typedef struct ruleset {
    hdrtrie_fold fold;
    hdrtrie_rule *rules; /* the ruleset owns the literals */
    size_t count, capacity;
    char *groups[RULESET_GROUP_MAX];
    size_t group_count;
    bool of_cookies; /* ruleset_read takes only the rules of cookies, without `cookie:`; otherwise only the others */
} ruleset;

/* Initializes *set as an empty list with the given fold. */
void ruleset_start(ruleset *set, hdrtrie_fold fold);

/* Frees the contents of the set. */
void ruleset_free(ruleset *set);

/* The index of the group with this name. Adds the group if it is new. */
uint32_t ruleset_group(ruleset *set, const char *name);

/* Appends a rule. Copies the literal. */
void ruleset_add(ruleset *set, uint32_t group, hdrtrie_kind kind, bool exception, const char *literal, size_t len);

/* Makes the last rule a spelled exception (`!case`). It is an exception for an exact name. */
void ruleset_spell(ruleset *set);

/* Appends a rule for a pattern as written in a list, with stars, "!" and escapes (reference 2.3). The pattern must be
   valid. */
void ruleset_add_pattern(ruleset *set, uint32_t group, const char *pattern, size_t len);

/* Appends the rules of a list without includes. The set takes over its fold. The text must be valid. */
void ruleset_read(ruleset *set, const char *text, size_t len);

/* Calls ruleset_read for the file lists/<name> in the source tree. */
void ruleset_read_list(ruleset *set, const char *name);

/* Prints the set as a list. Groups must appear in the rules in the order of their bits. */
void ruleset_print(const ruleset *set, FILE *out);

/* The list text of the set, NUL-terminated, from malloc. Stores its length in *len. */
char *ruleset_text(const ruleset *set, size_t *len);

/* The table of the set, from hdrtrie_build. Ends the test with a message if it cannot be built. */
hdrtrie_table *ruleset_build(const ruleset *set);

/* "none", "case", "underscore", "separators". */
const char *fold_name(hdrtrie_fold fold);

#endif
