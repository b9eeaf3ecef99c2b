/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* First phase: the text of a list (reference 2.1 to 2.4) becomes rules, each with its file and line. */
#ifndef HDRTRIE_SRC_COMPILE_LIST_H
#define HDRTRIE_SRC_COMPILE_LIST_H

#include <hdrtrie/build.h>

#include "arena.h"

/* The place of a rule, for messages. */
typedef struct hdrtrie_origin {
    uint32_t file; /* index into files */
    uint32_t line;
    uint32_t column : 31, aliases_meant : 1; /* `!fold`: no warning that the exception keeps aliases */
} hdrtrie_origin;

/* A list after reading. All of it is in the caller's arena. rules[i] comes from origins[i], and cookies[i] from
   cookie_origins[i]. Rules are in order of appearance, with includes expanded in place; groups are in order of first
   appearance. */
typedef struct hdrtrie_list {
    hdrtrie_fold fold;
    bool fold_stated; /* if false, fold is not set, and an error was reported */
    hdrtrie_rule *rules;
    hdrtrie_origin *origins;
    size_t count;
    hdrtrie_rule *cookies; /* the rules `cookie:`; the others are in rules */
    hdrtrie_origin *cookie_origins;
    size_t cookie_count;
    const char *groups[HDRTRIE_GROUP_MAX];
    hdrtrie_origin group_origins[HDRTRIE_GROUP_MAX]; /* where each group first appears */
    size_t group_count;
    const char **files; /* names for diagnostics, the top file first; presets as "<name>" */
    size_t file_count;
} hdrtrie_list;

/* Reads a list and reports all errors of its text. Returns HDRTRIE_ERR_LIST if it reported any, HDRTRIE_ERR_MEMORY or
   HDRTRIE_ERR_LIST at once if it cannot go on. The caller frees the arena in any case. */
hdrtrie_error hdrtrie_list_read(const char *file, const char *text, size_t len, const hdrtrie_list_options *options,
    hdrtrie_arena *arena, hdrtrie_list *list);

#endif
