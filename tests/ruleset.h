/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* A list of the tests: rules and groups in memory that grow one by one, can be read from the plain part of the list
   language (no includes) and printed in it. Knows nothing of src/. */
#ifndef RULESET_H
#define RULESET_H

#include <hdrtrie/build.h>
#include <stdio.h>

#define RULESET_GROUP_MAX 31

typedef struct ruleset {
    hdrtrie_fold fold;
    hdrtrie_rule *rules; /* literals belong to the ruleset */
    size_t count, capacity;
    char *groups[RULESET_GROUP_MAX];
    size_t group_count;
} ruleset;

/* Makes *set empty, of the given fold. */
void ruleset_start(ruleset *set, hdrtrie_fold fold);

/* Frees what the set holds. */
void ruleset_free(ruleset *set);

/* The index of the group of that name, added if it is new. */
uint32_t ruleset_group(ruleset *set, const char *name);

/* Appends a rule; literal is copied. */
void ruleset_add(ruleset *set, uint32_t group, hdrtrie_kind kind, bool exception, const char *literal, size_t len);

/* The same from one line's pattern: stars, "!" and escapes as in reference 2.3; it must be right. */
void ruleset_add_pattern(ruleset *set, uint32_t group, const char *pattern, size_t len);

/* Appends the rules of a list without includes; its fold becomes the set's. The text must be right. */
void ruleset_read(ruleset *set, const char *text, size_t len);

/* ruleset_read of the file lists/<name> below the source tree. */
void ruleset_read_list(ruleset *set, const char *name);

/* Prints the set as a list. Groups must appear in the rules in the order of their bits. */
void ruleset_print(const ruleset *set, FILE *out);

/* The set's list text, from malloc, NUL-terminated; its length in *len. */
char *ruleset_text(const ruleset *set, size_t *len);

/* The table of the set, by hdrtrie_build; ends the test with a message if it cannot be built. */
hdrtrie_table *ruleset_build(const ruleset *set);

/* "none", "case", "underscore", "separators". */
const char *fold_name(hdrtrie_fold fold);

#endif
