/* SPDX-License-Identifier: Apache-2.0 OR MIT */
/* First phase: the text of a list (reference 2.1 to 2.4) becomes rules that know their lines. */
#ifndef HDRTRIE_SRC_BUILD_LIST_H
#define HDRTRIE_SRC_BUILD_LIST_H

#include <hdrtrie/build.h>

#include "arena.h"

/* Where a rule comes from. */
typedef struct hdrtrie_origin {
    uint32_t file; /* index into files */
    uint32_t line, column;
} hdrtrie_origin;

/* A list as read. Everything lives in the arena that was given. rules and origins run in parallel, in order of appearance, includes
   expanded; groups in order of first appearance. */
typedef struct hdrtrie_list {
    hdrtrie_fold fold;
    bool fold_stated; /* else fold means nothing, and that was diagnosed */
    hdrtrie_rule *rules;
    hdrtrie_origin *origins;
    size_t count;
    const char *groups[HDRTRIE_GROUP_MAX];
    hdrtrie_origin group_origins[HDRTRIE_GROUP_MAX]; /* where each group first appears */
    size_t group_count;
    const char **files; /* names for diagnostics, the top file first; presets as "<name>" */
    size_t file_count;
} hdrtrie_list;

/* Reads a list; diagnoses all errors of the text. On an error other than LIST nothing more is told. The caller frees
   the arena whatever is returned. */
hdrtrie_error hdrtrie_list_read(const char *file, const char *text, size_t len, const hdrtrie_list_options *options,
    hdrtrie_arena *arena, hdrtrie_list *list);

#endif
